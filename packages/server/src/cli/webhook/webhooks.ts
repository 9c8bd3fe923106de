import { randomUUID } from 'node:crypto'
import { toDelivery, toWebhook } from '../../contract/webhook.ts'
import { createCourier } from '../../webhooks/courier.ts'
import { testMessage } from '../../webhooks/events.ts'
import { registerWebhook } from '../../webhooks/register.ts'
import { rotateSigningSecret } from '../../webhooks/rotate-signing-secret.ts'
import { webhookGround } from '../../webhooks/start-courier.ts'
import type { Answer } from '../answer.ts'
import { configOf, withStore } from '../open-store.ts'
import type { Shell } from '../shell.ts'
import type { StoreOptions } from '../store-options.ts'
import { table } from '../table.ts'
import type { AddOptions, RotateOptions } from '../webhook.ts'
import { findWebhook } from './find-webhook.ts'

export async function addWebhook(url: string, options: AddOptions, shell: Shell, place: StoreOptions): Promise<Answer> {
  const { secrets, webhookRules: rules } = webhookGround(configOf(shell, place))
  const { name, event: events, secret: given } = options
  const wish = { url, ...(name && { name }), ...(events && { events }), ...(given && { secret: given }) }
  const { webhook, secret } = await withStore(shell, place, (store) =>
    registerWebhook(wish, { store, secrets, rules, now: shell.now() }),
  )
  return {
    json: { webhook: toWebhook(webhook), secret },
    text: `${secret}\n\nThis is the only time it is shown. ${webhook.name} is told of ${webhook.events.join(', ')}.\nTry it: pointsman webhook test ${webhook.id}`,
  }
}

export function rotateWebhook(id: string, options: RotateOptions, shell: Shell, place: StoreOptions): Promise<Answer> {
  const { secrets } = webhookGround(configOf(shell, place))
  const { secret: given, overlap: overlapHours } = options
  return withStore(shell, place, async (store) => {
    const { id: found, name } = await findWebhook(store, id)
    const change = { webhook: found, overlapHours, ...(given && { secret: given }) }
    const secret = await rotateSigningSecret(change, { store, secrets, now: shell.now() })
    const webhook = toWebhook(await findWebhook(store, found))
    const next =
      webhook.former_secret_until === undefined
        ? `The former one counts no more: give this one to ${name} now.`
        : `Messages are signed by the former one, too, until ${webhook.former_secret_until}: give this one to ${name} by then.`
    return { json: { webhook, secret }, text: `${secret}\n\nThis is the only time it is shown. ${next}` }
  })
}

export async function listWebhooks(shell: Shell, place: StoreOptions): Promise<Answer> {
  const all = (await withStore(shell, place, (store) => store.webhooks())).map(toWebhook)
  const rows = all.map(({ id, name, url, state, events, disabled_because: because }) => {
    return [id, name, url, because === undefined ? state : `${state}: ${because}`, events.join(', ')]
  })
  const text =
    rows.length === 0
      ? 'No webhooks yet. Maybe: pointsman webhook add https://…'
      : table('l:id l:name l:url l:state l:events', rows)
  return { json: { items: all }, text }
}

/** Commands that take a webhook and nothing else. */
export const webhookActs: Readonly<
  Record<'remove' | 'enable' | 'test', (id: string, shell: Shell, place: StoreOptions) => Promise<Answer>>
> = {
  remove: (id, shell, place) =>
    withStore(shell, place, async (store) => {
      const webhook = await findWebhook(store, id)
      await store.removeWebhook(webhook.id)
      return { json: toWebhook(webhook), text: `Webhook ${webhook.name} is removed.` }
    }),
  enable: (id, shell, place) =>
    withStore(shell, place, async (store) => {
      const { id: found, name } = await findWebhook(store, id)
      await store.disableWebhook(found, undefined)
      const webhook = await findWebhook(store, found)
      const advice = 'What it missed: pointsman webhook replay ID --since DATE'
      return { json: toWebhook(webhook), text: `Webhook ${name} is told again. ${advice}` }
    }),
  test: testWebhook,
}

/** Delivers from here, with whatever else is due. */
function testWebhook(id: string, shell: Shell, place: StoreOptions): Promise<Answer> {
  const { secrets, webhookRules: rules } = webhookGround(configOf(shell, place))
  return withStore(shell, place, async (store) => {
    const webhook = await findWebhook(store, id)
    const failures: unknown[] = []
    const courier = createCourier({
      ...{ store, secrets, rules, now: shell.now, random: () => Math.random() },
      onError: (error) => failures.push(error),
    })
    const delivery = await store.addDelivery(
      webhook.id,
      testMessage(randomUUID(), webhook.id, shell.now()),
      shell.now(),
    )
    await courier.round()
    await courier.close()
    if (failures.length > 0) throw failures[0]
    const { items } = await store.deliveries({ webhook: webhook.id, limit: 500 })
    const sent = toDelivery(items.find((each) => each.id === delivery)!)
    const last = sent.tried.at(-1)
    const came = last === undefined ? 'it is on its way' : (last.error ?? `answered ${last.status}`)
    const took = last === undefined ? '' : ` in ${last.milliseconds} ms`
    return { json: sent, text: `${webhook.name}: ${sent.state}${took}: ${came}.` }
  })
}
