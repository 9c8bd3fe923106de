import { fitCells, type Cells, type Components, type Fit } from './crossed-effects.ts'
import { largestChange, nextComponents } from './variance-components.ts'

/** Steps of the variances at most; a dozen settle them to about a hundredth. */
const mostSteps = 12

/** Variances are settled when none changes by more than this ratio. Smaller: more steps for digits nobody sees. */
const settled = 1.02

/**
 * Cells × columns that variances may be learned from. Larger: slower nights in large teams; smaller: variances of a
 * large team are known less well (a hundred agents give them to a seventh).
 */
const mostWork = 2_000_000

/** Finds the variances that fit the data; `look` may renew the data from what was just fitted, as a linearisation must. */
export function settleComponents(
  cells: Cells,
  prior: Components,
  look: (cells: Cells, fit: Fit) => Cells = (same) => same,
): Components {
  let components = prior
  let seen = cells
  for (let step = 0; step < mostSteps; step++) {
    const fit = fitCells(seen, components)
    const next = nextComponents(seen, fit, prior)
    const change = largestChange(components, next)
    components = next
    if (change < settled) break
    seen = look(seen, fit)
  }
  return components
}

/** Every second, third … row: the same rows on every machine, few enough to learn variances from in time. */
export function rowsToLearnFrom(cells: Cells): { readonly cells: Cells; readonly entries: Uint32Array } {
  const every = Math.max(1, Math.ceil((cells.value.length * cells.columns) / mostWork))
  const start: number[] = [0]
  const entries: number[] = []
  for (let row = 0; row < cells.rows; row += every) {
    for (let e = cells.start[row]!; e < cells.start[row + 1]!; e++) entries.push(e)
    start.push(entries.length)
  }
  const chosen = Uint32Array.from(entries)
  const pick = (from: Float64Array): Float64Array => Float64Array.from(chosen, (e) => from[e]!)
  const part: Cells = {
    rows: start.length - 1,
    columns: cells.columns,
    start: Uint32Array.from(start),
    column: Uint32Array.from(chosen, (e) => cells.column[e]!),
    value: pick(cells.value),
    noise: pick(cells.noise),
    covariate: pick(cells.covariate),
  }
  return { cells: part, entries: chosen }
}
