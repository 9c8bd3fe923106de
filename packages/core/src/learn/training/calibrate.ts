import type { HeldOutPrediction, TrainingOptions } from '../classifier.ts'
import { softmax } from '../exact-math.ts'
import { familiarQuantiles, shareAsStrange } from '../familiar.ts'
import { heldOutFolds } from './held-out.ts'
import { lowRankScores, type LowRankPart } from './low-rank.ts'
import { oneVsRestScores, type OneVsRestPart } from './one-vs-rest.ts'
import { trainParts, type TrainingTask } from './parts.ts'
import { addShift, believedShift, recentShares } from './recent-shares.ts'
import { fitPool, usualPool, type PoolWeights } from './pool.ts'

/** What was learned from predicting tickets that were held out of a first training. */
export interface Calibration {
  readonly pool: PoolWeights
  /** Added to each label's score, because it is asked more or less now than in the long run. */
  readonly shift: Float64Array
  readonly familiar: Float64Array
  readonly heldOut: readonly HeldOutPrediction[]
  /** A solution on most tickets, to go on from; only when there was one fold. */
  readonly oneVsRest: OneVsRestPart | undefined
  /** The low-rank parts trained on the way: members of the final average. */
  readonly lowRank: readonly LowRankPart[]
}

/** Tickets predicted of each fold, the newest: thresholds need no more. */
const mostHeldOut = 5_000

/**
 * Trains on part of the tickets and predicts the rest: how the parts are weighed, how far recent shares are believed,
 * what familiar looks like, and the ground for thresholds. The first `examples` tickets of the task are real. With too
 * few of them the usual weights are taken and nothing is held out.
 */
export function calibrate(task: TrainingTask, examples: number, options: TrainingOptions): Calibration {
  const all = task.truth.length
  const folds = heldOutFolds(examples, all, options.seed, options.inTimeOrder ?? false)
  const scores: { low: Float64Array; rest: Float64Array; truth: Uint32Array }[] = []
  let last: OneVsRestPart | undefined
  const lowRank: LowRankPart[] = []
  folds.forEach((fold, i) => {
    const parts = trainParts(task, fold.learned, options.seed + i + 1, undefined, (share) => {
      options.onProgress?.(0.1 + (0.45 * (i + share)) / folds.length, 'calibrating on held-out tickets')
    })
    const tickets = fold.heldOut.slice(-mostHeldOut)
    scores.push({
      low: lowRankScores(task.kernel, parts.lowRank, task.vectors, tickets, task.labelCount),
      rest: oneVsRestScores(task.kernel, parts.oneVsRest, task.vectors, tickets, task.labelCount),
      truth: Uint32Array.from(tickets, (ticket) => task.truth[ticket]!),
    })
    // One that has not seen the newest tickets would pull the average back to old ways (it8_service_tickets: .824 for .830).
    if (folds.length > 1 || !options.inTimeOrder) lowRank.push(parts.lowRank)
    last = folds.length === 1 ? parts.oneVsRest : undefined
  })
  const low = concatenate(scores.map((fold) => fold.low))
  const rest = concatenate(scores.map((fold) => fold.rest))
  const truth = Uint32Array.from(scores.flatMap((fold) => [...fold.truth]))
  const labels = task.labelCount
  const pool = folds.length === 0 ? usualPool : fitPool({ lowRank: low, oneVsRest: rest, truth, labels })
  const pooled = low.map((score, i) => pool.lowRank * score + pool.oneVsRest * rest[i]!)
  const shares = (tickets: Uint32Array): Float64Array => recentShares(tickets, task.truth, labels)
  const isShifting = options.inTimeOrder === true && folds.length === 1
  const sharesBefore = isShifting ? shares(realTickets(folds[0]!.learned, examples)) : new Float64Array(labels)
  const belief = isShifting ? believedShift(pooled, truth, sharesBefore) : 0
  addShift(pooled, sharesBefore, belief)
  const everyone = Uint32Array.from({ length: examples }, (_, i) => i)
  const shift = shares(everyone).map((share) => belief * share)
  return { pool, shift, oneVsRest: last, lowRank, ...judge(pooled, truth, labels) }
}

/** Descriptions stand behind the real tickets and are of no time. */
function realTickets(tickets: Uint32Array, examples: number): Uint32Array {
  return tickets.filter((ticket) => ticket < examples)
}

function judge(pooled: Float64Array, truth: Uint32Array, labels: number): Pick<Calibration, 'familiar' | 'heldOut'> {
  const rows = Array.from(truth, (label, row) => {
    const scores = pooled.subarray(row * labels, (row + 1) * labels)
    const best = scores.indexOf(scores.reduce((a, b) => Math.max(a, b), -Infinity))
    const { probabilities, energy } = softmax(scores)
    return { energy, confidence: probabilities[best]!, isRight: best === label, label: best }
  })
  const familiar = familiarQuantiles(rows.map(({ energy }) => energy))
  const heldOut = rows.map(({ energy, confidence, isRight, label }) => ({
    confidence,
    inScope: shareAsStrange(energy, familiar),
    isRight,
    label,
  }))
  return { familiar, heldOut }
}

function concatenate(parts: readonly Float64Array[]): Float64Array {
  const out = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}
