import type { Cells, Fit } from './crossed-effects.ts'

/**
 * How sure the additive part is for one row: with the row's effect integrated out, any prediction of the row has the
 * variance `1 / precision + (z − h)ᵀ C (z − h)`, C the covariance of what all rows share, h what the row's own data lean on.
 */
export interface RowDoubt {
  readonly fit: Fit
  /** C h; reused from row to row. */
  readonly leaning: Float64Array
  /** 1 / precision + hᵀ C h: also the variance of the row's effect itself. */
  own: number
}

/** To be filled by `readRow`. */
export function rowDoubt(fit: Fit): RowDoubt {
  return { fit, leaning: new Float64Array(fit.size), own: 0 }
}

/** Turns to a row of the data; `undefined` for a row without any. */
export function readRow(doubt: RowDoubt, cells: Cells, row: number | undefined): void {
  const { fit, leaning } = doubt
  leaning.fill(0)
  if (row === undefined) {
    doubt.own = fit.components.row
    return
  }
  const from = cells.start[row]!
  const to = cells.start[row + 1]!
  const share = 1 / fit.rowPrecision[row]!
  let overall = 0
  let slope = 0
  for (let e = from; e < to; e++) {
    const h = fit.weight[e]! * share
    overall += h
    slope += h * cells.covariate[e]!
  }
  addLines(leaning, cells, fit, { from, to, share })
  addLine(leaning, fit, 0, overall)
  addLine(leaning, fit, 1, slope)
  let square = overall * leaning[0]! + slope * leaning[1]!
  for (let e = from; e < to; e++) {
    square += fit.weight[e]! * share * leaning[cells.column[e]! + 2]!
  }
  doubt.own = share + square
}

/** Variance of overall + row + column + slope × covariate, for the row last read. */
export function additiveVariance(doubt: RowDoubt, column: number, covariate: number): number {
  const { fit, leaning } = doubt
  const c = fit.covariance
  const line = (column + 2) * fit.size
  const shared = sharedVariance(fit, covariate) + 2 * c[line]! + 2 * covariate * c[line + 1]! + c[line + column + 2]!
  return shared - 2 * (leaning[0]! + covariate * leaning[1]! + leaning[column + 2]!) + doubt.own
}

/** The same for a column that nobody has any data of. */
export function unseenColumnVariance(doubt: RowDoubt, covariate: number): number {
  const { fit, leaning } = doubt
  const shared = sharedVariance(fit, covariate) + fit.components.column
  return shared - 2 * (leaning[0]! + covariate * leaning[1]!) + doubt.own
}

function sharedVariance(fit: Fit, covariate: number): number {
  const c = fit.covariance
  return c[0]! + 2 * covariate * c[1]! + covariate * covariate * c[fit.size + 1]!
}

/** Adds the lines of a row's columns, four at a time: one pass over `into` for four lines is twice as fast as four. */
function addLines(
  into: Float64Array,
  cells: Cells,
  fit: Fit,
  { from, to, share }: { readonly from: number; readonly to: number; readonly share: number },
): void {
  const { size, covariance: c, weight } = fit
  const { column } = cells
  let e = from
  for (; e + 3 < to; e += 4) {
    const l0 = (column[e]! + 2) * size
    const l1 = (column[e + 1]! + 2) * size
    const l2 = (column[e + 2]! + 2) * size
    const l3 = (column[e + 3]! + 2) * size
    const h0 = weight[e]! * share
    const h1 = weight[e + 1]! * share
    const h2 = weight[e + 2]! * share
    const h3 = weight[e + 3]! * share
    for (let j = 0; j < size; j++) {
      into[j]! += h0 * c[l0 + j]! + h1 * c[l1 + j]! + h2 * c[l2 + j]! + h3 * c[l3 + j]!
    }
  }
  for (; e < to; e++) addLine(into, fit, column[e]! + 2, weight[e]! * share)
}

function addLine(into: Float64Array, fit: Fit, line: number, factor: number): void {
  const { size, covariance } = fit
  const from = line * size
  for (let j = 0; j < size; j++) into[j]! += factor * covariance[from + j]!
}
