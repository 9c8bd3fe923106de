import type { Lesson, NewLesson } from '@pointsman/core'
import { instantArray, integerArray, textArray } from './binary-array.ts'
import type { Queryable } from './database.ts'
import type { StoredLesson } from './lesson-verbs.ts'
import { storable } from './storable.ts'

/** One lesson: see `insertLessons`. */
export async function insertLesson(client: Queryable, lesson: NewLesson): Promise<Lesson> {
  const [kept] = await insertLessons(client, [lesson])
  return kept!
}

/** The counter's row lock is held until commit: no gaps, and what is visible is all there is up to there. */
export async function insertLessons(client: Queryable, given: readonly NewLesson[]): Promise<readonly Lesson[]> {
  if (given.length === 0) return []
  const [counter] = await client.query<{ last_seq: number }>(
    'update lesson_counter set last_seq = last_seq + $1 returning last_seq',
    [given.length],
    'count-lessons',
  )
  const first = counter!.last_seq - given.length + 1
  const kept = given.map((lesson, index): Lesson => ({ ...storable(lesson), seq: first + index }))
  await client.query(
    `insert into lessons (seq, at, ticket_id, facet, event_id, takes_back, document)
     select seq, at, ticket_id, facet, event_id, takes_back, document::jsonb
     from unnest($1::int4[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::int4[], $7::text[])
       as x(seq, at, ticket_id, facet, event_id, takes_back, document)`,
    [
      integerArray(kept.map(({ seq }) => seq)),
      instantArray(kept.map(({ at }) => at)),
      textArray(kept.map(({ ticketId }) => ticketId)),
      textArray(kept.map(({ facet }) => facet)),
      textArray(kept.map(({ event }) => event)),
      integerArray(kept.map(({ takesBack }) => takesBack)),
      textArray(kept.map((lesson) => JSON.stringify(lesson))),
    ],
    'insert-lessons',
  )
  return kept
}

/** A lesson, and the one that took it back. */
export interface LessonRow {
  readonly document: Lesson
  readonly back: Lesson | null
}

/** The beginning of a query for `LessonRow`s; lessons are `l`. */
export const storedColumns = `select l.document, (select b.document from lessons b where b.takes_back = l.seq order by b.seq limit 1) as back
  from lessons l`

/** Lessons that teach something, each with what took it back; oldest first. */
export async function storedLessons(
  client: Queryable,
  where: string,
  values: readonly unknown[],
): Promise<readonly StoredLesson[]> {
  const rows = await client.query<LessonRow>(
    `${storedColumns} where l.takes_back is null and ${where} order by l.seq`,
    values,
  )
  return rows.map(asStored)
}

/** Of these tickets, what is in force. */
export async function lessonsInForce(client: Queryable, tickets: readonly string[]): Promise<readonly Lesson[]> {
  if (tickets.length === 0) return []
  const all = await storedLessons(client, 'l.ticket_id = any($1::text[])', [textArray(tickets)])
  return all.flatMap(({ lesson, takenBack }) => (takenBack === undefined ? lesson : []))
}

/** The row in the words of the store. */
export function asStored({ document, back }: LessonRow): StoredLesson {
  if (back === null) return { lesson: document }
  const { seq, at, actor, reason } = back
  return { lesson: document, takenBack: { seq, at, actor, ...(reason === undefined ? {} : { reason }) } }
}
