import type { HistoricTicket, Timestamp } from '@pointsman/core'

/** Columns of a ticket file, in the order in which they are written (design: command line, ticket files). */
export const ticketColumns = [
  'id',
  'created_at',
  'subject',
  'body',
  'requester',
  'account',
  'plan',
  'annual_value',
  'channel',
  'language',
  'category',
  'priority',
  'queue',
  'topic',
  'intent',
  'assignee',
  'first_response_at',
  'resolved_at',
  'handle_minutes',
  'reassignments',
  'reopened',
  'csat',
  'status',
] as const

/** One line of a ticket file: JSON as it is, or CSV with `toCsv`. Times are ISO 8601, UTC; what is unknown is left out. */
export type TicketRow = { readonly [column in (typeof ticketColumns)[number]]?: string | number }

/** Rows of past tickets. `priority` is the final one, as help desks export it; `language` is what the form said. */
export function* toTicketRows(tickets: Iterable<HistoricTicket>): Generator<TicketRow, void> {
  for (const one of tickets) yield toTicketRow(one)
}

function toTicketRow({ ticket, outcome }: HistoricTicket): TicketRow {
  const row: { readonly [column in (typeof ticketColumns)[number]]: string | number | undefined } = {
    id: ticket.id,
    created_at: iso(ticket.receivedAt),
    subject: ticket.subject,
    body: ticket.body,
    requester: ticket.requester,
    account: ticket.account,
    plan: ticket.plan,
    annual_value: ticket.annualValue,
    channel: ticket.channel,
    language: ticket.claimed?.language,
    category: ticket.claimed?.category,
    priority: outcome.priority ?? ticket.claimed?.priority,
    queue: outcome.queue,
    topic: outcome.topic,
    intent: outcome.intent,
    assignee: outcome.assignee,
    first_response_at: iso(outcome.firstResponseAt),
    resolved_at: iso(outcome.resolvedAt),
    handle_minutes: outcome.handleMinutes,
    reassignments: outcome.reassignments,
    reopened: outcome.reopened,
    csat: outcome.csat,
    status: outcome.status,
  }
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))
}

/** CSV by RFC 4180: a header, CRLF, quotes where needed. */
export function* toCsv(
  rows: Iterable<TicketRow>,
  columns: readonly (keyof TicketRow)[] = ticketColumns,
): Generator<string, void> {
  yield `${columns.join(',')}\r\n`
  for (const row of rows) yield `${columns.map((column) => cell(row[column])).join(',')}\r\n`
}

/** The few columns that a first own file needs, for the guide. */
export const smallColumns = ['id', 'created_at', 'subject', 'body', 'queue', 'assignee', 'resolved_at'] as const

function cell(value: string | number | undefined): string {
  const text = String(value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function iso(at: Timestamp | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString()
}
