import { binomialTail } from './binomial.ts'

/** What acting alone depends on: how sure a prediction was, and whether it was right. */
export interface Judged {
  /** 0–1; negative when it may never act alone, however low the threshold. */
  readonly confidence: number
  readonly right: boolean
}

/** What happens when tickets are decided alone from a threshold on. */
export interface Coverage {
  /** Least confidence to act alone; above 1 when no threshold can be trusted. */
  readonly threshold: number
  /** Share of tickets at or above it, 0–1. */
  readonly coverage: number
  /** Share of those that were wrong, 0–1; 0 when there are none. */
  readonly error: number
}

/** A threshold that nothing reaches: never act alone. */
export const never = 1.01

/** Thresholds tried: 1 down to 0 in steps of 0.005. Finer gains less than a ticket in 200; coarser gives tickets away. */
const steps = 200

/**
 * Where the walk down the thresholds starts, and the share of the doubt allowed to each start. A start is set by the
 * risk alone, never by the data. At a confidence of `1 − risk / 5` a calibrated reader is far below the risk, but few
 * tickets may be so sure; `1 − 3 × risk` has many tickets, but may be above it already. A walk that fails at its first
 * step would say "never" although a lower threshold is safe; three of them seldom all do. The middle
 * one is nearly always right, hence its share: what the others have is lost to it.
 */
const starts = [
  { depth: 0.2, share: 0.1 },
  { depth: 1, share: 0.8 },
  { depth: 3, share: 0.1 },
] as const

/**
 * The lowest confidence from which on no more than `risk` of the decisions go wrong, with probability `confidence`
 * over the draw of `judged`, which must not be the tickets the classifier was trained on or is measured on.
 *
 * Learn then Test (Angelopoulos, Bates, Candès, Jordan, Lei 2021, §2.3): fixed-sequence testing with several starts,
 * each threshold tested with the exact binomial p-value (the one that inverts to the Clopper–Pearson bound).
 * Answers `never` when no threshold can be shown to be safe.
 */
export function chooseThreshold(judged: readonly Judged[], risk: number, confidence: number): number {
  const { counts, errors } = cumulate(judged)
  let lowest = steps + 1
  for (const { depth, share } of starts) {
    const doubt = (1 - confidence) * share
    let step = Math.max(0, Math.round((1 - depth * risk) * steps))
    while (step >= 0 && binomialTail(errors[step] ?? 0, counts[step] ?? 0, risk) <= doubt) {
      lowest = Math.min(lowest, step)
      step--
    }
  }
  return lowest > steps ? never : lowest / steps
}

/** Tickets and errors at or above each threshold of the grid. */
function cumulate(judged: readonly Judged[]): { counts: Float64Array; errors: Float64Array } {
  const counts = new Float64Array(steps + 1)
  const errors = new Float64Array(steps + 1)
  for (const { confidence, right } of judged) {
    if (confidence < 0) continue
    const step = gridStep(confidence)
    counts[step] = (counts[step] ?? 0) + 1
    if (!right) errors[step] = (errors[step] ?? 0) + 1
  }
  for (let step = steps - 1; step >= 0; step--) {
    counts[step] = (counts[step] ?? 0) + (counts[step + 1] ?? 0)
    errors[step] = (errors[step] ?? 0) + (errors[step + 1] ?? 0)
  }
  return { counts, errors }
}

/** The highest threshold of the grid that this confidence reaches, compared as `coverageAt` compares. */
function gridStep(confidence: number): number {
  let step = Math.min(steps, Math.max(0, Math.floor(confidence * steps)))
  if (step < steps && (step + 1) / steps <= confidence) step++
  if (step > 0 && step / steps > confidence) step--
  return step
}

/** What a threshold gives on these tickets. */
export function coverageAt(judged: readonly Judged[], threshold: number): Coverage {
  let n = 0
  let wrong = 0
  for (const { confidence, right } of judged) {
    if (confidence < threshold) continue
    n++
    if (!right) wrong++
  }
  return { threshold, coverage: judged.length === 0 ? 0 : n / judged.length, error: n === 0 ? 0 : wrong / n }
}

/**
 * The widest coverage at which no more than `risk` of *these* decisions went wrong: a look at the answers, for
 * comparison with the literature only. Never act on it.
 */
export function bestCoverage(judged: readonly Judged[], risk: number): Coverage {
  const sorted = judged.toSorted((a, b) => b.confidence - a.confidence)
  let best: Coverage = { threshold: never, coverage: 0, error: 0 }
  let wrong = 0
  sorted.forEach(({ confidence, right }, i) => {
    if (!right) wrong++
    if (confidence < 0) return
    const isLastOfTies = sorted[i + 1]?.confidence !== confidence
    if (!isLastOfTies || wrong / (i + 1) > risk) return
    best = { threshold: confidence, coverage: (i + 1) / sorted.length, error: wrong / (i + 1) }
  })
  return best
}
