import { fading, mergeRecords, type KindRecord } from './kind-record.ts'
import { PointsmanError } from '../errors.ts'
import type { Timestamp } from '../domain/time.ts'

/**
 * All records of one instant as agents × kinds, in one fixed order whatever order they came in: sums over them have the same
 * bits everywhere. Holds everybody who has a record, also those who left: their tickets still say what a kind is like.
 */
export interface RecordTable {
  /** Sorted by code units. */
  readonly agents: readonly string[]
  readonly kinds: readonly string[]
  /** Where each agent's cells begin, and after the last agent where they end. */
  readonly start: Uint32Array
  /** Rising within an agent. */
  readonly kind: Uint32Array
  readonly attempts: Float64Array
  readonly successes: Float64Array
  readonly timed: Float64Array
  readonly sumLog: Float64Array
  readonly sumLogSquares: Float64Array
}

/** What faded to a thousandth of a ticket, or is left over from rounding, is nothing. */
const leastEvidence = 1e-3

/** Puts records in order, as of `now`. Several of one agent and kind count together. */
export function recordTable(
  records: readonly KindRecord[],
  known: { readonly agents: readonly string[]; readonly kinds: readonly string[] },
  now: Timestamp,
): RecordTable {
  records.forEach(check)
  const agents = sortedNames(known.agents, records, (record) => record.agent)
  const kinds = sortedNames(known.kinds, records, (record) => record.kind)
  const cells = recordsByCell(records, agents, kinds)
  const places: number[] = []
  for (let place = 0; place < cells.length; place++) if (cells[place] !== undefined) places.push(place)
  const table = {
    agents,
    kinds,
    start: new Uint32Array(agents.length + 1),
    kind: new Uint32Array(places.length),
    attempts: new Float64Array(places.length),
    successes: new Float64Array(places.length),
    timed: new Float64Array(places.length),
    sumLog: new Float64Array(places.length),
    sumLogSquares: new Float64Array(places.length),
  }
  places.forEach((place, entry) => {
    const record = cells[place]!
    const factor = fading(record.at, now)
    table.kind[entry] = place % kinds.length
    table.start[Math.floor(place / kinds.length) + 1]! += 1
    table.attempts[entry] = record.attempts * factor
    table.successes[entry] = record.successes * factor
    table.timed[entry] = record.timed * factor
    table.sumLog[entry] = record.sumLog * factor
    table.sumLogSquares[entry] = record.sumLogSquares * factor
  })
  for (let i = 1; i <= agents.length; i++) table.start[i]! += table.start[i - 1]!
  return table
}

/** The cells of a table that hold any evidence, and where each agent's begin among them. */
export function cellsWith(
  table: RecordTable,
  tickets: Float64Array,
): { readonly start: Uint32Array; readonly entries: Uint32Array } {
  const start = new Uint32Array(table.agents.length + 1)
  const entries = new Uint32Array(tickets.length)
  let count = 0
  for (let row = 0; row < table.agents.length; row++) {
    for (let e = table.start[row]!; e < table.start[row + 1]!; e++) {
      if (tickets[e]! > leastEvidence) entries[count++] = e
    }
    start[row + 1] = count
  }
  return { start, entries: entries.slice(0, count) }
}

/** The position of every name in a list. */
export function positions(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, position) => [name, position]))
}

function sortedNames(
  known: readonly string[],
  records: readonly KindRecord[],
  nameOf: (record: KindRecord) => string,
): readonly string[] {
  const names = new Set(known)
  for (const record of records) names.add(nameOf(record))
  return [...names].toSorted(byCodeUnits)
}

/** One record or none per agent × kind, agent by agent. */
function recordsByCell(
  records: readonly KindRecord[],
  agents: readonly string[],
  kinds: readonly string[],
): readonly (KindRecord | undefined)[] {
  const agentAt = positions(agents)
  const kindAt = positions(kinds)
  const cells = Array.from<KindRecord | undefined>({ length: agents.length * kinds.length })
  const several = new Map<number, KindRecord[]>()
  for (const record of records) {
    const place = agentAt.get(record.agent)! * kinds.length + kindAt.get(record.kind)!
    const there = cells[place]
    if (there === undefined) cells[place] = record
    else if (several.has(place)) several.get(place)!.push(record)
    else several.set(place, [there, record])
  }
  for (const [place, group] of several) cells[place] = group.toSorted(byContent).reduce(mergeRecords)
  return cells
}

const sums = ['attempts', 'successes', 'timed', 'sumLog', 'sumLogSquares'] as const

/** A total order on what is in a record: equal only where it does not matter. */
function byContent(a: KindRecord, b: KindRecord): number {
  if (a.at !== b.at) return a.at - b.at
  for (const sum of sums) if (a[sum] !== b[sum]) return a[sum] - b[sum]
  return byCodeUnits(a.queue, b.queue)
}

function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** Rounding may leave a little more successes than attempts. */
const rounding = 1e-6

function check(record: KindRecord): void {
  const { attempts, successes, timed, sumLog, sumLogSquares, at } = record
  // A sum with anything in it that is not finite is not finite either.
  const finite = Number.isFinite(attempts + successes + timed + sumLog + sumLogSquares + at)
  if (finite && attempts >= 0 && successes >= 0 && timed >= 0 && sumLogSquares >= 0) {
    if (successes <= attempts + rounding && timed <= attempts + rounding) return
  }
  throw new PointsmanError(
    'invalid_request',
    `the record of ${record.agent} × ${record.kind} has attempts ${attempts}, successes ${successes}, timed ${timed}, ` +
      `sumLog ${sumLog}, sumLogSquares ${sumLogSquares}, at ${at}: all must be finite, counts and squares at least 0, ` +
      'successes and timed at most attempts',
  )
}
