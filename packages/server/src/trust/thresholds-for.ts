import { rulesOf, type ActRule, type Reader, type RiskPolicy, type Timestamp } from '@pointsman/core'
import type { Store } from '../store/store.ts'
import { gatherEvidence } from './evidence.ts'
import { modelOf } from './trust-in-force.ts'

/** Whose thresholds are asked for. */
export interface ThresholdsWanted {
  readonly store: Pick<Store, 'readings'>
  readonly risk: RiskPolicy
  readonly now: Timestamp
  /** Who reads; undefined while there is nothing to read with. */
  readonly reader: Pick<Reader, 'version' | 'heldOut'> | undefined
}

/** The thresholds that a risk would give from what is known now, or `none`; nothing is stored. */
export async function thresholdsFor({
  store,
  risk,
  now,
  reader,
}: ThresholdsWanted): Promise<readonly ActRule[] | 'none'> {
  if (!risk.isEnforced || reader === undefined) return 'none'
  const { version, heldOut = [] } = reader
  const evidence = await gatherEvidence({ store, asked: risk, now, model: modelOf(version), heldOut })
  // A number of its own they would only get by being stored; no decision here is.
  return rulesOf(evidence.calculation, 0)
}
