import { createRosterKeeper } from '@pointsman/core'
import { agentRecordListSchema, toAgentRecords } from '../contract/agent-record.ts'
import { RequestError } from '../contract/problem.ts'
import { agentPath } from './agents.ts'
import { answers } from './answers.ts'
import type { ApiParts, App } from './app-types.ts'

/** What is known of somebody's work, for them and for those who ask why. */
export function agentRecordRoutes(app: App, { engine }: ApiParts): void {
  // The estimate over everybody takes a while; like the router's it is kept for an hour.
  const keeper = createRosterKeeper()
  app.get(
    '/v1/agents/:id/records',
    {
      config: { need: 'read', agent: 'own_agent' },
      schema: {
        summary: 'What an agent’s tickets say about them, kind by kind, with doubt',
        params: agentPath,
        response: answers({ 200: agentRecordListSchema }),
      },
    },
    async (request) => {
      const { id } = request.params
      const { agents, queues, records } = await engine.store.look()
      if (!agents.some((agent) => agent.id === id)) throw new RequestError('not_found', `There is no agent "${id}".`)
      return toAgentRecords(keeper.readyAt({ agents, queues, records }, engine.now()), id)
    },
  )
}
