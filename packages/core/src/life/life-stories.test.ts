import { describe, expect, test } from 'vitest'
import { aReading, aSituation, aTicket, anAgent, aQueue, mondayMorning } from '../domain/builders.ts'
import { defaultPolicy } from '../domain/policy.ts'
import { minutesAfter, type Timestamp } from '../domain/time.ts'
import { routeWithReading } from '../route.ts'
import type { Reading } from '../domain/reading.ts'
import type { Situation } from '../domain/situation.ts'
import { effortHeld, loadsOf } from './effort-held.ts'
import { handOver, handOverEvents } from './hand-over.ts'
import { countLives } from './life-counts.ts'
import type { LifeFact } from './life-event.ts'
import { pausedMilliseconds } from './ticket-life.ts'
import { aTale, aWorld, assignedTo, heldFor, rulesWith, type Tale } from './test-world.ts'

const hour = 60
const day = 24 * hour

/** What the router says, as an event in a ticket's life. */
function routed(situation: Situation, reading: Reading = aReading()): LifeFact {
  const { outcome, priority } = routeWithReading({
    id: 'd1',
    ticket: aTicket(),
    situation,
    policy: defaultPolicy,
    seed: 1,
    reading,
    modelVersion: 'm0',
  })
  return { kind: 'decided', outcome, dueAt: priority.dueAt }
}

/** Somebody absent from their start until a date, or for good. */
function absent(who: string, until: Timestamp | undefined) {
  return (agent: string, at: Timestamp): Timestamp | undefined =>
    agent !== who || (until !== undefined && at >= until) ? at : until
}

const withDefault = (tales: readonly Tale[]) => tales.map(({ life }) => life)

describe('what happens when', () => {
  test('away with 40 tickets', () => {
    const until = minutesAfter(mondayMorning, 3 * day)
    const world = () => ({ backAt: absent('ada', until) })
    const tales = Array.from({ length: 40 }, (_, index) => {
      const tale = aTale(undefined, `t${String(index).padStart(2, '0')}`)
      tale.hear({ kind: 'manual_assigned', agent: 'ada', queue: index % 2 === 0 ? 'billing' : 'integrations' })
      // Ten wait for the customer, ten are in conversation, twenty were never answered.
      if (index < 20) tale.hear({ kind: 'agent_replied', agent: 'ada', asksCustomer: index < 10 })
      return tale
    })
    expect(loadsOf(withDefault(tales)).get('ada')).toBe(10 * 0.5 + 30)

    const substitutes = [
      { agent: 'ben', queues: ['billing'], room: 3 },
      { agent: 'cy', queues: ['billing', 'integrations'], room: 4 },
    ]
    const plan = handOver({ lives: withDefault(tales), agent: 'ada', until, substitutes }, aWorld(world()))
    const counts = Map.groupBy(plan.entries, ({ action, why }) => `${action}: ${why}`)
    expect(Object.fromEntries([...counts].map(([key, entries]) => [key, entries.length]))).toEqual({
      'keep: customer_has_the_ball': 10,
      'take_back: not_answered_yet': 20,
      'hand_over: in_conversation': 7,
      'take_back: no_substitute': 3,
    })
    // A preview changes nothing.
    expect(loadsOf(withDefault(tales)).get('ada')).toBe(35)

    let id = 0
    const events = handOverEvents(plan, () => `h${(id += 1)}`, 'sue')
    for (const { ticketId, event } of events) {
      const tale = tales.find(({ life }) => life.ticketId === ticketId)!
      tale.hearEvent(event)
    }
    const loads = loadsOf(withDefault(tales))
    expect([loads.get('ada'), loads.get('ben'), loads.get('cy')]).toEqual([5, 3, 4])
    expect(countLives(withDefault(tales)).states).toEqual(
      new Map([
        ['paused', 10],
        ['assigned', 7],
        ['waiting', 23],
      ]),
    )
    // Being away is no failure, and the plan carried out twice is the plan carried out once.
    expect(tales.flatMap(({ records }) => records)).toEqual([])
    for (const { ticketId, event } of events) {
      const tale = tales.find(({ life }) => life.ticketId === ticketId)!
      expect(tale.hearEvent(event).ignored).toBe('repeated')
    }
  })

  test('everybody full', () => {
    const agents = [anAgent({ id: 'ada' }), anAgent({ id: 'ben' })]
    const full = aSituation(agents, { loads: [5, 5] })
    const tale = aTale()
    tale.hear(routed(full))
    expect(tale.life.state).toMatchObject({ kind: 'waiting', reason: 'all_full' })
    expect(effortHeld(tale.life)).toBeUndefined()
    // It asks for less step by step, and waits on after the last: somebody will have room again.
    tale.pass(8 * hour)
    expect(tale.life.wait.dropped).toEqual(['preferred_language', 'tried', 'required_skill', 'queue'])
    expect(tale.life.state).toMatchObject({ kind: 'waiting', since: mondayMorning, reason: 'all_full' })
    expect(tale.effects).toContainEqual({ kind: 'out_of_steps', reason: 'all_full' })
    expect(tale.timers.size).toBe(0)
    tale.hear(routed(aSituation(agents, { loads: [5, 4] })))
    expect(tale.life.state).toMatchObject({ kind: 'assigned', agent: 'ben' })
    expect(tale.loads.get('ben')).toBe(1)
  })

  test('nobody speaks the language', () => {
    const french = aReading({ language: { code: 'fr', confidence: 0.99 } })
    // Claire alone speaks French, and has refused.
    const agents = [anAgent({ id: 'claire', languages: ['fr'] }), anAgent({ id: 'ada' })]
    const excluded = [{ agent: 'claire', reason: 'refused' }] as const
    const tale = aTale()
    tale.hear(routed(aSituation(agents, { excluded }), french))
    expect(tale.life.state).toMatchObject({ kind: 'waiting', reason: 'nobody_eligible' })
    tale.pass(14)
    expect(tale.life.wait.dropped).toEqual([])
    tale.pass(1)
    expect(tale.life.wait.dropped).toEqual(['preferred_language'])
    const about = { kind: 'dropped', drop: 'preferred_language', step: 1, of: 4 }
    expect(tale.effects).toContainEqual({ kind: 'note', about })
    expect(tale.effects.at(-1)).toEqual({ kind: 'decide_again', why: 'preferred_language' })
    // Without the demand, the same router finds somebody.
    tale.hear(routed(aSituation(agents, { excluded }), aReading({ language: { confidence: 0 } })))
    expect(tale.life.state).toMatchObject({ kind: 'assigned', agent: 'ada' })
    expect([...tale.timers.values()].map(({ kind }) => kind)).toEqual(['take_back_due'])
  })

  test('nobody may take it at all: after the last step a person looks at it', () => {
    const tale = aTale()
    tale.hear(routed(aSituation([anAgent({ id: 'ada', queues: [] })], { queues: [aQueue({ id: 'billing' })] })))
    tale.pass(480)
    expect(tale.life.state).toMatchObject({ kind: 'triage', reason: 'nobody_eligible' })
    expect(tale.effects.at(-2)).toEqual({ kind: 'triage', reason: 'nobody_eligible' })
    // It does not go to and fro between router and people, but an answer is welcome.
    expect(tale.hear(heldFor('nobody_eligible')).ignored).toBe('in_triage')
    tale.hear(assignedTo('ada'))
    expect(tale.life.state).toMatchObject({ kind: 'assigned', agent: 'ada' })
  })

  test('customer replies at night', () => {
    const nine = minutesAfter(mondayMorning, 23 * hour)
    const night = minutesAfter(mondayMorning, 12 * hour)
    // From 18:00 to 9:00 nobody is at work, and no business time passes.
    const atWork = (at: Timestamp): Timestamp => (at >= minutesAfter(mondayMorning, 8 * hour) && at < nine ? nine : at)
    const tale = aTale(() => ({
      backAt: (_agent, at) => atWork(at),
      addBusinessMinutes: (from, minutes) => minutesAfter(atWork(from), minutes),
    }))
    tale.hear(assignedTo('ada', 2))
    tale.pass(hour)
    tale.hear({ kind: 'agent_replied', agent: 'ada', asksCustomer: true })
    expect(tale.life.state).toMatchObject({ kind: 'paused', holder: { agent: 'ada', effort: 1 } })
    tale.pass(11 * hour)
    expect(tale.now).toBe(night)
    const { effects } = tale.hear({ kind: 'customer_replied' })
    // It stays with her, wakes nobody, and is hers again at its whole effort.
    expect(tale.life.state).toMatchObject({ kind: 'assigned', agent: 'ada', effort: 2 })
    expect(effects.map(({ id: _id, ...effect }) => effect)).toEqual([
      { kind: 'note', about: { kind: 'waits_for_agent', agent: 'ada', until: nine } },
    ])
    expect(pausedMilliseconds(tale.life, nine)).toBe(11 * hour * 60_000)
    expect([...tale.timers.values()]).toMatchObject([{ kind: 'holder_due_back', dueAt: minutesAfter(nine, 15) }])
    tale.pass(day)
    expect(tale.life.state).toMatchObject({ kind: 'assigned', agent: 'ada' })
    expect(tale.loads.get('ada')).toBe(2)
  })

  test('specialist on holiday', () => {
    const back = minutesAfter(mondayMorning, 14 * day)
    let isAway = false
    const tale = aTale(() => ({ backAt: (agent, at) => (isAway && agent === 'sam' && at < back ? back : at) }))
    tale.hear(assignedTo('sam'))
    tale.hear({ kind: 'agent_replied', agent: 'sam', asksCustomer: true })
    isAway = true
    // Going away does not move what waits for the customer; the customer's answer does.
    expect(tale.hear({ kind: 'agent_away', agent: 'sam', until: back }).ignored).toBe('customer_has_the_ball')
    tale.pass(day)
    tale.hear({ kind: 'customer_replied' })
    expect(tale.life).toMatchObject({ state: { kind: 'waiting', reason: 'agent_away' }, previous: 'sam', excluded: [] })
    expect(tale.effects).toContainEqual({
      kind: 'note',
      about: { kind: 'taken_back', agent: 'sam', why: 'agent_away' },
    })
    expect(tale.loads.get('sam')).toBe(0)
    expect(tale.records).toEqual([])

    // A new ticket is kept back for a specialist for so long and no longer, however often it is decided.
    const other = aTale(undefined, 't2')
    const hold: LifeFact = { ...heldFor('all_full'), kind: 'decided', holdFor: 'sam' } as LifeFact
    other.hear(hold)
    other.pass(20)
    other.hear(hold)
    expect(other.life.state).toMatchObject({ kind: 'waiting', heldFor: 'sam' })
    other.pass(10)
    expect(other.life.state).not.toHaveProperty('heldFor')
    expect(other.effects).toContainEqual({ kind: 'decide_again', why: 'hold_ended' })
    other.hear(hold)
    expect(other.life.state).not.toHaveProperty('heldFor')
    // And not at all once the specialist is known to be away.
    const third = aTale(undefined, 't3')
    third.hear(hold)
    third.hear({ kind: 'agent_away', agent: 'sam', until: back })
    expect(third.life.state).not.toHaveProperty('heldFor')
    expect([...third.timers.values()].map(({ kind }) => kind)).toEqual(['relaxation_due'])
  })

  test('manual overload', () => {
    const tales = [3, 2, 2].map((effort, index) => {
      const tale = aTale(undefined, `t${index}`)
      tale.hear(assignedTo('ben', effort))
      tale.hear({ kind: 'manual_assigned', agent: 'ada' }, { actor: 'sue' })
      return tale
    })
    const load = loadsOf(withDefault(tales)).get('ada') ?? 0
    expect(load).toBe(7)
    // Above her capacity of 5 by a person's word; nothing automatic goes to her until she is below it.
    const ada = anAgent({ id: 'ada' })
    expect(routed(aSituation([ada], { loads: [load] }))).toMatchObject({ outcome: { reason: 'all_full' } })
    // No timer takes from her what a person gave her.
    for (const tale of tales) tale.pass(day)
    expect(tales.map(({ life }) => life.state.kind)).toEqual(['assigned', 'assigned', 'assigned'])
    tales[0]?.hear({ kind: 'resolved' })
    const less = loadsOf(withDefault(tales)).get('ada') ?? 0
    expect(less).toBe(4)
    expect(routed(aSituation([ada], { loads: [less] }))).toMatchObject({ outcome: { kind: 'assigned', agent: 'ada' } })
  })

  test('an offer that nobody answers', () => {
    const rules = rulesWith({ offers: { isOn: true, minutes: 5 } })
    const tale = aTale(() => ({ rules }))
    tale.hear(assignedTo('ada', 2), { id: 'd1' })
    expect(tale.life.state).toMatchObject({ kind: 'offered', agent: 'ada', until: minutesAfter(mondayMorning, 5) })
    expect(tale.loads.get('ada')).toBe(2)
    tale.pass(5)
    expect(tale.life.state).toMatchObject({ kind: 'waiting', reason: 'offer_expired' })
    expect(tale.loads.get('ada')).toBe(0)
    expect(tale.life.excluded).toMatchObject([{ agent: 'ada', reason: 'tried', because: 'offer_expired' }])
    expect(tale.hear({ kind: 'offer_accepted', offer: 'd1', agent: 'ada' }).ignored).toBe('offer_over')
    expect(tale.hear(assignedTo('ada')).ignored).toBe('excluded')
    tale.hear(assignedTo('ben'), { id: 'd2' })
    tale.hear({ kind: 'offer_rejected', offer: 'd2', agent: 'ben', reason: 'not my product' })
    expect(tale.life.excluded).toMatchObject([{ agent: 'ada' }, { agent: 'ben', reason: 'refused' }])
    // Everybody was asked. After half an hour those are asked again who did not answer; never who refused.
    tale.hear(heldFor('nobody_eligible'))
    tale.pass(25)
    expect(tale.life.wait.dropped).toEqual(['preferred_language', 'tried'])
    expect(tale.life.excluded).toMatchObject([{ agent: 'ben', reason: 'refused' }])
    tale.hear(assignedTo('ada'), { id: 'd3' })
    tale.hear({ kind: 'offer_accepted', offer: 'd3', agent: 'ada' })
    expect(tale.life.state).toMatchObject({ kind: 'assigned', agent: 'ada' })
    expect(tale.loads.get('ada')).toBe(1)
  })

  test('reopened while its agent is on leave', () => {
    let isOnLeave = false
    const back = minutesAfter(mondayMorning, 7 * day)
    const tale = aTale(() => ({ backAt: (agent, at) => (isOnLeave && agent === 'ada' && at < back ? back : at) }))
    tale.hear(assignedTo('ada'))
    tale.hear({ kind: 'resolved', handleMinutes: 12 })
    expect(tale.records).toEqual([{ agent: 'ada', queue: 'billing', handled: 1, succeeded: 1, minutes: 12 }])
    expect(tale.timers.size).toBe(0)
    isOnLeave = true
    tale.pass(day)
    tale.hear({ kind: 'customer_replied' })
    expect(tale.life).toMatchObject({ state: { kind: 'waiting', reason: 'reopened' }, reopened: 1, previous: 'ada' })
    expect(tale.effects).toContainEqual({ kind: 'note', about: { kind: 'not_back_to', agent: 'ada', why: 'absent' } })
    expect(tale.records.at(-1)).toEqual({ agent: 'ada', queue: 'billing', handled: 0, succeeded: -1 })
    expect(tale.loads.get('ada')).toBe(0)
    // Had she been there, it would have gone back to her, once she has room.
    for (const [room, state] of [
      [1, { kind: 'assigned', agent: 'ada' }],
      [0.5, { kind: 'waiting', reason: 'reopened' }],
    ] as const) {
      const present = aTale(() => ({ room: () => room }))
      present.hear(assignedTo('ada'))
      present.hear({ kind: 'resolved' })
      present.hear({ kind: 'reopened' })
      expect(present.life.state).toMatchObject(state)
    }
  })

  test('merged while waiting', () => {
    const tale = aTale()
    tale.hear(heldFor('all_absent'))
    expect(tale.timers.size).toBe(1)
    const done = tale.hear({ kind: 'merged', into: 't9' })
    expect(tale.life.state).toMatchObject({ kind: 'merged', into: 't9' })
    expect(tale.timers.size).toBe(0)
    expect(done.loads).toEqual([])
    expect(tale.hear(assignedTo('ada')).ignored).toBe('over')
    expect(tale.hear({ kind: 'reopened' }).ignored).toBe('over')
    tale.hear({ kind: 'customer_replied' })
    expect(tale.effects.at(-1)).toEqual({ kind: 'forward_reply', into: 't9' })
    expect(tale.hear({ kind: 'merged', into: 't9' }).ignored).toBe('already')
  })
})
