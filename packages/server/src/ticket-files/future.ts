import type { Timestamp } from '@pointsman/core'
import type { FileReport } from './file-report.ts'
import { shown } from './raw-row.ts'

/**
 * How far ahead of the clock a date may be before it is named. A time without a zone is read as UTC, and clocks on walls are up to
 * 14 hours ahead of it: smaller, and today's tickets from Auckland are named; larger, and tomorrow's go unseen.
 */
const tolerance = 24 * 3_600_000

/** A row's dates, by column, as they were read. */
export type DatesRead = readonly (readonly [column: string, at: Timestamp | undefined])[]

/** Notes a row with a date that has not come yet, once a row: it is taken as it stands, and mostly a mistyped year. */
export function noteFuture(
  row: { readonly line: number; readonly values: ReadonlyMap<string, unknown> },
  dates: DatesRead,
  { report, now }: { readonly report: FileReport; readonly now: Timestamp },
): void {
  const found = dates.find(([, at]) => at !== undefined && at > now + tolerance)
  if (!found) return
  const [column] = found
  report.note(inFuture, `line ${row.line}: ${column} ${shown(row.values.get(column))}`)
}

/** Noted of a row with a date that has not come yet. */
const inFuture = 'a date in the future: taken as it stands; maybe a mistyped year'
