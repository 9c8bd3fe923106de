import type { Decision, Lesson, TicketOutcome, Timestamp } from '@pointsman/core'
import type { TicketEvent } from './store.ts'

/** The part of the store that looks back: what was decided within a period, and what became of it. */
export interface ReviewVerbs {
  /**
   * Tickets decided for the first time in [from, to), by the clock of the decision, in the order of recording, in pages:
   * reading many takes constant memory.
   */
  decidedBetween(from: Timestamp, to: Timestamp): AsyncIterable<readonly DecidedOnce[]>
  /**
   * How long tickets took that Pointsman did not touch: history, and what it decided in shadow only. The newest received
   * before an instant, at most `limit`.
   */
  untouchedTimes(before: Timestamp, limit: number): Promise<readonly UntouchedTimes[]>
  /** Lessons given within [from, to), by facet; most first. */
  lessonsBetween(from: Timestamp, to: Timestamp): Promise<readonly LessonCount[]>
}

/** The first decision about a ticket, and how the ticket stands now. */
export interface DecidedOnce {
  readonly decision: Decision
  readonly receivedAt: Timestamp
  readonly outcome: TicketOutcome
  /** By people, in order. */
  readonly overrides: readonly TicketEvent[]
  /** Units of effort with which it was given to whoever has or resolved it. */
  readonly effort?: number
}

/** When things happened to a ticket that Pointsman did not touch. */
export interface UntouchedTimes {
  readonly receivedAt: Timestamp
  readonly firstResponseAt?: Timestamp
  readonly resolvedAt?: Timestamp
}

/** How many lessons were given about a facet, by how many tickets. */
export interface LessonCount {
  readonly facet: Lesson['facet']
  readonly lessons: number
  readonly tickets: number
}
