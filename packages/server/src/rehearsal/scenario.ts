import type { Agent, Priority, Ticket, Timestamp } from '@pointsman/core'

/** What happens of itself; what else happens follows from decisions. */
export interface Scenario {
  readonly start: Timestamp
  readonly end: Timestamp
  readonly agents: readonly Agent[]
  readonly tickets: readonly TrueTicket[]
  /** Agents who do not come to work at all, and nobody knows why. */
  readonly missing: readonly string[]
  /** Somebody is away in the middle of their shift, and says until when. */
  readonly absences: readonly { readonly agent: string; readonly from: Timestamp; readonly until: Timestamp }[]
}

/** A ticket, and what nobody knows who routes it. */
export interface TrueTicket {
  readonly ticket: Ticket
  readonly queue: string
  readonly topic: string
  readonly priority: Priority
  /** Minutes of work for this agent, but for chance. */
  readonly minutesOf: (agent: string) => number
  /** Probability that this agent resolves it for good, 0–1. */
  readonly successOf: (agent: string) => number
}
