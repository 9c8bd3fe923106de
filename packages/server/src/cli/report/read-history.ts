import {
  lookOver,
  type AgentStanding,
  type HistoryOrigin,
  type HistoryRow,
  type LateField,
  type QualityTicket,
} from '@pointsman/core'
import { historyOrigin } from '../../quality/history-origin.ts'
import { NewestTickets } from '../../quality/newest-tickets.ts'
import { readDate } from '../../ticket-files/dates.ts'
import { FileReport } from '../../ticket-files/file-report.ts'
import { lookAtHeaders } from '../../ticket-files/look-at-headers.ts'
import { openSource, readRows, type TicketRow } from '../../ticket-files/read-rows.ts'
import { ticketRows } from '../../ticket-files/ticket-rows.ts'
import { say } from '../answer.ts'
import { strictFailure } from '../evaluate/examples.ts'
import { rowOptions } from '../file-options.ts'
import { withStore } from '../open-store.ts'
import { showProgress } from '../progress.ts'
import type { QualityReportOptions } from '../report.ts'
import type { Shell } from '../shell.ts'
import type { StoreOptions } from '../store-options.ts'

/** A history, looked over ticket by ticket. */
export interface LookedOver {
  /** The names of the files, or of the connected help desks; `the database` where it is more than these. */
  readonly source: string
  readonly origin: HistoryOrigin
  readonly tickets: readonly QualityTicket[]
  /** Empty when they are not known. */
  readonly agents: readonly AgentStanding[]
  /** What change histories say of fields set after arrival. */
  readonly late: readonly LateField[]
  /** What the operator should know about the reading, a line each. */
  readonly notes: readonly string[]
}

/** Reads the tickets of the database or of files, each once; memory is that of what is kept of them. */
export async function readHistory(
  options: QualityReportOptions,
  shell: Shell,
  storeOptions: StoreOptions,
  plainText: (html: string) => string,
): Promise<LookedOver> {
  const progress = showProgress(shell, 'reading tickets')
  const newest = new NewestTickets()
  const keep = (row: HistoryRow): void => {
    newest.add(lookOver(row, options.target, plainText))
    progress.update(undefined, `${newest.count.toLocaleString('en')} tickets`)
  }
  try {
    if (options.history) {
      for await (const row of fileRows(options.history, options, shell)) keep(row)
      return {
        source: options.history.join(', '),
        origin: 'files',
        agents: [],
        late: [],
        ...newest.outcome(options.since),
      }
    }
    return await withStore(shell, storeOptions, async (store) => {
      for await (const page of store.history(options.since)) for (const row of page) keep({ ...row, isDated: true })
      const agents = (await store.agents()).map(({ id, active }) => ({ id, active }))
      const desks = (await store.deskConnections()).map(({ id }) => id)
      const found = newest.outcome(undefined)
      return { ...historyOrigin(found.tickets, desks), agents, late: await store.lateFields(), ...found }
    })
  } finally {
    progress.end()
  }
}

/** Rows of files as tickets, with the times exactly as they stand there: the importer drops those that cannot be. */
async function* fileRows(
  files: readonly string[],
  options: QualityReportOptions,
  shell: Shell,
): AsyncGenerator<HistoryRow> {
  const dates = options.monthFirst ? 'month-first' : 'day-first'
  await lookAtHeaders(files, { ...rowOptions(options), label: options.target })
  for (const file of files) {
    const report = new FileReport(file)
    let row: TicketRow | undefined
    const tapped = async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<TicketRow> {
      for await (const each of readRows(source, report, { ...rowOptions(options), label: options.target })) {
        row = each
        yield each
      }
    }
    try {
      const rows = tapped(await openSource(file, report))
      for await (const { ticket, outcome } of ticketRows(rows, report, { kind: 'history', now: shell.now(), dates })) {
        // The row just read is the one this ticket was made of: rows are pulled one at a time.
        const resolvedAt = readDate(row?.values.get('resolved_at'), dates)?.at
        const isDated = readDate(row?.values.get('created_at'), dates) !== undefined
        yield { ticket, outcome: { ...outcome, ...(resolvedAt !== undefined && { resolvedAt }) }, isDated }
        if (options.strict && report.bad > 0) throw strictFailure(report)
      }
      if (options.strict && report.bad > 0) throw strictFailure(report)
    } finally {
      for (const line of report.lines()) say(shell, line)
    }
  }
}
