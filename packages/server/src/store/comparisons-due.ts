import { isOver } from '@pointsman/core'
import { integerArray, textArray } from './binary-array.ts'
import type { Course } from './courses.ts'
import type { Queryable } from './database.ts'

/**
 * Takes note that what people did about these tickets is complete, or is not any more. Only tickets with a decision that
 * was not carried out are compared: where Pointsman acted, there is nothing to set beside it but overrides.
 */
export async function noteEnds(client: Queryable, courses: readonly Course[]): Promise<void> {
  const ended = courses.filter((course) => isOver(course.after) && hasNews(course))
  const cameBack = courses.filter(({ before, after }) => isOver(before) && !isOver(after))
  if (ended.length > 0) {
    await client.query(
      `insert into comparisons_due (ticket_id, version)
       select id, version from unnest($1::text[], $2::int4[]) as x(id, version)
       where exists (select 1 from decisions d where d.ticket_id = x.id and d.mode <> 'auto')
       on conflict (ticket_id) do update set version = excluded.version`,
      [
        textArray(ended.map(({ stored }) => stored.ticket.id)),
        integerArray(ended.map(({ stored }) => stored.version + 1)),
      ],
      'comparisons-due',
    )
  }
  if (cameBack.length > 0) {
    const ids = [textArray(cameBack.map(({ stored }) => stored.ticket.id))]
    await client.query('delete from comparisons_due where ticket_id = any($1::text[])', ids)
    await client.query(
      'delete from comparisons c where ticket_id = any($1::text[]) and not exists (select 1 from verdicts v where v.comparison = c.id)',
      ids,
    )
  }
}

/** It ended just now, or more is known of how it ended. */
function hasNews({ before, heard }: Course): boolean {
  return !isOver(before) || heard.some(({ outcomeBefore, outcomeAfter }) => outcomeBefore !== outcomeAfter)
}
