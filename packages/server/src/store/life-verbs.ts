import type {
  Facet,
  HandOverPlan,
  Outcome,
  Presence,
  Reading,
  SentEffect,
  Side,
  Situation,
  Ticket,
  TicketLife,
  Timestamp,
} from '@pointsman/core'
import type { AlertEffect } from './trust-verbs.ts'

/** The part of the store that keeps tickets on their way: what waits, what falls due, who sees to it. */
export interface LifeVerbs {
  /**
   * Tickets for the dispatcher, most urgent first as of now: those that wait, and of those kept back for one person the ones
   * for whom that person has room again. Left out is what waits for people: tickets whose last decision was only shown or
   * recorded (`suggest`, `shadow`). `choose` picks from them before they are read, which is what costs.
   */
  waitingTickets(
    limit: number,
    now: Timestamp,
    choose?: (places: readonly WaitingPlace[]) => readonly WaitingPlace[],
  ): Promise<readonly StoredWaiting[]>
  /** How many tickets `waitingTickets` would answer without a limit. */
  countWaiting(): Promise<number>
  /** Lets timers that are due act, the longest due first; each acts once, whoever calls. Answers how many did; call again at `limit`. */
  fireDueTimers(now: Timestamp, limit: number): Promise<number>
  /** When the next timer falls due; undefined while none runs. */
  nextTimerAt(): Promise<Timestamp | undefined>
  /** Whether `owner` has the lease until `now` + `milliseconds`: it was free, over, or theirs already. */
  lease(name: string, owner: string, milliseconds: number, now: Timestamp): Promise<boolean>
  /** Gives it back; nothing happens where somebody else has it. */
  release(name: string, owner: string): Promise<void>
  /** What would become of the tickets of somebody who goes away; nothing is written. */
  planHandOver(agent: string, until: Timestamp | undefined, now: Timestamp): Promise<HandOverPlan>
  /** Carries a plan out and sets the presence, all at once. What moved since the plan was made stays where it is. */
  handOver(plan: HandOverPlan, input: HandOverOrder): Promise<void>
  /** What is to be done outside, oldest first: at least once, each known by its id. What nobody fetches is kept for 30 days. */
  effectsToDo(limit: number): Promise<readonly StoredEffects[]>
  effectsDone(positions: readonly number[]): Promise<void>
  /** How many wait to be fetched, counted up to 100,000, and since when the oldest does. */
  effectsWaiting(): Promise<{ readonly entries: number; readonly oldestAt?: Timestamp }>
  /** How many tickets wait and are in triage, by reason and queue. */
  waitCounts(): Promise<readonly WaitCount[]>
}

/** A ticket that waits, by name. */
export interface WaitingPlace {
  readonly id: string
  /** Another one whenever anything about the ticket is. */
  readonly version: number
}

/** A ticket that waits to be decided again, with what its last decision knew. */
export interface StoredWaiting {
  readonly ticket: Ticket
  readonly version: number
  readonly reading: Reading
  readonly modelVersion: string
  /** What the next decision supersedes. */
  readonly decisionId: string
  /** Of the last decision. */
  readonly seed?: number
  readonly excluded: Situation['excluded']
  /** What the last decision came to. */
  readonly outcome: Outcome
  /** It was kept back for one person for as long as one may be. */
  readonly isHeldLongEnough: boolean
  readonly life: TicketLife
}

export interface HandOverOrder {
  readonly presence: Presence
  readonly at: Timestamp
  readonly actor: string
  readonly newId: () => string
}

/** What a life brings about, or that people and Pointsman differ dearly. */
export type OutboxEffect = SentEffect | DiscrepancyEffect | AlertEffect

/** `shadow.discrepancy`: by the decision's id, under which it is found in the work list. */
export interface DiscrepancyEffect {
  readonly kind: 'discrepancy'
  readonly id: string
  readonly decision: string
  /** Minutes at stake. */
  readonly cost: number
  readonly differing: readonly Facet[]
  readonly pointsman: Side
  readonly people: Side
}

/** What one change of a ticket brings about outside. */
export interface StoredEffects {
  /** In the order of writing. */
  readonly position: number
  /** Absent for an alarm. */
  readonly ticketId?: string
  readonly effects: readonly OutboxEffect[]
  readonly at: Timestamp
}

export interface WaitCount {
  readonly status: 'waiting' | 'triage'
  readonly reason: string
  readonly queue?: string
  readonly tickets: number
}
