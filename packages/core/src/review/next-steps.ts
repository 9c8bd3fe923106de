import type { Review } from './review-month.ts'

/** Something worth doing after a review, with the numbers that speak for it. */
export interface NextStep {
  readonly kind: (typeof nextStepKinds)[number]
  /** The queue or the agent it is about; absent for steps about everything. */
  readonly about?: string
  /** 0–1; the share that speaks for it. */
  readonly share: number
  /** What it was reckoned from. */
  readonly n: number
}

/**
 * - `look_at_queue`: overridden surely more often than the rest: its name, its description or its history mislead.
 * - `trust_queue`: ready by what people did with it, and surely overridden less often than is tolerated: it may act alone.
 * - `train`: what people correct comes more often than before.
 * - `mind_confidence`: probabilities do not mean what they say any more.
 * - `even_out`: one person resolved far more than their share.
 */
export const nextStepKinds = ['look_at_queue', 'trust_queue', 'train', 'mind_confidence', 'even_out'] as const

/** Where the policy says nothing: one in twenty. */
const usualTolerance = 0.05
/** Gap between how sure and how right from which on thresholds mislead: twice what a fresh model is asked to keep. */
const largestGap = 0.05
/** Times an even share of all effort from which on somebody is named. */
const unevenFrom = 2
/** Resolved tickets below which a calibration says nothing. */
const fewestScored = 100
/** Most steps named: a list that is done, not filed. */
const mostSteps = 6

/**
 * What a review suggests, weightiest first. `readyQueues` do not act alone yet and could: overrides alone do not show that,
 * because people also hand on, or resolve elsewhere, without saying so.
 */
export function nextSteps(
  review: Review,
  {
    readyQueues,
    tolerated = usualTolerance,
  }: { readonly readyQueues: ReadonlySet<string>; readonly tolerated?: number },
): readonly NextStep[] {
  const { overrides, calibration } = review
  const steps: NextStep[] = []
  if (overrides.change?.isSure && overrides.change.value > 0) {
    steps.push({ kind: 'train', share: overrides.all.value, n: overrides.all.n })
  }
  for (const { name, rate } of overrides.queues) {
    if (rate.low > Math.max(tolerated, overrides.all.value)) {
      steps.push({ kind: 'look_at_queue', about: name, share: rate.value, n: rate.n })
    }
  }
  if (calibration && calibration.n >= fewestScored && calibration.error > largestGap) {
    steps.push({ kind: 'mind_confidence', share: calibration.error, n: calibration.n })
  }
  for (const { name, rate } of overrides.queues) {
    if (rate.high <= tolerated && readyQueues.has(name)) {
      steps.push({ kind: 'trust_queue', about: name, share: rate.value, n: rate.n })
    }
  }
  return [...steps, ...unevenness(review)].slice(0, mostSteps)
}

function unevenness({ load: { agents } }: Review): readonly NextStep[] {
  const total = agents.reduce((sum, { effort }) => sum + effort, 0)
  const [most] = agents
  if (most === undefined || agents.length < 3 || most.effort * agents.length < unevenFrom * total) return []
  return [{ kind: 'even_out', about: most.agent, share: most.effort / total, n: most.tickets }]
}
