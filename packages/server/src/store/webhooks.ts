import { PointsmanError } from '@pointsman/core'
import type { Database } from './database.ts'
import { storable, storableText } from './storable.ts'
import type { Store } from './store.ts'
import type { StoredWebhook } from './webhook-verbs.ts'

/** Whom we tell what. */
export function webhooks(
  database: Database,
): Pick<Store, 'addWebhook' | 'webhooks' | 'removeWebhook' | 'disableWebhook' | 'changeWebhookSecret'> {
  return {
    addWebhook: async (given) => {
      const { id, url, name, events, secret, createdAt } = storable(given)
      const added = await database.query(
        `insert into webhooks (id, url, name, events, secret, created_at) values ($1, $2, $3, $4, $5, $6)
         on conflict do nothing returning id`,
        [id, url, name, events, secret, new Date(createdAt)],
      )
      if (added.length === 0) throw new PointsmanError('already_exists', `There is already a webhook '${id}'.`)
    },
    webhooks: async () => {
      const rows = await database.query<WebhookRow>(
        `select ${webhookColumns('w')} from webhooks w order by w.created_at, w.id`,
        [],
        'webhooks',
      )
      return rows.map(asWebhook)
    },
    removeWebhook: async (id) => {
      const removed = await database.query('delete from webhooks where id = $1 returning id', [id])
      if (removed.length === 0) throw noWebhook(id)
    },
    changeWebhookSecret: async (id, secret, formerUntil) => {
      const changed = await database.query(
        `update webhooks set secret = $2, former_until = $3,
           former_secret = case when $3::timestamptz is null then null else secret end
         where id = $1 returning id`,
        [storableText(id), secret, formerUntil === undefined ? null : new Date(formerUntil)],
      )
      if (changed.length === 0) throw noWebhook(id)
    },
    disableWebhook: (id, disabled) =>
      database.transaction(async (client) => {
        const changed = await client.query(
          `update webhooks set disabled_at = $2, disabled_because = $3,
             failing_since = case when $2::timestamptz is null then null else failing_since end
           where id = $1 returning id`,
          [id, disabled === undefined ? null : new Date(disabled.at), disabled?.because ?? null],
        )
        if (changed.length === 0) throw noWebhook(id)
        if (disabled === undefined) return
        await client.query(
          `update webhook_deliveries set state = 'failed', next_at = null where webhook = $1 and state = 'waiting'`,
          [id],
        )
      }),
  }
}

/** One round of tidying up: secrets that count no more. */
export async function forgetFormerSecrets(database: Database): Promise<void> {
  await database.query('update webhooks set former_secret = null, former_until = null where former_until <= now()')
}

export function noWebhook(id: string): PointsmanError {
  return new PointsmanError('not_found', `There is no webhook '${id}'.`)
}

/** Of `webhooks` under a name; `asWebhook` reads them. */
export function webhookColumns(table: string): string {
  const names = [
    'id',
    'url',
    'name',
    'events',
    'secret',
    'former_secret',
    'former_until',
    'created_at',
    'failing_since',
    'disabled_at',
    'disabled_because',
  ]
  return names.map((name) => `${table}.${name}`).join(', ')
}

export interface WebhookRow extends Pick<StoredWebhook, 'id' | 'url' | 'name' | 'events' | 'secret'> {
  readonly former_secret: string | null
  readonly former_until: number | null
  readonly created_at: number
  readonly failing_since: number | null
  readonly disabled_at: number | null
  readonly disabled_because: string | null
}

export function asWebhook(row: WebhookRow): StoredWebhook {
  const { id, url, name, events, secret, former_secret: former, former_until: until, created_at } = row
  const { failing_since, disabled_at, disabled_because } = row
  return {
    ...{ id, url, name, events, secret, createdAt: created_at },
    ...(former === null || until === null ? {} : { former: { secret: former, until } }),
    ...(failing_since === null ? {} : { failingSince: failing_since }),
    ...(disabled_at === null ? {} : { disabled: { at: disabled_at, because: disabled_because ?? '' } }),
  }
}
