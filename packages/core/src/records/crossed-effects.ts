import { invertPositiveDefinite } from './inverse.ts'
import { outerProducts, type OuterProducts } from './outer-products.ts'

/**
 * Two-way empirical Bayes: `value = overall + row + column + slope × covariate + cell + noise`, every part but the noise
 * drawn towards its prior as far as data are thin. The posterior given the variances is exact: rows are eliminated one by
 * one and a dense system of columns + 2 unknowns is left (Henderson 1975, "Best linear unbiased estimation and
 * prediction"; Searle, Casella & McCulloch 1992, "Variance components", ch. 7).
 */
export interface Cells {
  readonly rows: number
  readonly columns: number
  /** Where each row's cells begin, and after the last row where they end. */
  readonly start: Uint32Array
  /** Rising within a row. */
  readonly column: Uint32Array
  /** What was seen in the cell. */
  readonly value: Float64Array
  /** Variance of `value` about the truth of its cell. */
  readonly noise: Float64Array
  readonly covariate: Float64Array
}

export interface Normal {
  readonly mean: number
  readonly variance: number
}

/** Variances of the effects, and what is believed of the overall mean and the slope beforehand. */
export interface Components {
  readonly row: number
  readonly column: number
  readonly cell: number
  readonly overall: Normal
  readonly slope: Normal
}

/** Posterior of the unknowns that all rows share, in the order overall, slope, columns; and what rows need to join in. */
export interface Fit {
  readonly components: Components
  readonly size: number
  readonly mean: Float64Array
  /** Posterior covariance, size × size. */
  readonly covariance: Float64Array
  /** What each cell says: 1 / (variance of the cell's own effect + noise). */
  readonly weight: Float64Array
  /** Posterior mean of each row's effect. */
  readonly rowMean: Float64Array
  /** Precision of a row's effect if all else were known. */
  readonly rowPrecision: Float64Array
}

/** Posterior of everything, given the variances. */
export function fitCells(cells: Cells, components: Components): Fit {
  const size = cells.columns + 2
  const system = new Float64Array(size * size)
  const right = new Float64Array(size)
  addPrior(system, right, components, size)
  const weight = cells.noise.map((noise) => 1 / (components.cell + noise))
  const { column, columns } = cells
  const products = outerProducts({ weight, column, columns, system, size, offset: 2 })
  const shared = { system, right, products, prior: 1 / components.row }
  const rowPrecision = new Float64Array(cells.rows)
  for (let row = 0; row < cells.rows; row++) {
    rowPrecision[row] = eliminateRow(cells, weight, row, shared)
  }
  products.finish()
  const covariance = invertPositiveDefinite(system, size)
  const mean = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    let sum = 0
    for (let j = 0; j < size; j++) sum += covariance[i * size + j]! * right[j]!
    mean[i] = sum
  }
  const fit = { components, size, mean, covariance, weight, rowPrecision, rowMean: new Float64Array(cells.rows) }
  for (let row = 0; row < cells.rows; row++) fit.rowMean[row] = rowEffect(cells, fit, row)
  return fit
}

/** Overall + row + column + slope, without the cell's own effect. */
export function additiveMean(fit: Fit, rowMean: number, column: number, covariate: number): number {
  return rowMean + fit.mean[0]! + covariate * fit.mean[1]! + fit.mean[column + 2]!
}

function addPrior(system: Float64Array, right: Float64Array, components: Components, size: number): void {
  const { overall, slope, column } = components
  system[0] = 1 / overall.variance
  right[0] = overall.mean / overall.variance
  system[size + 1] = 1 / slope.variance
  right[1] = slope.mean / slope.variance
  for (let i = 2; i < size; i++) system[i * size + i] = 1 / column
}

interface Shared {
  readonly products: OuterProducts
  readonly system: Float64Array
  readonly right: Float64Array
  /** Precision of a row's effect before any data. */
  readonly prior: number
}

/** Adds a row's cells to the shared system with the row's own effect integrated out; gives that effect's precision. */
function eliminateRow(cells: Cells, weight: Float64Array, row: number, shared: Shared): number {
  const { system, right } = shared
  const size = cells.columns + 2
  const from = cells.start[row]!
  const to = cells.start[row + 1]!
  let sw = 0
  let sx = 0
  let sy = 0
  let sxx = 0
  let sxy = 0
  for (let e = from; e < to; e++) {
    const w = weight[e]!
    const x = cells.covariate[e]!
    const y = cells.value[e]!
    sw += w
    sx += w * x
    sy += w * y
    sxx += w * x * x
    sxy += w * x * y
  }
  const precision = sw + shared.prior
  const share = 1 / precision
  system[0]! += sw - sw * sw * share
  system[size]! += sx - sx * sw * share
  system[size + 1]! += sxx - sx * sx * share
  right[0]! += sy - sw * sy * share
  right[1]! += sxy - sx * sy * share
  for (let e = from; e < to; e++) {
    const w = weight[e]!
    const line = (cells.column[e]! + 2) * size
    const scaled = w * share
    system[line]! += w - scaled * sw
    system[line + 1]! += w * cells.covariate[e]! - scaled * sx
    system[line + 2 + cells.column[e]!]! += w
    right[cells.column[e]! + 2]! += w * cells.value[e]! - scaled * sy
  }
  shared.products.subtract(from, to, share)
  return precision
}

function rowEffect(cells: Cells, fit: Fit, row: number): number {
  let sum = 0
  for (let e = cells.start[row]!; e < cells.start[row + 1]!; e++) {
    const rest = additiveMean(fit, 0, cells.column[e]!, cells.covariate[e]!)
    sum += fit.weight[e]! * (cells.value[e]! - rest)
  }
  return sum / fit.rowPrecision[row]!
}
