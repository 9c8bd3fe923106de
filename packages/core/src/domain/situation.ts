import type { Drop } from '../life/ticket-life.ts'
import type { KindRecord } from '../records/kind-record.ts'
import type { DistressRecord } from '../records/temperament.ts'
import type { Agent, Presence } from './agent.ts'
import type { Queue } from './queue.ts'
import type { Pause } from './ticket.ts'
import type { Timestamp } from './time.ts'
import type { TicketTrust } from './trust.ts'

/** Who there is, and what they are known for. Changes seldom; shared by many decisions. */
export interface Roster {
  readonly agents: readonly Agent[]
  readonly queues: readonly Queue[]
  /** What everybody did so far, by kind of ticket: the evidence for speed and success. */
  readonly records: readonly KindRecord[]
  /** How distressed customers rated them; absent where nobody rates. */
  readonly ratings?: readonly DistressRecord[]
}

/** Everything a decision may look at, at one instant, beside the ticket, its reading and the policy. */
export interface Situation {
  readonly now: Timestamp
  readonly roster: Roster
  /** Aligned with `roster.agents`. */
  readonly presence: readonly Presence[]
  /** Effort each agent carries now, aligned with `roster.agents`. */
  readonly loads: readonly number[]
  /** When each agent was last given a ticket; 0 for never. Aligned with `roster.agents`. Breaks ties. */
  readonly lastAssignedAt: readonly Timestamp[]
  /** What each agent was given lately, aligned with `roster.agents`; absent where nothing is known. */
  readonly lately?: readonly RecentWork[]
  /** The ticket was kept back for as long as one may be. */
  readonly isHeldLongEnough?: true
  /** Absent for a ticket decided on its own. */
  readonly batch?: BatchPlace
  /** Effort assigned per queue, aligned with `roster.queues`; 0 for queues without a limit, of which nothing depends on it. */
  readonly queueLoads: readonly number[]
  readonly customer: CustomerHistory
  /** Agents who refused or already tried this ticket, with the reason. */
  readonly excluded: readonly { readonly agent: string; readonly reason: 'refused' | 'tried' }[]
  /** What the ticket no longer asks for, because it has waited for so long; absent: it asks for everything. */
  readonly dropped?: readonly Drop[]
  /** When the customer had the ball: the ticket's clock stood still. */
  readonly pauses?: readonly Pause[]
  /** How far the reader is trusted on this ticket; absent: as far as the policy's least confidence says. */
  readonly trust?: TicketTrust
}

/** What somebody was given within the last week: the ground for fair shares. */
export interface RecentWork {
  /** In units of effort. */
  readonly effort: number
  /** Of it, in tickets that were anything but routine. */
  readonly interesting: number
}

/**
 * Where a ticket stood among those decided together. The prices are the certificate of the best assignment: nobody who
 * waited would have gained by another choice at these prices.
 */
export interface BatchPlace {
  /** What the others who wait would give for a place with each agent, in units of `pairValue`; aligned with `roster.agents`. */
  readonly prices: readonly number[]
  /** Who was given it: one of those that are worth most to it at these prices. */
  readonly granted: string
}

/** What the requester's latest tickets (a server looks at 200, this one left out) and the account's past say, as of `now`. */
export interface CustomerHistory {
  /** Those of the last seven days. */
  readonly contactsThisWeek: number
  /** The same tickets by what they were about, as far as that is known; absent: nothing is known of any. */
  readonly contactsAbout?: readonly ContactsAbout[]
  /** Of those claimed urgent or high and resolved, how many there are, and how many were so in the end. */
  readonly claimsMade: number
  readonly claimsBorneOut: number
  /** The same of the account's other requesters. */
  readonly colleaguesClaims?: { readonly made: number; readonly borneOut: number }
  /** Who resolved the latest of those that are resolved. */
  readonly lastAgent?: string
  /** When the account's plan last changed. */
  readonly planChangedAt?: Timestamp
  /** The plan it had before. */
  readonly planBefore?: string
}

/** Earlier tickets about one thing: where they were resolved or else decided to belong. */
export interface ContactsAbout {
  readonly queue?: string
  readonly topic?: string
  readonly contacts: number
}

/** A customer nothing is known of. */
export const unknownCustomer: CustomerHistory = { contactsThisWeek: 0, claimsMade: 0, claimsBorneOut: 0 }
