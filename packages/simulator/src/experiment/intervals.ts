/** A mean with the range that holds the true one in nineteen cases of twenty. */
export interface Estimate {
  readonly mean: number
  readonly low: number
  readonly high: number
}

/** Student's t-interval at 95 % (Student 1908); of one value alone, that value without a range. */
export function interval(values: readonly number[]): Estimate {
  const count = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / count
  if (count < 2) return { mean, low: mean, high: mean }
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1)
  const half = studentQuantile(count - 1) * Math.sqrt(variance / count)
  return { mean, low: mean - half, high: mean + half }
}

/** The interval of ratios seed by seed. Both saw the same world, so most of the chance cancels (Law, §11.2). */
export function pairedRatio(values: readonly number[], against: readonly number[]): Estimate {
  const ratios = values.flatMap((value, at) => {
    const other = against[at]!
    return other > 0 ? [value / other] : []
  })
  return ratios.length === 0 ? { mean: 1, low: 1, high: 1 } : interval(ratios)
}

/** Exact for one to four degrees of freedom, where the series is still off; to four figures beyond. */
const smallQuantiles = [12.7062, 4.3027, 3.1824, 2.7764] as const

/** The 97.5 % point of Student's t: Fisher and Cornish's expansion (Abramowitz & Stegun 26.7.5). */
export function studentQuantile(degrees: number): number {
  const known = smallQuantiles[degrees - 1]
  if (known !== undefined) return known
  const z = 1.959964
  const first = (z ** 3 + z) / 4
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384
  return z + first / degrees + second / degrees ** 2 + third / degrees ** 3
}
