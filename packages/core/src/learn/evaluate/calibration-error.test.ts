import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calibrationError, reliabilityBins } from './calibration-error.ts'
import type { Scored } from './scored.ts'

const sure = (confidence: number, right: boolean): Scored => ({
  truth: right ? 'a' : 'b',
  predicted: 'a',
  confidence,
  rank: right ? 1 : 2,
})

describe('calibration error', () => {
  it('is nothing when nine in ten of the nine-tenths-sure predictions are right', () => {
    const scored = Array.from({ length: 10 }, (_, i) => sure(0.9, i > 0))
    expect(calibrationError(scored)).toBeCloseTo(0, 12)
  })

  it('is one half when certain predictions are right every second time', () => {
    expect(calibrationError([sure(1, true), sure(1, false)])).toBeCloseTo(0.5, 12)
  })

  it('weighs each range of confidence by its tickets', () => {
    const scored = [sure(0.99, true), sure(0.99, true), sure(0.99, true), sure(0.31, false)]
    expect(calibrationError(scored)).toBeCloseTo((3 * 0.01 + 0.31) / 4, 12)
  })

  it('puts every ticket, certain and hopeless ones included, into exactly one bin', () => {
    const ticket = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean())
    fc.assert(
      fc.property(fc.array(ticket), fc.integer({ min: 1, max: 30 }), (tickets, bins) => {
        const scored = tickets.map(([confidence, right]) => sure(confidence, right))
        const filled = reliabilityBins(scored, bins)
        expect(filled.reduce((sum, { n }) => sum + n, 0)).toBe(scored.length)
        for (const { n, from, to, confidence } of filled) {
          if (n === 0) continue
          expect(confidence).toBeGreaterThanOrEqual(from - 1e-9)
          expect(confidence).toBeLessThanOrEqual(to + 1e-9)
        }
        expect(calibrationError(scored, bins)).toBeGreaterThanOrEqual(0)
        expect(calibrationError(scored, bins)).toBeLessThanOrEqual(1)
      }),
    )
  })
})
