import {
  addAttempt,
  emptyRecord,
  giveBackSuccess,
  halfLifeDays,
  takeBackSuccess,
  type Attempt,
  type KindRecord,
} from '@pointsman/core'
import type { Queryable } from './database.ts'

/** What the end of an assignment does to its agent's record on a kind of ticket. */
export interface RecordChange {
  readonly agent: string
  /** The topic where it is known, else the queue. */
  readonly kind: string
  readonly queue: string
  readonly attempt: Attempt
  /** Of the success of this attempt, `attempt.weight` is taken back instead, or given back. */
  readonly success?: 'taken_back' | 'given_back'
}

interface RecordRow {
  readonly handled: number
  readonly succeeded: number
  readonly timed: number
  readonly log_minutes: number
  readonly log_squares: number
  readonly as_of: number
}

/** The record after a change. Pure. */
export function recordAfter(before: KindRecord, { success, attempt, queue }: RecordChange): KindRecord {
  if (success === 'taken_back') return takeBackSuccess(before, attempt)
  if (success === 'given_back') return giveBackSuccess(before, attempt)
  return addAttempt({ ...before, queue }, attempt)
}

/** Changes the live part of the record. Rows are only ever raised in version, which is how a change is noticed. */
export async function changeRecord(client: Queryable, change: RecordChange): Promise<void> {
  const { agent, kind, queue, attempt } = change
  await client.query(
    `insert into track_records (agent, kind, queue, source, handled, succeeded, timed, log_minutes, log_squares, as_of)
     values ($1, $2, $3, 'live', 0, 0, 0, 0, 0, $4) on conflict (agent, kind, source) do nothing`,
    [agent, kind, queue, new Date(attempt.at)],
  )
  const [row] = await client.query<RecordRow>(
    `select handled, succeeded, timed, log_minutes, log_squares, as_of from track_records
     where agent = $1 and kind = $2 and source = 'live' for update`,
    [agent, kind],
  )
  const before = asRecord({ agent, kind, queue }, row!)
  const after = recordAfter(before, change)
  await client.query(
    `update track_records set version = version + 1, queue = $3, handled = $4, succeeded = $5, timed = $6,
       log_minutes = $7, log_squares = $8, as_of = $9
     where agent = $1 and kind = $2 and source = 'live'`,
    [
      agent,
      kind,
      after.queue,
      after.attempts,
      after.successes,
      after.timed,
      after.sumLog,
      after.sumLogSquares,
      new Date(after.at),
    ],
  )
}

function asRecord(key: Pick<KindRecord, 'agent' | 'kind' | 'queue'>, row: RecordRow): KindRecord {
  return {
    ...emptyRecord(key, row.as_of),
    attempts: row.handled,
    successes: row.succeeded,
    timed: row.timed,
    sumLog: row.log_minutes,
    sumLogSquares: row.log_squares,
  }
}

/** To be called in the transaction of an import: the records are worked out again before the next look. */
export async function markHistoryRecordsStale(client: Queryable): Promise<void> {
  await client.query(`insert into stale (name) values ('history_records') on conflict (name) do nothing`)
}

/**
 * Works out the imported part of the records from the imported tickets: resolved without hand-off or reopening counts
 * as a success, and a ticket counts one half for every half-life that it is older than the newest. The mark is deleted
 * first, so an import that commits meanwhile waits and then sets it again.
 */
export async function refreshHistoryRecords(client: Queryable): Promise<void> {
  const marked = await client.query(`delete from stale where name = 'history_records' returning name`)
  if (marked.length === 0) return
  await client.query(
    `with known as (
       select id, outcome->>'assignee' as agent, coalesce(outcome->>'topic', outcome->>'queue') as kind,
         outcome->>'queue' as queue, received_at,
         (coalesce((outcome->>'reassignments')::float8, 0) = 0 and coalesce((outcome->>'reopened')::float8, 0) = 0)::int as succeeded,
         case when (outcome->>'handleMinutes')::float8 > 0
           then ln(least(2400, greatest(0.5, (outcome->>'handleMinutes')::float8))) end as log_minutes
       from tickets where is_history and outcome->>'assignee' is not null and outcome->>'queue' is not null
     ), newest as (select max(received_at) as at from known
     ), weighed as (
       select known.*, exp(-0.6931471805599453 * extract(epoch from newest.at - received_at)::float8 / 86400 / ${halfLifeDays}) as weight
       from known, newest
     ), fresh as (
       select agent, kind, (array_agg(queue order by received_at desc, id collate "C"))[1] as queue,
         sum(weight order by id collate "C") as handled,
         sum(weight * succeeded order by id collate "C") as succeeded,
         coalesce(sum(weight order by id collate "C") filter (where log_minutes is not null), 0) as timed,
         coalesce(sum(weight * log_minutes order by id collate "C"), 0) as log_minutes,
         coalesce(sum(weight * log_minutes * log_minutes order by id collate "C"), 0) as log_squares
       from weighed group by agent, kind
     ), gone as (
       update track_records t set version = version + 1, handled = 0, succeeded = 0, timed = 0, log_minutes = 0, log_squares = 0
       where source = 'history' and not exists (select from fresh f where f.agent = t.agent and f.kind = t.kind)
     )
     insert into track_records (agent, kind, queue, source, handled, succeeded, timed, log_minutes, log_squares, as_of)
     select agent, kind, queue, 'history', handled, succeeded, timed, log_minutes, log_squares, newest.at from fresh, newest
     on conflict (agent, kind, source) do update set version = track_records.version + 1, queue = excluded.queue,
       handled = excluded.handled, succeeded = excluded.succeeded, timed = excluded.timed,
       log_minutes = excluded.log_minutes, log_squares = excluded.log_squares, as_of = excluded.as_of`,
  )
}
