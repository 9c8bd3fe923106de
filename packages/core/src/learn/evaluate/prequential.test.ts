import { describe, expect, it } from 'vitest'
import type { Classifier, LabelledText } from '../classifier.ts'
import { prequentialCurve } from './prequential.ts'

/** The simplest classifier there is: says what it was told last. */
function parrot(): Classifier {
  const labels: string[] = []
  let last = -1
  return {
    labels,
    predictOne: () => ({ probabilities: Float64Array.from(labels, (_, i) => (i === last ? 1 : 0)), inScope: 1 }),
    learnOne: ({ label }) => {
      if (!labels.includes(label)) labels.push(label)
      last = labels.indexOf(label)
    },
    snapshot: () => new Uint8Array(),
  }
}

const tickets = (labels: string): LabelledText[] => labels.split('').map((label) => ({ subject: '', body: '', label }))

describe('predict-then-learn curve', () => {
  it('predicts each ticket before learning it, and marks powers of two and the end', () => {
    expect(prequentialCurve(parrot(), tickets('aabbb'))).toEqual([
      { n: 1, accuracy: 0, recent: 0 },
      { n: 2, accuracy: 1 / 2, recent: 1 },
      { n: 4, accuracy: 2 / 4, recent: 1 / 2 },
      { n: 5, accuracy: 3 / 5, recent: 1 },
    ])
  })

  it('is empty for no tickets', () => {
    expect(prequentialCurve(parrot(), [])).toEqual([])
  })
})
