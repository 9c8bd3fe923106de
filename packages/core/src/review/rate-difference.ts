import type { Estimate } from '../discrepancy/intervals.ts'

/** How a share changed: negative is fewer. */
export interface RateChange {
  readonly value: number
  /** The range that holds the true change in 95 of 100 cases. */
  readonly low: number
  readonly high: number
  /** Whether that range leaves 0 out. */
  readonly isSure: boolean
}

/**
 * Difference of two shares of different tickets, from their Wilson intervals. Newcombe (1998), Interval estimation for the
 * difference between independent proportions, method 10. Undefined where either share is of nothing.
 */
export function changeBetween(before: Estimate, after: Estimate): RateChange | undefined {
  if (before.n === 0 || after.n === 0) return undefined
  const value = after.value - before.value
  const low = value - Math.hypot(after.value - after.low, before.high - before.value)
  const high = value + Math.hypot(after.high - after.value, before.value - before.low)
  return { value, low, high, isSure: low > 0 || high < 0 }
}
