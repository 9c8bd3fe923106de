import { defaultPolicy, type Decision, type Policy } from '@pointsman/core'
import type { Store } from '../store/store.ts'

/** Finds the policy a decision was made under, and fetches each version once; undefined where it is not kept. */
export function recordedPolicies(
  store: Pick<Store, 'policy'>,
): (decision: Pick<Decision, 'policyVersion'>) => Promise<Policy | undefined> {
  const known = new Map<number, Policy>([[defaultPolicy.version, defaultPolicy]])
  return async ({ policyVersion }) => {
    const policy = known.get(policyVersion) ?? (await store.policy(policyVersion))
    if (policy !== undefined) known.set(policyVersion, policy)
    return policy
  }
}
