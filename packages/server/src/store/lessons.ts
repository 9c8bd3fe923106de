import type { Lesson } from '@pointsman/core'
import type { Database, Queryable } from './database.ts'
import { storable } from './storable.ts'
import type { Store } from './store.ts'

/** Lessons in the one order in which every node applies them. */
export function lessons(database: Database): Pick<Store, 'appendLesson' | 'lessonsAfter'> {
  return {
    appendLesson: (lesson) => database.transaction((client) => insertLesson(client, lesson)),
    lessonsAfter: async (seq) => {
      const rows = await database.query<{ document: Lesson }>(
        'select document from lessons where seq > $1 order by seq',
        [seq],
      )
      return rows.map(({ document }) => document)
    },
  }
}

/** The counter's row lock is held until commit: no gaps, and what is visible is all there is up to there. */
export async function insertLesson(client: Queryable, lesson: Omit<Lesson, 'seq'>): Promise<Lesson> {
  const [counter] = await client.query<{ last_seq: number }>(
    'update lesson_counter set last_seq = last_seq + 1 returning last_seq',
  )
  const kept: Lesson = { ...storable(lesson), seq: counter!.last_seq }
  await client.query('insert into lessons (seq, at, ticket_id, facet, document) values ($1, $2, $3, $4, $5)', [
    kept.seq,
    new Date(kept.at),
    kept.ticketId,
    kept.facet,
    JSON.stringify(kept),
  ])
  return kept
}
