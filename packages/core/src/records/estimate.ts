import { additiveMean, type Cells, type Fit } from './crossed-effects.ts'
import { additiveVariance, readRow, rowDoubt, unseenColumnVariance } from './row-doubt.ts'
import { betaOf } from './beta.ts'
import { fitSpeed, type SpeedFit } from './speed.ts'
import { fitSuccess, type SuccessFit } from './success.ts'
import { positions, recordTable, type RecordTable } from './record-table.ts'
import { readLevels, type DeclaredAgent, type Kind } from './declared-levels.ts'
import type { KindRecord } from './kind-record.ts'
import type { RecordBook, Spread } from './record-book.ts'
import type { Timestamp } from '../domain/time.ts'

export interface EstimateInput {
  /** Of everybody who ever had any, those who left among them: their tickets say what a kind is like. */
  readonly records: readonly KindRecord[]
  /** Whom the book is for. */
  readonly agents: readonly DeclaredAgent[]
  /** What the book is for. */
  readonly kinds: readonly Kind[]
  readonly now: Timestamp
}

/**
 * Estimates speed and success of every agent for every kind, nightly or on demand. Each is drawn towards agent, kind and
 * team by how much these differ in the records themselves; a declared level moves it by what declared levels turned
 * out to be worth. No order of records, agents or kinds changes any bit.
 *
 * Throws `invalid_request` for records with impossible sums.
 */
export function estimate(input: EstimateInput): RecordBook {
  const agents = input.agents.map(({ id }) => id)
  const kinds = input.kinds.map(({ id }) => id)
  const table = recordTable(input.records, { agents, kinds }, input.now)
  const levels = declaredLevels(table, input)
  const speed = fitSpeed(table, levels)
  const success = fitSuccess(table, levels)
  const book = emptyBook({ agents, kinds, at: input.now, speed, success, table })
  const rows = positions(table.agents)
  const writer = bookWriter({ book, table, speed, success })
  input.agents.forEach((agent, position) => writer.write(position, rows.get(agent.id), agent, input.kinds))
  writer.write(agents.length, undefined, undefined, input.kinds)
  return book
}

/** Declared levels aligned with the table's cells. */
function declaredLevels(table: RecordTable, { agents, kinds }: EstimateInput): Float64Array {
  const agentById = new Map(agents.map((agent) => [agent.id, agent]))
  const kindById = new Map(kinds.map((kind) => [kind.id, kind]))
  const ordered = table.kinds.map((kind) => kindById.get(kind) ?? { id: kind })
  const levels = new Float64Array(table.kind.length)
  const row = new Float64Array(table.kinds.length)
  table.agents.forEach((agent, position) => {
    readLevels(agentById.get(agent), ordered, row)
    for (let e = table.start[position]!; e < table.start[position + 1]!; e++) levels[e] = row[table.kind[e]!]!
  })
  return levels
}

interface Fitted {
  readonly table: RecordTable
  readonly speed: SpeedFit
  readonly success: SuccessFit
}

type BookStart = Fitted & Pick<RecordBook, 'at' | 'agents' | 'kinds'>

function emptyBook({ at, agents, kinds, table, speed, success }: BookStart): RecordBook {
  const stride = kinds.length + 1
  const size = (agents.length + 1) * stride
  const columns = positions(table.kinds)
  const ticketNoise = new Float64Array(stride).fill(speed.commonNoise)
  kinds.forEach((kind, position) => (ticketNoise[position] = speed.noise[columns.get(kind)!]!))
  return {
    at,
    agents,
    kinds,
    agentAt: positions(agents),
    kindAt: positions(kinds),
    stride,
    logMinutes: new Float64Array(size),
    logVariance: new Float64Array(size),
    alpha: new Float64Array(size),
    beta: new Float64Array(size),
    attempts: new Float64Array(size),
    timed: new Float64Array(size),
    ticketNoise,
    speed: spreadOf(speed.fit),
    success: spreadOf(success.fit),
  }
}

function spreadOf({ components, mean }: Fit): Spread {
  return { agent: components.row, kind: components.column, agentAndKind: components.cell, level: mean[1]! }
}

interface BookWriter {
  /** Fills one row of the book; `row` is the agent's in the table, if any. */
  readonly write: (
    position: number,
    row: number | undefined,
    agent: DeclaredAgent | undefined,
    kinds: readonly Kind[],
  ) => void
}

function bookWriter({ book, table, speed, success }: Fitted & { readonly book: RecordBook }): BookWriter {
  const columns = Int32Array.from(book.kinds, positionIn(table.kinds))
  const speedRow = rowPosterior(speed.cells, speed.fit)
  const successRow = rowPosterior(success.cells, success.fit)
  const levels = new Float64Array(book.stride)
  const own = Int32Array.from(table.kinds, positionIn(book.kinds))
  return {
    write: (position, row, agent, kinds) => {
      readLevels(agent, kinds, levels)
      speedRow.turnTo(row)
      successRow.turnTo(row)
      const from = position * book.stride
      for (let k = 0; k < book.stride; k++) {
        const column = k < columns.length ? columns[k]! : -1
        speedRow.read(column, levels[k]!)
        book.logMinutes[from + k] = speedRow.answer.mean
        book.logVariance[from + k] = speedRow.answer.variance
        successRow.read(column, levels[k]!)
        const { alpha, beta } = betaOf(successRow.answer.mean, successRow.answer.variance)
        book.alpha[from + k] = alpha
        book.beta[from + k] = beta
      }
      if (row === undefined) return
      for (let e = table.start[row]!; e < table.start[row + 1]!; e++) {
        const k = own[table.kind[e]!]!
        if (k < 0) continue
        book.attempts[from + k] = table.attempts[e]!
        book.timed[from + k] = table.timed[e]!
      }
    },
  }
}

function positionIn(names: readonly string[]): (name: string) => number {
  const all = positions(names)
  return (name) => all.get(name) ?? -1
}

interface RowPosterior {
  readonly answer: { mean: number; variance: number }
  readonly turnTo: (row: number | undefined) => void
  /** Fills `answer` for a column of the data, or −1 for one that nobody has any data of. */
  readonly read: (column: number, covariate: number) => void
}

/** Mean and variance of cells, their own effects included, row by row. */
function rowPosterior(cells: Cells, fit: Fit): RowPosterior {
  const doubt = rowDoubt(fit)
  const answer = { mean: 0, variance: 0 }
  const entryOf = new Int32Array(cells.columns)
  let rowMean = 0
  return {
    answer,
    turnTo: (row) => {
      readRow(doubt, cells, row)
      rowMean = row === undefined ? 0 : fit.rowMean[row]!
      entryOf.fill(-1)
      if (row === undefined) return
      for (let e = cells.start[row]!; e < cells.start[row + 1]!; e++) entryOf[cells.column[e]!] = e
    },
    read: (column, covariate) => {
      const own = fit.components.cell
      if (column < 0) {
        answer.mean = rowMean + fit.mean[0]! + covariate * fit.mean[1]!
        answer.variance = unseenColumnVariance(doubt, covariate) + own
        return
      }
      const mean = additiveMean(fit, rowMean, column, covariate)
      const variance = additiveVariance(doubt, column, covariate)
      const entry = entryOf[column]!
      const belief = entry < 0 ? 0 : own * fit.weight[entry]!
      answer.mean = entry < 0 ? mean : mean + belief * (cells.value[entry]! - mean)
      answer.variance = (1 - belief) * (1 - belief) * variance + own * (1 - belief)
    },
  }
}
