import { exp, log } from '../learn/exact-math.ts'
import { minuteClasses, type MinuteClass } from './complexity-prior.ts'

/** Where one class ends and the next begins, in ln minutes: halfway, and as far out at both ends. */
const edges = classEdges()

/** The class whose typical minutes are nearest in ratio: the shortest at or below 0, the longest for Infinity. */
export function nearestMinuteClass(minutes: number): MinuteClass {
  const at = log(Math.max(minutes, 0.1))
  const found = minuteClasses.findIndex((_, i) => at < edges[i + 1]!)
  return minuteClasses[found < 0 ? minuteClasses.length - 1 : found]!
}

/**
 * Expected minutes (geometric mean) and the range that holds four tickets in five, from the probability of each class:
 * `shares` are aligned with `minuteClasses` and sum to 1.
 */
export function minutesOf(shares: readonly number[]): { minutes: number; low: number; high: number } {
  let mean = 0
  shares.forEach((share, i) => {
    mean += share * log(Number(minuteClasses[i]))
  })
  return { minutes: exp(mean), low: exp(quantile(shares, 0.1)), high: exp(quantile(shares, 0.9)) }
}

/** In ln minutes. Within a class every ratio is taken as equally likely. */
function quantile(shares: readonly number[], wanted: number): number {
  let below = 0
  for (let i = 0; i < shares.length; i++) {
    const share = shares[i]!
    if (below + share >= wanted && share > 0) {
      return edges[i]! + ((wanted - below) / share) * (edges[i + 1]! - edges[i]!)
    }
    below += share
  }
  return edges.at(-1)!
}

function classEdges(): readonly number[] {
  const centres = minuteClasses.map((minutes) => log(Number(minutes)))
  const between = centres.slice(1).map((centre, i) => (centre + centres[i]!) / 2)
  const first = centres[0]! - (between[0]! - centres[0]!)
  const last = centres.at(-1)! + (centres.at(-1)! - between.at(-1)!)
  return [first, ...between, last]
}
