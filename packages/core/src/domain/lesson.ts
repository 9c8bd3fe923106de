import type { Timestamp } from './time.ts'

/** What lessons are about: the facets that are learned from text. */
export const lessonFacets = ['queue', 'topic', 'intent', 'impact', 'complexity'] as const
export type LessonFacet = (typeof lessonFacets)[number]

/** What happened that taught something. The first six are a person's word about the answer itself. */
export const lessonCauses = [
  'overridden',
  'flagged',
  'verdict',
  'queue_changed',
  'manual_assigned',
  'priority_changed',
  'reassigned',
  'escalated',
  'resolved',
] as const
export type LessonCause = (typeof lessonCauses)[number]

/** What an act teaches about one ticket. Stored first, applied in order of `seq`, the same on every node. */
export interface Lesson {
  /** Position in the one order in which every node applies lessons; from 1. */
  readonly seq: number
  readonly at: Timestamp
  readonly ticketId: string
  /** Cleaned text as in `Reading.text`, so that a lesson needs nothing else. */
  readonly text: string
  readonly facet: LessonFacet
  /** The right answer, or with `isNot` a wrong one: a label, or for number facets the value as text. */
  readonly answer: string
  /** The answer is wrong for this ticket; which is right was not said. */
  readonly isNot?: true
  /** How far it is believed, above 0 to 1; 1 when absent. */
  readonly weight?: number
  /** What happened; absent in lessons from before it was noted, which were all overrides or moves to another queue. */
  readonly cause?: LessonCause
  /** The event it came from. */
  readonly event?: string
  /** It teaches nothing new, but takes the lesson of that `seq` back: from here on the model is as if it had never been. */
  readonly takesBack?: number
  readonly reason?: string
  readonly actor: string
}

/** A lesson that has no place in the order yet. */
export type NewLesson = Omit<Lesson, 'seq'>
