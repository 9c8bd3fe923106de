import { z } from 'zod'
import type { Presence } from '@pointsman/core'
import { agentSchema, fromPresence, presencePutSchema } from '../contract/agent.ts'
import {
  changedPlan,
  handOverAnswerSchema,
  handOverPlanSchema,
  handOverSchema,
  toHandOverPlan,
  untilOf,
  type HandOver,
} from '../contract/hand-over.ts'
import { RequestError } from '../contract/problem.ts'
import type { Engine } from '../engine/engine.ts'
import { agentPath, existingAgent } from './agents.ts'
import { answers } from './answers.ts'
import { actorOf, type ApiParts, type App } from './app-types.ts'

/** Who is there, and what becomes of the tickets of those who are not. */
export function presenceRoutes(app: App, { engine }: ApiParts): void {
  addPresence(app, engine)
  addHandOver(app, engine)
}

function addPresence(app: App, engine: Engine): void {
  app.put(
    '/v1/agents/:id/presence',
    {
      config: { need: 'write', agent: 'own_agent' },
      schema: {
        summary: 'Say who is there; tickets that cannot wait for somebody who goes away find somebody else',
        params: agentPath,
        body: presencePutSchema,
        response: answers({
          200: z.strictObject({ ...agentSchema.shape, hand_over: handOverPlanSchema.optional() }),
        }),
      },
    },
    async (request) => {
      const { id: agent } = request.params
      const { hand_over: wish, ...body } = request.body
      await existingAgent(engine, agent)
      const presence = fromPresence(body)
      if (wish === undefined) {
        await engine.setPresence(agent, presence)
        return existingAgent(engine, agent)
      }
      const isPreview = wish === 'preview'
      const plan = await engine.handOver({ agent, presence, actor: actorOf(request), isPreview })
      return { ...(await existingAgent(engine, agent)), hand_over: toHandOverPlan(plan) }
    },
  )
}

function addHandOver(app: App, engine: Engine): void {
  app.post(
    '/v1/agents/:id/hand-over',
    {
      config: { need: 'write', agent: 'own_agent' },
      schema: {
        summary: 'Hand over the tickets of somebody who goes away, or look at what would be done',
        params: agentPath,
        body: handOverSchema,
        response: answers({ 200: handOverAnswerSchema }),
      },
    },
    async (request) => {
      const { id: agent } = request.params
      const { state, preview: isPreview, entries } = request.body
      await existingAgent(engine, agent)
      await checkEntries(engine, agent, entries)
      const presence: Presence = { state, ...untilOf(request.body) }
      const order = { agent, presence, actor: actorOf(request), isPreview }
      const plan = await engine.handOver(order, (made) => {
        const known = new Set(made.entries.map(({ ticketId }) => ticketId))
        const stranger = entries.find(({ ticket_id }) => !known.has(ticket_id))
        if (stranger !== undefined) {
          throw new RequestError('invalid_request', `entries: ticket "${stranger.ticket_id}" is not with "${agent}".`)
        }
        return changedPlan(made, entries)
      })
      return { agent: await existingAgent(engine, agent), hand_over: toHandOverPlan(plan) }
    },
  )
}

async function checkEntries(engine: Engine, agent: string, entries: HandOver['entries']): Promise<void> {
  for (const [index, { action, to }] of entries.entries()) {
    const place = `entries[${index}].to`
    if ((action === 'hand_over') !== (to !== undefined)) {
      throw new RequestError('invalid_request', `${place}: goes with the action "hand_over", and only with it.`)
    }
    if (to === agent) throw new RequestError('invalid_request', `${place}: "${to}" is who goes away.`)
    if (to !== undefined) await engine.checkAgent(to)
  }
}
