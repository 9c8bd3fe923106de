import { toWorkMix, workMixSchema, type WorkedOn } from '../contract/work-mix.ts'
import { RequestError } from '../contract/problem.ts'
import { present } from '../contract/wire.ts'
import type { Store, StoredTicket } from '../store/store.ts'
import { agentPath } from './agents.ts'
import { answers } from './answers.ts'
import type { ApiParts, App } from './app-types.ts'

/** Tickets looked at. More: the answer takes longer, and says more of long ago. */
const mostTickets = 200

/** What somebody works on, for them and for those who share the work out. */
export function workMixRoutes(app: App, { engine }: ApiParts): void {
  app.get(
    '/v1/agents/:id/mix',
    {
      config: { need: 'read', agent: 'own_agent' },
      schema: {
        summary: 'What an agent’s newest tickets were about, by queue and intent',
        params: agentPath,
        response: answers({ 200: workMixSchema }),
      },
    },
    async ({ params: { id } }) => {
      const { store } = engine
      if (!(await store.agents()).some((agent) => agent.id === id)) {
        throw new RequestError('not_found', `There is no agent "${id}".`)
      }
      const { items } = await store.tickets({ assignee: id, limit: mostTickets })
      return toWorkMix(await Promise.all(items.map((one) => workedOn(store, one))))
    },
  )
}

/** Where it ended, or stands, and what it was about: as people said, else as it was read. */
async function workedOn(store: Store, { ticket, outcome, queue, decisionId }: StoredTicket): Promise<WorkedOn> {
  const read = decisionId === undefined ? undefined : (await store.decision(decisionId))?.reading
  return {
    receivedAt: ticket.receivedAt,
    ...present('queue', outcome.queue ?? queue ?? read?.queue.label),
    ...present('intent', outcome.intent ?? read?.intent.label),
  }
}
