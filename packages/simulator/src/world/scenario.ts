import { chance, seededRandom } from '../random.ts'
import { dayMinutes, openClock, openHours, rosterOf, type Minute, type OpenClock, type Roster } from './calendar.ts'
import { ableLevel, drawOrganisation, successOf, type Organisation } from './organisation.ts'
import { drawTickets, planTargets, plans, type WorldTicket } from './tickets.ts'
import { workRate } from './desk.ts'
import type { PolicySetup } from './routing-policy.ts'
import type { World } from './world.ts'

/** A world drawn with a seed: the people, their shifts, and every ticket that will come. The same for every policy. */
export interface Scenario {
  readonly world: World
  readonly seed: number
  readonly organisation: Organisation
  readonly rosters: readonly Roster[]
  readonly clock: OpenClock
  readonly tickets: readonly WorldTicket[]
  /** Tickets that arrive before are not measured: whoever learns has learned by then. */
  readonly measuredFrom: Minute
  readonly measuredTo: Minute
  /** When the run is cut off; what is unresolved then counts as lasting until then. */
  readonly horizon: Minute
}

export interface ScenarioOptions {
  readonly seed: number
  /** Days that are measured. */
  readonly days: number
  readonly warmupDays: number
  /** Factor on the volume. */
  readonly volume?: number
}

/** Days after the last measured arrival, without new tickets, to finish what is there. */
const drainDays = 21

/** Draws everything that happens but for what a policy decides. */
export function drawScenario(world: World, { seed, days, warmupDays, volume = 1 }: ScenarioOptions): Scenario {
  const organisation = drawOrganisation(world, seed)
  const arrivalDays = warmupDays + days
  const allDays = arrivalDays + drainDays
  const rosters = organisation.agents.map(({ agent, offsetMinutes }, index) => {
    const absent = absentDays(world, seed, index, allDays)
    return rosterOf(agent.hours?.shifts ?? [], offsetMinutes, allDays, (day) => absent.has(day))
  })
  const scheduled = organisation.agents.map(({ agent, offsetMinutes }) =>
    rosterOf(agent.hours?.shifts ?? [], offsetMinutes, allDays, () => false),
  )
  const perDay = volume * ticketsPerDay(world, organisation)
  return {
    world,
    seed,
    organisation,
    rosters,
    clock: openClock(scheduled, allDays),
    tickets: drawTickets(world, organisation, seed, arrivalDays, perDay),
    measuredFrom: warmupDays * dayMinutes,
    measuredTo: arrivalDays * dayMinutes,
    horizon: allDays * dayMinutes,
  }
}

export function setupOf(scenario: Scenario): PolicySetup {
  const { organisation, seed } = scenario
  return {
    topics: organisation.topics.map(({ id, queue }) => ({ id, queue })),
    agents: organisation.agents.map(({ agent }) => agent),
    queues: organisation.queues,
    businessHours: openHours(scenario.clock),
    targets: plans.map((plan) => ({ plan, minutes: planTargets[plan] })),
    seed,
  }
}

/** Sick leave comes in days, holidays in weeks; half of the absence each. */
function absentDays(world: World, seed: number, agent: number, days: number): ReadonlySet<number> {
  const random = seededRandom(seed, `absence-${agent}`)
  const absent = new Set<number>()
  for (let day = 0; day < days; day++) if (chance(random, world.absence / 2)) absent.add(day)
  for (let week = 0; week * 7 < days; week++) {
    if (!chance(random, world.absence / 2)) continue
    for (let day = 0; day < 7; day++) absent.add(week * 7 + day)
  }
  return absent
}

/** Tickets on an average day at the world's load: what able people could do in their hours, times the load. */
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
