import type { Timestamp } from './time.ts'

/** What a person's act teaches about one ticket. Stored first, applied in order of `seq`. */
export interface Lesson {
  /** Position in the one order in which every node applies lessons; from 1. */
  readonly seq: number
  readonly at: Timestamp
  readonly ticketId: string
  /** Cleaned text as in `Reading.text`, so that a lesson needs nothing else. */
  readonly text: string
  readonly facet: 'queue' | 'topic' | 'intent' | 'impact' | 'complexity'
  /** The right answer: a label, or for number facets the value as text. */
  readonly answer: string
  readonly reason?: string
  readonly actor: string
}
