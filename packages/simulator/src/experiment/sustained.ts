import type { PolicyName } from '../policies/policies.ts'
import { runSeed, type Experiment } from './experiment.ts'

/** Halvings of the searched range: the volume is found to within about 1 %. */
const steps = 6

/** The most volume searched, as a factor. */
const mostVolume = 2.2

/**
 * The largest volume, as a factor on the world's own, at which a policy breaks no more promises than `breachRate`, for one
 * seed. Found by bisection (breaches grow with volume); 0.2 to 2.2.
 */
export function sustainedVolume(
  experiment: Omit<Experiment, 'policies' | 'volume'>,
  policy: PolicyName,
  seed: number,
  breachRate: number,
): number {
  let low = 0.2
  let high = mostVolume
  for (let step = 0; step < steps; step++) {
    const volume = Math.sqrt(low * high)
    const [trial] = runSeed({ ...experiment, policies: [policy], volume }, seed)
    if (trial!.measures.breachRate <= breachRate && trial!.measures.unresolved === 0) low = volume
    else high = volume
  }
  return Math.sqrt(low * high)
}
