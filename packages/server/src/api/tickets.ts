import { z } from 'zod'
import { RequestError } from '../contract/problem.ts'
import { decisionListSchema } from '../contract/decision.ts'
import { toDecision } from '../contract/to-decision.ts'
import { decisionFor, eventsFor } from '../contract/for-agent.ts'
import { eventListSchema, toEvent } from '../contract/event.ts'
import { previewAnswerSchema, routedSchema } from '../contract/routing.ts'
import { newTicketSchema, ticketPageSchema, ticketQuerySchema, ticketSchema, toTicket } from '../contract/ticket.ts'
import { idSchema, present } from '../contract/wire.ts'
import { actorOf, type ApiParts, type App } from './app-types.ts'
import { answers } from './answers.ts'
import { onceFor, type Once } from './idempotency.ts'
import { agentOf, checkOwnName, ticketFor } from './own-work.ts'
import { receive } from './receive.ts'
import { answerVersion } from './versions.ts'

export const ticketPath = z.object({ id: idSchema })

/** Tickets in, and how they stand. */
export function ticketRoutes(app: App, parts: ApiParts): void {
  const once = onceFor(parts.engine)
  addPost(app, parts, once)
  addPreview(app, parts)
  addLists(app, parts)
  addPast(app, parts)
  addOne(app, parts)
}

function addPost(app: App, { engine, limits }: ApiParts, once: Once): void {
  app.post(
    '/v1/tickets',
    {
      config: { need: 'write', agent: 'never' },
      schema: {
        summary: 'Store and decide a ticket',
        body: newTicketSchema,
        response: answers({ 200: routedSchema, 201: routedSchema }),
      },
    },
    (request, reply) =>
      once(request, reply, async (id) => {
        const { ticket, notes } = await receive(request.body, { engine, limits, id })
        const { decision, isDuplicate } = await engine.submit(ticket, actorOf(request))
        const stored = await engine.store.ticket(ticket.id)
        if (stored === undefined) throw new Error('a stored ticket is gone')
        const decided = present('decision', decision && toDecision(decision))
        const body = { ticket: toTicket(stored), ...decided, duplicate: isDuplicate, notes }
        return { status: isDuplicate ? 200 : 201, body }
      }),
  )
}

function addPreview(app: App, { engine, limits }: ApiParts): void {
  app.post(
    '/v1/route/preview',
    {
      config: { need: 'read', agent: 'never' },
      schema: {
        summary: 'The decision that would be made now; nothing is stored',
        body: newTicketSchema,
        response: answers({ 200: previewAnswerSchema }),
      },
    },
    async (request) => {
      const { ticket, notes } = await receive(request.body, { engine, limits, id: engine.newId() })
      return { decision: toDecision(await engine.preview(ticket)), notes: [...notes] }
    },
  )
}

function addLists(app: App, { engine }: ApiParts): void {
  app.get(
    '/v1/tickets',
    {
      config: { need: 'read', agent: 'narrowed' },
      schema: {
        summary: 'Tickets, newest first; those that wait, most urgent first',
        querystring: ticketQuerySchema,
        response: answers({ 200: ticketPageSchema }),
      },
    },
    async (request) => {
      const { limit, cursor, status, queue } = request.query
      checkOwnName(request, request.query.assignee)
      const assignee = request.query.assignee ?? agentOf(request)
      const page = await engine.store.tickets({
        limit,
        now: engine.now(),
        ...(cursor === undefined ? {} : { cursor }),
        ...(status === undefined ? {} : { status }),
        ...(queue === undefined ? {} : { queue }),
        ...(assignee === undefined ? {} : { assignee }),
      })
      return {
        items: page.items.map((stored) => ticketFor(request, toTicket(stored))),
        ...(page.next === undefined ? {} : { next: page.next }),
      }
    },
  )
}

function addPast(app: App, { engine }: ApiParts): void {
  app.get(
    '/v1/tickets/:id/decisions',
    {
      config: { need: 'read', agent: 'own_ticket' },
      schema: {
        summary: 'Every decision about a ticket, oldest first',
        params: ticketPath,
        response: answers({ 200: decisionListSchema }),
      },
    },
    async (request) => {
      await existing(engine, request.params.id)
      const items = (await engine.store.decisions(request.params.id)).map(toDecision)
      const agent = agentOf(request)
      return { items: agent === undefined ? items : items.map((decision) => decisionFor(agent, decision)) }
    },
  )
  app.get(
    '/v1/tickets/:id/events',
    {
      config: { need: 'read', agent: 'own_ticket' },
      schema: {
        summary: 'Everything that happened to a ticket, in order',
        params: ticketPath,
        response: answers({ 200: eventListSchema }),
      },
    },
    async (request) => {
      await existing(engine, request.params.id)
      const items = (await engine.store.events(request.params.id)).map(toEvent)
      const agent = agentOf(request)
      return { items: agent === undefined ? items : eventsFor(agent, items) }
    },
  )
}

function addOne(app: App, { engine }: ApiParts): void {
  app.get(
    '/v1/tickets/:id',
    {
      config: { need: 'read', agent: 'own_ticket' },
      schema: { summary: 'A ticket as it stands', params: ticketPath, response: answers({ 200: ticketSchema }) },
    },
    async (request, reply) =>
      answerVersion(request, reply, ticketFor(request, await existing(engine, request.params.id))),
  )
}

async function existing({ store }: ApiParts['engine'], id: string): Promise<z.infer<typeof ticketSchema>> {
  const stored = await store.ticket(id)
  if (stored === undefined) throw new RequestError('not_found', `There is no ticket "${id}".`)
  return toTicket(stored)
}
