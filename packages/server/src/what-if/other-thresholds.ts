import { isDeepStrictEqual } from 'node:util'
import { defaultRisk, type Otherwise, type Policy, type RiskPolicy } from '@pointsman/core'

/**
 * The thresholds by which another policy is to be tried: those that its risk would give. Undefined where it tolerates what is
 * tolerated now: then each decision keeps the thresholds of its record.
 */
export async function otherThresholds(
  wanted: Pick<Policy, 'risk'>,
  inForce: Pick<Policy, 'risk'>,
  thresholdsFor: (risk: RiskPolicy) => Promise<Otherwise['thresholds']>,
): Promise<Otherwise['thresholds']> {
  const tolerated = wanted.risk ?? defaultRisk
  return isDeepStrictEqual(tolerated, inForce.risk ?? defaultRisk) ? undefined : thresholdsFor(tolerated)
}
