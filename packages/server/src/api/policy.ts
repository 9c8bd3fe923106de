import { fromPolicyPut, policyPutSchema, policySchema, toPolicy } from '../contract/policy.ts'
import { policyVersionsQuerySchema, policyVersionsSchema, toPolicyVersions } from '../contract/policy-version.ts'
import { answers } from './answers.ts'
import { actorOf, type ApiParts, type App } from './app-types.ts'
import { answerVersion, expectedVersion } from './versions.ts'

/** The operator's rules and weights. */
export function policyRoutes(app: App, { engine }: ApiParts): void {
  app.get(
    '/v1/policy',
    {
      config: { need: 'read', agent: 'any' },
      schema: { summary: 'The policy in force', response: answers({ 200: policySchema }) },
    },
    async (request, reply) => answerVersion(request, reply, toPolicy(await engine.policy())),
  )
  app.get(
    '/v1/policy/versions',
    {
      config: { need: 'read', agent: 'never' },
      schema: {
        summary: 'The policies there were, newest first',
        querystring: policyVersionsQuerySchema,
        response: answers({ 200: policyVersionsSchema }),
      },
    },
    async (request) => {
      const { limit, before } = request.query
      return toPolicyVersions(await engine.store.policies(limit, before), limit)
    },
  )
  app.put(
    '/v1/policy',
    {
      config: { need: 'admin', agent: 'never' },
      schema: {
        summary: 'Replace the policy; what is left out has the default',
        body: policyPutSchema,
        response: answers({ 200: policySchema }),
      },
    },
    async (request, reply) => {
      const named = [...request.body.queue_modes, ...request.body.risk.queues]
      for (const { queue } of named) await engine.checkQueue(queue)
      const policy = await engine.putPolicy(fromPolicyPut(request.body), expectedVersion(request), actorOf(request))
      return answerVersion(request, reply, toPolicy(policy))
    },
  )
}
