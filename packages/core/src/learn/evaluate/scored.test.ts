import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accuracy, score, topShare } from './scored.ts'

describe('scoring a prediction', () => {
  it('the most probable label is predicted and the true one has its place', () => {
    expect(score('b', ['a', 'b', 'c'], [0.2, 0.3, 0.5])).toEqual({
      truth: 'b',
      predicted: 'c',
      confidence: 0.5,
      rank: 2,
    })
  })

  it('a label that was never learned has no place at all', () => {
    expect(score('new', ['a', 'b'], [0.6, 0.4]).rank).toBe(Number.POSITIVE_INFINITY)
  })

  it('a classifier without labels predicts nothing and is wrong', () => {
    expect(accuracy([score('a', [], [])])).toBe(0)
  })

  it('the true label has the first place exactly when it is the predicted one', () => {
    const probabilities = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(probabilities, fc.nat(), (weights, seed) => {
        const labels = weights.map((_, i) => `label ${i}`)
        const truth = labels[seed % labels.length] ?? ''
        const scored = score(truth, labels, weights)
        expect(scored.rank === 1).toBe(scored.predicted === truth)
      }),
    )
  })

  it('a longer list of guesses is right at least as often, and a full one always', () => {
    const distribution = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(fc.tuple(distribution, fc.nat(3)), { minLength: 1 }), (tickets) => {
        const labels = ['a', 'b', 'c', 'd']
        const scored = tickets.map(([probabilities, truth]) => score(labels[truth] ?? '', labels, probabilities))
        const shares = [1, 2, 3, 4].map((k) => topShare(scored, k))
        expect(shares).toEqual(shares.toSorted((x, y) => x - y))
        expect(shares.at(-1)).toBe(1)
      }),
    )
  })
})
