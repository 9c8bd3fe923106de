import { normalQuantile } from '../../records/normal-quantile.ts'

/** A mean with the range that holds the true one with the confidence asked for. */
export interface Interval {
  readonly mean: number
  readonly low: number
  readonly high: number
}

/**
 * Mean of paired differences with an interval by the normal approximation (Student's for large numbers); with a hundred
 * pairs of bounded size and more it is good enough. One pair or none says nothing: the interval is without end.
 */
export function meanDifference(differences: readonly number[], confidence: number): Interval {
  const n = differences.length
  const mean = n === 0 ? 0 : differences.reduce((sum, one) => sum + one, 0) / n
  if (n < 2) return { mean, low: -Infinity, high: Infinity }
  const squares = differences.reduce((sum, one) => sum + (one - mean) * (one - mean), 0)
  const reach = normalQuantile((1 + confidence) / 2) * Math.sqrt(squares / (n - 1) / n)
  return { mean, low: mean - reach, high: mean + reach }
}
