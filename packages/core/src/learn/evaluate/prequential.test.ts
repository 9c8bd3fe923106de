import { describe, expect, it } from 'vitest'
import type { Classifier, LabelledText } from '../classifier.ts'
import { prequentialCurve } from './prequential.ts'

/** The simplest classifier there is: says what it was told last. */
function parrot(soFar: readonly LabelledText[]): Classifier {
  const labels = [...new Set(soFar.map(({ label }) => label))]
  let last = soFar.at(-1)?.label
  return {
    labels,
    heldOut: [],
    predictOne: () => ({ probabilities: Float64Array.from(labels, (label) => (label === last ? 1 : 0)), inScope: 1 }),
    explainOne: () => undefined,
    learnOne: ({ label }) => {
      if (!labels.includes(label)) labels.push(label)
      last = label
    },
    snapshot: () => new Uint8Array(),
  }
}

const tickets = (labels: string): LabelledText[] => labels.split('').map((label) => ({ subject: '', body: '', label }))

describe('predict-then-learn curve', () => {
  it('predicts each ticket before learning it, and marks powers of two and the end', () => {
    expect(prequentialCurve(tickets('aabbb'), parrot)).toEqual([
      { n: 1, accuracy: 0, recent: 0 },
      { n: 2, accuracy: 1 / 2, recent: 1 },
      { n: 4, accuracy: 2 / 4, recent: 1 / 2 },
      { n: 5, accuracy: 3 / 5, recent: 1 },
    ])
  })

  it('trains anew at every power of two, on everything so far, and learns lesson by lesson in between', () => {
    const trained: number[] = []
    let lessons = 0
    prequentialCurve(tickets('abcdefghij'), (soFar) => {
      trained.push(soFar.length)
      const classifier = parrot(soFar)
      return { ...classifier, learnOne: (example) => (lessons++, classifier.learnOne(example)) }
    })
    expect(trained).toEqual([1, 2, 4, 8])
    expect(lessons).toBe(6)
  })

  it('is empty for no tickets', () => {
    expect(prequentialCurve([], parrot)).toEqual([])
  })
})
