import type { Classifier, LabelledText } from '../classifier.ts'
import { score } from './scored.ts'

/** Accuracy over the tickets so far, each predicted before it was learned from. */
export interface CurvePoint {
  /** Tickets seen: 1, 2, 4 … and the last. */
  readonly n: number
  /** Share right of all `n`, 0–1. The first ticket of a label cannot be right. */
  readonly accuracy: number
  /** Share right of those since the point before. */
  readonly recent: number
}

/**
 * Predict, then learn, one ticket after the other: what an organisation sees that starts with nothing (Dawid 1984, the
 * prequential approach). Between trainings each ticket is a lesson; at every power of two all tickets so far are trained
 * on again, as a nightly training would. Labels unknown so far count as wrong.
 */
export function prequentialCurve(
  examples: readonly LabelledText[],
  train: (soFar: readonly LabelledText[]) => Classifier,
): readonly CurvePoint[] {
  const points: CurvePoint[] = []
  let classifier: Classifier | undefined
  let right = 0
  let last = { n: 0, right: 0 }
  examples.forEach((example, i) => {
    const n = i + 1
    if (classifier && isRight(classifier, example)) right++
    const isMark = (n & (n - 1)) === 0
    if (isMark || n === examples.length) {
      points.push({ n, accuracy: right / n, recent: (right - last.right) / (n - last.n) })
      last = { n, right }
    }
    if (classifier === undefined || isMark) classifier = train(examples.slice(0, n))
    else classifier.learnOne(example)
  })
  return points
}

function isRight(classifier: Classifier, example: LabelledText): boolean {
  return score(example.label, classifier.labels, classifier.predictOne(example).probabilities).rank === 1
}
