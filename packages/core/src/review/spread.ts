import type { Estimate } from '../discrepancy/intervals.ts'

/** How long things take: the half and the tenth that take longer, each with its doubt. Minutes. */
export interface Spread {
  readonly median: Estimate
  /** Nine of ten take no longer. */
  readonly ninetieth: Estimate
}

/** Below this many values an interval between order statistics would be the whole range. */
const fewest = 10
/** Two-sided 95 %. */
const z = 1.959964

/** Undefined for fewer than ten values. */
export function spreadOf(values: readonly number[]): Spread | undefined {
  if (values.length < fewest) return undefined
  const sorted = values.toSorted((a, b) => a - b)
  return { median: quantile(sorted, 0.5), ninetieth: quantile(sorted, 0.9) }
}

/**
 * A quantile of sorted values with the interval between the order statistics whose ranks are n q ± z √(n q (1 − q)): no
 * shape is assumed. Conover (1999), Practical Nonparametric Statistics, §3.2.
 */
function quantile(sorted: readonly number[], q: number): Estimate {
  const n = sorted.length
  const half = z * Math.sqrt(n * q * (1 - q))
  const at = (rank: number): number => sorted[Math.max(1, Math.min(n, Math.ceil(rank))) - 1]!
  return { value: at(n * q), low: at(n * q - half), high: at(n * q + half + 1), n }
}
