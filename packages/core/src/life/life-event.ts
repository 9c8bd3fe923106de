import type { Outcome } from '../domain/decision.ts'
import type { Timestamp } from '../domain/time.ts'
import type { Timer, TimerKind } from './timer.ts'

/** Something that happened to a ticket: when, and under which id, so that hearing of it twice is hearing of it once. */
export type LifeEvent = Happened & LifeFact

/** The event of one kind, or of one of several. */
export type EventOf<Kind extends LifeFact['kind']> = Happened & Extract<LifeFact, { readonly kind: Kind }>

export interface Happened {
  readonly id: string
  /** When it happened, as the sender's clock had it. What lies after `now` counts as now. */
  readonly at: Timestamp
  /** Who did it, where a person did. */
  readonly actor?: string
}

export type LifeFact =
  | Decided
  // Answers to an offer, by its id: a later offer to the same agent is another one.
  | { readonly kind: 'offer_accepted'; readonly offer: string; readonly agent: string }
  | { readonly kind: 'offer_rejected'; readonly offer: string; readonly agent: string; readonly reason: string }
  // The conversation.
  | { readonly kind: 'customer_replied' }
  /** `asksCustomer`: the answer is a question, and the customer has the ball. */
  | { readonly kind: 'agent_replied'; readonly agent: string; readonly asksCustomer: boolean }
  | { readonly kind: 'paused' }
  | { readonly kind: 'resumed' }
  // What people say about where the ticket belongs.
  | { readonly kind: 'manual_assigned'; readonly agent: string; readonly queue?: string; readonly reason?: string }
  /** Handed on; without an agent it waits in the queue. */
  | { readonly kind: 'reassigned'; readonly agent?: string; readonly queue?: string; readonly reason?: string }
  /** The same upwards. One that names nobody and no queue is only noted. */
  | { readonly kind: 'escalated'; readonly agent?: string; readonly queue?: string; readonly reason?: string }
  | {
      readonly kind: 'queue_changed'
      readonly queue: string
      /** Whoever has it goes on with it. */
      readonly keepsHolder?: boolean
      readonly reason?: string
    }
  | { readonly kind: 'queue_closed'; readonly queue: string }
  // What becomes of its agent.
  /** `keeps`: a person decided, against the rules or with them, that it stays. */
  | { readonly kind: 'agent_away'; readonly agent: string; readonly until?: Timestamp; readonly keeps?: boolean }
  | { readonly kind: 'agent_left'; readonly agent: string }
  | { readonly kind: 'taken_back'; readonly agent: string; readonly why: 'agent_away' | 'taken_back' }
  | { readonly kind: 'handed_over'; readonly from: string; readonly to: string }
  // Ends, and beginning again.
  | { readonly kind: 'resolved'; readonly agent?: string; readonly handleMinutes?: number }
  | { readonly kind: 'closed' }
  | { readonly kind: 'merged'; readonly into: string }
  | { readonly kind: 'marked_spam' }
  | { readonly kind: 'reopened' }
  | { readonly kind: TimerKind; readonly timer: string }

/** Somebody decided: Pointsman, or with `isManual` a person's override. */
export interface Decided {
  readonly kind: 'decided'
  readonly outcome: Outcome
  readonly isManual?: boolean
  readonly dueAt?: Timestamp
  /** With `held`: the one it should wait for a while, because that is worth more than whoever is free. */
  readonly holdFor?: string
}

/** What a timer says when it is due. */
export function timerEvent(timer: Timer, at: Timestamp): LifeEvent {
  return { id: timer.key, at, kind: timer.kind, timer: timer.key }
}
