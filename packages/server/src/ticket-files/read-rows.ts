import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { PointsmanError } from '@pointsman/core'
import { textBytes } from './bytes.ts'
import { planColumns, ticketColumns, type ColumnMap, type ColumnPlan, type TicketColumn } from './columns.ts'
import { csvRows, separatorOf } from './csv-rows.ts'
import type { FileReport } from './file-report.ts'
import { jsonRows } from './json-rows.ts'
import type { RawRow } from './raw-row.ts'

export interface RowOptions {
  readonly map: ColumnMap
  /** Of the text; UTF-8 (or UTF-16 with its mark) when absent. */
  readonly encoding?: string
  /** The column that one called `label` stands for. */
  readonly label?: TicketColumn
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
  report.totalBytes = info.size
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
  for await (const row of rawRows(textBytes(source, report.file, options.encoding), report, options)) {
    if ('problem' in row) {
      report.addBad(row.line, row.problem)
      continue
    }
    const key = row.names.join('\0')
    let plan = plans.get(key)
    if (!plan) {
      plan = startPlan(row.names, report, options)
      // Rows of many shapes must not fill the memory with plans.
      if (plans.size < 1000) plans.set(key, plan)
    }
    if (hasWords(plan)) yield { line: row.line, values: pick(row.values, plan) }
    else
      report.addBad(
        row.line,
        `no subject and no body among ${row.names.slice(0, 20).join(', ')}; maybe --map theirs=body`,
      )
  }
}

function hasWords(plan: ColumnPlan): boolean {
  return plan.columns.some((column) => column === 'subject' || column === 'body')
}

function startPlan(names: readonly string[], report: FileReport, options: RowOptions): ColumnPlan {
  const plan = planColumns(names, options.map, options.label)
  for (const name of plan.ignored) if (report.ignoredColumns.size < 200) report.ignoredColumns.add(name)
  for (const alias of plan.aliased) report.aliases.add(alias)
  return plan
}

function pick(values: readonly unknown[], plan: ColumnPlan): Map<TicketColumn, unknown> {
  const picked = new Map<TicketColumn, unknown>()
  plan.columns.forEach((column, i) => {
    const value = values[i]
    if (column && value !== undefined && value !== null && value !== '') picked.set(column, value)
  })
  return picked
}

/** Looks at the first bytes to tell JSON Lines from CSV. */
async function* rawRows(
  bytes: AsyncGenerator<Uint8Array>,
  report: FileReport,
  options: RowOptions,
): AsyncGenerator<RawRow> {
  const first = await bytes.next()
  const head = first.done ? new Uint8Array() : first.value
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield head
    yield* bytes
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
    yield* jsonRows(whole())
    return
  }
  const separator = separatorOf(start.split(/\r?\n|\r/, 1)[0] ?? '')
  if (separator !== ',') report.note(`values are separated by ${separator === '\t' ? 'tabs' : `"${separator}"`}`)
  yield* csvRows(whole(), separator, (header) => refuseWordless(header, report, options))
}

/** In CSV the header speaks for every row, so a file without words is refused at once. */
function refuseWordless(names: readonly string[], report: FileReport, options: RowOptions): void {
  if (hasWords(planColumns(names, options.map, options.label))) return
  throw new PointsmanError(
    'invalid_request',
    `${report.file}: no subject and no body among its columns: ${names.slice(0, 40).join(', ')}`,
    `tell which is which with --map theirs=ours; ours: ${ticketColumns.join(', ')}`,
  )
}
