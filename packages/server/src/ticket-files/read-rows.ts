import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { PointsmanError } from '@pointsman/core'
import { textBytes } from './bytes.ts'
import { pickValues, planColumns, type ColumnMap, type ColumnPlan, type TicketColumn } from './columns.ts'
import { csvRows, separatorOf } from './csv-rows.ts'
import type { FileReport } from './file-report.ts'
import { hasWords, refuseUnknownColumns, refuseWordless } from './header.ts'
import { jsonRows } from './json-rows.ts'
import type { RawRow } from './raw-row.ts'

export interface RowOptions {
  readonly map: ColumnMap
  /** Of the text; UTF-8 (or UTF-16 with its mark) when absent. */
  readonly encoding?: string
  /** The column that one called `label` stands for. */
  readonly label?: TicketColumn
  /** Values that mean nothing, such as `None`. */
  readonly empty?: ReadonlySet<string>
  /** Values that every row has, of columns that the file lacks. */
  readonly given?: ReadonlyMap<TicketColumn, string>
}

/** One row with our column names. Empty values are left out. */
export interface TicketRow {
  readonly line: number
  readonly values: ReadonlyMap<TicketColumn, unknown>
}

/** Opens a file, or standard input for `-`. Fails at once when there is nothing to read. */
export async function openSource(path: string, report: FileReport): Promise<AsyncIterable<Uint8Array>> {
  if (path === '-') return counted(process.stdin, report)
  const info = await stat(path).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'no such file' : error.message
    throw new PointsmanError('not_found', `${path}: ${reason}`)
  })
  if (info.isDirectory()) throw new PointsmanError('invalid_request', `${path} is a folder; expected a file`)
  if (info.isFile()) report.totalBytes = info.size
  return counted(createReadStream(path, { highWaterMark: 256 * 1024 }), report)
}

async function* counted(source: AsyncIterable<Uint8Array>, report: FileReport): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    report.bytes += chunk.length
    yield chunk
  }
}

/** Reads JSON Lines or CSV, whichever it is, a row at a time; memory does not grow with the file. */
export async function* readRows(
  source: AsyncIterable<Uint8Array>,
  report: FileReport,
  options: RowOptions,
): AsyncGenerator<TicketRow> {
  const plans = new Map<string, ColumnPlan>()
  // A pipe cannot be looked at beforehand, as `headerNames` does with files.
  const isPipe = report.totalBytes === undefined
  const onHeader = (names: readonly string[]): void => {
    if (isPipe) refuseUnknownColumns([{ file: report.file, names }], options.map)
    refuseWordless(names, report.file, options)
  }
  for await (const row of rawRows(textBytes(source, report.file, options.encoding), report, onHeader)) {
    if ('problem' in row) {
      report.addBad(row.line, row.problem, row.maybe)
      continue
    }
    const key = row.names.join('\0')
    let plan = plans.get(key)
    if (!plan) {
      plan = startPlan(row.names, report, options)
      // Rows of many shapes must not fill the memory with plans.
      if (plans.size < 1000) plans.set(key, plan)
    }
    if (hasWords(plan)) yield { line: row.line, values: valuesOf(row.values, plan, options) }
    else
      report.addBad(
        row.line,
        `no subject and no body among ${row.names.slice(0, 20).join(', ')}; maybe --map theirs=body`,
      )
  }
}

function valuesOf(
  values: readonly unknown[],
  plan: ColumnPlan,
  { empty, given }: RowOptions,
): ReadonlyMap<TicketColumn, unknown> {
  const picked = pickValues(values, plan, (value) => typeof value === 'string' && empty?.has(value.trim()) === true)
  return given === undefined ? picked : new Map([...given, ...picked])
}

function startPlan(names: readonly string[], report: FileReport, options: RowOptions): ColumnPlan {
  const plan = planColumns(names, options.map, options.label)
  for (const name of plan.ignored) if (report.ignoredColumns.size < 200) report.ignoredColumns.add(name)
  for (const alias of plan.aliased) report.aliases.add(alias)
  return plan
}

/** Looks at the first bytes to tell JSON Lines from CSV. `onHeader` is told the column names of CSV before any row. */
export async function* rawRows(
  bytes: AsyncGenerator<Uint8Array>,
  report: FileReport,
  onHeader: (names: readonly string[]) => void,
): AsyncGenerator<RawRow> {
  const first = await bytes.next()
  const head = first.done ? new Uint8Array() : first.value
  async function* whole(): AsyncGenerator<Uint8Array> {
    try {
      yield head
      yield* bytes
    } finally {
      await bytes.return(undefined)
    }
  }
  const start = Buffer.from(head.subarray(0, 65_536)).toString('utf8').trimStart()
  if (start.startsWith('[')) {
    throw new PointsmanError(
      'invalid_request',
      `${report.file} is a JSON list; expected JSON Lines, one object a line`,
      `convert it: jq -c '.[]' ${report.file} > tickets.jsonl`,
    )
  }
  if (start.startsWith('{')) {
    yield* metered(jsonRows(whole()), report)
    return
  }
  const separator = separatorOf(start.split(/\r?\n|\r/, 1)[0] ?? '')
  if (separator !== ',') report.remark(`values are separated by ${separator === '\t' ? 'tabs' : `"${separator}"`}`)
  yield* metered(csvRows(whole(), separator, onHeader), report)
}

async function* metered(rows: AsyncIterable<RawRow>, { meter }: FileReport): AsyncGenerator<RawRow> {
  for await (const row of rows) {
    meter?.add(row)
    yield row
  }
}
