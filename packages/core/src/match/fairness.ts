import { exp } from '../learn/exact-math.ts'
import { minutesAWeek } from './working-week.ts'
import type { PreparedRoster } from './roster.ts'
import type { RecentWork } from '../domain/situation.ts'
import type { ComplexityReading } from '../domain/reading.ts'

/** How much longer a ticket counts for those who carried more than their share lately; arrays aligned with the agents. */
export interface Fairness {
  /** As a share of the agent's own minutes: above 0 for who did more than others, below for who did less. */
  readonly effort: Float64Array
  /** The same for interesting work, of the team's minutes. */
  readonly interest: Float64Array
}

/** How steeply shares are evened out (measured: docs/decisions/0034). Larger: even shares, at the price of slower answers. */
const steepness = 1
/** The same for interesting work. */
const interestSteepness = 0.15
/** Bounds of what fairness may add, so that it never outweighs who can do the work. */
const mostFairness = 0.5

/** Minutes from which work is anything but routine. */
export const interestingMinutes = 40

/**
 * Own share of the last week's effort against the team's mean, per hour of work, as exp(steepness × (own / mean − 1)) − 1
 * (after Armony & Ward 2010, "Fair dynamic routing in large-scale heterogeneous-server systems"); the same for
 * interesting work, only where the ticket is interesting.
 */
export function fairnessOf(prepared: PreparedRoster, lately: readonly RecentWork[] | undefined): Fairness {
  const { agents } = prepared.roster
  const effort = new Float64Array(agents.length)
  const interest = new Float64Array(agents.length)
  if (lately === undefined) return { effort, interest }
  const weeks = agents.map(minutesAWeek)
  evenOut(effort, weeks, (index) => lately[index]?.effort ?? 0, steepness)
  evenOut(interest, weeks, (index) => lately[index]?.interesting ?? 0, interestSteepness)
  return { effort, interest }
}

/** Whether a ticket is one of those that everybody should have their share of. */
export function isInteresting(complexity: ComplexityReading): boolean {
  return !complexity.abstained && complexity.minutes >= interestingMinutes
}

function evenOut(into: Float64Array, weeks: readonly number[], carried: (index: number) => number, rate: number): void {
  let total = 0
  let time = 0
  weeks.forEach((minutes, index) => {
    total += carried(index)
    time += minutes
  })
  if (total <= 0 || time <= 0) return
  const mean = total / time
  weeks.forEach((minutes, index) => {
    if (minutes <= 0) return
    const ratio = carried(index) / minutes / mean
    into[index] = Math.min(mostFairness, Math.max(-mostFairness, exp(rate * (Math.min(ratio, 4) - 1)) - 1))
  })
}
