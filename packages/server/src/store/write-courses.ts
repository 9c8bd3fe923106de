import { isOver, type Decision, type NewLesson, type Policy } from '@pointsman/core'
import { instantArray, textArray } from './binary-array.ts'
import type { CalendarShelf } from './calendar-shelf.ts'
import { noteEnds } from './comparisons-due.ts'
import { isTeaching, lessonsOfCourse } from './course-lessons.ts'
import type { Course } from './courses.ts'
import type { Queryable } from './database.ts'
import { readDocuments } from './decision-rows.ts'
import { eventParameters, insertEvents } from './event-rows.ts'
import { holdingOf, markReopened, writeHoldings } from './holdings.ts'
import { insertLessons, lessonsInForce } from './lesson-rows.ts'
import { columnsOf } from './life-columns.ts'
import { writeEffects } from './outbox.ts'
import { storable } from './storable.ts'
import { isRated, ratingsOf, recordChanges } from './course-records.ts'
import { writeRatings } from './ratings.ts'
import { changeRecord } from './track-records.ts'
import { dropWaiting, putWaiting, touchWaiting } from './wait-rows.ts'

/** What writing needs to know beside the courses. */
export interface Ground {
  readonly policy: Policy
  readonly calendars: CalendarShelf
}

/**
 * Keeps what happened to tickets, all of it or nothing: events, lives, who has what, loads, records, effects, lessons and
 * who waits. The tickets and everybody concerned must be locked. A handful of statements however many tickets.
 */
export async function writeCourses(client: Queryable, courses: readonly Course[], ground: Ground): Promise<void> {
  if (courses.length === 0) return
  await writeHeard(client, courses)
  await updateTickets(client, courses)
  await writeHoldings(
    client,
    courses.map(({ before, after, heard, stored }) => ({
      ticketId: stored.ticket.id,
      before: holdingOf(before),
      after: holdingOf(after),
      at: after.last.movedAt,
      why: heard.at(-1)?.event.kind ?? 'decided',
    })),
  )
  const cameBack = courses.filter(({ before, after }) => isOver(before) && !isOver(after))
  await markReopened(
    client,
    cameBack.map(({ stored }) => stored.ticket.id),
  )
  for (const change of courses.flatMap(recordChanges)) await changeRecord(client, change)
  await writeEffects(
    client,
    courses.flatMap(({ stored, heard }) =>
      heard.map(({ event, step }) => ({ ticketId: stored.ticket.id, effects: step?.effects ?? [], at: event.at })),
    ),
  )
  await noteEnds(client, courses)
  await writeWhoWaits(client, courses, ground)
}

async function writeHeard(client: Queryable, courses: readonly Course[]): Promise<void> {
  const events = courses.flatMap(({ heard }) => heard.map(({ event }) => event))
  await client.query(
    `${insertEvents} on conflict (ticket_id, id) do nothing`,
    eventParameters(events.map((event) => ({ ...event, data: JSON.stringify(event.data) }))),
    'insert-heard-events',
  )
}

async function updateTickets(client: Queryable, courses: readonly Course[]): Promise<void> {
  const rows = courses.map(({ stored, after }) => ({ stored, after, columns: columnsOf(after, stored.assignee) }))
  await client.query(
    `update tickets t set outcome = x.outcome::jsonb, life = x.life::jsonb, status = x.status, status_at = x.since,
       assignee = x.assignee, queue = x.queue, next_timer_at = x.next_timer_at, updated_at = x.updated_at,
       version = version + 1
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::text[],
       $8::timestamptz[], $9::timestamptz[])
       as x(id, outcome, life, status, since, assignee, queue, next_timer_at, updated_at)
     where t.id = x.id`,
    [
      textArray(rows.map(({ stored }) => stored.ticket.id)),
      textArray(rows.map(({ stored }) => JSON.stringify(stored.outcome))),
      textArray(rows.map(({ after }) => JSON.stringify(storable(after)))),
      textArray(rows.map(({ columns }) => columns.status)),
      instantArray(rows.map(({ columns }) => columns.since)),
      textArray(rows.map(({ columns }) => columns.assignee)),
      textArray(rows.map(({ columns }) => columns.queue)),
      instantArray(rows.map(({ columns }) => columns.nextTimerAt)),
      instantArray(rows.map(({ stored }) => stored.updatedAt)),
    ],
    'update-lives',
  )
}

/** Rows of `waiting`, and lessons: both need what the last decision read. */
async function writeWhoWaits(client: Queryable, courses: readonly Course[], ground: Ground): Promise<void> {
  const teaching = courses.filter((course) => isTeaching(course) || isRated(course))
  const waiting = courses.filter(({ after }) => after.state.kind === 'waiting')
  const staying = waiting.filter(goesOnWaiting)
  const coming = waiting.filter((course) => !goesOnWaiting(course))
  const ids = [...teaching, ...coming].flatMap(({ stored }) => stored.decisionId ?? [])
  const decisions = new Map((await readDocuments(client, ids)).map((decision) => [decision.id, decision]))
  const decisionOf = ({ stored }: Course): Omit<Decision, 'situation'> | undefined =>
    stored.decisionId === undefined ? undefined : decisions.get(stored.decisionId)
  await putWaiting(
    client,
    coming.map((course) => ({ ticket: course.stored.ticket, life: course.after, decision: decisionOf(course) })),
    ground,
  )
  await touchWaiting(
    client,
    staying.map(({ after }) => after),
  )
  const gone = courses.filter(({ before, after }) => before.state.kind === 'waiting' && after.state.kind !== 'waiting')
  await dropWaiting(
    client,
    gone.map(({ stored }) => stored.ticket.id),
  )
  await writeRatings(
    client,
    teaching.flatMap((course) => ratingsOf(course, decisionOf(course)?.reading)),
  )
  await insertLessons(client, await lessonsOf(client, teaching, decisionOf))
}

/** Its clock runs as it did: only why it waits may be another reason. */
function goesOnWaiting({ before, after }: Course): boolean {
  return before.state.kind === 'waiting' && before.pauses.length === after.pauses.length
}

/** A ticket that was never read teaches nothing. */
async function lessonsOf(
  client: Queryable,
  teaching: readonly Course[],
  decisionOf: (course: Course) => Omit<Decision, 'situation'> | undefined,
): Promise<readonly NewLesson[]> {
  const tickets = teaching.map(({ stored }) => stored.ticket.id)
  const known = await lessonsInForce(client, tickets)
  return teaching.flatMap((course) => {
    const reading = decisionOf(course)?.reading
    const own = known.filter(({ ticketId }) => ticketId === course.stored.ticket.id)
    return reading === undefined ? [] : lessonsOfCourse(course, reading, own)
  })
}
