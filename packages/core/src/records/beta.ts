import { log } from '../learn/exact-math.ts'
import { chanceOf, doubtFactor } from './log-odds.ts'

/** A chance with its doubt: as if `alpha` successes and `beta` failures had been seen. */
export interface Beta {
  readonly alpha: number
  readonly beta: number
}

/** The two ends of a chance or of a number of minutes. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * The beta distribution nearest to normal log odds: of the same mean, and of the size that makes 1/α + 1/β the variance, so that
 * one ticket more counts as one.
 */
export function betaOf(mean: number, variance: number): Beta {
  const share = chanceOf(mean / doubtFactor(variance))
  const size = 1 / (variance * share * (1 - share))
  return { alpha: size * share, beta: size * (1 - share) }
}

/** The way back: normal log odds of a beta distribution. */
export function logOddsOf({ alpha, beta }: Beta): { readonly mean: number; readonly variance: number } {
  const variance = 1 / alpha + 1 / beta
  return { mean: log(alpha / beta) * doubtFactor(variance), variance }
}

/** Holds the true chance nine times in ten, for `z` = 1.645. */
export function chanceInterval(beta: Beta, z: number): Interval {
  const { mean, variance } = logOddsOf(beta)
  const reach = z * Math.sqrt(variance)
  return { low: chanceOf(mean - reach), high: chanceOf(mean + reach) }
}
