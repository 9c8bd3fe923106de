import { fromPolicyPut } from '../contract/policy.ts'
import { policyPreviewSchema, toWhatIf, whatIfSchema } from '../contract/what-if.ts'
import { RequestError } from '../contract/problem.ts'
import { fromInstant, present } from '../contract/wire.ts'
import { turns } from '../engine/turns.ts'
import { whatIfHeadline } from '../report/what-if-titles.ts'
import { otherThresholds } from '../what-if/other-thresholds.ts'
import { replayOtherwise } from '../what-if/replay-otherwise.ts'
import { answers } from './answers.ts'
import type { ApiParts, App } from './app-types.ts'

/** Longest that anybody waits for an answer; what was decided by then is answered. */
const mostSeconds = 20

/** Asked for and not answered yet, above which no more are taken. Larger: whoever may only look keeps a processor busy for hours. */
const mostAsked = 4

/** What another policy would have decided, before it is put in force. */
export function policyPreviewRoutes(app: App, { engine }: ApiParts): void {
  /** One at a time: together they would take all of the processor from those who route. */
  const inTurn = turns()
  let asked = 0
  app.post(
    '/v1/policy/preview',
    {
      config: { need: 'read', agent: 'never' },
      schema: {
        summary: 'What another policy would have decided on recorded decisions; nothing is stored',
        body: policyPreviewSchema,
        response: answers({ 200: whatIfSchema }),
      },
    },
    async (request) => {
      const { policy, limit, since } = request.body
      for (const { queue } of [...policy.queue_modes, ...policy.risk.queues]) await engine.checkQueue(queue)
      if (asked >= mostAsked) {
        throw new RequestError(
          'overloaded',
          `${asked} policies are being tried already; at most ${mostAsked} may wait.`,
        )
      }
      asked++
      const replayed = await inTurn(async () => {
        const inForce = await engine.policy()
        const wanted = fromPolicyPut(policy)
        const thresholds = await otherThresholds(wanted, inForce, engine.trusting.thresholdsFor)
        return replayOtherwise(engine.store, {
          policy: { ...wanted, version: inForce.version },
          ...present('thresholds', thresholds),
          limit,
          mostSeconds,
          ...present('since', since === undefined ? undefined : fromInstant(since)),
        })
      }).finally(() => asked--)
      return toWhatIf(replayed, whatIfHeadline(replayed.whatIf))
    },
  )
}
