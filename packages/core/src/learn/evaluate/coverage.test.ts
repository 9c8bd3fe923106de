import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestCoverage, chooseThreshold, coverageAt, never, type Judged } from './coverage.ts'

function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Tickets of a calibrated reader: right as often as it is sure, and mostly sure. */
function calibrated(n: number, seed: number): Judged[] {
  const next = random(seed)
  return Array.from({ length: n }, () => {
    const confidence = 1 - next() ** 3 * 0.9
    return { confidence, right: next() < confidence }
  })
}

describe('choosing a threshold', () => {
  it('breaks its promise on new tickets no more often than it said it would', () => {
    const fresh = calibrated(100_000, 1)
    let broken = 0
    const trials = 300
    for (let seed = 2; seed < trials + 2; seed++) {
      const threshold = chooseThreshold(calibrated(800, seed), 0.05, 0.9)
      if (coverageAt(fresh, threshold).error > 0.05) broken++
    }
    // 30 of 300 are allowed; 45 would be a chance of less than one in a hundred at exactly 10 %.
    expect(broken).toBeLessThan(45)
  })

  it('gives away little: with many tickets it comes close to the best that can be had', () => {
    const threshold = chooseThreshold(calibrated(20_000, 7), 0.05, 0.95)
    const fresh = calibrated(50_000, 8)
    expect(coverageAt(fresh, threshold).coverage).toBeGreaterThan(bestCoverage(fresh, 0.05).coverage - 0.04)
  })

  it('says never when a handful of tickets proves nothing', () => {
    expect(chooseThreshold(calibrated(10, 3), 0.01, 0.95)).toBe(never)
    expect(chooseThreshold([], 0.05, 0.95)).toBe(never)
  })

  it('says never to a reader that is always sure and often wrong', () => {
    const boastful = Array.from({ length: 1000 }, (_, i) => ({ confidence: 1, right: i % 2 === 0 }))
    expect(chooseThreshold(boastful, 0.05, 0.95)).toBe(never)
  })

  it('lets everything through when nothing ever goes wrong', () => {
    const perfect = Array.from({ length: 1000 }, (_, i) => ({ confidence: i / 1000, right: true }))
    expect(chooseThreshold(perfect, 0.05, 0.95)).toBe(0)
  })

  it('tolerating more risk never covers less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const judged = calibrated(2000, seed)
        const fresh = calibrated(2000, seed + 1)
        const of = (risk: number): number => coverageAt(fresh, chooseThreshold(judged, risk, 0.95)).coverage
        expect(of(0.1)).toBeGreaterThanOrEqual(of(0.02))
      }),
      { numRuns: 30 },
    )
  })
})

describe('coverage', () => {
  const judgements = fc.array(
    fc.record({ confidence: fc.double({ min: 0, max: 1, noNaN: true }), right: fc.boolean() }),
  )

  it('the best in hindsight stays within the risk, and no threshold beats it', () => {
    fc.assert(
      fc.property(judgements, fc.double({ min: 0.01, max: 0.5, noNaN: true }), (judged, risk) => {
        const best = bestCoverage(judged, risk)
        expect(best.error).toBeLessThanOrEqual(risk)
        for (const { confidence } of judged) {
          const other = coverageAt(judged, confidence)
          if (other.error <= risk) expect(other.coverage).toBeLessThanOrEqual(best.coverage)
        }
      }),
    )
  })
})
