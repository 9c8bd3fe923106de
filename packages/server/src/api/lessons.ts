import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { eventAnswerSchema, toEvent } from '../contract/event.ts'
import {
  flagSchema,
  lessonListSchema,
  lessonPageSchema,
  lessonQuerySchema,
  lessonSchema,
  takeBackQuerySchema,
  takeBackSchema,
  toLesson,
} from '../contract/lesson.ts'
import { RequestError } from '../contract/problem.ts'
import { toTicket } from '../contract/ticket.ts'
import { present } from '../contract/wire.ts'
import { answers } from './answers.ts'
import { actorOf, type ApiParts, type App } from './app-types.ts'
import { onceFor, type Once } from './idempotency.ts'
import { agentOf, checkInHand, checkOwnTicket, ticketFor } from './own-work.ts'
import { ticketPath } from './tickets.ts'

const lessonPath = z.object({ seq: z.coerce.number().int().min(1).max(2_147_483_647) })

/** What was learned from people: to look at, to take back, and "not mine". */
export function lessonRoutes(app: App, { engine }: ApiParts): void {
  const once = onceFor(engine)
  addLists(app, engine)
  addTakeBack(app, engine, once)
  addFlag(app, engine, once)
}

function addLists(app: App, engine: ApiParts['engine']): void {
  app.get(
    '/v1/lessons',
    {
      config: { need: 'read', agent: 'narrowed' },
      schema: {
        summary: 'What was learned from people, newest first',
        querystring: lessonQuerySchema,
        response: answers({ 200: lessonPageSchema }),
      },
    },
    async (request) => {
      const { limit, ...query } = request.query
      if (agentOf(request) !== undefined) {
        if (query.ticket === undefined)
          throw new RequestError('forbidden', 'ticket: name one; agents see what their own work taught.')
        await checkOwnTicket(engine, request, query.ticket)
      }
      const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined))
      const page = await engine.store.lessons({ limit, ...given })
      return { items: page.items.map(toLesson), ...present('next', page.next) }
    },
  )
  app.get(
    '/v1/lessons/:seq',
    {
      config: { need: 'read', agent: 'never' },
      schema: { summary: 'A lesson', params: lessonPath, response: answers({ 200: lessonSchema }) },
    },
    async (request) => {
      const found = await engine.store.lesson(request.params.seq)
      if (found === undefined) throw new RequestError('not_found', `There is no lesson ${request.params.seq}.`)
      return toLesson(found)
    },
  )
}

function addTakeBack(app: App, engine: ApiParts['engine'], once: Once): void {
  app.delete(
    '/v1/lessons/:seq',
    {
      config: { need: 'write', agent: 'never' },
      schema: {
        summary: 'Take a lesson back: the model is as if it had never been',
        params: lessonPath,
        querystring: takeBackQuerySchema,
        response: answers({ 200: lessonSchema }),
      },
    },
    async (request) => {
      const { reason, actor: said } = request.query
      const by = { actor: actorOf(request, said), at: engine.now(), ...present('reason', reason) }
      const [taken] = await engine.takeBackLessons({ seq: request.params.seq }, by)
      return toLesson(taken!)
    },
  )
  app.post(
    '/v1/tickets/:id/override/undo',
    {
      config: { need: 'write', agent: 'own_ticket' },
      schema: {
        summary: 'Take back what the newest override of a ticket taught',
        params: ticketPath,
        body: takeBackSchema,
        response: answers({ 200: lessonListSchema }),
      },
    },
    (request, reply) =>
      once(request, reply, async () => {
        const { reason, actor: said } = request.body
        await checkOwnOverride(engine, request, request.params.id)
        const by = { actor: actorOf(request, said), at: engine.now(), ...present('reason', reason) }
        const taken = await engine.takeBackLessons({ overrideOf: request.params.id }, by)
        return { status: 200, body: { items: taken.map(toLesson) } }
      }),
  )
}

function addFlag(app: App, engine: ApiParts['engine'], once: Once): void {
  app.post(
    '/v1/tickets/:id/flag',
    {
      config: { need: 'write', agent: 'own_ticket' },
      schema: {
        summary: 'Say that a ticket is in the wrong place; learned from at once',
        params: ticketPath,
        body: flagSchema,
        response: answers({ 201: eventAnswerSchema }),
      },
    },
    (request, reply) =>
      once(request, reply, async (made) => {
        const { id = made, queue, reason, actor: said } = request.body
        await checkInHand(engine, request, request.params.id)
        if (queue !== undefined) await engine.checkQueue(queue)
        const data = { ...present('queue', queue), ...present('reason', reason) }
        const at = engine.now()
        const actor = actorOf(request, said)
        const event = { id, ticketId: request.params.id, kind: 'flagged', at, actor, data } as const
        const ticket = await engine.recordEvent(event)
        return { status: 201, body: { event: toEvent(event), ticket: ticketFor(request, toTicket(ticket)) } }
      }),
  )
}

/** An agent takes back what they said themselves, not what a supervisor did. */
async function checkOwnOverride(
  { store }: ApiParts['engine'],
  request: FastifyRequest,
  ticketId: string,
): Promise<void> {
  const agent = agentOf(request)
  if (agent === undefined) return
  const newest = (await store.events(ticketId)).findLast(({ kind }) => kind === 'overridden')
  if (newest === undefined || newest.actor === agent) return
  throw new RequestError('forbidden', `The newest override of ticket "${ticketId}" is by ${newest.actor}, not by you.`)
}
