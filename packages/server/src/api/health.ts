import { healthSchema, toHealth, type HelpDesk } from '../contract/health.ts'
import type { Store } from '../store/store.ts'
import { answers } from './answers.ts'
import type { ApiParts, App } from './app-types.ts'

/** For people who look after it; machines ask `/readyz` and `/metrics`. */
export function healthRoutes(app: App, { engine }: ApiParts): void {
  app.get(
    '/v1/health',
    {
      config: { need: 'read', agent: 'never' },
      schema: {
        summary: 'The database, the outbox, webhooks and connected help desks, in figures',
        response: answers({ 200: healthSchema }),
      },
    },
    async () => {
      const { store } = engine
      const [database, outbox, webhooks, helpDesks] = await Promise.all([
        store.health(),
        store.effectsWaiting(),
        store.webhooks(),
        helpDesksOf(store),
      ])
      return toHealth({ at: engine.now(), database, outbox, connections: store.connections(), webhooks, helpDesks })
    },
  )
}

async function helpDesksOf(store: Store): Promise<readonly HelpDesk[]> {
  const all = await store.deskConnections()
  return Promise.all(
    all.map(async (connection) => ({ connection, counts: await store.connectionCounts(connection.id) })),
  )
}
