import { z } from 'zod'
import {
  deliveryPageSchema,
  deliveryQuerySchema,
  newWebhookSchema,
  registeredWebhookSchema,
  replayedSchema,
  replaySchema,
  secretChangeSchema,
  testedSchema,
  toDelivery,
  toWebhook,
  webhookListSchema,
  webhookSchema,
  type WebhookOnWire,
} from '../contract/webhook.ts'
import { RequestError } from '../contract/problem.ts'
import { idSchema, present } from '../contract/wire.ts'
import { testMessage } from '../webhooks/events.ts'
import { registerWebhook } from '../webhooks/register.ts'
import { rotateSigningSecret } from '../webhooks/rotate-signing-secret.ts'
import { answers } from './answers.ts'
import type { ApiParts, App } from './app-types.ts'

const webhookPath = z.object({ id: idSchema })
const deliveryPath = webhookPath.extend({ delivery: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) })

/** Whom we tell what, and what became of it. */
export function webhookRoutes(app: App, parts: ApiParts): void {
  addRegistry(app, parts)
  addRotation(app, parts)
  addSwitch(app, parts)
  addDeliveries(app, parts)
  addReplay(app, parts)
}

function addRegistry(app: App, { engine, secrets, webhookRules }: ApiParts): void {
  app.get(
    '/v1/webhooks',
    {
      config: { need: 'admin', agent: 'never' },
      schema: { summary: 'All webhooks, never their secrets', response: answers({ 200: webhookListSchema }) },
    },
    async () => ({ items: (await engine.store.webhooks()).map(toWebhook) }),
  )
  app.post(
    '/v1/webhooks',
    {
      config: { need: 'admin', agent: 'never' },
      schema: {
        summary: 'Register a webhook; the answer has its signing secret, once',
        body: newWebhookSchema,
        response: answers({ 201: registeredWebhookSchema }),
      },
    },
    async ({ body: { url, name, events, secret } }, reply) => {
      const wish = { url, ...present('name', name), ...present('events', events), ...present('secret', secret) }
      const parts = { store: engine.store, secrets, rules: webhookRules, now: engine.now() }
      const made = await registerWebhook(wish, parts)
      return reply.code(201).send({ webhook: toWebhook(made.webhook), secret: made.secret })
    },
  )
  app.delete(
    '/v1/webhooks/:id',
    {
      config: { need: 'admin', agent: 'never' },
      schema: {
        summary: 'Remove a webhook, and what is on its way to it',
        params: webhookPath,
        response: answers({ 200: webhookSchema }),
      },
    },
    async ({ params }) => {
      const webhook = await find(engine, params.id)
      await engine.store.removeWebhook(params.id)
      return webhook
    },
  )
}

function addRotation(app: App, { engine, secrets }: ApiParts): void {
  app.post(
    '/v1/webhooks/:id/rotate',
    {
      config: { need: 'admin', agent: 'never' },
      schema: {
        summary: 'Give a webhook another signing secret, which the answer has, once; both sign for a while',
        params: webhookPath,
        body: secretChangeSchema,
        response: answers({ 200: registeredWebhookSchema }),
      },
    },
    async ({ params: { id }, body: { secret: given, overlap_hours: overlapHours } }) => {
      const change = { webhook: id, ...present('secret', given), ...present('overlapHours', overlapHours) }
      const secret = await rotateSigningSecret(change, { store: engine.store, secrets, now: engine.now() })
      return { webhook: await find(engine, id), secret }
    },
  )
}

function addSwitch(app: App, { engine }: ApiParts): void {
  app.post(
    '/v1/webhooks/:id/enable',
    {
      config: { need: 'admin', agent: 'never' },
      schema: {
        summary: 'Tell a disabled webhook again, from now on',
        params: webhookPath,
        response: answers({ 200: webhookSchema }),
      },
    },
    async ({ params }) => {
      await engine.store.disableWebhook(params.id, undefined)
      return find(engine, params.id)
    },
  )
  app.post(
    '/v1/webhooks/:id/test',
    {
      config: { need: 'admin', agent: 'never' },
      schema: {
        summary: 'Send a message to try it with; its delivery says what came of it',
        params: webhookPath,
        response: answers({ 202: testedSchema }),
      },
    },
    async ({ params }, reply) => {
      const { id } = params
      const now = engine.now()
      const delivery = await engine.store.addDelivery(id, testMessage(engine.newId(), id, now), now)
      return reply.code(202).send({ delivery })
    },
  )
}

function addDeliveries(app: App, { engine }: ApiParts): void {
  app.get(
    '/v1/webhooks/:id/deliveries',
    {
      config: { need: 'admin', agent: 'never' },
      schema: {
        summary: 'What was sent to a webhook and what came of it, newest first; kept for 30 days',
        params: webhookPath,
        querystring: deliveryQuerySchema,
        response: answers({ 200: deliveryPageSchema }),
      },
    },
    async ({ params, query: { limit, cursor, state } }) => {
      const query = { webhook: params.id, limit, ...present('cursor', cursor), ...present('state', state) }
      const page = await engine.store.deliveries(query)
      return { items: page.items.map(toDelivery), ...present('next', page.next) }
    },
  )
}

function addReplay(app: App, { engine }: ApiParts): void {
  app.post(
    '/v1/webhooks/:id/replay',
    {
      config: { need: 'admin', agent: 'never' },
      schema: {
        summary: 'Send again what a webhook has not taken since an instant',
        params: webhookPath,
        body: replaySchema,
        response: answers({ 202: replayedSchema }),
      },
    },
    async ({ params, body }, reply) => {
      const since = Date.parse(body.since)
      const deliveries = await engine.store.replayDeliveries(params.id, { since }, engine.now())
      return reply.code(202).send({ deliveries })
    },
  )
  app.post(
    '/v1/webhooks/:id/deliveries/:delivery/replay',
    {
      config: { need: 'admin', agent: 'never' },
      schema: {
        summary: 'Send one message again, whatever came of it',
        params: deliveryPath,
        response: answers({ 202: replayedSchema }),
      },
    },
    async ({ params: { id, delivery } }, reply) => {
      const deliveries = await engine.store.replayDeliveries(id, { delivery }, engine.now())
      return reply.code(202).send({ deliveries })
    },
  )
}

async function find({ store }: ApiParts['engine'], id: string): Promise<WebhookOnWire> {
  const found = (await store.webhooks()).find((webhook) => webhook.id === id)
  if (found === undefined) throw new RequestError('not_found', `There is no webhook '${id}'.`)
  return toWebhook(found)
}
