import { z } from 'zod'
import { keyListSchema, keySchema, toKey } from '../contract/key.ts'
import { idSchema } from '../contract/wire.ts'
import { listKeys, revokeKey } from '../keys.ts'
import { answers } from './answers.ts'
import type { ApiParts, App } from './app-types.ts'

const keyPath = z.object({ id: idSchema })

/** Which API keys there are, and their end. They are made on the server, where a secret is seen by nobody else. */
export function keyRoutes(app: App, { engine }: ApiParts): void {
  app.get(
    '/v1/keys',
    {
      config: { need: 'admin', agent: 'never' },
      schema: { summary: 'All API keys, never their secrets', response: answers({ 200: keyListSchema }) },
    },
    async ({ caller }) => {
      const all = (await listKeys(engine.store)).toReversed()
      const inForce = all.filter(({ revokedAt }) => revokedAt === undefined)
      const over = all.filter(({ revokedAt }) => revokedAt !== undefined)
      return { items: [...inForce, ...over].map((key) => toKey(key, caller?.id)) }
    },
  )
  app.delete(
    '/v1/keys/:id',
    {
      config: { need: 'admin', agent: 'never' },
      schema: {
        summary: 'Revoke an API key: refused within five seconds on every node, for good',
        params: keyPath,
        response: answers({ 200: keySchema }),
      },
    },
    async ({ params: { id }, caller }) => toKey(await revokeKey(engine.store, id, engine.now()), caller?.id),
  )
}
