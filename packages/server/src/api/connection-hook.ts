import { z } from 'zod'
import type { Delivery } from '../connectors/connector.ts'
import { heardAnswerSchema } from '../contract/hook.ts'
import { RequestError } from '../contract/problem.ts'
import { idSchema } from '../contract/wire.ts'
import { answers } from './answers.ts'
import type { ApiParts, App } from './app-types.ts'
import { largestRawBody, rawBody, withRawBodies } from './raw-bodies.ts'

/** Tickets that are passed on of one call; of those that it names beyond, the poll tells. */
const mostNamed = 20

/** Where a connected help desk says that there is something new. What it says is not believed: it only makes Pointsman look. */
export function connectionHookRoutes(app: App, parts: ApiParts): void {
  withRawBodies(app, (room) => {
    room.post(
      '/v1/connections/:id/hook',
      {
        config: { need: 'open' },
        bodyLimit: largestRawBody,
        schema: {
          summary: 'A connected help desk has something new; proved by its signature or secret instead of an API key',
          params: z.object({ id: idSchema }),
          response: answers({ 202: heardAnswerSchema }),
        },
      },
      async ({ params, headers, body }, reply) => {
        const given = { headers: single(headers), body: rawBody(body), receivedAt: parts.engine.now() }
        await take(given, params.id, parts)
        return reply.code(202).send({ outcome: 'heard' as const })
      },
    )
  })
}

/** Nothing is stored before it is proved who sent it. Should the word be lost after that it came was noted, the poll comes anyway. */
async function take(delivery: Delivery, id: string, { engine, hear }: ApiParts): Promise<void> {
  const { store } = engine
  const connection = await store.deskConnection(id)
  const heard = connection && hear(connection, delivery)
  if (heard?.ok === false && heard.why === 'unsupported')
    throw new RequestError('not_found', `The connection '${id}' takes no webhooks.`)
  if (heard?.ok === false && heard.why === 'malformed')
    throw new RequestError('invalid_request', 'body: it does not say which tickets to look at.')
  // Whoever guesses learns neither which connections there are nor what was wrong.
  if (heard?.ok !== true)
    throw new RequestError('unauthorized', 'The webhook is not proved to come from who may send it.')
  if (!(await store.noteHeard(id, heard.id, delivery.receivedAt)))
    throw new RequestError(
      'already_exists',
      'This very request came before; a message that is sent again is signed again.',
    )
  await store.tellHeard(id, heard.tickets.slice(0, mostNamed))
}

/** A header that comes twice is no header. */
function single(headers: Readonly<Record<string, string | readonly string[] | undefined>>): Delivery['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
  )
}
