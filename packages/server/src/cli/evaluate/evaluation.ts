import {
  accuracy,
  auroc,
  calibrationError,
  confusions,
  labelScores,
  macroF1,
  reliabilityBins,
  topShare,
  type Confusion,
  type LabelScore,
  type ReliabilityBin,
} from '@pointsman/core'
import { coverageRows, type CoverageGroup, type CoverageRow } from './coverage-rows.ts'
import { judgements, type Measured } from './measure.ts'

/** All figures of an evaluation. Shares are 0–1. */
export interface Evaluation {
  readonly n: number
  readonly trainN: number
  readonly labels: number
  readonly accuracy: number
  readonly macroF1: number
  readonly ece: number
  readonly top3: number
  readonly top5: number
  readonly coverage: readonly CoverageRow[]
  readonly outOfScope?: { readonly n: number; readonly auroc: number }
  /** Mean over the folds, where there are several. */
  readonly trainSeconds: number
  readonly docsPerSecond: number
  readonly modelBytes: number
  readonly loadSeconds: number
  readonly lessonMicroseconds: number
  /** Test tickets whose label was never seen in training: wrong by necessity. */
  readonly unknownLabels: number
  readonly perLabel: readonly LabelScore[]
  readonly confusions: readonly Confusion[]
  readonly reliability: readonly ReliabilityBin[]
}

/** What was found in a trial, and how many tickets it learned from. */
export interface MeasuredTrial {
  readonly measured: Measured
  readonly trainN: number
}

/** Sums up one trial, or the folds of several: their predictions are put together, their times averaged. */
export function evaluation(trials: readonly MeasuredTrial[]): Evaluation {
  const all = trials.map(({ measured }) => measured)
  const reads = all.flatMap((each) => each.reads)
  const outside = all.flatMap((each) => each.outside)
  const scored = reads.map((each) => each.scored)
  const perLabel = labelScores(scored)
  const area = auroc(
    reads.map(({ inScope }) => inScope),
    outside.map(({ inScope }) => inScope),
  )
  const predictSeconds = sum(all.map((each) => each.predictSeconds))
  return {
    n: reads.length,
    trainN: Math.round(mean(trials.map(({ trainN }) => trainN))),
    labels: Math.max(0, ...all.map(({ labels }) => labels)),
    accuracy: accuracy(scored),
    macroF1: macroF1(perLabel),
    ece: calibrationError(scored),
    top3: topShare(scored, 3),
    top5: topShare(scored, 5),
    coverage: coverageRows(coverageGroups(all)),
    ...(area !== undefined && { outOfScope: { n: outside.length, auroc: area } }),
    trainSeconds: mean(all.map(({ trainSeconds }) => trainSeconds)),
    docsPerSecond: predictSeconds > 0 ? (reads.length + outside.length) / predictSeconds : 0,
    modelBytes: Math.round(mean(all.map(({ modelBytes }) => modelBytes))),
    loadSeconds: mean(all.map(({ loadSeconds }) => loadSeconds)),
    lessonMicroseconds: median(all.flatMap(({ lessonMicroseconds }) => lessonMicroseconds)),
    unknownLabels: scored.filter(({ rank }) => rank === Number.POSITIVE_INFINITY).length,
    perLabel,
    confusions: confusions(scored),
    reliability: reliabilityBins(scored),
  }
}

/** The threshold for a fold is chosen on the other folds; that for a single test, on what the training held out. */
function coverageGroups(all: readonly Measured[]): readonly CoverageGroup[] {
  const judged = all.map(({ reads }) => judgements(reads))
  return judged.map((measured, i) => ({
    measured,
    heldOut: all.length > 1 ? judged.filter((_, j) => j !== i).flat() : (all[i]?.heldOut ?? []),
  }))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : sum(values) / values.length
}

/** The middle value; 0 of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}
