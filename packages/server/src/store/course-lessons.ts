import { lessonsOfEvent, mayTeach, type Lesson, type NewLesson, type Reading } from '@pointsman/core'
import type { Course } from './courses.ts'

/** Whether what was heard may teach anything. */
export function isTeaching({ heard }: Course): boolean {
  return heard.some(({ event, outcomeBefore, outcomeAfter }) => mayTeach(event.kind, outcomeBefore, outcomeAfter))
}

/** What is learned from a course, in order: `reading` of the decision in force, `known` the ticket's lessons in force. Pure. */
export function lessonsOfCourse(
  { stored, before, heard }: Course,
  reading: Reading,
  known: readonly Lesson[],
): readonly NewLesson[] {
  const ticketId = stored.ticket.id
  return heard.flatMap(({ event, step, outcomeBefore, outcomeAfter }) =>
    lessonsOfEvent({
      ticketId,
      event,
      moves: step?.lessons ?? [],
      isIgnored: step?.ignored !== undefined,
      before: outcomeBefore,
      after: outcomeAfter,
      queue: before.queue,
      reading,
      known,
    }),
  )
}
