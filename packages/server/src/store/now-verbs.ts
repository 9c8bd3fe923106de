import type { Priority, Timestamp } from '@pointsman/core'
import type { TicketStatus } from './store.ts'

/** The part of the store that the console's first screen looks at: what waits, in numbers and in rows. */
export interface NowVerbs {
  /** What waits and what was given out, counted. Costs one pass over what waits. */
  countNow(look: NowLook): Promise<NowCounts>
  /** A window on what waits or is in triage, most urgent first as of `look.now`, and how many there are in all. */
  waitingRows(query: WaitingQuery): Promise<{ readonly total: number; readonly rows: readonly WaitingRow[] }>
  /** A window on what was given to somebody since an instant, newest first. */
  givenOut(query: GivenOutQuery): Promise<{ readonly total: number; readonly rows: readonly GivenOutRow[] }>
  /** Tickets by id, or by words of their subject among the newest 20,000; newest first. */
  findTickets(words: string, limit: number): Promise<readonly FoundTicket[]>
}

/** Least urgency of each band; below the last it is `low`. As in the policy. */
export interface BandLimits {
  readonly urgent: number
  readonly high: number
  readonly normal: number
}

/** The instant that is looked at, and how the flow before it is counted. */
export interface NowLook {
  readonly now: Timestamp
  readonly bands: BandLimits
  /** Start of the flow. */
  readonly since: Timestamp
  readonly bucketMilliseconds: number
}

/** Open minutes to the first response that still count as "soon". Larger: a warning nobody heeds; smaller: too late to act. */
export const soonMinutes = 60

/** How the first response stands: past its target, within `soonMinutes`, or later. */
export const dueKinds = ['overdue', 'soon', 'later'] as const
export type DueKind = (typeof dueKinds)[number]

/** How the whole stands. */
export interface NowCounts {
  /** What waits or is in triage, by everything one can filter by. */
  readonly groups: readonly NowGroup[]
  /** Tickets that somebody has. */
  readonly open: number
  /** What came in and what found somebody; `at` is the start of a bucket. Buckets without either are left out. */
  readonly flow: readonly { readonly at: Timestamp; readonly received: number; readonly assigned: number }[]
}

/** Tickets that wait for the same reason, alike in all one can filter by. */
export interface NowGroup {
  readonly status: 'waiting' | 'triage'
  readonly queue?: string
  readonly reason: string
  readonly band: Priority
  readonly due: DueKind
  readonly tickets: number
  readonly oldest: Timestamp
}

/** A window on what waits; what is absent does not matter. */
export interface WaitingQuery {
  readonly now: Timestamp
  readonly bands: BandLimits
  readonly status: 'waiting' | 'triage'
  readonly queue?: string
  readonly reason?: string
  readonly band?: Priority
  readonly due?: DueKind
  readonly offset: number
  readonly limit: number
}

/** A ticket that waits, as of the instant asked for. */
export interface WaitingRow {
  readonly id: string
  readonly subject: string
  readonly requester?: string
  readonly account?: string
  readonly plan?: string
  readonly queue?: string
  readonly urgency: number
  readonly band: Priority
  readonly reason: string
  readonly heldFor?: string
  readonly receivedAt: Timestamp
  readonly since: Timestamp
  readonly due: DueKind
  readonly dueAt?: Timestamp
}

/** A window on what was given out. */
export interface GivenOutQuery {
  readonly since: Timestamp
  readonly offset: number
  readonly limit: number
}

/** A ticket that somebody was given. */
export interface GivenOutRow {
  readonly id: string
  readonly subject: string
  readonly agent: string
  readonly queue?: string
  readonly urgency?: number
  readonly receivedAt: Timestamp
  readonly at: Timestamp
}

/** A ticket that was searched for. */
export interface FoundTicket {
  readonly id: string
  readonly subject: string
  readonly status: TicketStatus
  readonly assignee?: string
  readonly receivedAt: Timestamp
}
