import { lookOver, type AgentStanding, type HistoryRow, type QualityTicket, type Timestamp } from '@pointsman/core'
import { readDate } from '../../ticket-files/dates.ts'
import { FileReport } from '../../ticket-files/file-report.ts'
import { lookAtHeaders } from '../../ticket-files/look-at-headers.ts'
import { openSource, readRows, type TicketRow } from '../../ticket-files/read-rows.ts'
import { ticketRows } from '../../ticket-files/ticket-rows.ts'
import { say } from '../answer.ts'
import { strictFailure } from '../evaluate/examples.ts'
import { rowOptions } from '../file-options.ts'
import { withStore } from '../open-store.ts'
import { showProgress, type Progress } from '../progress.ts'
import type { QualityReportOptions } from '../report.ts'
import type { Shell } from '../shell.ts'
import type { StoreOptions } from '../store-options.ts'

/** A history, looked over ticket by ticket. */
export interface LookedOver {
  /** `the database`, or the names of the files. */
  readonly source: string
  readonly tickets: readonly QualityTicket[]
  /** Empty when they are not known. */
  readonly agents: readonly AgentStanding[]
  /** What the operator should know about the reading, a line each. */
  readonly notes: readonly string[]
}

/** Tickets kept, the newest: a training uses no more, and more would not fit into the memory of a small machine. */
const mostTickets = 120_000

/** Reads the tickets of the database or of files, each once; memory is that of what is kept of them. */
export async function readHistory(
  options: QualityReportOptions,
  shell: Shell,
  storeOptions: StoreOptions,
  plainText: (html: string) => string,
): Promise<LookedOver> {
  const progress = showProgress(shell, 'reading tickets')
  const kept = new Newest(({ row }) => lookOver(row, options.target, plainText), progress)
  try {
    if (options.history) {
      for await (const row of fileRows(options.history, options, shell)) kept.add(row)
      return { source: options.history.join(', '), agents: [], ...kept.outcome(options.since) }
    }
    return await withStore(shell, storeOptions, async (store) => {
      for await (const page of store.history(options.since)) for (const row of page) kept.add({ ...row, isDated: true })
      const agents = (await store.agents()).map(({ id, active }) => ({ id, active }))
      return { source: 'the database', agents, ...kept.outcome(undefined) }
    })
  } finally {
    progress.end()
  }
}

/** Keeps the last `mostTickets` that came, by id: of rows with one id the last counts. */
class Newest {
  readonly #tickets = new Map<string, QualityTicket>()
  readonly #look: (given: { readonly row: HistoryRow }) => QualityTicket
  readonly #progress: Progress
  #dropped = 0

  constructor(look: (given: { readonly row: HistoryRow }) => QualityTicket, progress: Progress) {
    this.#look = look
    this.#progress = progress
  }

  add(row: HistoryRow): void {
    this.#tickets.delete(row.ticket.id)
    this.#tickets.set(row.ticket.id, this.#look({ row }))
    this.#progress.update(undefined, `${this.#tickets.size.toLocaleString('en')} tickets`)
    if (this.#tickets.size <= mostTickets) return
    const oldest = this.#tickets.keys().next().value
    if (oldest !== undefined) this.#tickets.delete(oldest)
    this.#dropped++
  }

  outcome(since: Timestamp | undefined): Pick<LookedOver, 'tickets' | 'notes'> {
    const all = [...this.#tickets.values()]
    const tickets =
      since === undefined ? all : all.filter(({ receivedAt }) => receivedAt !== undefined && receivedAt >= since)
    const notes: string[] = []
    if (this.#dropped > 0)
      notes.push(
        `Only the last ${mostTickets.toLocaleString('en')} tickets were looked over; ${this.#dropped.toLocaleString('en')} before them were not.`,
      )
    return { tickets, notes }
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
