import type { Random } from '@pointsman/core'
import { chance, pick, pickWeighted, poisson } from '../random.ts'
import { dayMinutes, type Minute } from './calendar.ts'
import { workRate } from './desk.ts'
import { ableLevel, successOf, type Organisation } from './organisation.ts'
import type { World } from './world.ts'

/** How many tickets come, and when. */
export interface Demand {
  /** On an average day, before outages and releases. */
  readonly perDay: number
  /** Share of a usual day's tickets, Monday first; the mean is 1. */
  readonly dayFactors: readonly number[]
  /** Weight of each of the 24 hours, in UTC. */
  readonly hourWeights: readonly number[]
}

export interface WorldArrival {
  readonly at: Minute
  /** Where an outage or a release brought it. */
  readonly topic?: number
  readonly isOutage: boolean
}

/** Monday has what the weekend left over. */
const dayFactors = [1.55, 1.24, 1.2, 1.15, 1.02, 0.48, 0.36] as const

/** One place's office day, or Europe's morning and America's day. */
const hourWeights = {
  one: [0, 0, 0, 0, 1, 3, 8, 18, 22, 20, 18, 13, 11, 17, 18, 15, 11, 6, 4, 3, 2, 1, 1, 0],
  three: [1, 1, 1, 1, 2, 4, 9, 16, 21, 20, 17, 12, 12, 16, 18, 18, 15, 12, 9, 8, 6, 5, 3, 2],
} as const

/** As many tickets as take the world's load of everybody's time. */
export function demandOf(world: World, organisation: Organisation): Demand {
  return { perDay: ticketsPerDay(world, organisation), dayFactors, hourWeights: hourWeights[world.zones] }
}

/** What able people could do in their hours, all hands full, times the load. */
function ticketsPerDay(world: World, { topics, agents }: Organisation): number {
  const spreadMean = Math.exp(world.minutesSpread ** 2 / 2)
  const minutesPerTicket = topics.reduce((sum, topic, at) => {
    const able = agents.filter(({ level }) => level[at]! >= ableLevel)
    const pace = able.reduce((total, { pace: of }) => total + of[at]!, 0) / able.length
    const attempts = able.reduce((total, { level }) => total + 1 / successOf(level[at]!), 0) / able.length
    return sum + topic.share * topic.minutes * spreadMean * pace * attempts
  }, 0)
  const capacity = agents.reduce((sum, { agent }) => {
    const weekly = (agent.hours?.shifts ?? []).reduce((total, shift) => total + shift.to - shift.from, 0)
    return sum + (weekly / 7) * agent.capacity * workRate(agent.capacity, world.slowDown)
  }, 0)
  return (world.load * (1 - world.absence) * capacity) / minutesPerTicket
}

/** Half a day's share of tickets in an outage, and of a day's in a release. */
const outageShare = 0.3
const releaseShare = 0.15

/** The arrivals of one day, in no order. */
export function arrivalsOfDay(
  random: Random,
  world: World,
  organisation: Organisation,
  demand: Demand,
  day: number,
): readonly WorldArrival[] {
  const { perDay } = demand
  const midnight = day * dayMinutes
  const hours = demand.hourWeights.map((weight, hour) => [hour, weight] as const)
  const moment = (): Minute => midnight + pickWeighted(random, hours) * 60 + random() * 60
  const usual = poisson(random, perDay * (demand.dayFactors[day % 7] ?? 1))
  const arrivals: WorldArrival[] = Array.from({ length: usual }, () => ({ at: moment(), isOutage: false }))
  if (chance(random, world.outages / 30)) {
    // About one topic, within two and a half hours, most of them early on.
    const start = midnight + 420 + random() * 480
    const topic = Math.floor(random() * organisation.topics.length)
    const count = poisson(random, outageShare * perDay)
    for (let i = 0; i < count; i++) arrivals.push({ at: start + 150 * random() ** 2, topic, isOutage: true })
  }
  // Releases come Monday to Thursday, and show in one queue.
  if (day % 7 < 4 && chance(random, world.releases / 17)) {
    const queue = pick(random, organisation.queues)
    const ofQueue = organisation.topics.flatMap((topic, at) => (topic.queue === queue ? [at] : []))
    const count = poisson(random, releaseShare * perDay)
    for (let i = 0; i < count; i++) arrivals.push({ at: moment(), topic: pick(random, ofQueue), isOutage: false })
  }
  return arrivals
}
