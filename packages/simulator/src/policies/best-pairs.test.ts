import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bestPairs } from './best-pairs.ts'
import { worthOfPairs } from './fluid-prices.ts'

describe('matching rows to columns', () => {
  test('finds the largest sum, as trying everything does', () => {
    const problem = fc
      .record({ rows: fc.integer({ min: 0, max: 4 }), columns: fc.integer({ min: 0, max: 5 }) })
      .chain(({ rows, columns }) =>
        fc
          .array(fc.integer({ min: -3, max: 20 }), { minLength: rows * columns, maxLength: rows * columns })
          .map((weights) => ({ rows, columns, weights: Float64Array.from(weights) })),
      )
    fc.assert(
      fc.property(problem, ({ rows, columns, weights }) => {
        const chosen = [...bestPairs(rows, columns, weights)]
        const used = chosen.filter((column) => column >= 0)
        expect(new Set(used).size).toBe(used.length)
        const total = chosen.reduce((sum, column, row) => sum + (column < 0 ? 0 : weights[row * columns + column]!), 0)
        expect(total).toBeCloseTo(bestByTrying(rows, columns, weights, 0, new Set()), 9)
      }),
    )
  })
})

describe('prices of scarce skills', () => {
  test('a specialist is dear for what everybody can do, and right for what nobody else can', () => {
    // Ann does both topics in 10 minutes; Bob the common one in 12, the rare one in 100.
    const worth = worthOfPairs({
      topics: 2,
      agents: 2,
      rate: new Float64Array([1, 1]),
      minutes: new Float64Array([10, 12, 10, 100]),
      capacity: new Float64Array([1, 1]),
    })
    const [commonAnn, commonBob, rareAnn, rareBob] = worth
    expect(commonBob).toBeGreaterThan(commonAnn!)
    expect(rareAnn).toBeCloseTo(1, 9)
    expect(rareBob).toBeLessThan(0.3)
  })
})

function bestByTrying(rows: number, columns: number, weights: Float64Array, row: number, used: Set<number>): number {
  if (row === rows) return 0
  let best = bestByTrying(rows, columns, weights, row + 1, used)
  for (let column = 0; column < columns; column++) {
    const weight = weights[row * columns + column]!
    if (used.has(column) || weight <= 0) continue
    used.add(column)
    best = Math.max(best, weight + bestByTrying(rows, columns, weights, row + 1, used))
    used.delete(column)
  }
  return best
}
