import fc from 'fast-check'
import { expect, test } from 'vitest'
import { additiveMean, fitCells, type Cells, type Components } from './crossed-effects.ts'
import { additiveVariance, readRow, rowDoubt, unseenColumnVariance } from './row-doubt.ts'

/** A cell of a small table: where it is, what was seen there and how well. */
interface Seen {
  readonly row: number
  readonly column: number
  readonly value: number
  readonly noise: number
  readonly x: number
}

const components: Components = {
  row: 0.3,
  column: 0.8,
  cell: 0.2,
  overall: { mean: 2, variance: 1.5 },
  slope: { mean: -0.5, variance: 0.4 },
}
const rows = 4
const columns = 3

const someCells = fc
  .uniqueArray(
    fc.record({
      place: fc.nat(rows * columns - 1),
      value: fc.nat(80),
      noise: fc.integer({ min: 1, max: 30 }),
      x: fc.nat(8),
    }),
    { selector: ({ place }) => place },
  )
  .map((cells) =>
    cells
      .toSorted((a, b) => a.place - b.place)
      .map(({ place, value, noise, x }): Seen => ({
        row: Math.floor(place / columns),
        column: place % columns,
        value: value / 16,
        noise: noise / 10,
        x: x / 8 - 0.5,
      })),
  )

function asCells(seen: readonly Seen[]): Cells {
  return {
    rows,
    columns,
    start: Uint32Array.from({ length: rows + 1 }, (_, row) => seen.filter((cell) => cell.row < row).length),
    column: Uint32Array.from(seen, ({ column }) => column),
    value: Float64Array.from(seen, ({ value }) => value),
    noise: Float64Array.from(seen, ({ noise }) => noise),
    covariate: Float64Array.from(seen, ({ x }) => x),
  }
}

/** Covariance of two cells before any data, without cell effects: the model as it is written down. */
function covarianceOf(
  a: { row: number; column: number; x: number },
  b: { row: number; column: number; x: number },
): number {
  const { overall, slope, row, column } = components
  return (
    overall.variance + a.x * b.x * slope.variance + (a.row === b.row ? row : 0) + (a.column === b.column ? column : 0)
  )
}

const meanOf = (x: number): number => components.overall.mean + x * components.slope.mean

/** Solves by Gauss with pivots. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const lines = matrix.map((line, i) => [...line, right[i]!])
  for (let i = 0; i < lines.length; i++) {
    const pivot = lines.slice(i).reduce((best, line) => (Math.abs(line[i]!) > Math.abs(best[i]!) ? line : best))
    lines.splice(lines.indexOf(pivot), 1)
    lines.splice(i, 0, pivot)
    for (let j = 0; j < lines.length; j++) {
      if (j === i) continue
      const factor = lines[j]![i]! / pivot[i]!
      for (let k = i; k <= lines.length; k++) lines[j]![k]! -= factor * pivot[k]!
    }
  }
  return lines.map((line, i) => (line.at(-1) ?? 0) / line[i]!)
}

/** Conditional mean and variance of a normal, straight from the definition. */
function conditioned(
  seen: readonly Seen[],
  target: { row: number; column: number; x: number },
): readonly [number, number] {
  const among = seen.map((a, i) => seen.map((b, j) => covarianceOf(a, b) + (i === j ? components.cell + a.noise : 0)))
  const withTarget = seen.map((a) => covarianceOf(a, target))
  const gaps = solved(
    among,
    seen.map(({ value, x }) => value - meanOf(x)),
  )
  const shares = solved(among, withTarget)
  const mean = meanOf(target.x) + withTarget.reduce((sum, c, i) => sum + c * gaps[i]!, 0)
  return [mean, covarianceOf(target, target) - withTarget.reduce((sum, c, i) => sum + c * shares[i]!, 0)]
}

test('what is believed of every agent and kind is the normal distribution given all that was seen, exactly', () => {
  fc.assert(
    fc.property(someCells, fc.nat(8), (seen, eighths) => {
      const cells = asCells(seen)
      const fit = fitCells(cells, components)
      const doubt = rowDoubt(fit)
      const x = eighths / 8 - 0.5
      for (let row = 0; row <= rows; row++) {
        readRow(doubt, cells, row < rows ? row : undefined)
        const rowMean = fit.rowMean[row] ?? 0
        for (let column = 0; column < columns; column++) {
          const [mean, variance] = conditioned(seen, { row, column, x })
          expect(additiveMean(fit, rowMean, column, x)).toBeCloseTo(mean, 9)
          expect(additiveVariance(doubt, column, x)).toBeCloseTo(variance, 9)
        }
        const [mean, variance] = conditioned(seen, { row, column: columns, x })
        expect(rowMean + fit.mean[0]! + x * fit.mean[1]!).toBeCloseTo(mean, 9)
        expect(unseenColumnVariance(doubt, x)).toBeCloseTo(variance, 9)
      }
    }),
  )
})
