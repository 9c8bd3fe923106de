import type { Random, Timestamp } from '@pointsman/core'
import { chance, integer, pickWeighted, poisson } from './random.ts'

/** When one ticket arrives, and whether an outage brought it. */
export interface Arrival {
  readonly at: Timestamp
  readonly duringOutage: boolean
}

export const dayMs = 86_400_000

/** Share of an average day's tickets, Sunday first: Monday has what the weekend left over. The mean is 1. */
const dayFactors = [0.36, 1.56, 1.24, 1.2, 1.15, 1.02, 0.47] as const

/** Weight of each hour of the day in UTC: Europe's morning, a dip at noon, America's morning, quiet nights. */
const hourWeights = [1, 1, 1, 1, 2, 4, 9, 17, 22, 21, 17, 12, 12, 16, 18, 17, 13, 9, 6, 5, 4, 3, 2, 1] as const

/** Share of days with an outage: about one a month. */
const outageShare = 1 / 26

/** All arrivals of the day that starts at `midnight` (UTC), in order. */
export function arrivalsOfDay(random: Random, midnight: Timestamp, ticketsPerDay: number): readonly Arrival[] {
  const factor = dayFactors[new Date(midnight).getUTCDay()] ?? 1
  const hours = hourWeights.map((weight, hour) => [hour, weight] as const)
  const count = poisson(random, ticketsPerDay * factor)
  const arrivals: Arrival[] = Array.from({ length: count }, () => ({
    at: midnight + pickWeighted(random, hours) * 3_600_000 + integer(random, 0, 3_599_999),
    duringOutage: false,
  }))
  if (chance(random, outageShare)) arrivals.push(...burst(random, midnight, ticketsPerDay))
  return arrivals.toSorted((a, b) => a.at - b.at)
}

/** An outage in office hours: half a day's tickets within one to three hours, most of them early on. */
function burst(random: Random, midnight: Timestamp, ticketsPerDay: number): readonly Arrival[] {
  const start = midnight + integer(random, 7 * 60, 15 * 60) * 60_000
  const length = integer(random, 60, 180) * 60_000
  return Array.from({ length: poisson(random, 0.5 * ticketsPerDay) }, () => ({
    at: start + Math.floor(length * random() ** 2),
    duringOutage: true,
  }))
}
