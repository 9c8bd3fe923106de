import { qualityOrderSchema, qualityStateSchema, toQualityState } from '../contract/quality-report.ts'
import { answers } from './answers.ts'
import { actorOf, type ApiParts, type App } from './app-types.ts'

/** What is wrong with the history that is kept: made when asked for, beside the work. */
export function qualityRoutes(app: App, { quality }: ApiParts): void {
  app.get(
    '/v1/reports/quality',
    {
      config: { need: 'read', agent: 'never' },
      schema: {
        summary: 'What is wrong with the history and what to do about it: the newest report, and how far the next is',
        response: answers({ 200: qualityStateSchema }),
      },
    },
    async () => toQualityState(await quality.state()),
  )
  app.post(
    '/v1/reports/quality',
    {
      config: { need: 'write', agent: 'never' },
      schema: {
        summary: 'Look the history over anew; `GET` tells how far it is',
        body: qualityOrderSchema,
        response: answers({ 202: qualityStateSchema }),
      },
    },
    async (request, reply) => {
      const { target, risk, actor } = request.body
      await quality.start({ target, risk }, actorOf(request, actor))
      return reply
        .code(202)
        .header('location', '/v1/reports/quality')
        .send(toQualityState(await quality.state()))
    },
  )
}
