import { holderOf, type TicketLife, type Timestamp } from '@pointsman/core'
import type { TicketStatus } from './store.ts'

/** What is drawn from a life, for queries. */
export interface LifeColumns {
  readonly status: TicketStatus
  /** Who has it; for a ticket that is over, who had it last. */
  readonly assignee?: string
  readonly queue?: string
  readonly since: Timestamp
  readonly nextTimerAt?: Timestamp
}

/** `keeps`: who had the ticket when it ended. */
export function columnsOf(life: TicketLife, keeps?: string): LifeColumns {
  const { state, queue, timers } = life
  const assignee = holderOf(life)?.agent ?? keeps
  // Whole milliseconds, and never before the timer is due: it would be told that it is early, again and again.
  const nextTimerAt = timers.length === 0 ? undefined : Math.ceil(Math.min(...timers.map(({ dueAt }) => dueAt)))
  return {
    status: state.kind,
    ...(assignee === undefined ? {} : { assignee }),
    ...(queue === undefined ? {} : { queue }),
    since: state.since,
    ...(nextTimerAt === undefined ? {} : { nextTimerAt }),
  }
}
