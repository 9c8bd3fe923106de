import { z } from 'zod'
import type { LoweredMode } from '@pointsman/core'
import { fromInstant, toInstant } from '../contract/wire.ts'
import { clockAnswerSchema, clockSchema } from '../contract/routing.ts'
import { answers } from './answers.ts'
import type { ApiParts, App } from './app-types.ts'

const readySchema = z.strictObject({
  status: z.literal('ready'),
  database: z.strictObject({ engine: z.enum(['embedded', 'server']), version: z.string(), migrations: z.int() }),
  model: z.string().optional().describe('Absent while there is neither a model nor a queue'),
  waiting: z.int(),
  warnings: z.array(z.string()).optional().describe('What people should see to; absent while all is well'),
})

/** For those who run it: is it alive, can it work, how does it do. */
export function systemRoutes(app: App, { engine, metrics }: ApiParts): void {
  app.get(
    '/healthz',
    {
      config: { need: 'open' },
      schema: { summary: 'The process is alive', response: { 200: z.strictObject({ status: z.literal('ok') }) } },
    },
    async () => ({ status: 'ok' as const }),
  )
  app.get(
    '/readyz',
    {
      config: { need: 'open' },
      schema: { summary: 'The database answers: tickets can be taken in', response: answers({ 200: readySchema }) },
    },
    async () => {
      const { engine: kind, version, migrations } = await engine.store.health()
      const model = engine.modelVersion()
      const database = { engine: kind, version, migrations }
      const warnings = ((await engine.trusting.inForce())?.lowered ?? []).map(loweredInWords)
      return {
        status: 'ready' as const,
        database,
        ...(model === undefined ? {} : { model }),
        waiting: engine.waiting(),
        ...(warnings.length === 0 ? {} : { warnings }),
      }
    },
  )
  app.get(
    '/metrics',
    {
      config: { need: 'read', agent: 'never' },
      schema: { summary: 'Figures for Prometheus', produces: ['text/plain'] },
    },
    async (_request, reply) => reply.type(metrics.contentType).send(await metrics.metrics()),
  )
  addClock(app, engine)
}

/** Anybody may read it, so it does not say what was seen. */
function loweredInWords({ alarm, queue, since }: LoweredMode): string {
  const where = queue === undefined ? 'any queue' : `queue ${queue}`
  return `nothing is decided alone in ${where} since ${toInstant(since)}: alarm ${alarm}, see /v1/alarms`
}

function addClock(app: App, engine: ApiParts['engine']): void {
  app.post(
    '/v1/clock',
    {
      config: { need: 'admin', agent: 'never' },
      schema: {
        summary: 'Set the time of a server started with `--clock driven`; refused otherwise',
        body: clockSchema,
        response: answers({ 200: clockAnswerSchema }),
      },
    },
    async (request) => {
      await engine.setNow(fromInstant(request.body.now))
      return { now: toInstant(engine.now()), position: await engine.store.lastPosition() }
    },
  )
}
