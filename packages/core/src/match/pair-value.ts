import { exp } from '../learn/exact-math.ts'

/** How steeply the cost of waiting rises with urgency: e^(6 × 0.4) ≈ 11, so that an outage outweighs ten trifles. */
const steepness = 6
/** Values are whole numbers, so that sums and prices are exact. */
const unitsPerValue = 1 << 20
/** Nobody is counted as quicker than this, minutes. */
const leastMinutes = 1

/** What a minute of waiting costs, relative to a ticket without any urgency, 1–e⁶. */
export function costPerMinute(urgency: number): number {
  return exp(steepness * urgency)
}

/**
 * What giving a ticket to somebody now is worth: the cost of its waiting per minute of the agent's time it takes (the
 * generalised cμ rule: van Mieghem 1995, "Dynamic scheduling with convex delay costs"; Mandelbaum & Stolyar 2004).
 * `effectiveMinutes` counts failure, other work and everything else in fit. A whole number, at least 1.
 */
export function pairValue(urgency: number, effectiveMinutes: number): number {
  const value = (unitsPerValue * costPerMinute(urgency)) / Math.max(leastMinutes, effectiveMinutes)
  return Math.max(1, Math.floor(value))
}

/** The effective minutes at which a pair would be worth this much: `pairValue` backwards. */
export function minutesWorth(urgency: number, value: number): number {
  return (unitsPerValue * costPerMinute(urgency)) / Math.max(1, value)
}
