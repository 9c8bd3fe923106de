import { gini } from '@pointsman/core'
import type { Minute } from './calendar.ts'
import { ableLevel } from './organisation.ts'
import { highImpact, type WorldTicket } from './tickets.ts'
import type { Run } from './run.ts'

/** What a run comes to. Minutes are open minutes: nights and closed days do not count. */
export interface Measures {
  readonly tickets: number
  readonly firstResponseMean: number
  readonly firstResponseP90: number
  /** The same for tickets of high impact. */
  readonly highImpactP90: number
  readonly resolutionMean: number
  /** Share of tickets answered later than their plan promises. */
  readonly breachRate: number
  /** What waiting cost the customers, per ticket: half until the first response, half until the resolution. */
  readonly delayCost: number
  readonly handOns: number
  readonly reopenings: number
  /** How unevenly work (minutes per hour of shift) is spread over agents: 0 evenly, towards 1 all on one. */
  readonly effortGini: number
  /** The same for the share of interesting topics in everybody's work. */
  readonly interestingGini: number
  /** Share of the juniors' work that is on topics they were not yet able at. */
  readonly developmentShare: number
  /** Share of working hours with something in hand. */
  readonly utilisation: number
  /** Tickets unresolved when the run was cut off. */
  readonly unresolved: number
}

export const measureNames = [
  'firstResponseMean',
  'firstResponseP90',
  'highImpactP90',
  'resolutionMean',
  'breachRate',
  'delayCost',
  'handOns',
  'reopenings',
  'effortGini',
  'interestingGini',
  'developmentShare',
  'utilisation',
] as const satisfies readonly (keyof Measures)[]

/** Measures the tickets that arrived in the measured days, and the work done in them. */
export function measure(run: Run): Measures {
  const { scenario } = run
  const { measuredFrom, measuredTo, horizon, clock } = scenario
  const isMeasured = (at: Minute): boolean => at >= measuredFrom && at < measuredTo
  const courses = run.courses.filter(({ ticket }) => isMeasured(ticket.at))
  const open = (ticket: WorldTicket, until: Minute | undefined): number =>
    clock.at(until ?? horizon) - clock.at(ticket.at)
  const responses = courses.map(({ ticket, respondedAt }) => open(ticket, respondedAt))
  const resolutions = courses.map(({ ticket, resolvedAt }) => open(ticket, resolvedAt))
  const high = responses.filter((_, at) => courses[at]!.ticket.impact >= highImpact)
  const people = run.desks.map((desk) => spread(run, desk.index, isMeasured))
  return {
    tickets: courses.length,
    firstResponseMean: mean(responses),
    firstResponseP90: quantile(responses, 0.9),
    highImpactP90: quantile(high, 0.9),
    resolutionMean: mean(resolutions),
    breachRate: mean(courses.map(({ ticket }, at) => (responses[at]! > ticket.targetMinutes ? 1 : 0))),
    delayCost: mean(courses.map(({ ticket }, at) => (ticket.costPerHour * (responses[at]! + resolutions[at]!)) / 120)),
    handOns: mean(courses.map((course) => course.handOns)),
    reopenings: mean(courses.map((course) => course.reopenings)),
    effortGini: gini(people.map(({ effort }) => effort)),
    interestingGini: gini(people.map(({ interesting }) => interesting)),
    developmentShare: mean(people.flatMap(({ development }) => (development === undefined ? [] : [development]))),
    utilisation:
      run.desks.reduce((sum, desk) => sum + desk.busyMinutes, 0) /
      Math.max(
        1,
        people.reduce((sum, { hours }) => sum + hours * 60, 0),
      ),
    unresolved: courses.filter(({ resolvedAt }) => resolvedAt === undefined).length,
  }
}

function spread(
  run: Run,
  agent: number,
  isMeasured: (at: Minute) => boolean,
): {
  readonly hours: number
  readonly effort: number
  readonly interesting: number
  readonly development: number | undefined
} {
  const { organisation, rosters } = run.scenario
  const who = organisation.agents[agent]!
  const { starts, ends } = rosters[agent]!
  const hours = starts.reduce((sum, start, at) => sum + (isMeasured(start) ? (ends[at]! - start) / 60 : 0), 0)
  const own = run.work.filter((one) => one.agent === agent && isMeasured(one.at))
  const minutes = (of: typeof own): number => of.reduce((sum, one) => sum + one.minutes, 0)
  const total = minutes(own)
  const interesting = minutes(own.filter(({ topic }) => organisation.topics[topic]!.isInteresting))
  const learning = minutes(own.filter(({ topic }) => who.level[topic]! < ableLevel))
  return {
    hours,
    effort: hours > 0 ? total / hours : 0,
    interesting: total > 0 ? interesting / total : 0,
    development: who.isJunior && total > 0 ? learning / total : undefined,
  }
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** The value that a share of all values do not exceed, without interpolation. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).toSorted()
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}
