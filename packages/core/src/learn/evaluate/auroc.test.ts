import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auroc } from './auroc.ts'

describe('area under the ROC curve', () => {
  it('is one for perfect separation, zero for perfectly wrong, one half when all tie', () => {
    expect(auroc([0.8, 0.9], [0.1, 0.2])).toBe(1)
    expect(auroc([0.1], [0.2, 0.3])).toBe(0)
    expect(auroc([0.5, 0.5], [0.5, 0.5, 0.5])).toBe(0.5)
  })

  it('cannot be told without tickets of both kinds', () => {
    expect(auroc([], [0.5])).toBeUndefined()
    expect(auroc([0.5], [])).toBeUndefined()
  })

  it('is the share of pairs in the right order, ties counting one half', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(scores, scores, (positives, negatives) => {
        let wins = 0
        for (const p of positives) for (const n of negatives) wins += p > n ? 1 : p === n ? 0.5 : 0
        expect(auroc(positives, negatives)).toBeCloseTo(wins / (positives.length * negatives.length), 12)
      }),
    )
  })
})
