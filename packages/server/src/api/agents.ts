import { z } from 'zod'
import {
  agentListSchema,
  agentPutSchema,
  agentSchema,
  fromAgentPut,
  toAgent,
  type AgentOnWire,
} from '../contract/agent.ts'
import { RequestError } from '../contract/problem.ts'
import { idSchema, present } from '../contract/wire.ts'
import type { Engine } from '../engine/engine.ts'
import { answers } from './answers.ts'
import type { ApiParts, App } from './app-types.ts'
import { agentOf } from './own-work.ts'
import { answerVersion, expectedVersion } from './versions.ts'

export const agentPath = z.object({ id: idSchema })

/** The people (and AIs) who resolve tickets. */
export function agentRoutes(app: App, { engine }: ApiParts): void {
  app.get(
    '/v1/agents',
    {
      config: { need: 'read', agent: 'narrowed' },
      schema: { summary: 'All agents, with presence and load', response: answers({ 200: agentListSchema }) },
    },
    async (request) => {
      const items = await everybody(engine)
      const agent = agentOf(request)
      return { items: agent === undefined ? items : items.filter(({ id }) => id === agent) }
    },
  )
  app.get(
    '/v1/agents/:id',
    {
      config: { need: 'read', agent: 'own_agent' },
      schema: {
        summary: 'An agent, with presence and load',
        params: agentPath,
        response: answers({ 200: agentSchema }),
      },
    },
    async (request, reply) => answerVersion(request, reply, await existingAgent(engine, request.params.id)),
  )
  addPuts(app, engine)
}

function addPuts(app: App, engine: Engine): void {
  app.put(
    '/v1/agents/:id',
    {
      config: { need: 'admin', agent: 'never' },
      schema: {
        summary: 'Add or replace an agent',
        params: agentPath,
        body: agentPutSchema,
        response: answers({ 200: agentSchema }),
      },
    },
    async (request, reply) => {
      for (const queue of request.body.queues) await engine.checkQueue(queue)
      const agent = await engine.putAgent(fromAgentPut(request.params.id, request.body), expectedVersion(request))
      return answerVersion(request, reply, toAgent(agent))
    },
  )
}

async function everybody({ store }: Engine): Promise<AgentOnWire[]> {
  const { agents, presence, loads, lately } = await store.look()
  return agents.map((agent, index) => ({
    ...toAgent(agent, presence[index], loads[index]),
    ...present('lately', lately[index] && { ...lately[index] }),
  }))
}

/** The agent with presence and load; throws `not_found`. */
export async function existingAgent(engine: Engine, id: string): Promise<AgentOnWire> {
  const found = (await everybody(engine)).find((agent) => agent.id === id)
  if (found === undefined) throw new RequestError('not_found', `There is no agent "${id}".`)
  return found
}
