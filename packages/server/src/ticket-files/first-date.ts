import { PointsmanError, type Timestamp } from '@pointsman/core'
import { ownDate } from './arrival.ts'
import { planColumns, type TicketColumn } from './columns.ts'
import { readDate, type DateOrder } from './dates.ts'
import { FileReport } from './file-report.ts'
import { firstNames } from './look-at-headers.ts'
import { openSource, readRows, type RowOptions } from './read-rows.ts'

/** Columns that say when a ticket was there; the arrival first. */
const dated = ['created_at', 'first_response_at', 'resolved_at'] as const satisfies readonly TicketColumn[]

/**
 * The date of the first row of a file that has one, for the rows above it. Reads no further than that row. Undefined where no row has a
 * date, and for pipes, which can be read only once.
 */
export async function firstDateIn(file: string, options: RowOptions, order: DateOrder): Promise<Timestamp | undefined> {
  const first = file === '-' ? undefined : await firstNames(file, options)
  if (first === undefined) return undefined
  const columns = [...planColumns(first.names, options.map).columns, ...(options.given?.keys() ?? [])]
  if (first.isCsv && !dated.some((column) => columns.includes(column))) return undefined
  try {
    return await firstOf(file, options, order)
  } catch (error) {
    // A damaged file: whoever reads it for its rows is told where, and has the rows before that place.
    if (error instanceof PointsmanError) return undefined
    throw error
  }
}

async function firstOf(file: string, options: RowOptions, order: DateOrder): Promise<Timestamp | undefined> {
  const report = new FileReport(file)
  for await (const { values } of readRows(await openSource(file, report), report, options)) {
    const [arrived, firstResponseAt, resolvedAt] = dated.map((column) => readDate(values.get(column), order)?.at)
    const at = arrived ?? ownDate({ firstResponseAt, resolvedAt })
    if (at !== undefined) return at
  }
  return undefined
}
