import { fromPolicyPut, policyPutSchema, policySchema, toPolicy } from '../contract/policy.ts'
import { answers } from './answers.ts'
import type { ApiParts, App } from './app-types.ts'
import { answerVersion, expectedVersion } from './versions.ts'

/** The operator's rules and weights. */
export function policyRoutes(app: App, { engine }: ApiParts): void {
  app.get(
    '/v1/policy',
    { config: { need: 'read' }, schema: { summary: 'The policy in force', response: answers({ 200: policySchema }) } },
    async (request, reply) => answerVersion(request, reply, toPolicy(await engine.policy())),
  )
  app.put(
    '/v1/policy',
    {
      config: { need: 'admin' },
      schema: {
        summary: 'Replace the policy; what is left out has the default',
        body: policyPutSchema,
        response: answers({ 200: policySchema }),
      },
    },
    async (request, reply) => {
      for (const { queue } of request.body.queue_modes) await engine.checkQueue(queue)
      const policy = await engine.putPolicy(fromPolicyPut(request.body), expectedVersion(request))
      return answerVersion(request, reply, toPolicy(policy))
    },
  )
}
