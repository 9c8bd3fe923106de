import type { Timestamp } from '@pointsman/core'
import type { Database } from './database.ts'
import type { NowCounts, NowLook, NowVerbs } from './now-verbs.ts'
import { shortSubject } from './now-subject.ts'

/**
 * Assignments that are looked through, from the newest back. They are written in the order of time, so that this finds the
 * last hours without an index on the time. Larger: slower after a mass assignment; smaller: a busy hour is cut off.
 */
const mostAssignments = 50_000

const lately = `(select * from assignments order by id desc limit ${mostAssignments})`

/** What came in and what found somebody, a bucket at a time. */
export async function flowSince(
  database: Database,
  { now, since, bucketMilliseconds }: NowLook,
): Promise<NowCounts['flow']> {
  const rows = await database.query<{ bucket: number; received: number; assigned: number }>(
    `select bucket, sum(received)::int4 as received, sum(assigned)::int4 as assigned from (
       select floor(extract(epoch from received_at) * 1000 / $3::float8)::float8 as bucket, 1 as received, 0 as assigned
       from tickets where received_at >= $1 and received_at <= $2 and not is_history
       union all
       select floor(extract(epoch from assigned_at) * 1000 / $3::float8)::float8, 0, 1
       from ${lately} a where assigned_at >= $1 and assigned_at <= $2 and not is_offer
     ) flow group by bucket order by bucket`,
    [new Date(since), new Date(now), bucketMilliseconds],
    'now-flow',
  )
  return rows.map(({ bucket, received, assigned }) => ({ at: bucket * bucketMilliseconds, received, assigned }))
}

/** What was given to somebody since an instant, newest first. */
export async function givenOut(
  database: Database,
  { since, offset, limit }: Parameters<NowVerbs['givenOut']>[0],
): ReturnType<NowVerbs['givenOut']> {
  const rows = await database.query<{
    total: number
    id: string
    subject: string
    agent: string
    queue: string | null
    urgency: number | null
    received_at: Timestamp
    assigned_at: Timestamp
  }>(
    `with shown as (
       select id as place, ticket_id, agent, queue, assigned_at, count(*) over () as total from ${lately} a
       where assigned_at >= $1 and not is_offer order by id desc limit $2 offset $3
     )
     select s.*, t.id, ${shortSubject} as subject, t.urgency, t.received_at
     from shown s join tickets t on t.id = s.ticket_id order by s.place desc`,
    [new Date(since), limit, offset],
    'given-out',
  )
  return { total: rows[0]?.total ?? 0, rows: rows.map(asGivenOut) }
}

function asGivenOut(row: {
  readonly id: string
  readonly subject: string
  readonly agent: string
  readonly queue: string | null
  readonly urgency: number | null
  readonly received_at: Timestamp
  readonly assigned_at: Timestamp
}): Awaited<ReturnType<NowVerbs['givenOut']>>['rows'][number] {
  return {
    id: row.id,
    subject: row.subject,
    agent: row.agent,
    receivedAt: row.received_at,
    at: row.assigned_at,
    ...(row.queue === null ? {} : { queue: row.queue }),
    ...(row.urgency === null ? {} : { urgency: row.urgency }),
  }
}
