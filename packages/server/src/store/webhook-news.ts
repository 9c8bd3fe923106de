import { instantArray, textArray } from './binary-array.ts'
import type { Database, Queryable } from './database.ts'
import type { NewEffects } from './outbox.ts'
import { storable } from './storable.ts'
import type { Store } from './store.ts'
import { insertDeliveries, insertMessages } from './webhook-messages.ts'
import type { ToldEffect, WebhookNews } from './webhook-verbs.ts'

/** Effects, with the decision that brought them about where one did. */
export type NewNews = Omit<NewEffects, 'effects'> & { readonly effects: readonly { readonly kind: string }[] }

const told: ReadonlySet<string> = new Set<ToldEffect['kind']>([
  'set_assignee',
  'held',
  'triage',
  'discrepancy',
  'alert_drift',
  'overridden',
])

/** Keeps what webhooks may have to tell, in the transaction that causes it; nothing where there is no webhook, not even a disabled one. */
export async function writeNews(client: Queryable, given: readonly NewNews[]): Promise<void> {
  const rows = given
    .map((one) => ({ ...one, effects: one.effects.filter(isTold) }))
    .filter(({ effects }) => effects.length > 0)
  if (rows.length === 0) return
  // Asked first, because most installations have none and the rows of a large batch take their time to write.
  const [found] = await client.query<{ some: boolean }>(
    'select exists (select from webhooks) as some',
    [],
    'any-webhook',
  )
  if (found?.some !== true) return
  await client.query(
    `insert into webhook_news (ticket_id, decision, effects, at)
     select ticket_id, decision, effects::jsonb, at
     from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[]) with ordinality as x(ticket_id, decision, effects, at, n)
     order by n`,
    [
      textArray(rows.map(({ ticketId }) => ticketId)),
      textArray(rows.map(({ decision }) => decision)),
      textArray(rows.map(({ effects }) => JSON.stringify(storable(effects)))),
      instantArray(rows.map(({ at }) => at)),
    ],
    'insert-webhook-news',
  )
}

/** Nobody having it is no news: what it waits for is. */
function isTold(effect: { readonly kind: string; readonly agent?: string }): boolean {
  return told.has(effect.kind) && (effect.kind !== 'set_assignee' || effect.agent !== undefined)
}

/** Messages out of news. */
export function webhookNews(database: Database): Pick<Store, 'spreadNews'> {
  return {
    spreadNews: (limit, now, compose) =>
      database.transaction(async (client) => {
        const rows = await client.query<NewsRow>(
          `with taken as (
             delete from webhook_news where id in (
               select id from webhook_news order by id limit $1 for update skip locked)
             returning id, ticket_id, decision, effects, at
           )
           select t.*, exists (
             select from assignments a
             where a.ticket_id = t.ticket_id and not a.is_offer and a.ended_at is not null and a.ended_at <= t.at
           ) as was_assigned
           from taken t order by t.id`,
          [limit],
          'take-webhook-news',
        )
        const messages = rows.flatMap(newsOf).map(compose)
        await insertMessages(client, messages)
        await insertDeliveries(client, messages, now)
        return rows.length
      }),
  }
}

interface NewsRow {
  readonly ticket_id: string | null
  readonly decision: string | null
  readonly effects: readonly ToldEffect[]
  readonly at: number
  readonly was_assigned: boolean
}

function newsOf({ ticket_id, decision, effects, at, was_assigned }: NewsRow): readonly WebhookNews[] {
  return effects.map((effect) => ({
    ...(ticket_id === null ? {} : { ticketId: ticket_id }),
    ...(decision === null ? {} : { decision }),
    at,
    effect,
    wasAssigned: was_assigned,
  }))
}
