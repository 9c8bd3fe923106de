import type { HoldReason } from '../domain/decision.ts'
import type { Lesson } from '../domain/lesson.ts'
import type { Timestamp } from '../domain/time.ts'
import type { LoadChange } from './effort-held.ts'
import type { LifeRules } from './life-rules.ts'
import type { ReturnReason, Drop, TicketLife, WaitReason } from './ticket-life.ts'
import type { TimerChanges } from './timer.ts'

/** All that a step may look at beside the life and the event. */
export interface LifeWorld {
  readonly now: Timestamp
  readonly rules: LifeRules
  /** So many minutes of business time after an instant: of the agent's own hours, or without one of the organisation's. */
  addBusinessMinutes(from: Timestamp, minutes: number, agent?: string): Timestamp
  /**
   * The first instant from `at` on when somebody is at work, by their hours, holidays and presence: `at` itself for
   * whoever is there. Undefined where nobody knows, and for who has left.
   */
  backAt(agent: string, at: Timestamp): Timestamp | undefined
  /** Effort the agent could still carry now; at or below 0 for who is full. */
  room(agent: string): number
}

/** What one event changed. Everything in it is to be kept in one transaction. */
export interface LifeStep {
  readonly life: TicketLife
  /** Why the event moved nothing; absent where it did. */
  readonly ignored?: IgnoreReason
  readonly timers: TimerChanges
  /** What the ticket takes of people and queues, less what it took: the sum over all steps is what they carry. */
  readonly loads: readonly LoadChange[]
  /** For the outbox. */
  readonly effects: readonly SentEffect[]
  readonly records: readonly RecordChange[]
  readonly lessons: readonly LifeLesson[]
}

/**
 * Why an event moved nothing.
 *
 * - `repeated`: heard before · `late`: something newer is known · `already`: it is so · `over`: the ticket has ended
 * - `offer_over`: the offer was answered, withdrawn or has expired · `timer_over`: the timer was cancelled or has fired ·
 *   `early`: the timer is not due, and is set again
 * - `already_held`: somebody has it, and no machine takes it from them · `customer_has_the_ball` · `excluded`: that agent
 *   is not to be asked again · `in_triage`: a person is to look at it, and nothing better is known
 * - `not_concerned`: it is about an agent or a queue that the ticket is not with · `present`: whoever is said to be away
 *   is there · `noted`: an escalation to nobody
 */
export type IgnoreReason = (typeof ignoreReasons)[number]
export const ignoreReasons = [
  'repeated',
  'late',
  'already',
  'over',
  'offer_over',
  'timer_over',
  'early',
  'already_held',
  'customer_has_the_ball',
  'excluded',
  'in_triage',
  'not_concerned',
  'present',
  'noted',
] as const

/** Something to be done outside, at least once. */
export type LifeEffect =
  | { readonly kind: 'offer'; readonly agent: string; readonly offer: string; readonly until: Timestamp }
  | { readonly kind: 'withdraw_offer'; readonly agent: string; readonly offer: string }
  /** In the help desk; without an agent: nobody. */
  | { readonly kind: 'set_assignee'; readonly agent?: string; readonly queue?: string }
  | { readonly kind: 'tell_agent'; readonly agent: string; readonly about: AgentNews }
  /** Put it before the dispatcher again. */
  | { readonly kind: 'decide_again'; readonly why: WaitReason | Drop | 'hold_ended' }
  | { readonly kind: 'held'; readonly reason: HoldReason; readonly queue: string }
  | { readonly kind: 'triage'; readonly reason: HoldReason }
  /** For supervisors: all steps are over and the ticket still waits. */
  | { readonly kind: 'out_of_steps'; readonly reason: WaitReason }
  | { readonly kind: 'note'; readonly about: Note }
  /** The customer answered to a ticket that is part of another. */
  | { readonly kind: 'forward_reply'; readonly into: string }

export type AgentNews = 'assigned' | 'handed_over' | 'reopened' | 'customer_replied' | 'taken_away' | 'still_paused'

/** What people should be able to read on the ticket later. */
export type Note =
  | { readonly kind: 'dropped'; readonly drop: Drop; readonly step: number; readonly of: number }
  | { readonly kind: 'waits_for_agent'; readonly agent: string; readonly until: Timestamp }
  | { readonly kind: 'taken_back'; readonly agent: string; readonly why: ReturnReason }
  | { readonly kind: 'offer_rejected'; readonly agent: string; readonly said: string }
  | {
      readonly kind: 'not_back_to'
      readonly agent: string
      readonly why: 'absent' | 'full' | 'excluded'
    }

/** An effect with an id that stays the same however often it is delivered. */
export type SentEffect = LifeEffect & { readonly id: string }

/** What is added to somebody's record on a kind of ticket; negative to take something back. */
export interface RecordChange {
  readonly agent: string
  readonly queue: string
  readonly handled: number
  readonly succeeded: number
  /** Handling minutes, where known. */
  readonly minutes?: number
}

/** What a person's act teaches; whoever has the ticket's text makes a `Lesson` of it. */
export type LifeLesson = Pick<Lesson, 'facet' | 'answer' | 'actor' | 'reason'>

/** A ticket's next life and what goes with it, before timers and loads are compared. */
export interface Change {
  readonly life: TicketLife
  readonly effects?: readonly LifeEffect[]
  readonly records?: readonly RecordChange[]
  readonly lessons?: readonly LifeLesson[]
}

/** What becomes of an event: a change, or the reason why there is none. */
export type Turn = Change | IgnoreReason

/** When a change takes place: never before the last one, so that states follow each other in time. */
export interface Moment {
  readonly at: Timestamp
  readonly world: LifeWorld
}
