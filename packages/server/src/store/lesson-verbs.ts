import type { Lesson, LessonCause, LessonFacet, NewLesson, Timestamp } from '@pointsman/core'
import type { Page } from './store.ts'

/** The part of the store that keeps what was learned from people, in one order. */
export interface LessonVerbs {
  /** Gives the lesson its place in the order and stores it. */
  appendLesson(lesson: NewLesson): Promise<Lesson>
  /** Several at once, in the order given, in one transaction. */
  appendLessons(lessons: readonly NewLesson[]): Promise<readonly Lesson[]>
  /** The next ones in order, all of them without `limit`. What takes a lesson back is one of them. */
  lessonsAfter(seq: number, limit?: number): Promise<readonly Lesson[]>
  /** What was taught, newest first; what took a lesson back is shown with the lesson. */
  lessons(query: LessonQuery): Promise<Page<StoredLesson>>
  lesson(seq: number): Promise<StoredLesson | undefined>
  /**
   * Takes lessons back: one by its place, or all that the newest override of a ticket taught that are in force. Appends what
   * takes them back, notes it with the ticket, and forgets the label of a ticket that is not resolved yet. Twice is once.
   * `not_found` where there is no such lesson, or no override that taught anything.
   */
  takeBackLessons(which: WhichLessons, by: TakenBy): Promise<readonly StoredLesson[]>
}

/** One lesson by its place in the order, or those of the newest override of a ticket. */
export type WhichLessons = { readonly seq: number } | { readonly overrideOf: string }

/** Who takes a lesson back, when, and why. */
export interface TakenBy {
  readonly actor: string
  readonly at: Timestamp
  readonly reason?: string
}

/** A lesson, and what became of it. */
export interface StoredLesson {
  readonly lesson: Lesson
  readonly takenBack?: TakenBy & { readonly seq: number }
}

export const lessonStates = ['in_force', 'taken_back'] as const
export type LessonState = (typeof lessonStates)[number]

/** Which lessons are listed; what is absent does not matter. */
export interface LessonQuery {
  readonly ticket?: string
  readonly facet?: LessonFacet
  readonly actor?: string
  readonly answer?: string
  readonly cause?: LessonCause
  readonly state?: LessonState
  readonly limit: number
  /** As answered by the page before. */
  readonly cursor?: string
}
