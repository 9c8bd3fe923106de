import type { HoldReason } from '../domain/decision.ts'
import type { Timestamp } from '../domain/time.ts'
import type { Timer } from './timer.ts'

/**
 * Where a ticket stands on its way from arrival to its end: in exactly one state at any time, with what must be known to
 * go on from there. Plain data that survives JSON; `step` makes the next one, and nothing else does.
 */
export interface TicketLife {
  readonly ticketId: string
  /** Raised by one at every change. */
  readonly version: number
  readonly state: LifeState
  /** Absent until somebody named one, and once it was closed. */
  readonly queue?: string | undefined
  /** What the ticket takes of whoever has it, in units of effort. */
  readonly effort: number
  /** When a first response falls due. */
  readonly dueAt?: Timestamp | undefined
  readonly wait: Wait
  /** Nothing automatic gives them this ticket again. */
  readonly excluded: readonly Exclusion[]
  /** Who had it last, for a ticket that comes back. */
  readonly previous?: string | undefined
  /** The earliest answer to the requester, in whichever order answers became known. */
  readonly firstResponseAt?: Timestamp | undefined
  /** How often it came back after its end. */
  readonly reopened: number
  /** The success that stands in somebody's record for this ticket, and is taken back if it comes back. */
  readonly success?: { readonly agent: string; readonly queue: string } | undefined
  /** When the customer had the ball; the last one may be open. The response clock stands still meanwhile. */
  readonly pauses: readonly Pause[]
  /** Running now; each fires at most once. */
  readonly timers: readonly Timer[]
  /** Timers ever set: makes their keys unique. */
  readonly timersSet: number
  /** What tells late events; 0 for never. */
  readonly last: LastHeard
  /** Ids of the newest events, oldest first: what comes again changes nothing. */
  readonly seen: readonly string[]
}

/** One stretch of searching for somebody, in one queue. Offers are part of it; time in somebody's hands is not. */
export interface Wait {
  readonly since: Timestamp
  /** Requirements given up meanwhile, in that order. */
  readonly dropped: readonly Drop[]
  /** The last relaxation step is over. */
  readonly hasRunOut: boolean
  /** Until when the ticket may be kept back for one particular person; absent until it first was. */
  readonly holdUntil?: Timestamp | undefined
}

/** What a ticket may give up to find somebody; `tried` lets those try again who did not answer (never who refused). */
export const drops = ['preferred_language', 'required_skill', 'tried', 'queue'] as const
export type Drop = (typeof drops)[number]

/** The newest instants heard of, kept apart because what is late for one matter is news in another. */
export interface LastHeard {
  /** The ticket changed its state or its holder. */
  readonly movedAt: Timestamp
  /** A person outside said where the ticket belongs. */
  readonly saidAt: Timestamp
  /** The ball changed sides between us and the customer. */
  readonly ballAt: Timestamp
  readonly customerRepliedAt: Timestamp
}

export interface Pause {
  readonly from: Timestamp
  readonly to?: Timestamp | undefined
}

/** Why somebody is not asked again. The first two words are those of `Situation.excluded`. */
export interface Exclusion {
  readonly agent: string
  readonly reason: 'refused' | 'tried'
  readonly because: 'offer_rejected' | 'offer_expired' | 'no_answer' | 'handed_on'
  readonly at: Timestamp
  /** In the agent's words. */
  readonly said?: string | undefined
}

/** Why a ticket waits that was on its way already. What a decision says instead is a `HoldReason`. */
export const returnReasons = [
  'undecided',
  'queued',
  'offer_rejected',
  'offer_expired',
  'no_answer',
  'agent_away',
  'agent_left',
  'did_not_return',
  'handed_on',
  'taken_back',
  'customer_replied',
  'resumed',
  'reopened',
  'queue_changed',
  'queue_closed',
] as const
export type ReturnReason = (typeof returnReasons)[number]

/** Why a ticket waits: what the last decision found, or what brought it back since. */
export type WaitReason = HoldReason | ReturnReason

export type LifeState =
  /** Nobody has it. `heldFor`: it is kept back for one person until `wait.holdUntil`. */
  | { readonly kind: 'waiting'; readonly since: Timestamp; readonly reason: WaitReason; readonly heldFor?: string }
  | OfferedState
  | AssignedState
  | PausedState
  /** A person must look at it. */
  | { readonly kind: 'triage'; readonly since: Timestamp; readonly reason: HoldReason }
  | { readonly kind: 'resolved' | 'closed' | 'spam'; readonly since: Timestamp }
  | { readonly kind: 'merged'; readonly since: Timestamp; readonly into: string }

export interface OfferedState {
  readonly kind: 'offered'
  readonly since: Timestamp
  readonly agent: string
  /** Which offer: the id of the event that made it. */
  readonly offer: string
  /** Over from this instant on, whether or not its timer has fired. */
  readonly until: Timestamp
  /** Effort claimed of the agent's capacity; here and below exactly what is given back at the end. */
  readonly effort: number
}

export interface AssignedState {
  readonly kind: 'assigned'
  readonly since: Timestamp
  readonly agent: string
  /** A person gave it to them, whatever their capacity; no timer takes it away for want of an answer. */
  readonly isManual: boolean
  /** The customer was answered since this agent has it. */
  readonly hasResponded: boolean
  readonly effort: number
}

/** The customer has the ball. */
export interface PausedState {
  readonly kind: 'paused'
  readonly since: Timestamp
  /** Who goes on with it; absent where nobody had it. */
  readonly holder?: Omit<AssignedState, 'kind' | 'since'> | undefined
}

/** A ticket that has just arrived: it waits, undecided. */
export function beginLife(ticketId: string, at: Timestamp): TicketLife {
  return {
    ticketId,
    version: 1,
    state: { kind: 'waiting', since: at, reason: 'undecided' },
    effort: 1,
    wait: { since: at, dropped: [], hasRunOut: false },
    excluded: [],
    reopened: 0,
    pauses: [],
    timers: [],
    timersSet: 0,
    last: { movedAt: at, saidAt: 0, ballAt: 0, customerRepliedAt: 0 },
    seen: [],
  }
}

/** Whether nothing more is to be done about a ticket, as things are. */
export function isOver({ state }: TicketLife): boolean {
  return state.kind === 'resolved' || state.kind === 'closed' || state.kind === 'merged' || state.kind === 'spam'
}

/** Who has the ticket: assigned, or paused in their hands. An offer is no holding. */
export function holderOf({ state }: TicketLife): Omit<AssignedState, 'kind' | 'since'> | undefined {
  if (state.kind === 'assigned') return state
  return state.kind === 'paused' ? state.holder : undefined
}

/** Whether a decision may keep the ticket back for one person at this instant: the limit counts from the first time. */
export function mayHold({ wait }: TicketLife, at: Timestamp): boolean {
  return wait.holdUntil === undefined || at < wait.holdUntil
}

/** How long the customer had the ball so far, milliseconds. */
export function pausedMilliseconds({ pauses }: TicketLife, now: Timestamp): number {
  return pauses.reduce((sum, { from, to }) => sum + Math.max(0, (to ?? now) - from), 0)
}
