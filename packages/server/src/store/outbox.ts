import type { Timestamp } from '@pointsman/core'
import { instantArray, textArray } from './binary-array.ts'
import type { Database, Queryable } from './database.ts'
import type { OutboxEffect, StoredEffects } from './life-verbs.ts'
import { storable } from './storable.ts'
import type { Store } from './store.ts'
import { writeNews } from './webhook-news.ts'

/** Days after which nobody is expected to fetch an effect any more: what happened is in `events`. */
const keptDays = 30

/** Beyond it nobody needs the number, and counting would take its time. */
const mostCounted = 100_000

/** What is to be done outside: written in the transaction that causes it, told to whoever delivers it until it is done. */
export function outbox(database: Database): Pick<Store, 'effectsToDo' | 'effectsDone' | 'effectsWaiting'> {
  return {
    effectsToDo: async (limit) => {
      const rows = await database.query<Omit<StoredEffects, 'ticketId'> & { readonly ticketId: string | null }>(
        `select id as position, ticket_id as "ticketId", effects, at from outbox order by id limit $1`,
        [limit],
        'effects-to-do',
      )
      return rows.map(({ ticketId, ...effects }) => (ticketId === null ? effects : { ...effects, ticketId }))
    },
    effectsDone: async (positions) => {
      await database.query('delete from outbox where id = any($1::text[]::bigint[])', [
        textArray(positions.map(String)),
      ])
    },
    effectsWaiting: async () => {
      const [row] = await database.query<{ entries: number; oldest: Timestamp | null }>(
        `select (select count(*) from (select from outbox limit ${mostCounted}) as counted) as entries,
           (select at from outbox order by id limit 1) as oldest`,
      )
      const { entries, oldest } = row!
      return { entries, ...(oldest === null ? {} : { oldestAt: oldest }) }
    },
  }
}

/** What is to be told outside. */
export interface NewEffects {
  /** Absent for an alarm. */
  readonly ticketId?: string
  readonly effects: readonly OutboxEffect[]
  /** What brought them about, where it was a decision. */
  readonly decision?: string
  readonly at: Timestamp
}

/** What the dispatcher finds by itself, in `waiting`, is not written. */
export async function writeEffects(client: Queryable, given: readonly NewEffects[]): Promise<void> {
  const rows = given
    .map((one) => ({ ...one, effects: one.effects.filter(({ kind }) => kind !== 'decide_again') }))
    .filter(({ effects }) => effects.length > 0)
  if (rows.length === 0) return
  await client.query(
    `insert into outbox (ticket_id, effects, at)
     select ticket_id, effects::jsonb, at
     from unnest($1::text[], $2::text[], $3::timestamptz[]) with ordinality as x(ticket_id, effects, at, n)
     order by n`,
    [
      textArray(rows.map(({ ticketId }) => ticketId)),
      textArray(rows.map(({ effects }) => JSON.stringify(storable(effects)))),
      instantArray(rows.map(({ at }) => at)),
    ],
    'insert-effects',
  )
  await writeNews(client, rows)
}

/** One round of tidying up. */
export async function forgetOldEffects(database: Database): Promise<void> {
  await database.query(`delete from outbox where stored_at < now() - interval '${keptDays} days'`)
}
