import { z } from 'zod'
import { RequestError } from '../contract/problem.ts'
import {
  fromQueuePut,
  queueListSchema,
  queuePutSchema,
  queueSchema,
  toQueue,
  type QueueOnWire,
} from '../contract/queue.ts'
import { idSchema } from '../contract/wire.ts'
import { modeNow } from '../trust/risk-report.ts'
import { answers } from './answers.ts'
import type { ApiParts, App } from './app-types.ts'
import { answerVersion, expectedVersion } from './versions.ts'

const queuePath = z.object({ id: idSchema })

/** Where tickets wait for a group of agents. */
export function queueRoutes(app: App, { engine }: ApiParts): void {
  app.get(
    '/v1/queues',
    {
      config: { need: 'read', agent: 'any' },
      schema: { summary: 'All queues', response: answers({ 200: queueListSchema }) },
    },
    async () => ({ items: (await engine.store.queues()).map(toQueue) }),
  )
  app.get(
    '/v1/queues/:id',
    {
      config: { need: 'read', agent: 'any' },
      schema: {
        summary: 'A queue, with what waits in it and why',
        params: queuePath,
        response: answers({ 200: queueSchema }),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const queue = (await engine.store.queues()).find((one) => one.id === id)
      if (queue === undefined) throw new RequestError('not_found', `There is no queue "${id}".`)
      const counts = await engine.store.waitCounts()
      const waiting = counts.filter((count) => count.queue === id).map(({ queue: _here, ...count }) => count)
      const [policy, trust] = await Promise.all([engine.policy(), engine.trusting.inForce()])
      const now = modeNow(id, policy, trust?.lowered)
      const answer: QueueOnWire = { ...toQueue(queue), waiting, ...now }
      return answerVersion(request, reply, answer)
    },
  )
  app.put(
    '/v1/queues/:id',
    {
      config: { need: 'admin', agent: 'never' },
      schema: {
        summary: 'Add or replace a queue',
        params: queuePath,
        body: queuePutSchema,
        response: answers({ 200: queueSchema }),
      },
    },
    async (request, reply) => {
      const queue = await engine.putQueue(fromQueuePut(request.params.id, request.body), expectedVersion(request))
      return answerVersion(request, reply, toQueue(queue))
    },
  )
}
