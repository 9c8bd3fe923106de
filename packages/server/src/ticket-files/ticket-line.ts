import type { Ticket, TicketOutcome, Timestamp } from '@pointsman/core'
import type { TicketColumn } from './columns.ts'

/** A ticket as it stands, to be written to a file. */
export interface WrittenTicket {
  readonly ticket: Ticket
  readonly outcome: TicketOutcome
  readonly status: string
}

/** Dates that a file may hold; others are left out. */
const dates = { first: 0, end: Date.UTC(2100, 0, 1) }

/**
 * A ticket as a row of a ticket file: JSON with a line feed, columns in the order of `ticketColumns`, those without a value left out.
 * What is written here, `ticketRows` reads as it was, and written again it is the same line, byte for byte. So names lose what a file may not
 * have in them: spaces around them, control characters, more than 200 characters. What is claimed about the queue has no column in a
 * file of the past, where `queue` is where the ticket was resolved.
 */
export function ticketLine({ ticket, outcome, status }: WrittenTicket): string {
  const { claimed = {} } = ticket
  const row: { readonly [Column in TicketColumn]: string | number | undefined } = {
    id: name(ticket.id),
    created_at: date(ticket.receivedAt),
    subject: ticket.subject,
    body: ticket.body,
    requester: name(ticket.requester),
    account: name(ticket.account),
    plan: name(ticket.plan),
    annual_value: number(ticket.annualValue, 0),
    channel: name(ticket.channel),
    language: language(claimed.language),
    category: name(claimed.category),
    claimed_priority: claimed.priority,
    priority: outcome.priority,
    queue: name(outcome.queue),
    topic: name(outcome.topic),
    intent: name(outcome.intent),
    assignee: name(outcome.assignee),
    first_response_at: date(outcome.firstResponseAt),
    // An import leaves out one that is before the arrival.
    resolved_at: date(outcome.resolvedAt, ticket.receivedAt),
    handle_minutes: number(outcome.handleMinutes, 0),
    reassignments: whole(outcome.reassignments),
    reopened: whole(outcome.reopened),
    csat: number(outcome.csat, 1, 5),
    status: name(status),
  }
  return `${JSON.stringify(row)}\n`
}

function name(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const plain = text.replaceAll(/\p{Cc}/gu, ' ').trim()
  // Cut between two halves of a character, it would be none.
  const short =
    plain.length > 200
      ? plain
          .slice(0, 200)
          .toWellFormed()
          .replace(/\uFFFD$/, '')
          .trim()
      : plain
  return short === '' ? undefined : short
}

function date(at: Timestamp | undefined, least = dates.first): string | undefined {
  if (at === undefined || at < Math.max(dates.first, least) || at >= dates.end) return undefined
  return new Date(at).toISOString()
}

function number(value: number | undefined, least: number, most = Number.MAX_SAFE_INTEGER): number | undefined {
  return value !== undefined && value >= least && value <= most ? value : undefined
}

function whole(value: number | undefined): number | undefined {
  return Number.isInteger(value) ? number(value, 0) : undefined
}

/** ISO 639-1, as it is read. */
function language(code: string | undefined): string | undefined {
  return /^([a-z]{2})(?:[-_][a-z0-9_-]+)?$/i.exec(code?.trim() ?? '')?.[1]?.toLowerCase()
}
