import type { Database } from './database.ts'
import { storableText } from './storable.ts'
import type { Store } from './store.ts'

/** How long an answer is repeated: the promise of the API, counted by the database's own clock. */
const keptFor = '24 hours'

/** Answers already given, by idempotency key. Of two that are saved for one key the first stays. */
export function idempotency(database: Database): Pick<Store, 'idempotent' | 'saveIdempotent'> {
  return {
    idempotent: async (key) => {
      const rows = await database.query<{ requestHash: string; status: number; body: string }>(
        `select request_hash as "requestHash", status, body from idempotency
         where key = $1 and stored_at > now() - interval '${keptFor}'`,
        [storableText(key)],
        'idempotent',
      )
      return rows[0]
    },
    saveIdempotent: async (key, requestHash, status, body, at) => {
      await database.query(
        `insert into idempotency (key, request_hash, status, body, at) values ($1, $2, $3, $4, $5)
         on conflict (key) do update set request_hash = excluded.request_hash, status = excluded.status,
           body = excluded.body, at = excluded.at, stored_at = now()
         where idempotency.stored_at <= now() - interval '${keptFor}'`,
        [storableText(key), requestHash, status, storableText(body), new Date(at)],
        'save-idempotent',
      )
    },
  }
}

/** Deletes answers that are no longer repeated. */
export async function forgetOldAnswers(database: Database): Promise<void> {
  await database.query(`delete from idempotency where stored_at <= now() - interval '${keptFor}'`)
}
