import { PointsmanError, type Agent, type Policy, type Queue } from '@pointsman/core'
import { agentListSchema, toAgent } from '../contract/agent.ts'
import { decisionBriefSchema, decisionSchema, type DecisionBrief } from '../contract/decision.ts'
import { eventAnswerSchema } from '../contract/event.ts'
import { toPolicy } from '../contract/policy.ts'
import { toQueue } from '../contract/queue.ts'
import { clockAnswerSchema } from '../contract/routing.ts'
import { toSentTicket } from '../contract/sent-ticket.ts'
import { ticketSchema } from '../contract/ticket.ts'
import { toInstant } from '../contract/wire.ts'
import type { News, Rehearsed } from './rehearsed.ts'

/** A server that was started with a driven clock. */
export interface Address {
  /** `http://127.0.0.1:4420` */
  readonly url: string
  /** A key that may do everything. */
  readonly key: string
}

export type Send = (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => Promise<unknown>

/** Tells a server who there is. It must be empty. */
export async function furnish(
  address: Address,
  {
    agents,
    queues,
    policy,
  }: { readonly agents: readonly Agent[]; readonly queues: readonly Queue[]; readonly policy: Policy },
): Promise<void> {
  const send = sender(address)
  for (const queue of queues) {
    const { id, version: _first, ...put } = toQueue(queue)
    await send('PUT', `/v1/queues/${id}`, put)
  }
  for (const agent of agents) {
    const { id, version: _first, ...put } = toAgent(agent)
    await send('PUT', `/v1/agents/${id}`, put)
  }
  const { version: _built, ...put } = toPolicy(policy)
  await send('PUT', '/v1/policy', put)
}

/** A server over HTTP, as any help desk speaks to it; decisions are heard of over its stream. */
export async function overHttp(address: Address): Promise<Rehearsed> {
  const send = sender(address)
  const stream = await listen(address)
  const heard: DecisionBrief[] = []
  let told = 0
  let position = 0
  const path = (id: string, rest = ''): string => `/v1/tickets/${encodeURIComponent(id)}${rest}`
  return {
    tick: async (now) => {
      const answer = clockAnswerSchema.parse(await send('POST', '/v1/clock', { now: toInstant(now) }))
      position = answer.position
    },
    post: async (ticket) => void (await send('POST', '/v1/tickets', toSentTicket(ticket))),
    tell: async (id, event) => eventAnswerSchema.parse(await send('POST', path(id, '/events'), event)).ticket,
    answerOffer: async (id, { id: _event, ...answer }) => void (await send('POST', path(id, '/offer'), answer)),
    override: async (id, { id: _event, ...wish }) => void (await send('POST', path(id, '/override'), wish)),
    presence: async (agent, { state, until }) => {
      const back = until === undefined ? {} : { until: toInstant(until) }
      await send('PUT', `/v1/agents/${agent}/presence`, { state, ...back })
    },
    ticket: async (id) => ticketSchema.parse(await send('GET', path(id))),
    news: async () => {
      heard.push(...(await stream.upTo(position)))
      const fresh = heard.slice(told)
      told = heard.length
      return fresh.map(newsOfBrief)
    },
    decisions: async () => {
      const all = []
      for (const { id } of heard) all.push(decisionSchema.parse(await send('GET', `/v1/decisions/${id}`)))
      return all
    },
    loads: async () => {
      const { items } = agentListSchema.parse(await send('GET', '/v1/agents'))
      return Object.fromEntries(items.map(({ id, load }) => [id, load ?? 0]))
    },
    close: () => stream.close(),
  }
}

function newsOfBrief({ id, ticket_id, mode, outcome }: DecisionBrief): News {
  const { kind, agent } = outcome
  return { id, ticketId: ticket_id, mode, outcome: kind, ...(agent === undefined ? {} : { agent }) }
}

/** Speaks JSON with a server; a refusal is an error with what it said. */
export function sender({ url, key }: Address): Send {
  return async (method, path, body) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    const content = body === undefined ? {} : { body: JSON.stringify(body) }
    const answer = await fetch(url + path, { method, headers, ...content })
    const text = await answer.text()
    if (answer.ok) return JSON.parse(text) as unknown
    throw new PointsmanError('invalid_request', `${method} ${path}: ${answer.status} ${text.slice(0, 500)}`)
  }
}

/** Decisions as they are told. */
interface Stream {
  /** Those not asked for yet, up to a position. */
  upTo(position: number): Promise<readonly DecisionBrief[]>
  close(): Promise<void>
}

async function listen({ url, key }: Address): Promise<Stream> {
  const stopping = new AbortController()
  const answer = await fetch(`${url}/v1/stream?after=0`, {
    headers: { authorization: `Bearer ${key}` },
    signal: stopping.signal,
  })
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  let last = 0
  return {
    upTo: async (position) => {
      const found: DecisionBrief[] = []
      while (last < position) {
        const end = text.indexOf('\n\n')
        if (end === -1) {
          const { value, done } = await reader.read()
          if (done) throw new PointsmanError('store_unavailable', 'the stream of decisions ended')
          text += value
          continue
        }
        const lines = text.slice(0, end).split('\n')
        text = text.slice(end + 2)
        const data = lines.find((line) => line.startsWith('data: '))
        const id = lines.find((line) => line.startsWith('id: '))
        if (data === undefined || id === undefined) continue
        last = Number(id.slice(4))
        found.push(decisionBriefSchema.parse(JSON.parse(data.slice(6))))
      }
      return found
    },
    close: async () => stopping.abort(),
  }
}
