import { exp } from '../learn/exact-math.ts'

/** `1 / (1 + e^−x)`. */
export function chanceOf(logOdds: number): number {
  return 1 / (1 + exp(-logOdds))
}

const pi = 3.141592653589793

/**
 * By how much doubt draws a chance towards one half: the mean chance of normal log odds is that of mean log odds divided
 * by this. MacKay (1992), "The evidence framework applied to classification networks", eq. 10.
 */
export function doubtFactor(variance: number): number {
  return Math.sqrt(1 + (pi * variance) / 8)
}
