import type { Timestamp } from '@pointsman/core'
import { generateHistory } from './generate.ts'
import { smallColumns, toCsv, toTicketRows } from './to-ticket-rows.ts'

/** The first `count` tickets of the sample company's history as CSV with the few columns that a first own file needs. */
export function smallSampleCsv(options: {
  readonly seed: number
  readonly from: Timestamp
  readonly count: number
}): string {
  const tickets = generateHistory({ seed: options.seed, from: options.from, months: 12, ticketsPerDay: 33 })
  const lines: string[] = []
  for (const line of toCsv(toTicketRows(tickets), smallColumns)) {
    // One line is the header.
    if (lines.push(line) > options.count) break
  }
  return lines.join('')
}
