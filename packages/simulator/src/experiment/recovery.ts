import { seededRandom, integer } from '../random.ts'
import type { Experiment } from './experiment.ts'
import { policies, type PolicyName } from '../policies/policies.ts'
import { dayMinutes } from '../world/calendar.ts'
import { runWorld } from '../world/run-world.ts'
import type { Run } from '../world/run.ts'
import { drawScenario, type Scenario } from '../world/scenario.ts'
import type { Turn } from '../world/turn.ts'
import type { World } from '../world/world.ts'

/** How an organisation comes through a change that lasts. */
export interface Recovery {
  readonly kind: Turn['kind']
  /**
   * Delay cost per ticket for each day from the change on, over the days up to it, relative to the same tickets and people
   * without the change: somebody who was always there, a topic known from the beginning. All seeds together.
   */
  readonly course: readonly number[]
  /** Where the course is in the last ten days: a leaver is missed for good. */
  readonly settled: number
  /** The first day from which the course stays within a tenth of where it settles. */
  readonly daysUntilBack: number
  /** For a newcomer: tickets on the first day at work, and the most at once relative to their capacity; means over seeds. */
  readonly firstDayTickets?: number
  readonly mostLoad?: number
}

const changeDay = 21
const daysAfter = 28
const settledDays = 10
/** Days taken together, because a day has few tickets of the costly kind. */
const window = 5
const within = 0.1

/** What tickets cost by waiting, by the day after the change on which they came. */
interface Daily {
  readonly cost: Float64Array
  readonly count: Float64Array
}

/** Plays a change on day 21 and four weeks after it, over several seeds, beside the same without it. */
export function recovery(
  experiment: Pick<Experiment, 'world' | 'given' | 'volume'>,
  kind: Turn['kind'],
  policy: PolicyName,
  seeds: number,
): Recovery {
  const [changed, unchanged] = [noDays(), noDays()]
  let firstDayTickets = 0
  let mostLoad = 0
  for (let seed = 1; seed <= seeds; seed++) {
    const turn = drawTurn(experiment.world, kind, seed)
    const { run, loadOfNew } = playTurn(experiment, policy, seed, turn)
    addDays(run, changed)
    addDays(playTurn(experiment, policy, seed).run, unchanged)
    firstDayTickets += ticketsOnFirstDay(run.scenario, run, turn.index) / seeds
    mostLoad += loadOfNew / seeds
  }
  const ratio = (from: number, to: number): number => {
    const usual = averaged(unchanged, from, to)
    return usual > 0 ? averaged(changed, from, to) / usual : 1
  }
  const course = Array.from({ length: daysAfter }, (_, day) => ratio(Math.max(0, day - window + 1), day + 1))
  const settled = ratio(daysAfter - settledDays, daysAfter)
  const lastOff = course.findLastIndex((of) => of > settled * (1 + within))
  return {
    kind,
    course,
    settled,
    daysUntilBack: lastOff + 1,
    ...(kind === 'newcomer' ? { firstDayTickets, mostLoad } : {}),
  }
}

function playTurn(
  { world, given, volume = 1 }: Pick<Experiment, 'world' | 'given' | 'volume'>,
  policy: PolicyName,
  seed: number,
  turn?: Turn,
): { readonly run: Run; readonly loadOfNew: number } {
  const common = { seed, days: daysAfter, warmupDays: changeDay, volume, ...(turn === undefined ? {} : { turn }) }
  const scenario = drawScenario(world, given === undefined ? common : { ...common, given })
  let loadOfNew = 0
  const run = runWorld(scenario, policies[policy](scenario), {
    assigned: (_, desk) => {
      if (desk.index === turn?.index)
        loadOfNew = Math.max(loadOfNew, (desk.active.length + desk.inbox.length + 1) / desk.slots)
    },
  })
  return { run, loadOfNew }
}

function noDays(): Daily {
  return { cost: new Float64Array(daysAfter), count: new Float64Array(daysAfter) }
}

function drawTurn(world: World, kind: Turn['kind'], seed: number): Turn {
  const random = seededRandom(seed, `turn-${kind}`)
  const most = kind === 'new-topic' ? world.topics : world.agents
  return { kind, index: integer(random, 0, most - 1), day: changeDay }
}

function addDays({ scenario, courses }: Run, { cost, count }: Daily): void {
  const { clock, horizon } = scenario
  for (const { ticket, respondedAt, resolvedAt } of courses) {
    const day = Math.floor(ticket.at / dayMinutes) - changeDay
    if (day < 0 || day >= daysAfter) continue
    const waited = clock.at(respondedAt ?? horizon) + clock.at(resolvedAt ?? horizon) - 2 * clock.at(ticket.at)
    cost[day]! += (ticket.costPerHour * waited) / 120
    count[day]! += 1
  }
}

function averaged({ cost, count }: Daily, from: number, to: number): number {
  let costs = 0
  let tickets = 0
  for (let day = from; day < to; day++) {
    costs += cost[day]!
    tickets += count[day]!
  }
  return tickets > 0 ? costs / tickets : 0
}

function ticketsOnFirstDay(scenario: Scenario, { work }: Run, agent: number): number {
  const { starts, ends } = scenario.rosters[agent] ?? { starts: [], ends: [] }
  const [from, to] = [starts[0] ?? 0, ends[0] ?? 0]
  return work.filter((one) => one.agent === agent && one.at >= from && one.at < to).length
}
