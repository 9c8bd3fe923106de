import { z } from 'zod'
import {
  alarmEndSchema,
  alarmListSchema,
  alarmSchema,
  queueModeSchema,
  riskReportQuerySchema,
  riskReportSchema,
  toAlarm,
  toRiskReport,
} from '../contract/risk-report.ts'
import { policySchema, toPolicy } from '../contract/policy.ts'
import { idSchema } from '../contract/wire.ts'
import { riskReport } from '../trust/risk-report.ts'
import { answers } from './answers.ts'
import { actorOf, type ApiParts, type App } from './app-types.ts'

/** Alarms told at once, the newest. */
const mostAlarms = 200

/** What is decided alone, what came of it, and alarms. */
export function riskRoutes(app: App, { engine }: ApiParts): void {
  app.get(
    '/v1/reports/risk',
    {
      config: { need: 'read', agent: 'never' },
      schema: {
        summary:
          'What is decided alone and how much of it went wrong, by queue and day; thresholds and what others would buy',
        querystring: riskReportQuerySchema,
        response: answers({ 200: riskReportSchema }),
      },
    },
    async (request) => toRiskReport(await riskReport(engine.store, { now: engine.now(), days: request.query.days })),
  )
  app.get(
    '/v1/alarms',
    {
      config: { need: 'read', agent: 'never' },
      schema: { summary: 'Alarms on drift, newest first', response: answers({ 200: alarmListSchema }) },
    },
    async () => ({ items: (await engine.store.alarms(mostAlarms)).map(toAlarm) }),
  )
  app.post(
    '/v1/alarms/:id/end',
    {
      config: { need: 'admin', agent: 'never' },
      schema: {
        summary: 'End an alarm: what it lowered goes as far again as the policy says',
        params: z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
        body: alarmEndSchema,
        response: answers({ 200: alarmSchema }),
      },
    },
    async (request) => {
      const { queue, reason, actor: said } = request.body
      if (queue !== undefined) await engine.checkQueue(queue)
      const ending = { reason, actor: actorOf(request, said), ...(queue === undefined ? {} : { queue }) }
      return toAlarm(await engine.trusting.endAlarm(request.params.id, ending))
    },
  )
  app.post(
    '/v1/queues/:id/mode',
    {
      config: { need: 'admin', agent: 'never' },
      schema: {
        summary: 'Set how far decisions for a queue go; ends alarms on it',
        params: z.object({ id: idSchema }),
        body: queueModeSchema,
        response: answers({ 200: policySchema }),
      },
    },
    async (request) => {
      const { mode, reason, actor: said } = request.body
      await engine.checkQueue(request.params.id)
      return toPolicy(
        await engine.trusting.setQueueMode(request.params.id, mode, { reason, actor: actorOf(request, said) }),
      )
    },
  )
}
