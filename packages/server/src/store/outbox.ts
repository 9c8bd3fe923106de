import type { SentEffect, Timestamp } from '@pointsman/core'
import { instantArray, textArray } from './binary-array.ts'
import type { Database, Queryable } from './database.ts'
import type { StoredEffect } from './life-verbs.ts'
import { storable } from './storable.ts'
import type { Store } from './store.ts'

/** What is to be done outside: written in the transaction that causes it, told to whoever delivers it until it is done. */
export function outbox(database: Database): Pick<Store, 'effectsToDo' | 'effectsDone'> {
  return {
    effectsToDo: (limit) =>
      database.query<StoredEffect>(
        `select id as position, ticket_id as "ticketId", effect, at from outbox where done_at is null order by id limit $1`,
        [limit],
      ),
    effectsDone: async (positions, at) => {
      await database.query('update outbox set done_at = $2 where done_at is null and id = any($1::text[]::bigint[])', [
        textArray(positions.map(String)),
        new Date(at),
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
  const rows = given.flatMap(({ ticketId, effects, at }) =>
    effects.filter(({ kind }) => kind !== 'decide_again').map((effect) => ({ ticketId, effect, at })),
  )
  if (rows.length === 0) return
  await client.query(
    `insert into outbox (ticket_id, kind, effect, at)
     select ticket_id, kind, effect::jsonb, at
     from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[]) with ordinality as x(ticket_id, kind, effect, at, n)
     order by n`,
    [
      textArray(rows.map(({ ticketId }) => ticketId)),
      textArray(rows.map(({ effect }) => effect.kind)),
      textArray(rows.map(({ effect }) => JSON.stringify(storable(effect)))),
      instantArray(rows.map(({ at }) => at)),
    ],
    'insert-effects',
  )
}
