import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  aLabelReading,
  aNumberReading,
  aReading,
  aSituation,
  aTicket,
  anAgent,
  aQueue,
  mondayMorning,
} from './domain/builders.ts'
import { defaultPolicy, type Policy } from './domain/policy.ts'
import { dispatch } from './dispatch.ts'
import { differencesBetween, replay } from './replay.ts'
import { route, routeWithReading } from './route.ts'
import type { Agent } from './domain/agent.ts'
import type { KindRecord } from './records/kind-record.ts'
import type { Decision } from './domain/decision.ts'
import type { Reading } from './domain/reading.ts'
import type { Situation } from './domain/situation.ts'
import type { Reader } from './understand/reader.ts'

const ticket = aTicket({ plan: 'pro', claimed: { priority: 'high' } })

function routed(situation: Situation, reading: Reading = aReading(), policy: Policy = defaultPolicy): Decision {
  return routeWithReading({ id: 'd1', ticket, situation, policy, seed: 1, reading, modelVersion: 'm0' })
}

/** Evenly spread; `fc.double` would draw nearly nothing but tiny numbers. */
const share = fc.nat(9973).map((part) => part / 9973)
const queueIds = ['billing', 'integrations', 'access']

interface Person {
  readonly agent: Agent
  readonly record: KindRecord
  readonly load: number
  readonly presence: Situation['presence'][number]
  readonly lastAssignedAt: number
}

const personArbitrary = fc
  .record({
    level: fc.option(share),
    queues: fc.subarray(queueIds),
    languages: fc.subarray(['en', 'fr', 'de']),
    capacity: fc.integer({ min: 0, max: 8 }),
    tier: fc.constantFrom(1 as const, 2 as const, 3 as const),
    active: fc.integer({ min: 0, max: 9 }),
    handled: fc.nat(200),
    good: share,
    logMinutes: fc.nat(9973).map((part) => (6 * part) / 9973),
    load: fc.integer({ min: 0, max: 32 }).map((quarters) => quarters / 4),
    state: fc.constantFrom('online' as const, 'online' as const, 'away' as const, 'offline' as const),
    lastAssignedAt: fc.nat(3),
  })
  .map(({ level, active, ...one }) => (id: string): Person => ({
    agent: anAgent({
      id,
      skills: level === null ? [] : [{ skill: 'billing', level }],
      queues: one.queues,
      languages: one.languages,
      capacity: one.capacity,
      tier: one.tier,
      active: active > 0,
    }),
    record: {
      agent: id,
      kind: 'billing',
      queue: 'billing',
      attempts: one.handled,
      successes: Math.floor(one.handled * one.good),
      timed: one.handled,
      sumLog: one.handled * one.logMinutes,
      sumLogSquares: one.handled * (one.logMinutes * one.logMinutes + 0.25),
      at: mondayMorning,
    },
    load: one.load,
    presence: { state: one.state },
    lastAssignedAt: one.lastAssignedAt,
  }))

const peopleArbitrary = fc
  .array(personArbitrary, { minLength: 1, maxLength: 8 })
  .map((makers) => makers.map((make, index) => make(`agent${index}`)))

const readingArbitrary = fc
  .record({
    weights: fc.tuple(share, share, share),
    minutes: fc.nat(9973).map((part) => (300 * part) / 9973),
    tier: fc.constantFrom(1 as const, 2 as const, 3 as const),
    impact: share,
    language: fc.constantFrom('en', 'fr', 'fi'),
    confidence: share,
  })
  .map(({ weights, minutes, tier, impact, language, confidence }) => {
    const total = weights.reduce((sum, weight) => sum + weight, 1e-9)
    const shares = queueIds.map((id, index) => [id, weights[index]! / total] as const)
    return aReading({
      queue: aLabelReading(Object.fromEntries(shares.toSorted((a, b) => b[1] - a[1]))),
      complexity: { minutes, low: 0, high: 600, tier, confidence, abstained: false, evidence: [] },
      impact: aNumberReading(impact, confidence),
      language: { code: language, confidence },
    })
  })

function situationOf(people: readonly Person[], part: Partial<Situation> = {}): Situation {
  return aSituation(
    people.map(({ agent }) => agent),
    {
      queues: [aQueue({ id: 'billing' }), aQueue({ id: 'integrations', capacity: 6 }), aQueue({ id: 'access' })],
      records: people.map(({ record }) => record),
      presence: people.map(({ presence }) => presence),
      loads: people.map(({ load }) => load),
      lastAssignedAt: people.map(({ lastAssignedAt }) => lastAssignedAt),
      queueLoads: [0, 4, 0],
      ...part,
    },
  )
}

describe('laws', () => {
  test('capacity and hard rules are never violated', () => {
    fc.assert(
      fc.property(peopleArbitrary, readingArbitrary, (people, reading) => {
        const { outcome } = routed(situationOf(people), reading)
        if (outcome.kind !== 'assigned') return
        const { agent, load, presence } = people.find((person) => person.agent.id === outcome.agent)!
        expect(load + outcome.effort).toBeLessThanOrEqual(agent.capacity)
        expect(agent.active && agent.queues.includes(outcome.queue)).toBe(true)
        expect(presence.state).toBe('online')
        if (outcome.queue === 'integrations') expect(4 + outcome.effort).toBeLessThanOrEqual(6)
      }),
    )
  })

  test('the order of agents and records makes no difference', () => {
    fc.assert(
      fc.property(peopleArbitrary, readingArbitrary, fc.infiniteStream(fc.nat()), (people, reading, keys) => {
        const shuffled = people
          .map((person) => ({ person, key: keys.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
        const { situation: _, ...one } = routed(situationOf(people), reading)
        const { situation: __, ...other } = routed(situationOf(shuffled.map(({ person }) => person)), reading)
        expect(differencesBetween(one, other)).toEqual([])
      }),
    )
  })

  test('the best eligible agent is chosen, and the runner-up is no better', () => {
    fc.assert(
      fc.property(peopleArbitrary, readingArbitrary, (people, reading) => {
        const decision = routed(situationOf(people), reading)
        const scores = decision.candidates.flatMap(({ fit }) => (fit === undefined ? [] : [fit.score]))
        expect(scores).toEqual(scores.toSorted((a, b) => b - a))
        if (decision.margin !== undefined) expect(decision.margin).toBe(scores[0]! - scores[1]!)
      }),
    )
  })

  test('one more eligible agent never lowers the best fit, but for what others are then needed for', () => {
    const policy = { ...defaultPolicy, fitWeights: { ...defaultPolicy.fitWeights, scarcity: 0 } }
    fc.assert(
      fc.property(peopleArbitrary, readingArbitrary, personArbitrary, (people, reading, make) => {
        // With no record and no language of their own, so that they change nobody else's standing.
        const { agent, ...rest } = make('newcomer')
        const newcomer = { ...rest, agent: { ...agent, languages: [], capacity: Math.min(agent.capacity, 1) } }
        const before = routed(situationOf(people), reading, policy).candidates[0]?.fit?.score ?? -Infinity
        const records = people.map(({ record }) => record)
        const all = situationOf([...people, newcomer])
        const after = routed({ ...all, roster: { ...all.roster, records } }, reading, policy)
        expect(after.candidates[0]?.fit?.score ?? -Infinity).toBeGreaterThanOrEqual(before)
      }),
    )
  })

  test('every number in a decision is finite, and it survives JSON', () => {
    fc.assert(
      fc.property(peopleArbitrary, readingArbitrary, (people, reading) => {
        const decision = routed(situationOf(people), reading)
        expect(differencesBetween(decision, JSON.parse(JSON.stringify(decision)))).toEqual([])
      }),
    )
  })

  test('replaying a recorded decision gives the same decision, bit for bit', () => {
    fc.assert(
      fc.property(peopleArbitrary, readingArbitrary, (people, reading) => {
        const recorded = JSON.parse(JSON.stringify(routed(situationOf(people), reading))) as Decision
        expect(replay(recorded, { ticket, policy: defaultPolicy })).toMatchObject({
          isIdentical: true,
          differences: [],
        })
      }),
    )
  })

  test('dispatching a single ticket decides as if it came alone', () => {
    fc.assert(
      fc.property(peopleArbitrary, readingArbitrary, (people, reading) => {
        const situation = situationOf(people)
        const { customer } = situation
        const waiting = [{ id: 'd1', ticket, seed: 1, reading, modelVersion: 'm0', customer }]
        const [decision] = dispatch({ ...situation, policy: defaultPolicy, waiting })
        expect(differencesBetween(routed(situation, reading), decision)).toEqual([])
      }),
    )
  })
})

describe('replay', () => {
  const situation = aSituation([anAgent({ id: 'ada' }), anAgent({ id: 'ben', tier: 2 })])

  test('a record that was tampered with is told apart, place by place', () => {
    const recorded = routed(situation)
    const tampered = { ...recorded, outcome: { ...recorded.outcome, agent: 'ben' } } as Decision
    expect(replay(tampered, { ticket, policy: defaultPolicy }).differences).toEqual([
      { path: 'outcome.agent', recorded: 'ben', replayed: 'ada' },
    ])
  })

  test('another policy shows where it would have decided otherwise', () => {
    const fitWeights = { ...defaultPolicy.fitWeights, tierMatch: 0 }
    const { differences } = replay(routed(situation), { ticket, policy: { ...defaultPolicy, fitWeights } })
    expect(differences.map(({ path }) => path)).toContain('fitWeights[4]')
  })

  test('with a reader the ticket is read anew: a model that learned since shows in the differences', () => {
    const reader: Reader = {
      version: 'm0+1',
      read: (_, inForce) => aReading({ queue: aLabelReading({ [inForce.queues[1]!]: 0.9 }) }),
      learnOne: () => {},
      snapshot: () => new Uint8Array(),
    }
    const recorded = routed(situation)
    const again = replay(recorded, { ticket, policy: defaultPolicy, reader })
    expect(again.isIdentical).toBe(false)
    expect(again.decision.outcome).toMatchObject({ queue: 'integrations' })
    const fresh = route({ id: 'd2', ticket, reader, situation, policy: defaultPolicy, seed: 2, supersedes: 'd1' })
    expect(fresh).toMatchObject({ supersedes: 'd1', modelVersion: 'm0+1', at: mondayMorning })
    expect(replay(fresh, { ticket, policy: defaultPolicy, reader }).isIdentical).toBe(true)
  })
})

test('a decision in business time, with a pause and a holiday, is made again bit for bit', () => {
  const shifts = ([1, 2, 3, 4, 5] as const).map((day) => ({ day, from: 540, to: 1020 }))
  const hours = {
    timeZone: 'Europe/Berlin',
    shifts,
    holidays: [{ country: 'DE', dates: ['2026-03-03'] }, '2026-03-04'],
  }
  const policy = { ...defaultPolicy, businessHours: hours }
  const [from, to] = [mondayMorning + 60_000, mondayMorning + 600_000]
  const situation = aSituation([anAgent({ id: 'ann' })], { now: mondayMorning + 3_600_000, pauses: [{ from, to }] })
  const decision = routeWithReading({
    id: 'd1',
    ticket,
    situation,
    policy,
    seed: 1,
    reading: aReading(),
    modelVersion: 'm0',
  })
  // 351 of 480 minutes on Monday, then two holidays, and the other 129 from nine o'clock on Thursday.
  const [recorded, stored] = [JSON.parse(JSON.stringify(decision)), JSON.parse(JSON.stringify(policy))] as const
  expect(replay(recorded as Decision, { ticket, policy: stored as typeof policy }).differences).toEqual([])
  expect(decision.priority.dueAt).toBe(Date.UTC(2026, 2, 5, 10, 9))
})
