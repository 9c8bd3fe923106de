import type { Database, Queryable } from './database.ts'
import type { SealedKind, SealedSecret, Store } from './store.ts'

/** Where secrets lie that were sealed, and what they are of. In this order they are locked. */
const places: readonly { readonly kind: SealedKind; readonly table: string; readonly column: string }[] = [
  { kind: 'webhook', table: 'webhooks', column: 'secret' },
  { kind: 'webhook', table: 'webhooks', column: 'former_secret' },
  { kind: 'hook', table: 'hooks', column: 'secret' },
  { kind: 'connection', table: 'connections', column: 'secret' },
]

/** All that is sealed, sealed anew in one transaction. */
export function sealedSecrets(database: Database): Pick<Store, 'resealSecrets'> {
  return {
    resealSecrets: (reseal) =>
      database.transaction(async (client) => {
        const found = []
        for (const place of places) found.push(...(await lockPlace(client, place)))
        const sealed = reseal(found)
        for (const [index, { table, column, id }] of found.entries()) {
          await client.query(`update ${table} set ${column} = $2 where id = $1`, [id, sealed[index]])
        }
        return found.length
      }),
  }
}

async function lockPlace(
  client: Queryable,
  place: (typeof places)[number],
): Promise<readonly (SealedSecret & (typeof places)[number])[]> {
  const { table, column } = place
  const rows = await client.query<{ id: string; sealed: string }>(
    `select id, ${column} as sealed from ${table} where ${column} is not null order by id for update`,
  )
  return rows.map((row) => ({ ...place, ...row }))
}
