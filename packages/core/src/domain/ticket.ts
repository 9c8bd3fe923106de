import type { Timestamp } from './time.ts'

/** From most to least urgent: the bands shown to people. */
export const priorities = ['urgent', 'high', 'normal', 'low'] as const
export type Priority = (typeof priorities)[number]

/**
 * A request for help as it stood when it arrived: what was said, by whom, and when.
 *
 * A ticket carries no routing state. Where it went, and why, is a `Decision`; so any decision can be
 * repeated from the ticket and the situation of that moment.
 */
export interface Ticket {
  /** Unique within one organisation; the help desk's own id where there is one. */
  readonly id: string
  readonly subject: string
  /** The requester's words as received: plain text, HTML or mail, not yet cleaned. */
  readonly body: string
  readonly receivedAt: Timestamp
  /** Who asks, and the customer they belong to: ids or addresses, opaque to the core. */
  readonly requester?: string
  readonly account?: string
  /** The account's plan, by the operator's own name for it (`free`, `enterprise` …). */
  readonly plan?: string
  /** What the account pays in a year, in the operator's currency. */
  readonly annualValue?: number
  readonly channel?: string
  /** What the form said. Claims to weigh, never orders. */
  readonly claimed?: Claims
}

export interface Claims {
  readonly queue?: string
  readonly category?: string
  readonly priority?: Priority
  /** ISO 639-1. */
  readonly language?: string
}

/** A time in which the customer has the ball: we asked back and wait for them. */
export interface Pause {
  readonly from: Timestamp
  /** Absent while it lasts. */
  readonly to?: Timestamp
}

/** What became of a ticket. Known afterwards only: never a feature, always a lesson. */
export interface TicketOutcome {
  readonly queue?: string
  readonly topic?: string
  readonly intent?: string
  readonly priority?: Priority
  /** Who resolved it, not who got it first. */
  readonly assignee?: string
  readonly firstResponseAt?: Timestamp
  readonly resolvedAt?: Timestamp
  readonly handleMinutes?: number
  readonly reassignments?: number
  readonly reopened?: number
  /** Satisfaction, 1 (bad) to 5 (good). */
  readonly csat?: number
  readonly status?: string
}

/** One row of a company's history: the ticket as it arrived, and what became of it. */
export interface HistoricTicket {
  readonly ticket: Ticket
  readonly outcome: TicketOutcome
}
