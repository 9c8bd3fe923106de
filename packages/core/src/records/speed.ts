import { fitCells, type Cells, type Components, type Fit } from './crossed-effects.ts'
import { cellsToLearnFrom, settleComponents } from './settle.ts'
import { log } from '../learn/exact-math.ts'
import { filled, picked, pickedWhole } from './filled.ts'
import { cellsWith, type RecordTable } from './record-table.ts'

/**
 * What is believed of handling times before any is seen, in ln minutes: half an hour give or take a factor of four;
 * kinds differ by 1.8 times, agents by 1.35, an agent and a kind by 1.28 beside that. Each variance counts as two
 * effects, so thirty agents overrule it.
 */
export const speedPrior: Components = {
  row: 0.09,
  column: 0.36,
  cell: 0.0625,
  overall: { mean: log(30), variance: 2 },
  // Level 1 takes 0.6 of the minutes of level 0. What the team's own tickets say of it overrules this.
  slope: { mean: -0.5, variance: 0.25 },
}

/** Variance of ln minutes between tickets of one kind and agent: a factor of two. How many tickets that guess is worth. */
const noisePrior = 0.49
const noisePriorTickets = 10

/** How many tickets' worth a kind's own scatter is drawn towards that of all. Larger: no kind is more even than another. */
const kindNoisePriorTickets = 20

/** Below it a cell's own scatter is mostly about how old its few tickets are. */
const leastTimed = 3

export interface SpeedFit {
  readonly cells: Cells
  readonly fit: Fit
  /** Variance of ln minutes from ticket to ticket, per kind of the table. */
  readonly noise: Float64Array
  /** The same over all kinds, for one that nobody has seen. */
  readonly commonNoise: number
}

/** Fits ln minutes of agents × kinds. `covariate` is aligned with the table's cells. */
export function fitSpeed(table: RecordTable, covariate: Float64Array): SpeedFit {
  const { noise, commonNoise } = ticketNoise(table)
  const cells = timedCells(table, covariate, noise)
  const components = settleComponents(cellsToLearnFrom(cells).cells, speedPrior)
  return { cells, fit: fitCells(cells, components), noise, commonNoise }
}

/** Cells of the table in which somebody's minutes are known. */
function timedCells(table: RecordTable, covariate: Float64Array, noise: Float64Array): Cells {
  const { start, entries } = cellsWith(table, table.timed)
  return {
    rows: table.agents.length,
    columns: table.kinds.length,
    start,
    column: pickedWhole(table.kind, entries),
    value: filled(entries.length, (i) => table.sumLog[entries[i]!]! / table.timed[entries[i]!]!),
    noise: filled(entries.length, (i) => noise[table.kind[entries[i]!]!]! / table.timed[entries[i]!]!),
    covariate: picked(covariate, entries),
  }
}

/**
 * Scatter within cells, pooled. Degrees of freedom are faded tickets minus one; they are minus a half for a steady flow,
 * so scatter comes out a little too large and doubt too wide, never too narrow.
 */
function ticketNoise(table: RecordTable): { readonly noise: Float64Array; readonly commonNoise: number } {
  const squares = new Float64Array(table.kinds.length)
  const freedom = new Float64Array(table.kinds.length)
  for (let e = 0; e < table.kind.length; e++) {
    const timed = table.timed[e]!
    if (timed < leastTimed) continue
    const sum = table.sumLog[e]!
    squares[table.kind[e]!]! += Math.max(0, table.sumLogSquares[e]! - (sum * sum) / timed)
    freedom[table.kind[e]!]! += timed - 1
  }
  let allSquares = noisePriorTickets * noisePrior
  let allFreedom = noisePriorTickets
  for (let k = 0; k < squares.length; k++) {
    allSquares += squares[k]!
    allFreedom += freedom[k]!
  }
  const commonNoise = allSquares / allFreedom
  const noise = squares.map(
    (own, k) => (kindNoisePriorTickets * commonNoise + own) / (kindNoisePriorTickets + freedom[k]!),
  )
  return { noise, commonNoise }
}
