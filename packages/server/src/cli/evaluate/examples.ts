import { PointsmanError, type LabelledText, type Timestamp } from '@pointsman/core'
import { readDate } from '../../ticket-files/dates.ts'
import type { TicketColumn } from '../../ticket-files/columns.ts'
import { FileReport } from '../../ticket-files/file-report.ts'
import { openSource, readRows, type TicketRow } from '../../ticket-files/read-rows.ts'
import { stableId } from '../../ticket-files/ticket-rows.ts'
import { rowOptions, type FileOptions } from '../file-options.ts'

/** A ticket of an evaluation file, raw: cleaning it is part of what is measured. */
export interface Example extends LabelledText {
  readonly id: string
  /** Absent where the file has none. */
  readonly createdAt?: Timestamp
}

/** What can be read from text and found in a file. */
export const targets = [
  'queue',
  'topic',
  'intent',
  'assignee',
  'priority',
  'category',
  'status',
  'language',
  'channel',
  'plan',
  'requester',
  'account',
] as const satisfies readonly TicketColumn[]
export type Target = (typeof targets)[number]

export interface Wanted {
  readonly target: Target
  /** Labels whose rows are left out. */
  readonly without: readonly string[]
}

/** Reads the labelled tickets of files, in their order. Rows without a label are left out and counted. */
export async function readExamples(
  paths: readonly string[],
  wanted: Wanted,
  options: FileOptions,
  onReport: (report: FileReport) => void,
): Promise<{ readonly examples: readonly Example[]; readonly reports: readonly FileReport[] }> {
  const examples: Example[] = []
  const reports: FileReport[] = []
  for (const path of paths) {
    const report = new FileReport(path)
    reports.push(report)
    try {
      for (const example of await readFile(report, wanted, options)) examples.push(example)
    } finally {
      onReport(report)
    }
  }
  return { examples, reports }
}

async function readFile(report: FileReport, wanted: Wanted, options: FileOptions): Promise<readonly Example[]> {
  const examples: Example[] = []
  const source = await openSource(report.file, report)
  for await (const row of readRows(source, report, { ...rowOptions(options), label: wanted.target })) {
    const example = toExample(row, report, wanted, options)
    if (example) examples.push(example)
    if (options.strict && report.bad > 0) break
  }
  if (options.strict && report.bad > 0) throw strictFailure(report)
  return examples
}

/** The first bad row, as `--strict` ends with it. */
export function strictFailure(report: FileReport): PointsmanError {
  const [first] = report.firstBad
  return new PointsmanError('invalid_ticket', `${report.file}:${first?.line ?? 0}: ${first?.reason ?? 'bad row'}`)
}

function toExample(row: TicketRow, report: FileReport, wanted: Wanted, options: FileOptions): Example | undefined {
  const label = textOf(row, wanted.target)?.trim()
  const subject = textOf(row, 'subject')
  const body = textOf(row, 'body')
  if (label === undefined || subject === undefined || body === undefined) {
    const column = label === undefined ? wanted.target : subject === undefined ? 'subject' : 'body'
    report.addBad(row.line, `${column}: not a text`)
    return undefined
  }
  if (label === '') {
    report.note(`no ${wanted.target}: left out`)
    return undefined
  }
  if (wanted.without.includes(label)) {
    report.note(`${wanted.target} ${JSON.stringify(label)}: left out, as asked`)
    return undefined
  }
  const created = row.values.get('created_at')
  const date = readDate(created, options.monthFirst ? 'month-first' : 'day-first')
  if (created !== undefined && !date) report.note('created_at is no date: ignored')
  report.rows++
  return { id: textOf(row, 'id') ?? stableId(row), subject, body, label, ...(date && { createdAt: date.at }) }
}

/** Empty for an absent value, undefined for one that is no text. */
function textOf(row: TicketRow, column: TicketColumn): string | undefined {
  const value = row.values.get(column) ?? (column === 'id' ? stableId(row) : '')
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}
