import { defaultRisk, rulesOf, type Policy, type Trust } from '@pointsman/core'
import type { StoredTrust } from '../store/store.ts'

/** What decisions are made by; undefined where the operator does not want thresholds or alarms to be obeyed. */
export function trustInForce({ calculation, alarms }: StoredTrust, policy: Policy): Trust | undefined {
  const { isEnforced } = policy.risk ?? defaultRisk
  if (!isEnforced) return undefined
  return {
    rules: calculation === undefined ? [] : rulesOf(calculation.calculation, calculation.version),
    lowered: alarms.map(({ id, queue, except, at, because }) => ({
      alarm: id,
      ...(queue === undefined ? {} : { queue }),
      ...(except.length === 0 ? {} : { except }),
      since: at,
      because,
    })),
  }
}

/** A model's name without the lessons it has learned since: `m1a2b3c` of `m1a2b3c+17`. */
export function modelOf(version: string): string {
  return version.split('+', 1)[0]!
}
