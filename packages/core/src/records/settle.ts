import { picked, pickedWhole } from './filled.ts'
import { fitCells, type Cells, type Components, type Fit } from './crossed-effects.ts'
import { largestChange, leap, nextComponents } from './variance-components.ts'

/** Steps of the variances at most. Larger: slower nights; smaller: variances that are really small stay too large. */
const mostSteps = 12

/** Variances are settled when none changes by more than this ratio. Smaller: more steps for digits nobody sees. */
const settled = 1.02

/**
 * Kinds, and cells × kinds, that variances may be learned from at most. Larger: slower nights in large teams; smaller: their
 * variances are known less well. Eighty kinds give theirs to a sixth, which moves no estimate by anything to speak of.
 */
const mostColumns = 80
const mostWork = 600_000

/** Finds the variances that fit the data; `look` may renew the data from what was just fitted, as a linearisation must. */
export function settleComponents(
  cells: Cells,
  prior: Components,
  look: (cells: Cells, fit: Fit) => Cells = (same) => same,
): Components {
  const trail: Components[] = [prior]
  let seen = cells
  for (let step = 1; step <= mostSteps; step++) {
    const last = trail.at(-1)!
    const fit = fitCells(seen, last)
    const next = nextComponents(seen, fit, prior)
    if (largestChange(last, next) < settled) return next
    const before = trail.at(-2)
    trail.push(step % 2 === 0 && before !== undefined ? leap(before, last, next) : next)
    seen = look(seen, fit)
  }
  return trail.at(-1)!
}

/**
 * Every second, third … kind and agent: the same ones on every machine, few enough to learn variances from in time.
 * `entries` are the chosen cells' positions among all.
 */
export function cellsToLearnFrom(cells: Cells): { readonly cells: Cells; readonly entries: Uint32Array } {
  const everyColumn = Math.max(1, Math.ceil(cells.columns / mostColumns))
  const columns = Math.ceil(cells.columns / everyColumn)
  const work = (cells.value.length / everyColumn) * columns
  const everyRow = Math.max(1, Math.ceil(work / mostWork))
  const start: number[] = [0]
  const entries: number[] = []
  for (let row = 0; row < cells.rows; row += everyRow) {
    for (let e = cells.start[row]!; e < cells.start[row + 1]!; e++) {
      if (cells.column[e]! % everyColumn === 0) entries.push(e)
    }
    start.push(entries.length)
  }
  const chosen = Uint32Array.from(entries)
  const part: Cells = {
    rows: start.length - 1,
    columns,
    start: Uint32Array.from(start),
    column: pickedWhole(cells.column, chosen).map((column) => column / everyColumn),
    value: picked(cells.value, chosen),
    noise: picked(cells.noise, chosen),
    covariate: picked(cells.covariate, chosen),
  }
  return { cells: part, entries: chosen }
}
