import type { Lesson } from '@pointsman/core'
import { readCursor, writeCursor } from './cursor.ts'
import type { Database } from './database.ts'
import { asStored, insertLesson, insertLessons, storedColumns, storedLessons, type LessonRow } from './lesson-rows.ts'
import type { LessonQuery, LessonVerbs, StoredLesson } from './lesson-verbs.ts'
import type { Page } from './store.ts'
import { takeBackLessons } from './take-back-lessons.ts'

/** Lessons in the one order in which every node applies them. */
export function lessons(database: Database): LessonVerbs {
  return {
    appendLesson: (lesson) => database.transaction((client) => insertLesson(client, lesson)),
    appendLessons: (given) => database.transaction((client) => insertLessons(client, given)),
    lessonsAfter: async (seq, limit) => {
      const rows = await database.query<{ document: Lesson }>(
        'select document from lessons where seq > $1 order by seq limit $2',
        [seq, limit ?? null],
        'lessons-after',
      )
      return rows.map(({ document }) => document)
    },
    lessons: (query) => page(database, query),
    lesson: async (seq) => (await storedLessons(database, 'l.seq = $1', [seq]))[0],
    takeBackLessons: (which, by) => database.transaction((client) => takeBackLessons(client, which, by)),
  }
}

async function page(database: Database, query: LessonQuery): Promise<Page<StoredLesson>> {
  const { cursor, limit, state } = query
  const before = cursor === undefined ? undefined : readCursor(cursor).at
  const isBack = 'exists (select from lessons b where b.takes_back = l.seq)'
  const rows = await database.query<LessonRow>(
    `${storedColumns} where l.takes_back is null and ($1::int8 is null or l.seq < $1)
       and ($2::text is null or l.ticket_id = $2) and ($3::text is null or l.facet = $3)
       and ($4::text is null or l.document->>'actor' = $4) and ($5::text is null or l.document->>'answer' = $5)
       and ($6::text is null or l.document->>'cause' = $6)
       ${state === undefined ? '' : `and ${state === 'taken_back' ? isBack : `not ${isBack}`}`}
     order by l.seq desc limit $7`,
    [
      before ?? null,
      query.ticket ?? null,
      query.facet ?? null,
      query.actor ?? null,
      query.answer ?? null,
      query.cause ?? null,
      limit + 1,
    ],
  )
  const items = rows.slice(0, limit).map(asStored)
  const last = items.at(-1)
  if (rows.length <= limit || last === undefined) return { items }
  return { items, next: writeCursor({ at: last.lesson.seq, id: 'lesson' }) }
}
