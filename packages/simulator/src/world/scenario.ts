import { chance, seededRandom } from '../random.ts'
import { dayMinutes, openClock, openHours, rosterOf, type Minute, type OpenClock, type Roster } from './calendar.ts'
import { demandOf, type Demand } from './demand.ts'
import { drawOrganisation, type Organisation } from './organisation.ts'
import type { ReadTicket } from './read-ticket.ts'
import { changeStaff, type StaffChange } from './staff-change.ts'
import { drawTickets, planTargets, plans, type WorldTicket } from './tickets.ts'
import { isGoneAt, ticketsUnder, type Turn } from './turn.ts'
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
  /** People and demand that are given (fitted from history) instead of drawn. */
  readonly given?: { readonly organisation: Organisation; readonly demand: Demand }
  /** What if there were others, or somebody left? */
  readonly staff?: readonly StaffChange[]
  readonly turn?: Turn
  /** A trained reader instead of the calibrated confusion; takes a world with words. */
  readonly read?: ReadTicket
  /** Days that are measured. */
  readonly days: number
  readonly warmupDays: number
  /** Factor on the volume. */
  readonly volume?: number
}

/** Days after the last measured arrival, without new tickets, to finish what is there. */
const drainDays = 21

/** Draws everything that happens but for what a policy decides. */
export function drawScenario(world: World, options: ScenarioOptions): Scenario {
  const { seed, days, warmupDays, volume = 1, turn } = options
  const before = options.given?.organisation ?? drawOrganisation(world, seed)
  const demand = options.given?.demand ?? demandOf(world, before)
  const organisation = changeStaff(before, options.staff ?? [], world, seed)
  const arrivalDays = warmupDays + days
  const allDays = arrivalDays + drainDays
  const rosters = organisation.agents.map(({ agent, offsetMinutes }, index) => {
    const absent = absentDays(world, seed, index, allDays)
    const isAway = (day: number): boolean => absent.has(day) || isGoneAt(turn, index, day)
    return rosterOf(agent.hours?.shifts ?? [], offsetMinutes, allDays, isAway)
  })
  const scheduled = organisation.agents.map(({ agent, offsetMinutes }) =>
    rosterOf(agent.hours?.shifts ?? [], offsetMinutes, allDays, () => false),
  )
  const scaled = { ...demand, perDay: volume * demand.perDay }
  const drawn = drawTickets(world, organisation, scaled, { seed, days: arrivalDays, read: options.read })
  return {
    world,
    seed,
    organisation,
    rosters,
    clock: openClock(scheduled, allDays),
    tickets: ticketsUnder(turn, drawn),
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
