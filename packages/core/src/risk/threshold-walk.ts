import { binomialTail } from '../learn/evaluate/binomial.ts'

/** Steps of the scale of thresholds, 0 to 1. Finer: gains less than a ticket in 200; coarser: gives tickets away. */
export const steps = 200

/** No score below 0.05 is acted on, however well guesses have done so far: most of them say "none of these". */
const lowestStep = 10

/**
 * Where walks down the thresholds begin, and what each brings along of the doubt allowed; fixed beforehand, whatever the
 * data and the tolerated share. A strict start is safe but may have too few tickets to show it; a lax one has
 * many but may be too lax already. A walk that arrives at a later start adds what that one brings, so nothing is lost
 * as long as it goes well.
 */
const starts: readonly { readonly step: number; readonly share: number }[] = [
  { step: 196, share: 0.1 },
  { step: 190, share: 0.4 },
  { step: 180, share: 0.2 },
  { step: 160, share: 0.15 },
  { step: 130, share: 0.15 },
]

/** Tickets at or above each step of the scale, and how many of them were wrong. */
export interface StepCounts {
  readonly acted: Float64Array
  readonly wrong: Float64Array
}

/** What a walk is asked: the share wrong that is tolerated, 0–1, and the chance of being mistaken about it, 0–1. */
export interface Promised {
  readonly tolerated: number
  readonly doubt: number
}

/** Counts at or above each step. `right` of a ticket without a score counts as little as its score. */
export function countSteps(tickets: readonly { readonly score: number; readonly right: boolean }[]): StepCounts {
  const acted = new Float64Array(steps + 1)
  const wrong = new Float64Array(steps + 1)
  for (const { score, right } of tickets) {
    const step = stepOf(score)
    acted[step]! += 1
    if (!right) wrong[step]! += 1
  }
  for (let step = steps - 1; step >= 0; step--) {
    acted[step]! += acted[step + 1]!
    wrong[step]! += wrong[step + 1]!
  }
  return { acted, wrong }
}

/**
 * The lowest step from which on no more than `tolerated` go wrong, mistaken with a chance of at most `doubt`; undefined
 * when none can be shown to be safe. More errors never lower it, and tolerating more never raises it.
 *
 * Learn then Test (Angelopoulos, Bates, Candès, Jordan and Lei 2021): "above this threshold too many go wrong" is tested
 * for one threshold after the other, from strict to lax, with the exact binomial p-value, the one that inverts to the
 * bound of Clopper and Pearson. Doubt is handed down as in the fallback procedure (Wiens 2003): a threshold shown
 * safe passes its doubt on to the next, one that is not loses it.
 */
export function walkDown({ acted, wrong }: StepCounts, { tolerated, doubt }: Promised): number | undefined {
  let carried = 0
  let lowest: number | undefined
  for (let step = starts[0]!.step; step >= lowestStep; step--) {
    for (const start of starts) if (start.step === step) carried += doubt * start.share
    if (carried === 0) continue
    if (acted[step]! > 0 && binomialTail(wrong[step]!, acted[step]!, tolerated) <= carried) lowest = step
    else carried = 0
  }
  return lowest
}

/** The highest step that this score reaches, compared as a threshold is compared with a score. */
function stepOf(score: number): number {
  let step = Math.min(steps, Math.max(0, Math.floor(score * steps)))
  if (step < steps && (step + 1) / steps <= score) step++
  if (step > 0 && step / steps > score) step--
  return step
}
