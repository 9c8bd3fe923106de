import { hash } from 'node:crypto'
import type { HistoryEvent, HistoryField, HistoryValues, Timestamp } from '@pointsman/core'
import { textBytes } from './bytes.ts'
import { pickValues, planColumnsOf, type ColumnMap, type ColumnPlan } from './columns.ts'
import { datesAllowed, readDate } from './dates.ts'
import { BadValue, FieldValues } from './field-values.ts'
import { olderThanSince, type FileReport } from './file-report.ts'
import { noteFuture } from './future.ts'
import { columnsOf, neededColumns, snapshotColumns, type HistoryColumn } from './history-columns.ts'
import { fieldOf, readHistoryValue, type FieldMap, type ValueSettings } from './history-values.ts'
import { shown } from './raw-row.ts'
import { rawRows } from './read-rows.ts'
import { SeenIds } from './seen-ids.ts'

/** How a change history is to be read. */
export interface HistoryOptions extends Omit<ValueSettings, 'note' | 'remark'> {
  readonly format: 'events' | 'snapshots'
  readonly map: ColumnMap<HistoryColumn>
  readonly encoding?: string
  /** Values that every row has, of columns that the file lacks. */
  readonly given: ReadonlyMap<HistoryColumn, string>
  /** Values that mean nothing, such as `None`. */
  readonly empty: ReadonlySet<string>
  readonly fields: FieldMap
  /** `first`: a ticket may begin with whatever comes first. */
  readonly begin: 'created' | 'first'
  /** Rows dated before it are passed over. */
  readonly since?: Timestamp
  /** Dates that come later are named. */
  readonly now: Timestamp
}

/** Noted of a row that came before in the same file. */
export const sameEvent = 'the same event came before: it counts once'

/** A row of a change history, and what makes it the same row when it comes again. */
export interface HistoryRow extends HistoryEvent {
  readonly ticket: string
  readonly key: Buffer
}

/** Rows as events, one at a time. Bad rows are skipped and reported, as are rows that came before in this file. */
export async function* historyRows(
  source: AsyncIterable<Uint8Array>,
  report: FileReport,
  options: HistoryOptions,
): AsyncGenerator<HistoryRow> {
  const seen = new SeenIds()
  const plans = new Map<string, ColumnPlan<HistoryColumn>>()
  for await (const row of rawRows(textBytes(source, report.file, options.encoding), report, () => {})) {
    if ('problem' in row) {
      report.addBad(row.line, row.problem, row.maybe)
      continue
    }
    const name = row.names.join('\0')
    const plan = plans.get(name) ?? startPlan(row.names, report, options)
    if (plans.size < 1000) plans.set(name, plan)
    const values = new Map([...options.given, ...pickValues(row.values, plan, isEmptyIn(options))])
    const found = read(values, row.line, report, options)
    if (!found) continue
    report.rows++
    if (seen.addDigest(found.key)) report.note(sameEvent, `line ${row.line}`)
    else yield found
  }
}

function startPlan(
  names: readonly string[],
  report: FileReport,
  { format, map }: HistoryOptions,
): ColumnPlan<HistoryColumn> {
  const plan = planColumnsOf(columnsOf(format), names, map)
  for (const name of plan.ignored) if (report.ignoredColumns.size < 200) report.ignoredColumns.add(name)
  for (const alias of plan.aliased) report.aliases.add(alias)
  return plan
}

function isEmptyIn({ empty }: HistoryOptions): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && empty.has(value.trim())
}

/** One row; undefined when it is bad (reported), older than asked for, or about nothing that is read. */
function read(
  values: ReadonlyMap<HistoryColumn, unknown>,
  line: number,
  report: FileReport,
  options: HistoryOptions,
): HistoryRow | undefined {
  const notes: string[] = []
  const remarks: string[] = []
  const settings = {
    ...options,
    note: (text: string) => notes.push(text),
    remark: (text: string) => remarks.push(text),
  }
  try {
    const missing = neededColumns[options.format].find((column) => !values.has(column))
    if (missing !== undefined) throw new BadValue(`${missing}: missing`)
    const at = dateOf(values.get('at'), settings)
    if (options.since !== undefined && at < options.since) {
      report.note(olderThanSince)
      return undefined
    }
    const what = options.format === 'events' ? change(values, settings, report) : snapshot(values, settings)
    if (!what) return undefined
    for (const note of notes) report.note(note)
    for (const remark of remarks) report.remark(remark)
    noteFuture({ line, values }, [['at', at]], { report, now: options.now })
    const names = new FieldValues({ values }, settings.note, options.dates)
    const ticket = names.name(options.format === 'events' ? 'ticket' : 'id')
    const actor = names.name('actor')
    if (ticket === undefined) throw new BadValue('ticket: missing')
    const event = { at, ...(actor !== undefined && { actor }), ...what }
    const id = options.format === 'events' ? values.get('id') : undefined
    return { ticket, line, key: keyOf([ticket, id ?? event]), ...event }
  } catch (error) {
    if (!(error instanceof BadValue)) throw error
    report.addBad(line, error.message)
    return undefined
  }
}

function dateOf(value: unknown, { dates, note }: ValueSettings): Timestamp {
  const date = readDate(value, dates)
  if (!date) throw new BadValue(`at: ${shown(value)} is not ${datesAllowed(value, dates)}`)
  if (date.readAs) note(`at: dates read as ${date.readAs}`)
  return date.at
}

type What = Pick<HistoryEvent, 'sets' | 'was' | 'begins'>

function change(
  values: ReadonlyMap<HistoryColumn, unknown>,
  settings: HistoryOptions & ValueSettings,
  report: FileReport,
): What | undefined {
  const name = String(values.get('field'))
  const field = fieldOf(name, settings.fields)
  const first = settings.begin === 'first' ? { begins: 'first' as const } : {}
  if (field === 'created') return { sets: {}, begins: 'created' }
  if (field === undefined) report.note(`field ${shown(name)} is not read; maybe --field ${shown(`${name}=queue`)}`)
  if (field === undefined || field === '-') return undefined
  const [from, to] = [valueOf(field, 'from', values, settings), valueOf(field, 'to', values, settings)]
  const isWords = (field === 'subject' || field === 'body') && from === undefined
  return {
    sets: { [field]: to ?? null },
    ...(from !== undefined && { was: { [field]: from } }),
    ...(isWords ? { begins: 'created' as const } : first),
  }
}

function valueOf(
  field: HistoryField,
  column: 'from' | 'to',
  values: ReadonlyMap<HistoryColumn, unknown>,
  settings: ValueSettings,
): string | number | undefined {
  try {
    return readHistoryValue(field, values.get(column), settings)
  } catch (error) {
    throw error instanceof BadValue ? new BadValue(`${column}: ${error.message}`) : error
  }
}

const snapshotFields = snapshotColumns.filter((column) => column !== 'id' && column !== 'at' && column !== 'actor')

function snapshot(values: ReadonlyMap<HistoryColumn, unknown>, settings: ValueSettings): What {
  const sets: { -readonly [Field in keyof HistoryValues]: HistoryValues[Field] } = {}
  for (const field of snapshotFields) {
    const value = values.has(field) ? readHistoryValue(field, values.get(field), settings) : undefined
    if (value !== undefined) sets[field] = value
  }
  return { sets, begins: 'snapshot' }
}

function keyOf(what: unknown): Buffer {
  return hash('sha256', JSON.stringify(what), 'buffer').subarray(0, 16)
}
