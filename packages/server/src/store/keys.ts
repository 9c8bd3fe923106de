import { PointsmanError } from '@pointsman/core'
import type { Database } from './database.ts'
import { storable } from './storable.ts'
import type { Scope, Store, StoredKey } from './store.ts'

/** API keys; of the secret only its hash is ever here. */
export function keys(database: Database): Pick<Store, 'addKey' | 'keyByHash' | 'keys' | 'revokeKey'> {
  return {
    addKey: async (given) => {
      const key = storable(given)
      const added = await database.query(
        `insert into keys (id, name, hash, scopes, created_at, revoked_at) values ($1, $2, $3, $4, $5, $6)
         on conflict do nothing returning id`,
        [
          key.id,
          key.name,
          key.hash,
          key.scopes,
          new Date(key.createdAt),
          key.revokedAt === undefined ? null : new Date(key.revokedAt),
        ],
      )
      if (added.length === 0)
        throw new PointsmanError('already_exists', `There is already a key '${key.id}' (or one with the same secret).`)
    },
    keyByHash: async (hash) => {
      const rows = await database.query<KeyRow>(`select ${keyColumns} from keys where hash = $1`, [hash], 'key-by-hash')
      return rows[0] && asKey(rows[0])
    },
    keys: async () => {
      const rows = await database.query<KeyRow>(`select ${keyColumns} from keys order by created_at, id`)
      return rows.map(asKey)
    },
    revokeKey: async (id, at) => {
      const revoked = await database.query(
        'update keys set revoked_at = coalesce(revoked_at, $2) where id = $1 returning id',
        [id, new Date(at)],
      )
      if (revoked.length === 0) throw new PointsmanError('not_found', `There is no key '${id}'.`)
    },
  }
}

interface KeyRow {
  readonly id: string
  readonly name: string
  readonly hash: string
  readonly scopes: readonly Scope[]
  readonly created_at: number
  readonly revoked_at: number | null
}

const keyColumns = 'id, name, hash, scopes, created_at, revoked_at'

function asKey({ created_at, revoked_at, ...key }: KeyRow): StoredKey {
  return { ...key, createdAt: created_at, ...(revoked_at === null ? {} : { revokedAt: revoked_at }) }
}
