import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { RequestError } from '../contract/problem.ts'
import { lifeFor } from '../contract/for-agent.ts'
import type { ticketSchema } from '../contract/ticket.ts'
import type { Engine } from '../engine/engine.ts'

/** Who asks, where it is somebody who sees their own work only. */
export function agentOf(request: FastifyRequest): string | undefined {
  return request.caller?.signedIn?.user.agent
}

/** Refuses whoever sees their own work only, where the ticket never was theirs. Says the same whether there is such a ticket. */
export async function checkOwnTicket(engine: Engine, request: FastifyRequest, ticketId: string): Promise<void> {
  const agent = agentOf(request)
  if (agent === undefined || (await engine.store.isWorkOf(agent, ticketId))) return
  throw new RequestError('forbidden', `Ticket "${ticketId}" is not, and was not, yours: agents see their own work.`)
}

/** Refuses whoever sees their own work only, where the ticket is neither with them nor offered to them now: others go on with it. */
export async function checkInHand({ store }: Engine, request: FastifyRequest, ticketId: string): Promise<void> {
  const agent = agentOf(request)
  if (agent === undefined) return
  const stored = await store.ticket(ticketId)
  const state = stored?.life?.state
  if (stored?.assignee === agent || (state?.kind === 'offered' && state.agent === agent)) return
  throw notWithYou(ticketId)
}

/** It may have been theirs: to look at it still, they may. */
export function notWithYou(ticketId: string): RequestError {
  return new RequestError('forbidden', `Ticket "${ticketId}" is not with you now.`)
}

/** Refuses an agent who speaks for another. */
export function checkOwnName(request: FastifyRequest, named: string | undefined): void {
  const agent = agentOf(request)
  if (agent === undefined || named === undefined || named === agent) return
  throw new RequestError('forbidden', `agent: "${named}" is somebody else; you are "${agent}".`)
}

type TicketOnWire = z.infer<typeof ticketSchema>

/** The ticket as whoever asks may see it. */
export function ticketFor(request: FastifyRequest, ticket: TicketOnWire): TicketOnWire {
  const agent = agentOf(request)
  return agent === undefined || ticket.life === undefined ? ticket : { ...ticket, life: lifeFor(agent, ticket.life) }
}
