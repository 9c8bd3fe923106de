import type { UrgencyWeights } from '../domain/policy.ts'

/** What one signal saw: a share from 0, can wait, to 1, cannot wait; and why, in words for the people concerned. */
export interface SignalReading {
  readonly share: number
  readonly because: string
}

/** One reading for each signal that urgency depends on, in the order in which they are added up. */
export type UrgencySignals = Readonly<Record<keyof UrgencyWeights, SignalReading>>
