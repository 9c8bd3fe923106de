import { additiveMean, fitCells, type Cells, type Components, type Fit } from './crossed-effects.ts'
import { rowsToLearnFrom, settleComponents } from './settle.ts'
import { exp, log } from '../learn/exact-math.ts'
import { leastEvidence, type RecordTable } from './record-table.ts'

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

/** Rounds in which all agents' chances are linearised anew once variances are settled; the second moves them by about 0.01. */
const rounds = 2

export interface SuccessFit {
  readonly cells: Cells
  readonly fit: Fit
}

/**
 * Team → kind and agent → agent × kind, on log odds: the binomial counts are linearised about the current estimate and
 * fitted again (penalised quasi-likelihood; Breslow & Clayton 1993, "Approximate inference in generalized linear mixed
 * models"). Each chance comes out as a mean and a variance of log odds, which `betaOf` puts as a beta distribution.
 */
export function fitSuccess(table: RecordTable, covariate: Float64Array): SuccessFit {
  const counts = triedCells(table)
  const odds = startingOdds(table, counts)
  let cells = linearised(counts, withoutValues(table, counts, covariate), odds)
  const part = rowsToLearnFrom(cells)
  const partCounts = pickCounts(counts, part.entries)
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

/** `1 / (1 + e^−x)`. */
export function chanceOf(logOdds: number): number {
  return 1 / (1 + exp(-logOdds))
}

interface Counts {
  readonly entries: Uint32Array
  readonly attempts: Float64Array
  readonly successes: Float64Array
}

function triedCells(table: RecordTable): Counts {
  const entries = Uint32Array.from(table.kind, (_, e) => e).filter((e) => table.attempts[e]! > leastEvidence)
  return {
    entries,
    attempts: Float64Array.from(entries, (e) => table.attempts[e]!),
    successes: Float64Array.from(entries, (e) => Math.min(table.attempts[e]!, table.successes[e]!)),
  }
}

function pickCounts(counts: Counts, chosen: Uint32Array): Counts {
  return {
    entries: chosen,
    attempts: Float64Array.from(chosen, (e) => counts.attempts[e]!),
    successes: Float64Array.from(chosen, (e) => counts.successes[e]!),
  }
}

function withoutValues(table: RecordTable, { entries }: Counts, covariate: Float64Array): Cells {
  const start = new Uint32Array(table.agents.length + 1)
  let entry = 0
  for (let row = 0; row < table.agents.length; row++) {
    while (entry < entries.length && entries[entry]! < table.start[row + 1]!) entry++
    start[row + 1] = entry
  }
  return {
    rows: table.agents.length,
    columns: table.kinds.length,
    start,
    column: Uint32Array.from(entries, (e) => table.kind[e]!),
    value: new Float64Array(entries.length),
    noise: new Float64Array(entries.length),
    covariate: Float64Array.from(entries, (e) => covariate[e]!),
  }
}

/** Each kind's share of successes, drawn towards four in five by ten tickets: near enough to linearise about. */
function startingOdds(table: RecordTable, counts: Counts): Float64Array {
  const attempts = new Float64Array(table.kinds.length).fill(10)
  const successes = new Float64Array(table.kinds.length).fill(8)
  counts.entries.forEach((e, i) => {
    attempts[table.kind[e]!]! += counts.attempts[i]!
    successes[table.kind[e]!]! += counts.successes[i]!
  })
  return Float64Array.from(counts.entries, (e) => {
    const share = successes[table.kind[e]!]! / attempts[table.kind[e]!]!
    return bounded(log(share / (1 - share)))
  })
}

/** Overall + row + column + slope + the cell's own effect, for every cell. */
function fittedOdds(cells: Cells, fit: Fit): Float64Array {
  const odds = new Float64Array(cells.value.length)
  for (let row = 0; row < cells.rows; row++) {
    for (let e = cells.start[row]!; e < cells.start[row + 1]!; e++) {
      const mean = additiveMean(fit, fit.rowMean[row]!, cells.column[e]!, cells.covariate[e]!)
      odds[e] = bounded(mean + fit.components.cell * fit.weight[e]! * (cells.value[e]! - mean))
    }
  }
  return odds
}

/** Counts as if they were log odds with a normal error, right to first order about `odds`. */
function linearised(counts: Counts, cells: Cells, odds: Float64Array): Cells {
  const value = new Float64Array(odds.length)
  const noise = new Float64Array(odds.length)
  for (let i = 0; i < odds.length; i++) {
    const chance = chanceOf(odds[i]!)
    const information = chance * (1 - chance)
    value[i] = odds[i]! + (counts.successes[i]! / counts.attempts[i]! - chance) / information
    noise[i] = 1 / (counts.attempts[i]! * information)
  }
  return { ...cells, value, noise }
}

function bounded(logOdds: number): number {
  return Math.min(mostLogOdds, Math.max(-mostLogOdds, logOdds))
}
