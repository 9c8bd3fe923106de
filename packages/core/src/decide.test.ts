import { describe, expect, test } from 'vitest'
import { aLabelReading, aReading, aSituation, aTicket, anAgent, aQueue, mondayMorning } from './domain/builders.ts'
import { defaultPolicy, type Policy } from './domain/policy.ts'
import { routeWithReading } from './route.ts'
import type { Decision } from './domain/decision.ts'
import type { Reading } from './domain/reading.ts'
import type { Situation } from './domain/situation.ts'

function routed(situation: Situation, reading: Reading = aReading(), policy: Policy = defaultPolicy): Decision {
  return routeWithReading({ id: 'd1', ticket: aTicket(), situation, policy, seed: 1, reading, modelVersion: 'm0' })
}

const ada = anAgent({ id: 'ada', name: 'Ada' })
const ben = anAgent({ id: 'ben', name: 'Ben' })
const atNight = { timeZone: 'UTC', shifts: [{ day: 1, from: 1200, to: 1440 }] } as const

describe('outcomes', () => {
  test('a ticket that is understood goes to somebody, and takes of their capacity what it takes to handle', () => {
    const reading = aReading({ complexity: { ...aReading().complexity, minutes: 60 } })
    expect(routed(aSituation([ada]), reading).outcome).toEqual({
      kind: 'assigned',
      agent: 'ada',
      queue: 'billing',
      effort: 2,
    })
  })

  test('a ticket the reader is unsure of goes to a person, with the candidates at hand', () => {
    const unsure = aReading({ queue: aLabelReading({ billing: 0.45, integrations: 0.4 }) })
    const decision = routed(aSituation([ada, ben]), unsure)
    expect(decision.outcome).toEqual({ kind: 'triage', reason: 'unsure' })
    expect(decision.candidates).toHaveLength(2)
    expect(decision.runnerUp).toBeUndefined()
  })

  test('a ticket like nothing seen before goes to a person, however sure the label looks', () => {
    const strange = aReading({ queue: aLabelReading({ billing: 0.97 }, 0.001) })
    expect(routed(aSituation([ada]), strange).outcome).toEqual({ kind: 'triage', reason: 'unsure' })
  })

  test('a ticket without words is held for that reason, whatever was read into it', () => {
    expect(routed(aSituation([ada]), aReading({ text: ' …\n!? ' })).outcome).toEqual({
      kind: 'triage',
      reason: 'no_words',
    })
  })

  test('a queue that has been closed since the ticket was read gets nothing', () => {
    const closed = aSituation([ada], { queues: [aQueue({ id: 'billing', active: false })] })
    expect(routed(closed).outcome).toEqual({ kind: 'triage', reason: 'unsure' })
  })

  test.each([
    ['nobody_eligible', aSituation([anAgent({ id: 'cy', queues: [] })])],
    ['nobody_eligible', aSituation([ada], { excluded: [{ agent: 'ada', reason: 'tried' }] })],
    ['all_full', aSituation([ada, ben], { loads: [5, 5] })],
    ['all_full', aSituation([ada, ben], { loads: [5, 0], presence: [{ state: 'online' }, { state: 'away' }] })],
    ['all_absent', aSituation([ada, ben], { presence: [{ state: 'offline' }, { state: 'away' }] })],
    ['outside_hours', aSituation([anAgent({ id: 'cy', hours: atNight })])],
    [
      'all_absent',
      aSituation([anAgent({ id: 'cy', hours: atNight }), ben], { presence: [{ state: 'online' }, { state: 'away' }] }),
    ],
    ['queue_full', aSituation([ada], { queues: [aQueue({ id: 'billing', capacity: 3 })], queueLoads: [2.5] })],
  ] as const)('nobody can take it now: %s', (reason, situation) => {
    expect(routed(situation).outcome).toEqual({ kind: 'held', reason, queue: 'billing' })
  })

  test('the mode is that of the queue, else of the policy', () => {
    const policy: Policy = { ...defaultPolicy, mode: 'shadow', queueModes: [{ queue: 'billing', mode: 'suggest' }] }
    expect(routed(aSituation([ada]), aReading(), policy).mode).toBe('suggest')
    const other = aReading({ queue: aLabelReading({ integrations: 0.9 }) })
    expect(routed(aSituation([ada]), other, policy).mode).toBe('shadow')
  })
})

describe('what would have flipped it', () => {
  const skilled = (level: number): typeof ada.skills => [{ skill: 'billing', level }]
  const certain = aReading({ queue: aLabelReading({ billing: 1 }) })

  test('a close call hangs on a minute or two of work, and the stated minutes are enough', () => {
    const agents = [
      { ...ada, skills: skilled(0.805) },
      { ...ben, skills: skilled(0.725) },
    ]
    const policy = { ...defaultPolicy, fitWeights: { ...defaultPolicy.fitWeights, load: 0 } }
    const decision = routed(aSituation(agents), certain, policy)
    expect(decision.outcome).toMatchObject({ agent: 'ada' })
    expect(decision.runnerUp).toBe('ben')
    const [, other, now] = /^had \w+ needed (.+) minutes for it rather than (.+), Ben would have it$/.exec(
      decision.flip ?? '',
    )!
    const minutes = Math.abs(Number(now) - Number(other))
    expect(minutes).toBeGreaterThan(decision.margin! - 0.06)
    expect(minutes).toBeLessThan(decision.margin! + 0.2)
  })

  test('two amounts that differ never read alike, however close the call', () => {
    const policy = { ...defaultPolicy, fitWeights: { ...defaultPolicy.fitWeights, load: 0 } }
    const told = Array.from({ length: 150 }, (_, step) => {
      const agents = [
        { ...ada, skills: skilled(0.7 + step / 2000) },
        { ...ben, skills: skilled(0.725) },
      ]
      return routed(aSituation(agents), certain, policy).flip ?? ''
    })
    const pairs = told.flatMap((flip) => {
      const [, one, other] = /needed (.+) minutes for it rather than (.+), /.exec(flip) ?? []
      return one === undefined ? [] : [[one, other]]
    })
    expect(pairs.length).toBeGreaterThan(100)
    expect(pairs.filter(([one, other]) => one === other)).toEqual([])
    expect(pairs.some(([, other]) => /\.\d\d/.test(other!))).toBe(true)
  })

  test('in triage a reader that was nearly sure enough is told more finely', () => {
    const decision = routed(
      aSituation([ada]),
      aReading({ queue: aLabelReading({ billing: 0.4998, integrations: 0.2 }) }),
    )
    expect(decision.flip).toBe('had the reader been 50 % sure of billing rather than 49.98 %, Ada would have it')
  })

  test('somebody a little too full would have got it with a little less to do', () => {
    const expert = { ...ben, skills: skilled(1), capacity: 20 }
    const beginner = { ...ada, skills: skilled(0) }
    const decision = routed(aSituation([beginner, expert], { loads: [3, 19.25] }), certain)
    expect(decision.flip).toBe('had Ben carried 19 units of work rather than 19.25, Ben would have it')
    expect(routed(aSituation([beginner, expert], { loads: [3, 19] }), certain).outcome).toMatchObject({ agent: 'ben' })
  })

  test('where everybody is away, the one who would have it is named', () => {
    const decision = routed(aSituation([ada], { presence: [{ state: 'away', until: mondayMorning + 1 }] }))
    expect(decision.flip).toBe('had Ada been there, Ada would have it')
  })

  test('the only one at work would be missed', () => {
    const decision = routed(
      aSituation([{ ...ada, capacity: 1 }, ben], { presence: [{ state: 'online' }, { state: 'offline' }] }),
    )
    expect(decision.flip).toBe('had Ada carried 0.25 units of work rather than 0, it would have been held back')
  })

  test('in triage it is told how sure the reader would have had to be', () => {
    const decision = routed(aSituation([ada]), aReading({ queue: aLabelReading({ billing: 0.41, integrations: 0.2 }) }))
    expect(decision.flip).toBe('had the reader been 50 % sure of billing rather than 41 %, Ada would have it')
  })

  test('a full queue would have needed room', () => {
    const queues = [aQueue({ id: 'billing', capacity: 3 })]
    const decision = routed(aSituation([ada], { queues, queueLoads: [2.5] }))
    expect(decision.flip).toBe('had the queue carried 2 units of work rather than 2.5, Ada would have it')
  })

  test('where nothing single is enough, nothing is said', () => {
    expect(routed(aSituation([anAgent({ id: 'cy', queues: [] })])).flip).toBeUndefined()
    const twice = aSituation([ada], { presence: [{ state: 'offline' }], loads: [5] })
    expect(routed(twice).flip).toBeUndefined()
  })
})
