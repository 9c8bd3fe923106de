import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binomialTail, errorUpperBound } from './binomial.ts'

/** The definition, term by term. */
function slowTail(k: number, n: number, rate: number): number {
  let sum = 0
  for (let i = 0; i <= k; i++) {
    let term = 1
    for (let j = 0; j < i; j++) term *= ((n - j) / (j + 1)) * rate
    sum += term * (1 - rate) ** (n - i)
  }
  return sum
}

describe('binomial tail', () => {
  it('equals the definition for any small case', () => {
    const n = fc.integer({ min: 1, max: 60 })
    fc.assert(
      fc.property(n, fc.nat(60), fc.double({ min: 0.001, max: 0.999, noNaN: true }), (size, k, rate) => {
        expect(binomialTail(k, size, rate)).toBeCloseTo(k >= size ? 1 : slowTail(k, size, rate), 9)
      }),
    )
  })

  it('stays a probability, and rising in k, for a million tickets', () => {
    const rates = fc.double({ min: 1e-6, max: 0.9999, noNaN: true })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        rates,
        (n, at, rate) => {
          const k = Math.floor(at * n)
          const here = binomialTail(k, n, rate)
          expect(here).toBeGreaterThanOrEqual(0)
          expect(here).toBeLessThanOrEqual(1)
          expect(binomialTail(k + 1, n, rate)).toBeGreaterThanOrEqual(here - 1e-9)
        },
      ),
      { numRuns: 50 },
    )
  })
})

describe('upper bound on the error rate', () => {
  it('gives the figures of the tables of Clopper and Pearson', () => {
    expect(errorUpperBound(0, 59, 0.95)).toBeCloseTo(1 - 0.05 ** (1 / 59), 9)
    expect(errorUpperBound(2, 10, 0.95)).toBeCloseTo(0.5069, 4)
    expect(errorUpperBound(5, 100, 0.975)).toBeCloseTo(0.11283, 4)
  })

  it('says nothing when there is nothing to go by', () => {
    expect(errorUpperBound(0, 0, 0.95)).toBe(1)
    expect(errorUpperBound(7, 7, 0.95)).toBe(1)
  })
})
