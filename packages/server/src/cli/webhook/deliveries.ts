import { PointsmanError } from '@pointsman/core'
import { toDelivery } from '../../contract/webhook.ts'
import type { Replay } from '../../store/store.ts'
import type { Answer } from '../answer.ts'
import { withStore } from '../open-store.ts'
import type { Shell } from '../shell.ts'
import type { StoreOptions } from '../store-options.ts'
import { table } from '../table.ts'
import type { DeliveriesOptions, ReplayOptions } from '../webhook.ts'
import { findWebhook } from './find-webhook.ts'

export async function listDeliveries(
  id: string,
  { state, limit }: DeliveriesOptions,
  shell: Shell,
  place: StoreOptions,
): Promise<Answer> {
  const items = await withStore(shell, place, async (store) => {
    const webhook = await findWebhook(store, id)
    const page = await store.deliveries({ webhook: webhook.id, limit, ...(state && { state }) })
    return page.items.map(toDelivery)
  })
  const rows = items.map((one) => {
    const last = one.tried.at(-1)
    const came = last === undefined ? '' : (last.error ?? `answered ${last.status}`)
    return [String(one.id), one.at.slice(0, 19), one.type, one.ticket_id ?? '', one.state, String(one.attempts), came]
  })
  const text =
    rows.length === 0 ? 'Nothing was sent yet.' : table('r:id l:at l:event l:ticket l:state r:tries l:last', rows)
  return { json: { items }, text }
}

export async function replayDeliveries(
  id: string,
  { since, delivery }: ReplayOptions,
  shell: Shell,
  place: StoreOptions,
): Promise<Answer> {
  const which = whichOf(since, delivery)
  return withStore(shell, place, async (store) => {
    const webhook = await findWebhook(store, id)
    const deliveries = await store.replayDeliveries(webhook.id, which, shell.now())
    const what = deliveries === 1 ? '1 message' : `${deliveries.toLocaleString('en')} messages`
    return { json: { deliveries }, text: `${what} will be sent to ${webhook.name} as soon as a server runs.` }
  })
}

function whichOf(since: number | undefined, delivery: number | undefined): Replay {
  if (since !== undefined && delivery === undefined) return { since }
  if (delivery !== undefined && since === undefined) return { delivery }
  throw new PointsmanError('usage', 'Expected either --since DATE or --delivery N.')
}
