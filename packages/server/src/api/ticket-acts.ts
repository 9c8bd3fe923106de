import { eventAnswerSchema, fromNewEvent, newEventSchema, toEvent } from '../contract/event.ts'
import { overrideAnswerSchema, overrideSchema } from '../contract/routing.ts'
import { toDecision } from '../contract/to-decision.ts'
import { offerAnswerSchema } from '../contract/offer.ts'
import { ticketSchema, toTicket } from '../contract/ticket.ts'
import { present } from '../contract/wire.ts'
import { answers } from './answers.ts'
import { actorOf, type ApiParts, type App } from './app-types.ts'
import { onceFor, type Once } from './idempotency.ts'
import { ticketPath } from './tickets.ts'

/** What happens to a ticket: events from outside, and a person's override. */
export function ticketActRoutes(app: App, { engine }: ApiParts): void {
  const once = onceFor(engine)
  addEvents(app, engine, once)
  addOffer(app, engine, once)
  addOverride(app, engine, once)
}

function addEvents(app: App, engine: ApiParts['engine'], once: Once): void {
  app.post(
    '/v1/tickets/:id/events',
    {
      config: { need: 'write' },
      schema: {
        summary: 'Tell what happened to a ticket',
        params: ticketPath,
        body: newEventSchema,
        response: answers({ 201: eventAnswerSchema }),
      },
    },
    (request, reply) =>
      once(request, reply, async (id) => {
        const { body: sent, params } = request
        if ('queue' in sent && sent.queue !== undefined) await engine.checkQueue(sent.queue)
        if ('agent' in sent && sent.agent !== undefined) await engine.checkAgent(sent.agent)
        const event = fromNewEvent(sent, { id, ticketId: params.id, now: engine.now(), actor: actorOf(request) })
        const ticket = await engine.recordEvent(event)
        return { status: 201, body: { event: toEvent(event), ticket: toTicket(ticket) } }
      }),
  )
}

function addOffer(app: App, engine: ApiParts['engine'], once: Once): void {
  app.post(
    '/v1/tickets/:id/offer',
    {
      config: { need: 'write' },
      schema: {
        summary: 'Accept or refuse the offer of a ticket',
        params: ticketPath,
        body: offerAnswerSchema,
        response: answers({ 200: ticketSchema }),
      },
    },
    (request, reply) =>
      once(request, reply, async (id) => {
        const { answer, agent, ...rest } = request.body
        const ticket = await engine.answerOffer({ id, ticketId: request.params.id, agent, answer, ...rest })
        return { status: 200, body: toTicket(ticket) }
      }),
  )
}

function addOverride(app: App, engine: ApiParts['engine'], once: Once): void {
  app.post(
    '/v1/tickets/:id/override',
    {
      config: { need: 'write' },
      schema: {
        summary: 'Change a decision, with a reason; acts at once and is learned from',
        params: ticketPath,
        body: overrideSchema,
        response: answers({ 201: overrideAnswerSchema }),
      },
    },
    (request, reply) =>
      once(request, reply, async (id) => {
        const { agent, queue, priority, intent, reason, actor } = request.body
        const { ticket, decision, lessons } = await engine.override({
          id,
          ticketId: request.params.id,
          override: {
            ...present('agent', agent),
            ...present('queue', queue),
            ...present('priority', priority),
            ...present('intent', intent),
            reason,
            actor: actor ?? actorOf(request),
          },
        })
        const body = {
          ticket: toTicket(ticket),
          decision: toDecision(decision),
          lessons: lessons.map((lesson) => lesson.seq),
        }
        return { status: 201, body }
      }),
  )
}
