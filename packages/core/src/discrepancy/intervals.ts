/** A figure with the range that holds the true one in 95 of 100 cases. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
  /** What it was estimated from. */
  readonly n: number
}

/** Two-sided 95 %. */
const z = 1.959964

/** A share with Wilson's interval (1927), which holds for few tickets and for shares near 0 and 1; the whole range for none. */
export function shareOf(count: number, n: number): Estimate {
  if (n === 0) return { value: 0, low: 0, high: 1, n }
  const p = count / n
  const middle = p + (z * z) / (2 * n)
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  const scale = 1 + (z * z) / n
  const [low, high] = [(middle - half) / scale, (middle + half) / scale]
  return { value: p, low: Math.max(0, Math.min(p, low)), high: Math.min(1, Math.max(p, high)), n }
}

/** A mean with its interval by the central limit theorem; undefined under two values. Rough below thirty. */
export function meanOf(values: readonly number[]): Estimate | undefined {
  const n = values.length
  if (n < 2) return undefined
  const value = values.reduce((sum, one) => sum + one, 0) / n
  const variance = values.reduce((sum, one) => sum + (one - value) ** 2, 0) / (n - 1)
  const half = z * Math.sqrt(variance / n)
  return { value, low: value - half, high: value + half, n }
}
