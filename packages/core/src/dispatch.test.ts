import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  aLabelReading,
  aNumberReading,
  aQueue,
  aReading,
  aSituation,
  aTicket,
  anAgent,
  mondayMorning,
} from './domain/builders.ts'
import { defaultPolicy } from './domain/policy.ts'
import { unknownCustomer } from './domain/situation.ts'
import { dispatch, dispatchInSteps, type DispatchInput, type WaitingTicket } from './dispatch.ts'
import { differencesBetween, replay } from './replay.ts'
import { routeWithReading } from './route.ts'
import type { Agent } from './domain/agent.ts'
import type { Decision } from './domain/decision.ts'
import type { Reading } from './domain/reading.ts'

function waiting(id: string, reading: Reading = aReading(), part: Partial<WaitingTicket> = {}): WaitingTicket {
  const ticket = aTicket({ id })
  return { id: `d-${id}`, ticket, seed: 7, customer: unknownCustomer, reading, modelVersion: 'm0', ...part }
}

function deskOf(agents: readonly Agent[], tickets: readonly WaitingTicket[]): DispatchInput {
  const { roster, presence, loads, lastAssignedAt, queueLoads } = aSituation(agents)
  return {
    roster,
    presence,
    loads,
    lastAssignedAt,
    queueLoads,
    policy: defaultPolicy,
    now: mondayMorning,
    waiting: tickets,
  }
}

const skilled = (skill: string, level: number): Agent['skills'] => [{ skill, level }]
const inQueue = (queue: string, minutes = 30): Reading =>
  aReading({ queue: aLabelReading({ [queue]: 1 }), complexity: { ...aReading().complexity, minutes } })

describe('tickets decided together', () => {
  test('the one who can do both is left to the ticket that nobody else can do', () => {
    const both = anAgent({ id: 'both', capacity: 1, skills: [...skilled('billing', 1), ...skilled('integrations', 1)] })
    const one = anAgent({ id: 'one', capacity: 1, queues: ['billing'], skills: skilled('billing', 0.8) })
    const decisions = dispatch(
      deskOf([both, one], [waiting('a', inQueue('billing')), waiting('b', inQueue('integrations'))]),
    )
    expect(decisions.map(({ outcome }) => outcome)).toMatchObject([{ agent: 'one' }, { agent: 'both' }])
    // Alone, the first would have gone to the better one; what the other is needed for stands among the reasons.
    const demand = decisions[0]!.candidates.find(({ agent }) => agent === 'both')!.fit!.signals.at(-1)
    expect(demand).toBeLessThan(0)
  })

  test('when there is less room than tickets, the calm outage has it and the trifles wait', () => {
    const trifle = aReading({ impact: aNumberReading(0.05), distress: aNumberReading(0.9) })
    const outage = aReading({ impact: aNumberReading(0.95), distress: aNumberReading(0) })
    const tickets = [waiting('a', trifle), waiting('b', trifle), waiting('c', outage)]
    const decisions = dispatch(deskOf([anAgent({ id: 'ada', capacity: 1 })], tickets))
    expect(decisions.map(({ outcome }) => outcome.kind)).toEqual(['held', 'held', 'assigned'])
    expect(decisions[0]!.outcome).toMatchObject({ reason: 'all_full' })
  })

  test('a queue with a limit is not filled beyond it', () => {
    const agents = ['ada', 'ben', 'cy'].map((id) => anAgent({ id }))
    const desk = deskOf(
      agents,
      ['a', 'b', 'c'].map((id) => waiting(id)),
    )
    const queues = [aQueue({ id: 'billing', capacity: 2 }), aQueue({ id: 'integrations' })]
    const decisions = dispatch({ ...desk, roster: { ...desk.roster, queues } })
    expect(decisions.filter(({ outcome }) => outcome.kind === 'assigned')).toHaveLength(2)
    expect(decisions.at(-1)!.outcome).toMatchObject({ kind: 'held', reason: 'queue_full' })
  })

  describe('the specialist is busy and will soon have room', () => {
    const specialist = anAgent({ id: 'specialist', capacity: 1, tier: 3, skills: skilled('integrations', 1) })
    const beginner = anAgent({ id: 'beginner', capacity: 1, skills: skilled('integrations', 0) })
    const hard = inQueue('integrations', 90)
    const tierThree = { ...hard, complexity: { ...hard.complexity, tier: 3 as const } }
    const busy = (tickets: readonly WaitingTicket[]): DispatchInput => ({
      ...deskOf([specialist, beginner], tickets),
      loads: [1, 0],
    })

    test('a ticket that only they do well is kept back for them', () => {
      const [decision] = dispatch(busy([waiting('a', tierThree)]))
      expect(decision!.outcome).toEqual({
        kind: 'held',
        reason: 'awaiting_agent',
        queue: 'integrations',
        awaiting: 'specialist',
      })
    })

    test('not a trifle, and nothing for ever', () => {
      expect(dispatch(busy([waiting('a', inQueue('integrations', 6))]))[0]!.outcome).toMatchObject({
        agent: 'beginner',
      })
      const longEnough = waiting('a', tierThree, { isHeldLongEnough: true })
      expect(dispatch(busy([longEnough]))[0]!.outcome).toMatchObject({ agent: 'beginner' })
    })

    test('and the decision to wait replays from its record', () => {
      const [decision] = dispatch(busy([waiting('a', tierThree)]))
      const { ticket } = waiting('a')
      const recorded = JSON.parse(JSON.stringify(decision)) as NonNullable<typeof decision>
      expect(replay(recorded, { ticket, policy: defaultPolicy }).differences).toEqual([])
    })
  })

  test('where tickets are counted, two long ones fit where two short ones do, and no third', () => {
    const desk = deskOf([anAgent({ id: 'ann', capacity: 2 })], [])
    const outcomesOf = (minutes: number): string[] =>
      dispatch({
        ...desk,
        policy: { ...defaultPolicy, capacityIn: 'tickets' },
        waiting: ['a', 'b', 'c'].map((id) => waiting(id, inQueue('billing', minutes))),
      }).map(({ outcome }) => (outcome.kind === 'assigned' ? `takes ${outcome.effort}` : outcome.kind))
    expect(outcomesOf(90).toSorted()).toEqual(['held', 'takes 1', 'takes 1'])
    expect(outcomesOf(5).toSorted()).toEqual(['held', 'takes 1', 'takes 1'])
  })

  test('a single ticket is decided as if nobody else waited', () => {
    const agents = ['ada', 'ben'].map((id) => anAgent({ id }))
    const [together] = dispatch(deskOf(agents, [waiting('a')]))
    const { id, ticket, seed, reading, modelVersion } = waiting('a')
    const situation = aSituation(agents)
    const alone = routeWithReading({ id, ticket, seed, reading, modelVersion, policy: defaultPolicy, situation })
    expect(differencesBetween(alone, together)).toEqual([])
  })
})

describe('laws', () => {
  const share = fc.nat(9973).map((part) => part / 9973)
  const agentArbitrary = fc
    .record({
      capacity: fc.integer({ min: 0, max: 4 }),
      queues: fc.subarray(['billing', 'integrations']),
      level: share,
    })
    .map(
      ({ capacity, queues, level }) =>
        (id: string) =>
          anAgent({ id, capacity, queues, skills: skilled('billing', level) }),
    )
  const agentsArbitrary = fc
    .array(agentArbitrary, { minLength: 1, maxLength: 6 })
    .map((makers) => makers.map((make, index) => make(`agent${index}`)))
  const readingArbitrary = fc
    .record({ billing: share, impact: share, minutes: fc.integer({ min: 1, max: 200 }) })
    .map(({ billing, impact, minutes }) => {
      const queues = [['billing', billing] as const, ['integrations', 1 - billing] as const]
      const queue = aLabelReading(Object.fromEntries(queues.toSorted((a, b) => b[1] - a[1])))
      return { ...inQueue('billing', minutes), queue, impact: aNumberReading(impact) }
    })
  const ticketsArbitrary = fc
    .array(readingArbitrary, { minLength: 1, maxLength: 25 })
    .map((readings) => readings.map((reading, index) => waiting(`t${index}`, reading)))

  test('two batches decided in turns, a step of one and a step of the other, come out as each by itself', () => {
    fc.assert(
      fc.property(agentsArbitrary, ticketsArbitrary, ticketsArbitrary, (agents, first, second) => {
        const inputs = [deskOf(agents, first), deskOf(agents.slice(1), second)]
        const alone = inputs.map(dispatch)
        const under = inputs.map((input) => dispatchInSteps(input))
        const inTurns = inputs.map((): readonly Decision[] => [])
        for (const open = new Set([0, 1]); open.size > 0;) {
          for (const which of open) {
            const step = under[which]!.next()
            if (step.done !== true) continue
            inTurns[which] = step.value
            open.delete(which)
          }
        }
        expect(inTurns).toStrictEqual(alone)
      }),
    )
  })

  test('nobody carries more than they can, and whoever has room is passed over only for somebody awaited', () => {
    fc.assert(
      fc.property(agentsArbitrary, ticketsArbitrary, (agents, tickets) => {
        const decisions = dispatch(deskOf(agents, tickets))
        const carried = new Map(agents.map(({ id }) => [id, 0]))
        for (const { outcome } of decisions) {
          if (outcome.kind === 'assigned') carried.set(outcome.agent, carried.get(outcome.agent)! + outcome.effort)
        }
        for (const { id, capacity } of agents) expect(carried.get(id)).toBeLessThanOrEqual(capacity)
        for (const { outcome, reading } of decisions) {
          if (outcome.kind !== 'held' || outcome.awaiting !== undefined) continue
          for (const { id, capacity, queues } of agents) {
            const least = Math.min(4, Math.max(0.25, Math.round((reading.complexity.minutes / 30) * 4) / 4))
            const couldTake = queues.includes(reading.queue.label!) && carried.get(id)! + least <= capacity
            expect(couldTake).toBe(false)
          }
        }
      }),
    )
  })

  test('every decision of a batch replays from its own record, bit for bit', () => {
    fc.assert(
      fc.property(agentsArbitrary, ticketsArbitrary, (agents, tickets) => {
        dispatch(deskOf(agents, tickets)).forEach((decision, index) => {
          const recorded = JSON.parse(JSON.stringify(decision)) as typeof decision
          const { ticket } = tickets[index]!
          expect(replay(recorded, { ticket, policy: defaultPolicy }).differences).toEqual([])
        })
      }),
    )
  })

  test('the order in which tickets came makes no difference to who gets what', () => {
    fc.assert(
      fc.property(agentsArbitrary, ticketsArbitrary, (agents, tickets) => {
        const distinct = tickets.map((one, index) => ({
          ...one,
          ticket: { ...one.ticket, receivedAt: mondayMorning - index },
        }))
        const outcomes = (given: readonly WaitingTicket[]): Map<string, unknown> =>
          new Map(dispatch(deskOf(agents, given)).map((decision) => [decision.ticketId, decision.outcome]))
        const [one, other] = [outcomes(distinct), outcomes(distinct.toReversed())]
        for (const [id, outcome] of one) expect(other.get(id)).toEqual(outcome)
      }),
    )
  })
})
