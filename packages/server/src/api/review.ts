import { reviewQuerySchema, reviewSchema, toReview } from '../contract/review.ts'
import { fromInstant, present } from '../contract/wire.ts'
import { makeReview } from '../review/make-review.ts'
import { periodOf } from '../review/review-period.ts'
import { answers } from './answers.ts'
import type { ApiParts, App } from './app-types.ts'

/** A month looked back on. */
export function reviewRoutes(app: App, { engine }: ApiParts): void {
  app.get(
    '/v1/reports/review',
    {
      config: { need: 'read', agent: 'never' },
      schema: {
        summary: 'Looks back on a month: overrides, misroutes, calibration, coverage, times, load, and what to do next',
        querystring: reviewQuerySchema,
        response: answers({ 200: reviewSchema }),
      },
    },
    async ({ query: { month, from, to } }) => {
      const period = periodOf(
        {
          ...present('month', month),
          ...present('from', from === undefined ? undefined : fromInstant(from)),
          ...present('to', to === undefined ? undefined : fromInstant(to)),
        },
        engine.now(),
        'invalid_request',
      )
      return toReview(await makeReview(engine, { ...period, policy: await engine.policy() }))
    },
  )
}
