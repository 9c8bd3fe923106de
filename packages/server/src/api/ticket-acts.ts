import type { FastifyRequest } from 'fastify'
import { eventAnswerSchema, fromNewEvent, newEventSchema, toEvent, type NewEvent } from '../contract/event.ts'
import { decisionFor } from '../contract/for-agent.ts'
import { RequestError } from '../contract/problem.ts'
import { overrideAnswerSchema, overrideSchema } from '../contract/routing.ts'
import { toDecision } from '../contract/to-decision.ts'
import { offerAnswerSchema } from '../contract/offer.ts'
import { ticketSchema, toTicket } from '../contract/ticket.ts'
import { present } from '../contract/wire.ts'
import { answers } from './answers.ts'
import { actorOf, type ApiParts, type App } from './app-types.ts'
import { onceFor, type Once } from './idempotency.ts'
import { agentOf, checkInHand, checkOwnName, notWithYou, ticketFor } from './own-work.ts'
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
      config: { need: 'write', agent: 'own_ticket' },
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
        await checkAgentsEvent(engine, request, params.id, sent)
        if ('queue' in sent && sent.queue !== undefined) await engine.checkQueue(sent.queue)
        if ('agent' in sent && sent.agent !== undefined) await engine.checkAgent(sent.agent)
        const { actor: said, ...told } = sent
        const actor = actorOf(request, said)
        const event = fromNewEvent(told, { id, ticketId: params.id, now: engine.now(), actor })
        const ticket = await engine.recordEvent(event)
        return { status: 201, body: { event: toEvent(event), ticket: ticketFor(request, toTicket(ticket)) } }
      }),
  )
}

function addOffer(app: App, engine: ApiParts['engine'], once: Once): void {
  app.post(
    '/v1/tickets/:id/offer',
    {
      config: { need: 'write', agent: 'own_ticket' },
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
        checkOwnName(request, agent)
        const ticket = await engine.answerOffer({ id, ticketId: request.params.id, agent, answer, ...rest })
        return { status: 200, body: ticketFor(request, toTicket(ticket)) }
      }),
  )
}

function addOverride(app: App, engine: ApiParts['engine'], once: Once): void {
  app.post(
    '/v1/tickets/:id/override',
    {
      config: { need: 'write', agent: 'own_ticket' },
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
        const mine = agentOf(request)
        await checkInHand(engine, request, request.params.id)
        const { ticket, decision, lessons } = await engine.override({
          id,
          ticketId: request.params.id,
          override: {
            ...present('agent', agent),
            ...present('queue', queue),
            ...present('priority', priority),
            ...present('intent', intent),
            reason,
            actor: actorOf(request, actor),
          },
        })
        const body = {
          ticket: ticketFor(request, toTicket(ticket)),
          decision: mine === undefined ? toDecision(decision) : decisionFor(mine, toDecision(decision)),
          lessons: lessons.map((lesson) => lesson.seq),
        }
        return { status: 201, body }
      }),
  )
}

/** What an agent may tell of a ticket they have. How customers rate them, or what others did, is not theirs to tell. */
const agentsKinds: readonly NewEvent['kind'][] = [
  ...(['replied', 'paused', 'resumed', 'reassigned', 'escalated', 'queue_changed'] as const),
  ...(['resolved', 'reopened', 'closed', 'marked_spam'] as const),
]

async function checkAgentsEvent(
  { store }: ApiParts['engine'],
  request: FastifyRequest,
  ticketId: string,
  sent: NewEvent,
): Promise<void> {
  const agent = agentOf(request)
  if (agent === undefined) return
  if (!agentsKinds.includes(sent.kind)) {
    throw new RequestError(
      'forbidden',
      `kind: ${sent.kind} is not for agents to tell; allowed are ${agentsKinds.join(', ')}.`,
    )
  }
  if (sent.kind === 'replied' || sent.kind === 'resolved') checkOwnName(request, sent.agent)
  if (sent.at !== undefined) throw new RequestError('forbidden', 'at: what an agent tells happens now; leave it out.')
  if ((await store.ticket(ticketId))?.assignee === agent) return
  throw notWithYou(ticketId)
}
