import { PointsmanError } from '@pointsman/core'
import type { Database } from './database.ts'
import { storable, storableText } from './storable.ts'
import type { Store } from './store.ts'
import type { StoredHook } from './webhook-verbs.ts'

/** Webhooks that come in, and what has come. */
export function hooks(
  database: Database,
): Pick<Store, 'addHook' | 'hooks' | 'hook' | 'removeHook' | 'hookMessage' | 'noteHookMessage'> {
  return {
    addHook: async (given) => {
      const { id, name, scheme, secret, settings, createdAt } = storable(given)
      const added = await database.query(
        `insert into hooks (id, name, scheme, secret, settings, created_at) values ($1, $2, $3, $4, $5, $6)
         on conflict do nothing returning id`,
        [id, name, scheme, secret, JSON.stringify(settings), new Date(createdAt)],
      )
      if (added.length === 0) throw new PointsmanError('already_exists', `There is already a hook '${id}'.`)
    },
    hooks: async () => {
      const rows = await database.query<HookRow>(`select ${columns} from hooks order by created_at, id`)
      return rows.map(asHook)
    },
    hook: async (id) => {
      const rows = await database.query<HookRow>(
        `select ${columns} from hooks where id = $1`,
        [storableText(id)],
        'hook',
      )
      return rows[0] && asHook(rows[0])
    },
    removeHook: async (id) => {
      const removed = await database.query('delete from hooks where id = $1 returning id', [storableText(id)])
      if (removed.length === 0) throw new PointsmanError('not_found', `There is no hook '${id}'.`)
    },
    hookMessage: async (hook, message) => {
      const rows = await database.query<{ signature: string }>(
        'select signature from hook_messages where hook = $1 and message = $2',
        [hook, storableText(message)],
        'hook-message',
      )
      return rows[0]?.signature
    },
    noteHookMessage: async (hook, message, signature) => {
      await database.query(
        `insert into hook_messages (hook, message, signature) select id, $2, $3 from hooks where id = $1
         on conflict (hook, message) do update set signature = excluded.signature`,
        [hook, storableText(message), storableText(signature)],
        'note-hook-message',
      )
    },
  }
}

const columns = 'id, name, scheme, secret, settings, created_at'

interface HookRow extends Pick<StoredHook, 'id' | 'name' | 'scheme' | 'secret' | 'settings'> {
  readonly created_at: number
}

function asHook({ created_at, ...hook }: HookRow): StoredHook {
  return { ...hook, createdAt: created_at }
}
