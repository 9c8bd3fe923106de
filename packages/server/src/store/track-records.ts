import type { Queryable } from './database.ts'

/** What one ended assignment adds to its agent's record on a kind of ticket; negative to take something back. */
export interface RecordChange {
  readonly agent: string
  readonly queue: string
  readonly handled: number
  readonly succeeded: number
  /** Handling minutes, where known. */
  readonly minutes?: number
}

/** Adds to the live part of the record. Rows are only ever raised in version, which is how a change is noticed. */
export async function changeRecord(client: Queryable, change: RecordChange): Promise<void> {
  const timed = change.minutes !== undefined && change.minutes > 0 ? 1 : 0
  await client.query(
    `insert into track_records (agent, queue, source, handled, succeeded, timed, log_minutes)
     values ($1, $2, 'live', $3, $4, $5, $6)
     on conflict (agent, queue, source) do update set
       version = track_records.version + 1,
       handled = track_records.handled + excluded.handled,
       succeeded = track_records.succeeded + excluded.succeeded,
       timed = track_records.timed + excluded.timed,
       log_minutes = track_records.log_minutes + excluded.log_minutes`,
    [change.agent, change.queue, change.handled, change.succeeded, timed, timed === 1 ? Math.log(change.minutes!) : 0],
  )
}

/** To be called in the transaction of an import: the records are worked out again before the next look. */
export async function markHistoryRecordsStale(client: Queryable): Promise<void> {
  await client.query(`insert into stale (name) values ('history_records') on conflict (name) do nothing`)
}

/**
 * Works out the imported part of the records from the imported tickets: resolved without hand-off or reopening counts
 * as a success. The mark is deleted first, so an import that commits meanwhile waits and then sets it again.
 */
export async function refreshHistoryRecords(client: Queryable): Promise<void> {
  const marked = await client.query(`delete from stale where name = 'history_records' returning name`)
  if (marked.length === 0) return
  await client.query(
    `with fresh as (
       select outcome->>'assignee' as agent, outcome->>'queue' as queue,
         count(*) as handled,
         count(*) filter (where coalesce((outcome->>'reassignments')::float8, 0) = 0
                            and coalesce((outcome->>'reopened')::float8, 0) = 0) as succeeded,
         count(*) filter (where (outcome->>'handleMinutes')::float8 > 0) as timed,
         coalesce(sum(ln((outcome->>'handleMinutes')::float8) order by id collate "C")
           filter (where (outcome->>'handleMinutes')::float8 > 0), 0) as log_minutes
       from tickets
       where is_history and outcome->>'assignee' is not null and outcome->>'queue' is not null
       group by 1, 2
     ), gone as (
       update track_records t set version = version + 1, handled = 0, succeeded = 0, timed = 0, log_minutes = 0
       where source = 'history' and not exists (select from fresh f where f.agent = t.agent and f.queue = t.queue)
     )
     insert into track_records (agent, queue, source, handled, succeeded, timed, log_minutes)
     select agent, queue, 'history', handled, succeeded, timed, log_minutes from fresh
     on conflict (agent, queue, source) do update set version = track_records.version + 1,
       handled = excluded.handled, succeeded = excluded.succeeded, timed = excluded.timed, log_minutes = excluded.log_minutes`,
  )
}
