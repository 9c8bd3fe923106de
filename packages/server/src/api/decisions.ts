import { z } from 'zod'
import { decisionSchema } from '../contract/decision.ts'
import { decisionFor } from '../contract/for-agent.ts'
import { RequestError } from '../contract/problem.ts'
import { toDecision } from '../contract/to-decision.ts'
import { idSchema } from '../contract/wire.ts'
import { answers } from './answers.ts'
import type { ApiParts, App } from './app-types.ts'
import { agentOf, checkOwnTicket } from './own-work.ts'

/** Decisions by their own id. */
export function decisionRoutes(app: App, { engine }: ApiParts): void {
  app.get(
    '/v1/decisions/:id',
    {
      config: { need: 'read', agent: 'narrowed' },
      schema: {
        summary: 'A decision with all its reasons',
        params: z.object({ id: idSchema }),
        response: answers({ 200: decisionSchema }),
      },
    },
    async (request) => {
      const decision = await engine.store.decision(request.params.id)
      if (decision === undefined) throw new RequestError('not_found', `There is no decision "${request.params.id}".`)
      await checkOwnTicket(engine, request, decision.ticketId)
      const agent = agentOf(request)
      return agent === undefined ? toDecision(decision) : decisionFor(agent, toDecision(decision))
    },
  )
}
