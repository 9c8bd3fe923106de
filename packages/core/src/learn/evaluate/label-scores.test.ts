import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { confusions, labelScores, macroF1 } from './label-scores.ts'
import { accuracy, type Scored } from './scored.ts'

const pair = (truth: string, predicted: string): Scored => ({
  truth,
  predicted,
  confidence: 1,
  rank: truth === predicted ? 1 : 2,
})

describe('scores per label', () => {
  it('precision, recall and F1 are those of the textbook', () => {
    const scored = [pair('a', 'a'), pair('a', 'a'), pair('a', 'b'), pair('b', 'b'), pair('b', 'a'), pair('c', 'a')]
    const [a, b, c] = labelScores(scored)
    expect(a).toEqual({ label: 'a', n: 3, precision: 2 / 4, recall: 2 / 3, f1: 4 / 7 })
    expect(b).toEqual({ label: 'b', n: 2, precision: 1 / 2, recall: 1 / 2, f1: 1 / 2 })
    expect(c).toEqual({ label: 'c', n: 1, precision: 0, recall: 0, f1: 0 })
    expect(macroF1(labelScores(scored))).toBeCloseTo((4 / 7 + 1 / 2) / 3, 12)
  })

  it('a rare label that is never recognised lowers macro F1 far more than accuracy', () => {
    const scored = [...Array.from({ length: 99 }, () => pair('common', 'common')), pair('rare', 'common')]
    expect(accuracy(scored)).toBe(0.99)
    expect(macroF1(labelScores(scored))).toBeLessThan(0.5)
  })

  it('confusions are listed most frequent first and right answers not at all', () => {
    expect(confusions([pair('a', 'b'), pair('c', 'b'), pair('c', 'b'), pair('a', 'a')])).toEqual([
      { truth: 'c', predicted: 'b', n: 2 },
      { truth: 'a', predicted: 'b', n: 1 },
    ])
  })

  it('every ticket is counted once: right ones and confusions make up the whole', () => {
    const label = fc.constantFrom('a', 'b', 'c')
    fc.assert(
      fc.property(fc.array(fc.tuple(label, label)), (pairs) => {
        const scored = pairs.map(([truth, predicted]) => pair(truth, predicted))
        const wrong = confusions(scored).reduce((sum, { n }) => sum + n, 0)
        const total = labelScores(scored).reduce((sum, { n }) => sum + n, 0)
        expect(total).toBe(scored.length)
        expect(wrong).toBe(scored.filter(({ truth, predicted }) => truth !== predicted).length)
      }),
    )
  })
})
