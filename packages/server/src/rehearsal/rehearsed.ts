import type { Mode, Outcome, Presence, Ticket, Timestamp } from '@pointsman/core'
import type { DecisionOnWire } from '../contract/decision.ts'
import type { NewEvent } from '../contract/event.ts'
import type { TicketOnWire } from '../contract/ticket.ts'

/**
 * Whatever routes the tickets of a rehearsal: a server over HTTP, or the core in this process. Both are told the same
 * things at the same times, one after the other, and must decide the same.
 */
export interface Rehearsed {
  /** Time passes: what falls due on the way happens at its time, and what waits is looked at. */
  tick(now: Timestamp): Promise<void>
  /** A ticket arrives, and is decided at once. */
  post(ticket: Ticket): Promise<void>
  /** Something happens to a ticket; answers how it stands then. */
  tell(ticketId: string, event: NewEvent & { readonly id: string }): Promise<TicketNow>
  answerOffer(ticketId: string, answer: OfferAnswer): Promise<void>
  /** A person's word about a decision. */
  override(ticketId: string, wish: OverrideWish): Promise<void>
  presence(agent: string, presence: Presence): Promise<void>
  ticket(id: string): Promise<TicketNow>
  /** What was decided since this was last asked, in the order of recording. */
  news(): Promise<readonly News[]>
  /** Every decision so far with all its reasons, in the order of recording. */
  decisions(): Promise<readonly DecisionOnWire[]>
  /** Effort carried by everybody, by agent id. */
  loads(): Promise<Readonly<Record<string, number>>>
  close(): Promise<void>
}

/** How a ticket stands. */
export type TicketNow = Pick<TicketOnWire, 'status' | 'queue' | 'assignee' | 'outcome' | 'life'>

/** A decision, as far as those who play the world need it. */
export interface News {
  readonly id: string
  readonly ticketId: string
  readonly mode: Mode
  readonly outcome: Outcome['kind']
  /** The agent that was chosen, where one was. */
  readonly agent?: string
}

export interface OfferAnswer {
  readonly id: string
  readonly agent: string
  readonly answer: 'accept' | 'reject'
  readonly reason?: string
}

export interface OverrideWish {
  readonly id: string
  readonly agent?: string
  readonly queue?: string
  readonly reason: string
  readonly actor: string
}

/** What those who play the world need of a decision. */
export function newsOf({ id, ticket_id, mode, outcome }: DecisionOnWire): News {
  const { kind, agent } = outcome
  return { id, ticketId: ticket_id, mode, outcome: kind, ...(agent === undefined ? {} : { agent }) }
}
