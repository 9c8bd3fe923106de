import { log } from '../learn/exact-math.ts'

const central = {
  above: [
    -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1,
    2.506628277459239,
  ],
  below: [
    -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1, 1,
  ],
} as const

const tail = {
  above: [
    -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ],
  below: [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1],
} as const

const tailBegins = 0.02425

/**
 * The number of standard deviations that a normal variable stays below with probability `p`, between 0 and 1. Rational
 * approximation of Acklam (2003), relative error below 1.2e-9, out of plain arithmetic and our own logarithm.
 */
export function normalQuantile(p: number): number {
  if (p > 1 - tailBegins) return -normalQuantile(1 - p)
  if (p < tailBegins) {
    const q = Math.sqrt(-2 * log(p))
    return polynomial(tail.above, q) / polynomial(tail.below, q)
  }
  const q = p - 0.5
  const r = q * q
  return (polynomial(central.above, r) * q) / polynomial(central.below, r)
}

/** Highest power first (Horner). */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0
  for (const coefficient of coefficients) sum = sum * x + coefficient
  return sum
}
