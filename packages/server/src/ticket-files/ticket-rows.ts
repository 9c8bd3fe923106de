import { createHash } from 'node:crypto'
import type { Claims, HistoricTicket, Ticket, TicketOutcome, Timestamp } from '@pointsman/core'
import { undatedArrival, type Arrival } from './arrival.ts'
import { BadValue, FieldValues } from './field-values.ts'
import { olderThanSince, type FileReport } from './file-report.ts'
import { noteFuture, type DatesRead } from './future.ts'
import { shown } from './raw-row.ts'
import type { TicketRow } from './read-rows.ts'
import { SeenIds } from './seen-ids.ts'

/**
 * - `history`: what became of a ticket is known; queue, topic, intent and priority are how it ended.
 * - `arriving`: a ticket as it comes in; queue and priority are what the form claims.
 */
export type RowKind = 'history' | 'arriving'

export interface TicketOptions {
  readonly kind: RowKind
  /** When a ticket that comes in without `created_at` is taken to have arrived; one of the past, only where nothing has a date. */
  readonly now: Timestamp
  /** The first date of a file of the past, for the rows above it. */
  readonly firstDate?: Timestamp | undefined
  readonly dates: 'day-first' | 'month-first'
  /** Rows whose newest date is older are passed over. */
  readonly since?: Timestamp
}

/** A ticket as a row has it. */
export interface ReadTicket extends HistoricTicket {
  /** Without `created_at`: when it arrived is what was made of it. */
  readonly isUndated: boolean
}

/** Rows as tickets. Rows with a bad value are skipped and reported; so are ids seen before, which are handed out again. */
export async function* ticketRows(
  rows: AsyncIterable<TicketRow>,
  report: FileReport,
  options: TicketOptions,
): AsyncGenerator<ReadTicket & { readonly line: number }> {
  const seen = new SeenIds()
  let before: Timestamp | undefined
  for await (const row of rows) {
    try {
      const found = readTicket(row, report, { ...options, before })
      // Now is no date of the file: the next row is not as old as that.
      if (found.ticket.receivedAt !== options.now) before = found.ticket.receivedAt
      if (options.since !== undefined && newestDate(found) < options.since) {
        report.note(olderThanSince)
        continue
      }
      report.rows++
      if (seen.add(found.ticket.id)) report.addDuplicate(found.ticket.id)
      if (options.kind === 'history') noteFuture(row, datesOf(found), { report, now: options.now })
      yield { ...found, line: row.line }
    } catch (error) {
      if (!(error instanceof BadValue)) throw error
      report.addBad(row.line, error.message)
    }
  }
}

interface RowSettings extends TicketOptions {
  /** When the row before this one arrived. */
  readonly before: Timestamp | undefined
}

function readTicket(row: TicketRow, report: FileReport, options: RowSettings): ReadTicket {
  // Notes are held back until the whole row is good: a skipped row was not read as anything.
  const notes: string[] = []
  const values = new FieldValues(row, (text) => notes.push(text), options.dates)
  const createdAt = values.date('created_at')
  const id = values.name('id')
  const ended = readOutcome(values, options.kind)
  const arrival = createdAt === undefined ? undatedOf(ended, options) : { at: createdAt, outcome: ended }
  const ticket = present<Ticket>({
    id: id ?? stableId(row),
    subject: values.text('subject') ?? '',
    body: values.text('body') ?? '',
    receivedAt: arrival.at,
    requester: values.name('requester'),
    account: values.name('account'),
    plan: values.name('plan'),
    annualValue: values.number('annual_value', 0),
    channel: values.name('channel'),
    claimed: readClaims(values, options.kind),
  })
  const outcome = inOrder(arrival.outcome, createdAt, row, report)
  for (const note of notes) report.note(note)
  if ('note' in arrival) report.note(arrival.note, `line ${row.line}`)
  if (ticket.subject.trim() === '' && ticket.body.trim() === '')
    report.note('no words in subject or body', `line ${row.line}`)
  if (id === undefined) report.madeIds++
  return { ticket, outcome, isUndated: createdAt === undefined }
}

/** When a row without `created_at` arrived. */
function undatedOf(outcome: TicketOutcome, { kind, now, before, firstDate }: RowSettings): Arrival {
  const isPast = kind === 'history'
  return undatedArrival(outcome, { before: isPast ? before : undefined, first: isPast ? firstDate : undefined, now })
}

function datesOf({ ticket, outcome, isUndated }: ReadTicket): DatesRead {
  return [
    ['created_at', isUndated ? undefined : ticket.receivedAt],
    ['first_response_at', outcome.firstResponseAt],
    ['resolved_at', outcome.resolvedAt],
  ]
}

/** When a ticket last changed, as far as its row says. */
function newestDate({ ticket: { receivedAt }, outcome }: HistoricTicket): Timestamp {
  return Math.max(receivedAt, outcome.firstResponseAt ?? 0, outcome.resolvedAt ?? 0)
}

function readClaims(values: FieldValues, kind: RowKind): Claims | undefined {
  const arriving = kind === 'arriving'
  const claims = present<Claims>({
    queue: arriving ? values.name('queue') : undefined,
    category: values.name('category'),
    priority: values.priority('claimed_priority') ?? (arriving ? values.priority('priority') : undefined),
    language: values.language('language'),
  })
  return Object.keys(claims).length > 0 ? claims : undefined
}

function readOutcome(values: FieldValues, kind: RowKind): TicketOutcome {
  if (kind === 'arriving') return {}
  return present<TicketOutcome>({
    queue: values.name('queue'),
    topic: values.name('topic'),
    intent: values.name('intent'),
    priority: values.priority('priority'),
    assignee: values.name('assignee'),
    firstResponseAt: values.date('first_response_at'),
    resolvedAt: values.date('resolved_at'),
    handleMinutes: values.number('handle_minutes', 0),
    reassignments: values.times('reassignments'),
    reopened: values.times('reopened'),
    csat: values.number('csat', 1, 5),
    status: values.name('status'),
  })
}

/** Nothing is resolved before it was received: such a date would teach that it took no time, or less. */
function inOrder(
  outcome: TicketOutcome,
  createdAt: Timestamp | undefined,
  row: TicketRow,
  report: FileReport,
): TicketOutcome {
  const { resolvedAt, ...rest } = outcome
  if (resolvedAt === undefined || createdAt === undefined || resolvedAt >= createdAt) return outcome
  const [resolved, created] = [row.values.get('resolved_at'), row.values.get('created_at')]
  report.note(
    'resolved_at is before created_at: resolved_at ignored',
    `line ${row.line}: ${shown(resolved)} is before ${shown(created)}`,
  )
  return rest
}

/** Leaves out what is not there, as the optional fields of the domain ask. */
function present<Shape>(fields: { readonly [Key in keyof Shape]-?: Shape[Key] | undefined }): Shape {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Shape
}

/** The same words from the same person at the same time are the same ticket: importing twice changes nothing. */
export function stableId(row: TicketRow): string {
  const parts = (['created_at', 'requester', 'subject', 'body'] as const).map(
    (column) => row.values.get(column) ?? null,
  )
  return `row-${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 20)}`
}
