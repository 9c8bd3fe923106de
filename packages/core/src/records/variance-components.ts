import { additiveMean, type Cells, type Components, type Fit } from './crossed-effects.ts'
import { exp, log } from '../learn/exact-math.ts'
import { additiveVariance, readRow, rowDoubt } from './row-doubt.ts'

/** How many effects' worth the starting variances count. Larger: a team that really differs is taken for alike at first. */
const priorEffects = 2

/** Smallest variance: keeps the system solvable where everybody is the same. A spread of one thousandth is no difference. */
const leastVariance = 1e-6

/**
 * One step towards the variances that make the data likeliest (restricted maximum likelihood): each becomes
 * Σ effect² / effective number of effects (Harville 1977, "Maximum likelihood approaches to variance component
 * estimation", §7; MacKay 1992 for the same as evidence). `prior` counts as two effects more, so that one agent or one kind
 * is enough.
 */
export function nextComponents(cells: Cells, fit: Fit, prior: Components): Components {
  const { components } = fit
  const doubt = rowDoubt(fit)
  let rowSquares = 0
  let rowsKnown = 0
  let residuals = 0
  let cellsKnown = 0
  for (let row = 0; row < cells.rows; row++) {
    if (cells.start[row] === cells.start[row + 1]) continue
    readRow(doubt, cells, row)
    const rowMean = fit.rowMean[row]!
    rowSquares += rowMean * rowMean
    rowsKnown += 1 - doubt.own / components.row
    for (let e = cells.start[row]!; e < cells.start[row + 1]!; e++) {
      const column = cells.column[e]!
      const x = cells.covariate[e]!
      const w = fit.weight[e]!
      const rest = w * (cells.value[e]! - additiveMean(fit, rowMean, column, x))
      residuals += rest * rest
      cellsKnown += w - w * w * additiveVariance(doubt, column, x)
    }
  }
  const columns = columnSquares(fit)
  const { cell } = components
  return {
    ...components,
    row: weighed(rowSquares, rowsKnown, prior.row),
    column: weighed(columns.squares, columns.known, prior.column),
    cell: weighed(residuals * cell * cell, cellsKnown * cell, prior.cell),
  }
}

/** Largest ratio between the variances of two steps, to see whether they have settled. */
export function largestChange(one: Components, other: Components): number {
  const ratio = (a: number, b: number): number => Math.max(a / b, b / a)
  return Math.max(ratio(one.row, other.row), ratio(one.column, other.column), ratio(one.cell, other.cell))
}

/**
 * Where three steps of a slow, steady approach lead to (Aitken's Δ², on logarithms of the variances): small variances shrink
 * by a constant factor per step, and need dozens of them otherwise.
 */
export function leap(first: Components, second: Components, third: Components): Components {
  return {
    ...third,
    row: limit(first.row, second.row, third.row),
    column: limit(first.column, second.column, third.column),
    cell: limit(first.cell, second.cell, third.cell),
  }
}

/** Farthest a leap may go, in ln variance: overshooting costs more steps than it saves. */
const farthestLeap = 2

function limit(first: number, second: number, third: number): number {
  const before = log(second / first)
  const after = log(third / second)
  const ratio = after / before
  if (!(ratio > 0 && ratio < 0.95)) return third
  const far = (after * ratio) / (1 - ratio)
  return Math.max(leastVariance, third * exp(Math.min(farthestLeap, Math.max(-farthestLeap, far))))
}

function columnSquares(fit: Fit): { readonly squares: number; readonly known: number } {
  let squares = 0
  let known = 0
  for (let i = 2; i < fit.size; i++) {
    squares += fit.mean[i]! * fit.mean[i]!
    known += 1 - fit.covariance[i * fit.size + i]! / fit.components.column
  }
  return { squares, known }
}

function weighed(squares: number, known: number, prior: number): number {
  return Math.max(leastVariance, (priorEffects * prior + squares) / (priorEffects + Math.max(0, known)))
}
