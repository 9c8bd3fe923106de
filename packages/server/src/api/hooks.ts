import { z } from 'zod'
import {
  hookAnswerSchema,
  hookListSchema,
  hookSchema,
  newHookSchema,
  registeredHookSchema,
  toHook,
  type HookAnswer,
} from '../contract/hook.ts'
import { RequestError } from '../contract/problem.ts'
import { idSchema, present } from '../contract/wire.ts'
import type { StoredHook } from '../store/store.ts'
import { kindOf, readHookTicket } from '../webhooks/read-hook.ts'
import { hookPlace, registerHook } from '../webhooks/register-hook.ts'
import { digestOf, verifyHook, type Incoming } from '../webhooks/verify-hook.ts'
import { answers } from './answers.ts'
import type { ApiParts, App } from './app-types.ts'
import { largestRawBody, rawBody, withRawBodies } from './raw-bodies.ts'
import { parseStrictJson } from './strict-json.ts'
import { takeHookTicket } from './take-hook-ticket.ts'

const hookPath = z.object({ id: idSchema })

/** Webhooks that come in: who may send them, and their tickets. */
export function hookRoutes(app: App, parts: ApiParts): void {
  addRegistry(app, parts)
  addIncoming(app, parts)
}

function addRegistry(app: App, { engine, secrets }: ApiParts): void {
  const { store } = engine
  app.get(
    '/v1/hooks',
    {
      config: { need: 'admin', agent: 'never' },
      schema: { summary: 'Addresses for webhooks that come in', response: answers({ 200: hookListSchema }) },
    },
    async () => ({ items: (await store.hooks()).map(toHook) }),
  )
  app.post(
    '/v1/hooks',
    {
      config: { need: 'admin', agent: 'never' },
      schema: {
        summary: 'Open an address for webhooks that come in; the answer has its secret, once',
        body: newHookSchema,
        response: answers({ 201: registeredHookSchema }),
      },
    },
    async ({ body }, reply) => {
      const { id, name, scheme, secret, map, kind_at: kindAt, kinds, header } = body
      const given = { ...present('id', id), ...present('name', name), ...present('secret', secret) }
      const wish = { ...given, scheme, settings: { map, kindAt, kinds, header } }
      const made = await registerHook(wish, { store, secrets, now: engine.now() })
      return reply.code(201).send({ hook: toHook(made.hook), secret: made.secret })
    },
  )
  app.delete(
    '/v1/hooks/:id',
    {
      config: { need: 'admin', agent: 'never' },
      schema: { summary: 'Close an address for webhooks', params: hookPath, response: answers({ 200: hookSchema }) },
    },
    async ({ params }) => {
      const hook = await store.hook(params.id)
      await store.removeHook(params.id)
      return toHook(hook!)
    },
  )
}

function addIncoming(app: App, parts: ApiParts): void {
  withRawBodies(app, (room) => {
    room.post(
      '/v1/hooks/:id',
      {
        config: { need: 'open' },
        bodyLimit: largestRawBody,
        schema: {
          summary: 'Tell of a ticket; proved by a signature or a secret instead of an API key',
          params: hookPath,
          response: answers({ 200: hookAnswerSchema }),
        },
      },
      async (request) => {
        const body = rawBody(request.body)
        return take({ headers: request.headers, body, receivedAt: parts.engine.now() }, request.params.id, parts)
      },
    )
  })
}

/** Nothing is stored before it is proved who sent it; and that it came is noted after what it says is durable. */
async function take(incoming: Incoming, id: string, parts: ApiParts): Promise<HookAnswer> {
  const { store } = parts.engine
  const hook = await store.hook(id)
  const verdict = hook && verifyHook(incoming, proofOf(hook, parts))
  // Whoever guesses learns neither which hooks there are nor what was wrong.
  if (hook === undefined || !verdict?.ok)
    throw new RequestError('unauthorized', 'The webhook is not proved to come from who may send it.')
  const body = parseStrictJson(incoming.body, 'body')
  const message = (verdict.id ?? idIn(body) ?? digestOf(incoming.body)).slice(0, 200)
  const before = await store.hookMessage(hook.id, message)
  if (before !== undefined) {
    if (before === '' || before !== verdict.signature) return { outcome: 'duplicate' }
    throw new RequestError(
      'already_exists',
      'This very request came before; a message that is sent again is signed again.',
    )
  }
  const answer = await takeBody(body, { hook, message }, parts)
  await store.noteHookMessage(hook.id, message, verdict.signature)
  return answer
}

async function takeBody(
  body: unknown,
  place: { readonly hook: StoredHook; readonly message: string },
  parts: ApiParts,
): Promise<HookAnswer> {
  const { settings, id } = place.hook
  const kind = kindOf(body, settings)
  if (kind === undefined) return { outcome: 'passed_over' }
  const found = await readHookTicket(body, settings.map, parts.engine.now())
  return takeHookTicket(found, { kind, actor: `hook:${id}`, message: place.message }, parts)
}

function proofOf(
  { id, scheme, secret, settings }: StoredHook,
  { secrets }: ApiParts,
): Parameters<typeof verifyHook>[1] {
  try {
    return { scheme, secret: secrets.open(secret, hookPlace(id)), header: settings.header }
  } catch (error) {
    // Why is for the log: whoever sends has proved nothing yet.
    throw new Error(`the secret of hook ${id} cannot be read`, { cause: error })
  }
}

/** Zendesk has the id of an event in its envelope. */
function idIn(body: unknown): string | undefined {
  const isEnvelope = typeof body === 'object' && body !== null && 'id' in body && 'account_id' in body
  return isEnvelope && typeof body.id === 'string' && body.id !== '' ? body.id : undefined
}
