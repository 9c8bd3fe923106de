import { additiveMean, fitCells, type Cells, type Components, type Fit } from './crossed-effects.ts'
import { cellsToLearnFrom, settleComponents } from './settle.ts'
import { chanceOf, doubtFactor } from './log-odds.ts'
import { log } from '../learn/exact-math.ts'
import { additiveVariance, readRow, rowDoubt } from './row-doubt.ts'
import { filled, picked, pickedWhole } from './filled.ts'
import { cellsWith, type RecordTable } from './record-table.ts'

/**
 * What is believed of success before any is seen, in log odds: four tickets in five are resolved alone, give or take; kinds
 * differ by a factor of 2 in the odds, agents by 1.6, an agent and a kind by 1.5 beside that.
 */
export const successPrior: Components = {
  row: 0.25,
  column: 0.49,
  cell: 0.16,
  overall: { mean: log(4), variance: 1 },
  // Level 1 has 2.7 times the odds of level 0. What the team's own tickets say of it overrules this.
  slope: { mean: 1, variance: 1 },
}

/** Log odds beyond which nobody is believed to be surer: 0.9975. Larger: one failure among thousands moves nothing. */
const mostLogOdds = 6

/**
 * Rounds in which all chances are made linear anew once variances are settled. Larger: slower, and five more move no chance
 * by more than 0.0033, by 0.0003 on average (20 simulated teams of 30 × 24).
 */
const rounds = 1

export interface SuccessFit {
  readonly cells: Cells
  readonly fit: Fit
}

/**
 * Team → kind and agent → agent × kind, on log odds: binomial counts are made linear about the current estimate, averaged over
 * its doubt, and fitted again (the Gaussian variational approximation; Opper & Archambeau 2009). The usual linearisation
 * about the peak (Breslow & Clayton 1993) took everybody for 1.5 points worse where records are thin. Each chance comes out
 * as a mean and a variance of log odds, which `betaOf` puts as a beta distribution.
 */
export function fitSuccess(table: RecordTable, covariate: Float64Array): SuccessFit {
  const counts = triedCells(table)
  const empty = withoutValues(table, counts, covariate)
  let cells = linearised(counts, empty, startingOdds(empty, counts))
  const part = cellsToLearnFrom(cells)
  const partCounts = {
    attempts: picked(counts.attempts, part.entries),
    successes: picked(counts.successes, part.entries),
  }
  const components = settleComponents(part.cells, successPrior, (seen, fit) =>
    linearised(partCounts, seen, fittedOdds(seen, fit)),
  )
  let fit = fitCells(cells, components)
  for (let round = 0; round < rounds; round++) {
    cells = linearised(counts, cells, fittedOdds(cells, fit))
    fit = fitCells(cells, components)
  }
  return { cells, fit }
}

interface Counts {
  readonly attempts: Float64Array
  readonly successes: Float64Array
}

interface TriedCells extends Counts {
  readonly start: Uint32Array
  readonly entries: Uint32Array
}

function triedCells(table: RecordTable): TriedCells {
  const { start, entries } = cellsWith(table, table.attempts)
  const attempts = picked(table.attempts, entries)
  const successes = picked(table.successes, entries)
  for (let i = 0; i < successes.length; i++) successes[i] = Math.min(attempts[i]!, successes[i]!)
  return { start, entries, attempts, successes }
}

function withoutValues(table: RecordTable, { start, entries }: TriedCells, covariate: Float64Array): Cells {
  return {
    rows: table.agents.length,
    columns: table.kinds.length,
    start,
    column: pickedWhole(table.kind, entries),
    value: new Float64Array(entries.length),
    noise: new Float64Array(entries.length),
    covariate: picked(covariate, entries),
  }
}

/**
 * Near enough to linearise about: each kind's share of successes, drawn towards four in five by ten tickets, moved by how
 * the agent does against the shares of their kinds, drawn towards no difference.
 */
function startingOdds(cells: Cells, counts: Counts): Odds {
  const attempts = new Float64Array(cells.columns).fill(10)
  const successes = new Float64Array(cells.columns).fill(8)
  for (let e = 0; e < cells.column.length; e++) {
    attempts[cells.column[e]!]! += counts.attempts[e]!
    successes[cells.column[e]!]! += counts.successes[e]!
  }
  const share = filled(cells.columns, (k) => successes[k]! / attempts[k]!)
  const odds = new Float64Array(cells.column.length)
  for (let row = 0; row < cells.rows; row++) {
    let surplus = 0
    let information = 1 / successPrior.row
    for (let e = cells.start[row]!; e < cells.start[row + 1]!; e++) {
      const chance = share[cells.column[e]!]!
      surplus += counts.successes[e]! - counts.attempts[e]! * chance
      information += counts.attempts[e]! * chance * (1 - chance)
    }
    for (let e = cells.start[row]!; e < cells.start[row + 1]!; e++) {
      const chance = share[cells.column[e]!]!
      odds[e] = bounded(log(chance / (1 - chance)) + surplus / information)
    }
  }
  return { mean: odds, variance: new Float64Array(odds.length) }
}

interface Odds {
  readonly mean: Float64Array
  /** How unsure each is; 0 at the start. */
  readonly variance: Float64Array
}

/** Overall + row + column + slope + the cell's own effect, for every cell, with their doubt. */
function fittedOdds(cells: Cells, fit: Fit): Odds {
  const mean = new Float64Array(cells.value.length)
  const variance = new Float64Array(cells.value.length)
  const doubt = rowDoubt(fit)
  const own = fit.components.cell
  for (let row = 0; row < cells.rows; row++) {
    if (cells.start[row] === cells.start[row + 1]) continue
    readRow(doubt, cells, row)
    for (let e = cells.start[row]!; e < cells.start[row + 1]!; e++) {
      const additive = additiveMean(fit, fit.rowMean[row]!, cells.column[e]!, cells.covariate[e]!)
      const belief = own * fit.weight[e]!
      mean[e] = bounded(additive + belief * (cells.value[e]! - additive))
      const unsure = additiveVariance(doubt, cells.column[e]!, cells.covariate[e]!)
      variance[e] = (1 - belief) * (1 - belief) * unsure + own * (1 - belief)
    }
  }
  return { mean, variance }
}

/**
 * Counts as if they were log odds with a normal error: chance and information are averaged over what is still in doubt, which
 * gives the mean of the posterior where a linearisation about its peak would take everybody for worse than they are.
 */
function linearised(counts: Counts, cells: Cells, { mean, variance }: Odds): Cells {
  const value = new Float64Array(mean.length)
  const noise = new Float64Array(mean.length)
  for (let i = 0; i < mean.length; i++) {
    const scale = 1 / doubtFactor(variance[i]!)
    const chance = chanceOf(mean[i]! * scale)
    // The slope of the averaged chance: how much of a change in log odds shows in the counts.
    const information = scale * chance * (1 - chance)
    value[i] = mean[i]! + (counts.successes[i]! / counts.attempts[i]! - chance) / information
    noise[i] = 1 / (counts.attempts[i]! * information)
  }
  return { ...cells, value, noise }
}

function bounded(logOdds: number): number {
  return Math.min(mostLogOdds, Math.max(-mostLogOdds, logOdds))
}
