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
  /** Delay cost per ticket for each day from the change on, relative to the last ten days of the run; mean over seeds. */
  readonly course: readonly number[]
  /** The first day from which the course, over five days, stays within a tenth of where it ends. */
  readonly daysUntilBack: number
  /** For a newcomer: tickets on the first day at work, and the most at once relative to their capacity; means over seeds. */
  readonly firstDayTickets?: number
  readonly mostLoad?: number
}

const changeDay = 21
const daysAfter = 28
const settledDays = 10
const window = 5
const within = 0.1

/** Plays a change on day 21 and four weeks after it, over several seeds. */
export function recovery(
  { world, given, volume = 1 }: Pick<Experiment, 'world' | 'given' | 'volume'>,
  kind: Turn['kind'],
  policy: PolicyName,
  seeds: number,
): Recovery {
  const cost = new Float64Array(daysAfter)
  const count = new Float64Array(daysAfter)
  let firstDayTickets = 0
  let mostLoad = 0
  for (let seed = 1; seed <= seeds; seed++) {
    const turn = drawTurn(world, kind, seed)
    const common = { seed, days: daysAfter, warmupDays: changeDay, turn, volume }
    const scenario = drawScenario(world, given === undefined ? common : { ...common, given })
    let loadOfNew = 0
    const run = runWorld(scenario, policies[policy](scenario), {
      assigned: (_, desk) => {
        if (desk.index === turn.index)
          loadOfNew = Math.max(loadOfNew, (desk.active.length + desk.inbox.length + 1) / desk.slots)
      },
    })
    addDays(run, cost, count)
    firstDayTickets += ticketsOnFirstDay(scenario, run, turn.index) / seeds
    mostLoad += loadOfNew / seeds
  }
  const daily = Array.from(cost, (sum, day) => (count[day]! > 0 ? sum / count[day]! : 0))
  const settled = averaged(cost, count, daysAfter - settledDays, daysAfter)
  const smooth = daily.map((_, day) => averaged(cost, count, Math.max(0, day - window + 1), day + 1) / settled)
  const lastOff = smooth.findLastIndex((of) => of > 1 + within)
  return {
    kind,
    course: daily.map((of) => of / settled),
    daysUntilBack: Math.max(0, lastOff + 1),
    ...(kind === 'newcomer' ? { firstDayTickets, mostLoad } : {}),
  }
}

function drawTurn(world: World, kind: Turn['kind'], seed: number): Turn {
  const random = seededRandom(seed, `turn-${kind}`)
  const most = kind === 'new-topic' ? world.topics : world.agents
  return { kind, index: integer(random, 0, most - 1), day: changeDay }
}

function addDays({ scenario, courses }: Run, cost: Float64Array, count: Float64Array): void {
  const { clock, horizon } = scenario
  for (const { ticket, respondedAt, resolvedAt } of courses) {
    const day = Math.floor(ticket.at / dayMinutes) - changeDay
    if (day < 0 || day >= daysAfter) continue
    const waited = clock.at(respondedAt ?? horizon) + clock.at(resolvedAt ?? horizon) - 2 * clock.at(ticket.at)
    cost[day]! += (ticket.costPerHour * waited) / 120
    count[day]! += 1
  }
}

function averaged(cost: Float64Array, count: Float64Array, from: number, to: number): number {
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
