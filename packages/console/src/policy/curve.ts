import type { RiskReport } from '../client/shapes.ts'

type Known = RiskReport['curve'][number]

/** A tolerance one can choose; what it buys is absent where nobody has worked it out. */
export interface Choice {
  /** 0–1. */
  readonly tolerated: number
  readonly bought?: Pick<Known, 'coverage' | 'error' | 'threshold'>
}

/** Tolerances to choose from before anything is worked out. */
const plain = [0.005, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.15, 0.2, 0.25]

/** The curve's tolerances and the ones given, in order, each once. */
export function withPoint(curve: readonly Known[], given: readonly number[]): readonly Choice[] {
  const known = new Map(curve.map((point) => [point.tolerated, point]))
  const all = new Set([...(curve.length === 0 ? plain : known.keys()), ...given])
  return [...all]
    .toSorted((one, other) => one - other)
    .map((tolerated) => {
      const bought = known.get(tolerated)
      return bought === undefined ? { tolerated } : { tolerated, bought }
    })
}
