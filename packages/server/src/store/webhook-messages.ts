import { instantArray, textArray } from './binary-array.ts'
import type { Database, Queryable } from './database.ts'
import { storableText } from './storable.ts'
import type { WebhookMessage } from './webhook-verbs.ts'

/** Days for which messages can be sent again, and what was tried is told. */
const keptDays = 30
/** Days for which what came in is known again: longer than any sender goes on trying. */
const hookDays = 7

/** One that is there already is the same. */
export async function insertMessages(client: Queryable, messages: readonly WebhookMessage[]): Promise<void> {
  if (messages.length === 0) return
  await client.query(
    `insert into webhook_messages (id, type, ticket_id, at, payload)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::text[])
     on conflict do nothing`,
    [
      textArray(messages.map(({ id }) => id)),
      textArray(messages.map(({ type }) => type)),
      textArray(messages.map(({ ticketId }) => ticketId)),
      instantArray(messages.map(({ at }) => at)),
      textArray(messages.map(({ payload }) => storableText(payload))),
    ],
    'insert-webhook-messages',
  )
}

/** To every webhook that is told such things. */
export async function insertDeliveries(
  client: Queryable,
  messages: readonly WebhookMessage[],
  now: number,
): Promise<void> {
  if (messages.length === 0) return
  await client.query(
    `insert into webhook_deliveries (webhook, message, state, next_at)
     select w.id, x.id, 'waiting', $3
     from unnest($1::text[], $2::text[]) with ordinality as x(id, type, n)
     join webhooks w on x.type = any(w.events) and w.disabled_at is null
     order by x.n, w.id
     on conflict do nothing`,
    [textArray(messages.map(({ id }) => id)), textArray(messages.map(({ type }) => type)), new Date(now)],
    'insert-webhook-deliveries',
  )
}

/** One round of tidying up. */
export async function forgetOldMessages(database: Database): Promise<void> {
  await database.query(`delete from webhook_messages where stored_at < now() - interval '${keptDays} days'`)
  await database.query(`delete from hook_messages where stored_at < now() - interval '${hookDays} days'`)
  await database.query(`delete from connection_messages where stored_at < now() - interval '${hookDays} days'`)
}
