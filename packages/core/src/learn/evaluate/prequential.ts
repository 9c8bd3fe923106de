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
 * Predict, then learn, one ticket after the other: what an organisation sees that starts with nothing.
 * Dawid (1984), prequential approach. Labels unknown so far count as wrong.
 */
export function prequentialCurve(classifier: Classifier, examples: Iterable<LabelledText>): readonly CurvePoint[] {
  const points: CurvePoint[] = []
  let n = 0
  let right = 0
  let last = { n: 0, right: 0 }
  const mark = (): void => {
    points.push({ n, accuracy: right / n, recent: (right - last.right) / (n - last.n) })
    last = { n, right }
  }
  for (const example of examples) {
    const { labels } = classifier
    if (labels.length > 0 && score(example.label, labels, classifier.predictOne(example).probabilities).rank === 1)
      right++
    classifier.learnOne(example)
    n++
    if ((n & (n - 1)) === 0) mark()
  }
  if (n > last.n) mark()
  return points
}
