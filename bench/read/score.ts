import { auroc } from '../../packages/core/src/learn/evaluate/auroc.ts'
import { calibrationError } from '../../packages/core/src/learn/evaluate/calibration-error.ts'
import { bestCoverage, coverageAt, type Judged } from '../../packages/core/src/learn/evaluate/coverage.ts'
import { labelScores, macroF1 } from '../../packages/core/src/learn/evaluate/label-scores.ts'
import { accuracy, topShare } from '../../packages/core/src/learn/evaluate/scored.ts'
import type { LabelledText } from '../../packages/core/src/learn/classifier.ts'
import { shuffled } from './data.ts'
import type { Answer, Peer, Split, Trial } from './trial.ts'

/** The figures of one peer on one trial; undefined where a peer cannot have them. Shares are 0–1. */
export interface Figures {
  readonly accuracy: number
  readonly macroF1: number
  readonly top5?: number
  readonly calibrationError?: number
  readonly auroc?: number
  readonly at5?: Accepted
  readonly at2?: Accepted
  /** Mean over the splits. */
  readonly trainSeconds: number
  readonly modelBytes: number
  readonly docsPerSecond: number
}

/** Share of tickets accepted, and share of those that was wrong after all. */
interface Accepted {
  readonly coverage: number
  readonly error: number
}

/** Trains and tests a peer on every split of a trial. */
export async function score(peer: Peer, trial: Trial): Promise<Figures> {
  const first = trial.splits[0]
  if (!first) throw new Error(`${trial.name} has no split`)
  const fifth = heldOut(first.train, trial.order)
  await peer.tune?.(fifth.train, fifth.test)
  const tested: (readonly Answer[])[] = []
  const outOfScope: Answer[] = []
  let trainSeconds = 0
  let modelBytes = 0
  let docsPerSecond = 0
  for (const [i, split] of trial.splits.entries()) {
    const trained = await peer.train(split.train, trial.order)
    tested.push(await trained.answer(split.test))
    if (trial.outOfScope.length) outOfScope.push(...(await trained.answer(trial.outOfScope)))
    trainSeconds += trained.trainSeconds / trial.splits.length
    modelBytes += trained.modelBytes / trial.splits.length
    if (i === 0) docsPerSecond = await trained.docsPerSecond(split.test)
    trained.dispose()
  }
  const scored = tested.flat().map((answer) => answer.scored)
  const costs = { trainSeconds, modelBytes, docsPerSecond }
  const always = { accuracy: accuracy(scored), macroF1: macroF1(labelScores(scored)), ...costs }
  // Without probabilities there is nothing to calibrate, and no threshold to choose.
  if (Number.isNaN(scored[0]?.confidence)) return always
  const calibration = await calibrationSets(peer, trial, tested)
  const area = auroc(tested.flat().map(inScope), outOfScope.map(inScope))
  return {
    ...always,
    top5: topShare(scored, 5),
    calibrationError: calibrationError(scored),
    ...(area !== undefined && { auroc: area }),
    at5: accepted(tested, calibration, 0.05),
    at2: accepted(tested, calibration, 0.02),
  }
}

/**
 * For each split, tickets on which its threshold may be chosen. With folds these are the tickets of the other folds,
 * each judged by the model that did not see it; with one split, the held-out fifth of its training set, judged by a
 * model of the rest.
 */
async function calibrationSets(
  peer: Peer,
  trial: Trial,
  tested: readonly (readonly Answer[])[],
): Promise<readonly (readonly Answer[])[]> {
  if (trial.splits.length > 1) return tested.map((_, i) => tested.filter((_other, k) => k !== i).flat())
  const fifth = heldOut(trial.splits[0]?.train ?? [], trial.order)
  const trained = await peer.train(fifth.train, trial.order)
  const answers = await trained.answer(fifth.test)
  trained.dispose()
  return [answers]
}

/** Each split at the threshold chosen on its calibration tickets; the splits counted together. */
function accepted(
  tested: readonly (readonly Answer[])[],
  calibration: readonly (readonly Answer[])[],
  risk: number,
): Accepted {
  let total = 0
  let taken = 0
  let wrong = 0
  for (const [i, answers] of tested.entries()) {
    const { threshold } = bestCoverage((calibration[i] ?? []).map(judged), risk)
    const { coverage, error } = coverageAt(answers.map(judged), threshold)
    total += answers.length
    taken += coverage * answers.length
    wrong += error * coverage * answers.length
  }
  return { coverage: taken / total, error: taken > 0 ? wrong / taken : 0 }
}

function judged({ scored }: Answer): Judged {
  return { confidence: scored.confidence, right: scored.rank === 1 }
}

function inScope(answer: Answer): number {
  return answer.inScope
}

function heldOut(train: readonly LabelledText[], order: Trial['order']): Split {
  const sorted = order === 'time' ? train : shuffled(train, 7)
  const cut = Math.floor(sorted.length * 0.8)
  return { train: sorted.slice(0, cut), test: sorted.slice(cut) }
}
