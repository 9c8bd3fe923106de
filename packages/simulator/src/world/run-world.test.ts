import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { interval } from '../experiment/intervals.ts'
import { policies, type PolicyName } from '../policies/policies.ts'
import { seededRandom } from '../random.ts'
import { measure } from './measures.ts'
import { runWorld } from './run-world.ts'
import { drawScenario, type Scenario } from './scenario.ts'
import type { DispatchView } from './routing-policy.ts'
import { worlds, type World } from './world.ts'

const base = worlds[0]!
const tiny: World = { ...base, agents: 6, topics: 6, queues: 3, ownTopics: 3, load: 0.5 }

function scenarioOf(seed: number, part: Partial<World> = {}): Scenario {
  return drawScenario({ ...tiny, ...part }, { seed, days: 5, warmupDays: 2 })
}

const capped: readonly PolicyName[] = ['skills-fifo', 'least-loaded', 'greedy', 'index', 'oracle', 'manual-triage']
const all = Object.keys(policies) as readonly PolicyName[]

describe('the laws of a world', () => {
  test('nobody works outside their shifts', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.constantFrom(...all), (seed, name) => {
        const scenario = scenarioOf(seed)
        runWorld(scenario, policies[name](scenario), {
          worked: (desk, from, to) => {
            const { starts, ends } = scenario.rosters[desk.index]!
            const shift = starts.findIndex((start, at) => start <= from && to <= ends[at]!)
            expect(shift).toBeGreaterThanOrEqual(0)
          },
        })
      }),
      { numRuns: 12 },
    )
  })

  test('nobody works on more at once than they can, and routers with a cap never exceed it', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.constantFrom(...capped), (seed, name) => {
        const scenario = scenarioOf(seed, { load: 0.8 })
        runWorld(scenario, policies[name](scenario), {
          assigned: (_, desk) => expect(desk.active.length + desk.inbox.length).toBeLessThan(desk.slots),
          worked: (desk) => expect(desk.active.length).toBeLessThanOrEqual(desk.slots),
        })
      }),
      { numRuns: 12 },
    )
  })

  test('every ticket is resolved, in hands, or waiting: none is lost and none is twice', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.constantFrom(...all), (seed, name) => {
        const scenario = scenarioOf(seed, { load: 0.9 })
        const run = runWorld(scenario, policies[name](scenario))
        const inHands = run.desks.flatMap((desk) => [...desk.active, ...desk.inbox].map(({ ticket }) => ticket.index))
        const resolved = run.courses.flatMap(({ resolvedAt, ticket }) =>
          resolvedAt === undefined ? [] : [ticket.index],
        )
        const everywhere = [...inHands, ...run.waiting, ...resolved]
        expect(new Set(everywhere).size).toBe(everywhere.length)
        expect(everywhere.toSorted((a, b) => a - b)).toEqual(scenario.tickets.map(({ index }) => index))
      }),
      { numRuns: 12 },
    )
  })

  test('time runs forwards for every ticket: it arrives, is given to somebody, is answered, is resolved', () => {
    const scenario = scenarioOf(3)
    for (const { ticket, assignedAt, startedAt, respondedAt, resolvedAt } of runWorld(
      scenario,
      policies.index(scenario),
    ).courses) {
      const order = [ticket.at, assignedAt, startedAt, respondedAt, resolvedAt].filter((at) => at !== undefined)
      expect(order).toEqual(order.toSorted((a, b) => a - b))
    }
  })

  test('the same seed gives the same result, whatever ran before', () => {
    for (const name of all) {
      const first = measure(runWorld(scenarioOf(11), policies[name](scenarioOf(11))))
      runWorld(scenarioOf(12), policies[name](scenarioOf(12)))
      expect(measure(runWorld(scenarioOf(11), policies[name](scenarioOf(11))))).toEqual(first)
    }
  })

  test('policies meet the same tickets and the same luck: a run leaves the scenario as it was', () => {
    const scenario = scenarioOf(5)
    const before = structuredClone({ tickets: scenario.tickets, people: scenario.organisation.agents })
    const alone = measure(runWorld(scenario, policies['skills-fifo'](scenario)))
    runWorld(scenario, policies.index(scenario))
    expect({ tickets: scenario.tickets, people: scenario.organisation.agents }).toEqual(before)
    expect(measure(runWorld(scenario, policies['skills-fifo'](scenario)))).toEqual(alone)
  })

  test('more tickets never make the same policy answer sooner on average', () => {
    const at = (volume: number): number => {
      const scenario = drawScenario(tiny, { seed: 4, days: 10, warmupDays: 2, volume })
      return measure(runWorld(scenario, policies['skills-fifo'](scenario))).firstResponseMean
    }
    expect(at(1.8)).toBeGreaterThan(at(0.6))
  })

  test('a router that names nobody is told so', () => {
    const scenario = scenarioOf(1)
    const policy = {
      name: 'broken',
      dispatch: (view: DispatchView) => [{ ticket: view.waiting[0]!.ticket.id, agent: 'nobody' }],
    }
    expect(() => runWorld(scenario, policy)).toThrow(/broken gave t\d+ to nobody/)
  })
})

describe('checked against queueing theory', () => {
  // The one case with a formula: Poisson arrivals, exponential work, equal people, one ticket each (Erlang 1917).
  test.each([
    { servers: 3, busy: 0.7 },
    { servers: 8, busy: 0.85 },
  ])('$servers equal people, $busy of their time taken: waiting is as Erlang C says', ({ servers, busy }) => {
    const meanWork = 20
    const waits = Array.from({ length: 24 }, (_, seed) => meanWait(seed, servers, busy, meanWork))
    const { low, high } = interval(waits)
    const expected = (erlangC(servers, busy * servers) * meanWork) / (servers * (1 - busy))
    expect(expected).toBeGreaterThan(low)
    expect(expected).toBeLessThan(high)
    expect((high - low) / expected).toBeLessThan(0.25)
  })
})

/** Probability of having to wait, Erlang's second formula, by the recursion for his first. */
function erlangC(servers: number, offered: number): number {
  let blocked = 1
  for (let count = 1; count <= servers; count++) blocked = (offered * blocked) / (count + offered * blocked)
  return (servers * blocked) / (servers - offered * (1 - blocked))
}

function meanWait(seed: number, servers: number, busy: number, meanWork: number): number {
  const plain = drawScenario(
    { ...tiny, agents: servers, topics: 1, queues: 1, fatigue: 0, practiceGain: 0, slowDown: 1, absence: 0 },
    { seed, days: 1, warmupDays: 0 },
  )
  const random = seededRandom(seed, 'erlang')
  const model = plain.tickets[0]!
  let at = 0
  const tickets = Array.from({ length: 6_000 }, (_, index) => {
    at -= (Math.log(1 - random()) * meanWork) / (busy * servers)
    const minutes = -Math.log(1 - random()) * meanWork
    return { ...model, ticket: { ...model.ticket, id: `t${index}` }, index, at, minutes, language: 'en' }
  })
  const always = { starts: new Float64Array([0]), ends: new Float64Array([1e7]) }
  const agents = plain.organisation.agents.map((who) => ({
    ...who,
    agent: { ...who.agent, capacity: 1 },
    level: new Float64Array([1]),
    pace: new Float64Array([1]),
  }))
  const scenario: Scenario = {
    ...plain,
    organisation: { ...plain.organisation, agents },
    rosters: agents.map(() => always),
    tickets,
    horizon: 1e7,
  }
  const firstFree = {
    name: 'first-free',
    dispatch: (view: DispatchView) => {
      const free = view.agents.filter(({ isPresent, held }) => isPresent && held.length === 0)
      return view.waiting.slice(0, free.length).map(({ ticket }, place) => ({
        ticket: ticket.id,
        agent: free[place]!.agent.id,
      }))
    },
  }
  // The first thousand find an empty house.
  const settled = runWorld(scenario, firstFree).courses.slice(1_000)
  return settled.reduce((sum, { ticket, startedAt }) => sum + startedAt! - ticket.at, 0) / settled.length
}
