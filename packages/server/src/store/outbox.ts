import type { SentEffect, Timestamp } from '@pointsman/core'
import { instantArray, textArray } from './binary-array.ts'
import type { Database, Queryable } from './database.ts'
import type { StoredEffects } from './life-verbs.ts'
import { storable } from './storable.ts'
import type { Store } from './store.ts'

/** Days after which nobody is expected to fetch an effect any more: what happened is in `events`. */
const keptDays = 30

/** What is to be done outside: written in the transaction that causes it, told to whoever delivers it until it is done. */
export function outbox(database: Database): Pick<Store, 'effectsToDo' | 'effectsDone'> {
  return {
    effectsToDo: (limit) =>
      database.query<StoredEffects>(
        `select id as position, ticket_id as "ticketId", effects, at from outbox order by id limit $1`,
        [limit],
        'effects-to-do',
      ),
    effectsDone: async (positions) => {
      await database.query('delete from outbox where id = any($1::text[]::bigint[])', [
        textArray(positions.map(String)),
      ])
    },
  }
}

export interface NewEffects {
  readonly ticketId: string
  readonly effects: readonly SentEffect[]
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
}

/** One round of tidying up. */
export async function forgetOldEffects(database: Database): Promise<void> {
  await database.query(`delete from outbox where stored_at < now() - interval '${keptDays} days'`)
}
