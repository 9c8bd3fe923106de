import { PointsmanError } from '@pointsman/core'
import { textArray } from './binary-array.ts'
import { readCursor, writeCursor } from './cursor.ts'
import type { Database, Queryable } from './database.ts'
import { storable } from './storable.ts'
import type { Store } from './store.ts'
import { insertMessages } from './webhook-messages.ts'
import type { Replay, StoredDelivery, WebhookAttempt } from './webhook-verbs.ts'
import { asWebhook, noWebhook, webhookColumns, type WebhookRow } from './webhooks.ts'

/** Most attempts told of one delivery; more than are ever made without a replay. */
const mostTried = 20

/** Messages on their way. */
export function webhookDeliveries(
  database: Database,
): Pick<Store, 'addDelivery' | 'claimDeliveries' | 'noteAttempt' | 'deliveries' | 'replayDeliveries'> {
  return {
    addDelivery: (webhook, message, now) =>
      database.transaction(async (client) => {
        await refuseUnknown(client, webhook)
        await insertMessages(client, [storable(message)])
        const [row] = await client.query<{ id: number }>(
          `insert into webhook_deliveries (webhook, message, state, next_at) values ($1, $2, 'waiting', $3)
           on conflict (webhook, message) do update set state = 'waiting', next_at = excluded.next_at returning id`,
          [webhook, message.id, new Date(now)],
        )
        return row!.id
      }),
    claimDeliveries: async ({ now, until, limit, mostEach, except }) => {
      const rows = await database.query<DueRow>(
        claimDue,
        [new Date(now), new Date(until), limit, mostEach, textArray(except)],
        'claim-webhook-deliveries',
      )
      return rows.map(({ delivery, message, payload, attempts, ...webhook }) => ({
        id: delivery,
        webhook: asWebhook(webhook),
        message: { id: message, payload },
        attempts,
      }))
    },
    noteAttempt: (attempt) => database.transaction((client) => note(client, storable(attempt))),
    deliveries: (query) => list(database, query),
    replayDeliveries: (webhook, which, now) =>
      database.transaction(async (client) => {
        await refuseUnknown(client, webhook)
        return replay(client, webhook, which, now)
      }),
  }
}

/** The oldest of each webhook, as many as it may have; whoever was faster has them. */
const claimDue = `with due as (
    select d.id, d.next_at from webhooks w
    cross join lateral (
      select id, next_at from webhook_deliveries
      where webhook = w.id and state = 'waiting' and next_at <= $1
      order by next_at, id limit $4
    ) d
    where w.disabled_at is null and w.id <> all($5::text[])
    order by d.next_at, d.id limit $3
  ), claimed as (
    update webhook_deliveries set next_at = $2, attempts = attempts + 1
    where id in (select id from webhook_deliveries where id in (select id from due) and state = 'waiting' and next_at <= $1
      for update skip locked)
    returning id, webhook, message, attempts - 1 as attempts
  )
  select c.id as delivery, c.attempts, m.id as message, m.payload, ${webhookColumns('w')}
  from claimed c join webhook_messages m on m.id = c.message join webhooks w on w.id = c.webhook
  order by c.id`

interface DueRow extends WebhookRow {
  readonly delivery: number
  readonly message: string
  readonly payload: string
  readonly attempts: number
}

/** A webhook or a message may be gone meanwhile: then there is nothing to note. */
async function note(client: Queryable, attempt: WebhookAttempt): Promise<void> {
  const { delivery, sequel } = attempt
  const [row] = await client.query<{ webhook: string }>(
    `update webhook_deliveries set state = $2, next_at = $3 where id = $1 and state = 'waiting' returning webhook`,
    [
      delivery,
      sequel.kind === 'again' ? 'waiting' : sequel.kind === 'delivered' ? 'delivered' : 'failed',
      sequel.kind === 'again' ? new Date(sequel.at) : null,
    ],
    'move-webhook-delivery',
  )
  if (row === undefined) return
  await client.query(
    'insert into webhook_attempts (delivery, at, milliseconds, status, error) values ($1, $2, $3, $4, $5)',
    [delivery, new Date(attempt.at), Math.round(attempt.milliseconds), attempt.status ?? null, attempt.error ?? null],
    'insert-webhook-attempt',
  )
  const since = sequel.kind === 'delivered' ? 'null' : 'coalesce(failing_since, $2)'
  await client.query(
    `update webhooks set failing_since = ${since} where id = $1 and $2::timestamptz is not null
       and (failing_since is null) <> (${sequel.kind === 'delivered' ? 'true' : 'false'})`,
    [row.webhook, new Date(attempt.at)],
    sequel.kind === 'delivered' ? 'webhook-works' : 'webhook-fails',
  )
  if (sequel.kind === 'disable') await disable(client, row.webhook, attempt.at, sequel.because)
}

async function disable(client: Queryable, webhook: string, at: number, because: string): Promise<void> {
  await client.query(
    'update webhooks set disabled_at = $2, disabled_because = $3 where id = $1 and disabled_at is null',
    [webhook, new Date(at), because],
  )
  await client.query(
    `update webhook_deliveries set state = 'failed', next_at = null where webhook = $1 and state = 'waiting'`,
    [webhook],
  )
}

async function replay(client: Queryable, webhook: string, which: Replay, now: number): Promise<number> {
  if ('delivery' in which) {
    const one = await client.query(
      `update webhook_deliveries set state = 'waiting', next_at = $3, attempts = 0 where webhook = $1 and id = $2 returning id`,
      [webhook, which.delivery, new Date(now)],
    )
    if (one.length > 0) return 1
    throw new PointsmanError('not_found', `Webhook '${webhook}' has no delivery ${which.delivery}.`)
  }
  const many = await client.query(
    `insert into webhook_deliveries (webhook, message, state, next_at)
     select w.id, m.id, 'waiting', $3 from webhook_messages m join webhooks w on w.id = $1 and m.type = any(w.events)
     where m.at >= $2 order by m.at, m.id
     on conflict (webhook, message) do update set state = 'waiting', next_at = excluded.next_at, attempts = 0
       where webhook_deliveries.state = 'failed'
     returning id`,
    [webhook, new Date(which.since), new Date(now)],
  )
  return many.length
}

async function refuseUnknown(client: Queryable, webhook: string): Promise<void> {
  const found = await client.query('select id from webhooks where id = $1 for share', [webhook])
  if (found.length === 0) throw noWebhook(webhook)
}

interface DeliveryRow {
  readonly id: number
  readonly webhook: string
  readonly state: StoredDelivery['state']
  readonly attempts: number
  readonly next_at: number | null
  readonly message: string
  readonly type: string
  readonly ticket_id: string | null
  readonly at: number
  readonly payload: string
  readonly tried: readonly { at: string; milliseconds: number; status: number | null; error: string | null }[] | null
}

async function list(
  database: Database,
  { webhook, state, limit, cursor }: Parameters<Store['deliveries']>[0],
): ReturnType<Store['deliveries']> {
  const rows = await database.query<DeliveryRow>(
    `select d.id, d.webhook, d.state, d.attempts, d.next_at, d.message, m.type, m.ticket_id, m.at, m.payload, (
       select json_agg(json_build_object('at', a.at, 'milliseconds', a.milliseconds, 'status', a.status, 'error', a.error) order by a.id)
       from (select * from webhook_attempts where delivery = d.id order by id desc limit ${mostTried}) a
     ) as tried
     from webhook_deliveries d join webhook_messages m on m.id = d.message
     where ($1::text is null or d.webhook = $1) and ($2::text is null or d.state = $2) and ($3::bigint is null or d.id < $3)
     order by d.id desc limit $4`,
    [webhook ?? null, state ?? null, cursor === undefined ? null : readCursor(cursor).at, limit + 1],
  )
  const items = rows.slice(0, limit).map(asDelivery)
  return { items, ...(rows.length > limit ? { next: writeCursor({ at: items.at(-1)?.id ?? 0, id: 'delivery' }) } : {}) }
}

function asDelivery(row: DeliveryRow): StoredDelivery {
  const { id, webhook, state, attempts, next_at, message, type, ticket_id, at, payload, tried } = row
  return {
    ...{ id, webhook, state, attempts },
    ...(next_at === null ? {} : { nextAt: next_at }),
    message: { id: message, type, at, payload, ...(ticket_id === null ? {} : { ticketId: ticket_id }) },
    tried: (tried ?? []).map((one) => ({
      at: Date.parse(one.at),
      milliseconds: one.milliseconds,
      ...(one.status === null ? {} : { status: one.status }),
      ...(one.error === null ? {} : { error: one.error }),
    })),
  }
}
