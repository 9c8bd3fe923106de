import { describe, expect, test } from 'vitest'
import { mondayMorning } from '../domain/builders.ts'
import { minutesAfter } from '../domain/time.ts'
import { PointsmanError } from '../errors.ts'
import { handOver } from './hand-over.ts'
import { checkLifeRules, defaultLifeRules, type LifeRules } from './life-rules.ts'
import { aTale, aWorld, assignedTo, heldFor, rulesWith } from './test-world.ts'

const hour = 60
const day = 24 * hour

test.each(['merged', 'marked_spam', 'closed', 'resolved'] as const)('%s frees its agent once', (kind) => {
  const tale = aTale()
  tale.hear(assignedTo('ada', 3))
  const event = kind === 'merged' ? { kind, into: 't9' } : { kind }
  expect(tale.hear(event).loads).toEqual([{ agent: 'ada', queue: 'billing', effort: -3 }])
  expect(tale.hear(event).loads).toEqual([])
  expect(tale.timers.size).toBe(0)
})

test('whoever does not answer the customer is relieved of the ticket, and asked no more', () => {
  const tale = aTale()
  tale.hear(assignedTo('ada'))
  tale.pass(119)
  expect(tale.life.state.kind).toBe('assigned')
  tale.pass(1)
  expect(tale.life).toMatchObject({
    state: { kind: 'waiting', reason: 'no_answer' },
    wait: { since: minutesAfter(mondayMorning, 120), dropped: [] },
    excluded: [{ agent: 'ada', because: 'no_answer' }],
  })
})

test('what a person said counts although the router, not knowing, moved the ticket meanwhile', () => {
  const tale = aTale()
  tale.pass(1)
  tale.hear(assignedTo('ada'))
  tale.pass(1)
  const spokenAt = minutesAfter(mondayMorning, 0.5)
  tale.hear({ kind: 'manual_assigned', agent: 'ben', queue: 'refunds' }, { at: spokenAt, actor: 'sue' })
  expect(tale.life).toMatchObject({ state: { kind: 'assigned', agent: 'ben', isManual: true }, queue: 'refunds' })
  expect(tale.lessons).toEqual([{ facet: 'queue', answer: 'refunds', actor: 'sue' }])
  // But not against a newer word of people.
  expect(tale.hear({ kind: 'manual_assigned', agent: 'cy' }, { at: mondayMorning }).ignored).toBe('late')
})

test('the customer wrote after it was resolved, although the reply was known first', () => {
  const tale = aTale()
  tale.hear(assignedTo('ada'))
  tale.pass(10)
  tale.hear({ kind: 'customer_replied' })
  expect(tale.hear({ kind: 'resolved' }, { at: minutesAfter(mondayMorning, 9) }).ignored).toBe('late')
  expect(tale.life.state.kind).toBe('assigned')
})

test('an offer ends at its time, even where the timer comes late', () => {
  const rules = rulesWith({ queueOffers: [{ queue: 'billing', offers: { isOn: true, minutes: 5 } }] })
  const tale = aTale(() => ({ rules }))
  tale.hear(assignedTo('ada'), { id: 'd1' })
  tale.now = minutesAfter(mondayMorning, 5)
  expect(tale.hear({ kind: 'offer_accepted', offer: 'd1', agent: 'ada' }).ignored).toBe('offer_over')
  expect(tale.life.state.kind).toBe('offered')
})

test('somebody expected in the morning does not come', () => {
  const nine = minutesAfter(mondayMorning, 23 * hour)
  let isIll = false
  const tale = aTale((now) => ({
    backAt: (_agent, at) => (isIll ? undefined : now > mondayMorning && at < nine ? nine : at),
    addBusinessMinutes: (from, minutes) => minutesAfter(Math.max(from, now > mondayMorning ? nine : 0), minutes),
  }))
  tale.hear(assignedTo('ada'))
  tale.pass(1)
  tale.hear({ kind: 'agent_replied', agent: 'ada', asksCustomer: true })
  tale.pass(10 * hour)
  tale.hear({ kind: 'customer_replied' })
  isIll = true
  tale.pass(day)
  expect(tale.life).toMatchObject({ state: { kind: 'waiting', reason: 'did_not_return' }, previous: 'ada' })
  expect(tale.loads.get('ada')).toBe(0)
})

test('reading or refusing is no failure; giving up is', () => {
  const rules = rulesWith({ offers: { isOn: true, minutes: 5 } })
  const tale = aTale(() => ({ rules }))
  tale.hear(assignedTo('ada'), { id: 'd1' })
  tale.hear({ kind: 'offer_rejected', offer: 'd1', agent: 'ada', reason: 'busy' })
  expect(tale.records).toEqual([])
  tale.hear(assignedTo('ben'), { id: 'd2' })
  // Whoever answers the customer has taken the offer.
  tale.hear({ kind: 'agent_replied', agent: 'ben', asksCustomer: false })
  expect(tale.life.state).toMatchObject({ kind: 'assigned', agent: 'ben', hasResponded: true })
  tale.hear({ kind: 'escalated', queue: 'second-line' }, { actor: 'ben' })
  expect(tale.life).toMatchObject({ state: { kind: 'waiting', reason: 'handed_on' }, queue: 'second-line' })
  expect(tale.records).toEqual([{ agent: 'ben', queue: 'billing', handled: 1, succeeded: 0 }])
  expect(tale.lessons).toEqual([])
  expect(tale.hear({ kind: 'escalated' }).ignored).toBe('noted')
})

test('passing a ticket on is no failure for whoever is overloaded or not there', () => {
  for (const world of [{ room: () => -1 }, { backAt: () => undefined }]) {
    const tale = aTale(() => world)
    tale.hear(assignedTo('ada'))
    tale.hear({ kind: 'reassigned', agent: 'ben' }, { actor: 'ada' })
    expect(tale.life.state).toMatchObject({ agent: 'ben' })
    expect(tale.records).toEqual([])
  }
})

test('a ticket in the wrong queue leaves its agent without a mark, and teaches where it belongs', () => {
  const tale = aTale()
  tale.hear(assignedTo('ada'))
  tale.hear({ kind: 'queue_changed', queue: 'refunds', reason: 'a refund' }, { actor: 'sue' })
  expect(tale.life).toMatchObject({ state: { kind: 'waiting', reason: 'queue_changed' }, queue: 'refunds' })
  expect(tale.records).toEqual([])
  expect(tale.lessons).toEqual([{ facet: 'queue', answer: 'refunds', actor: 'sue', reason: 'a refund' }])
  expect(tale.loads.get('ada')).toBe(0)
})

test('a queue is closed: what waits there is decided again, whoever has one of its tickets finishes it', () => {
  const [waits, had] = [aTale(), aTale()]
  waits.hear(heldFor('all_full'))
  had.hear(assignedTo('ada'))
  waits.hear({ kind: 'queue_closed', queue: 'billing' })
  expect(waits.life).toMatchObject({ state: { kind: 'waiting', reason: 'queue_closed' } })
  expect(waits.life.queue).toBeUndefined()
  expect(waits.effects.at(-1)).toEqual({ kind: 'decide_again', why: 'queue_closed' })
  expect(had.hear({ kind: 'queue_closed', queue: 'billing' }).ignored).toBe('already_held')
})

test('somebody who left has nothing any more, and nothing comes back to them', () => {
  const tale = aTale()
  tale.hear(assignedTo('ada'))
  tale.hear({ kind: 'agent_replied', agent: 'ada', asksCustomer: true })
  tale.hear({ kind: 'agent_left', agent: 'ada' })
  expect(tale.life.state).toEqual({ kind: 'paused', since: mondayMorning })
  expect(tale.loads.get('ada')).toBe(0)
  tale.hear({ kind: 'customer_replied' })
  expect(tale.life).toMatchObject({ state: { kind: 'waiting', reason: 'customer_replied' } })
  expect(tale.life.previous).toBeUndefined()
})

test('a pause frees a share of the effort, and reminds once', () => {
  const tale = aTale(() => ({ rules: rulesWith({ pausedShare: 0.25 }) }))
  tale.hear(assignedTo('ada', 2))
  tale.hear({ kind: 'paused' })
  expect(tale.loads.get('ada')).toBe(0.5)
  tale.pass(30 * day)
  expect(tale.effects.filter((effect) => 'about' in effect && effect.about === 'still_paused')).toHaveLength(1)
  tale.hear({ kind: 'resumed' })
  expect(tale.loads.get('ada')).toBe(2)
})

test('a hand-over planned before the ticket moved does not move it', () => {
  const tale = aTale()
  tale.hear(assignedTo('ada'))
  tale.pass(10)
  const planned = { at: minutesAfter(mondayMorning, 5) }
  tale.hear({ kind: 'reassigned', agent: 'ben' })
  tale.hear({ kind: 'reassigned', agent: 'ada' })
  expect(tale.hear({ kind: 'handed_over', from: 'ada', to: 'cy' }, planned).ignored).toBe('late')
  expect(tale.hear({ kind: 'taken_back', agent: 'ada', why: 'agent_away' }, planned).ignored).toBe('late')
  expect(tale.life.state).toMatchObject({ kind: 'assigned', agent: 'ada' })
})

test('a reply that was answered with a question before it became known does not end the pause', () => {
  const tale = aTale()
  tale.hear(assignedTo('ada'))
  tale.pass(10)
  tale.hear({ kind: 'agent_replied', agent: 'ada', asksCustomer: true })
  const reply = { kind: 'customer_replied' } as const
  expect(tale.hear(reply, { at: minutesAfter(mondayMorning, 9) }).ignored).toBe('late')
  expect(tale.life.state.kind).toBe('paused')
  tale.pass(1)
  tale.hear(reply)
  expect(tale.life.state.kind).toBe('assigned')
})

test('the earliest answer is the first response, in whichever order answers become known', () => {
  const tale = aTale()
  tale.hear(assignedTo('ada'))
  tale.pass(10)
  const answer = { kind: 'agent_replied', agent: 'ada', asksCustomer: false } as const
  tale.hear(answer)
  tale.hear(answer, { at: minutesAfter(mondayMorning, 3) })
  tale.hear({ kind: 'resolved' })
  tale.hear(answer, { at: minutesAfter(mondayMorning, 2) })
  expect(tale.life.firstResponseAt).toBe(minutesAfter(mondayMorning, 2))
  expect(tale.hear(answer).ignored).toBe('over')
})

test('whoever puts off their return is not waited for any longer', () => {
  let back = minutesAfter(mondayMorning, 3 * hour)
  const tale = aTale(() => ({ backAt: (_agent, at) => (at > mondayMorning && at < back ? back : at) }))
  tale.hear(assignedTo('ada'))
  tale.pass(1)
  tale.hear({ kind: 'agent_away', agent: 'ada', until: back })
  expect(tale.life.state).toMatchObject({ kind: 'assigned', agent: 'ada' })
  back = minutesAfter(mondayMorning, day)
  tale.pass(4 * hour)
  expect(tale.life.state).toMatchObject({ kind: 'waiting', reason: 'did_not_return' })
})

test('who said no is not asked again, whatever is said of them later', () => {
  const rules = rulesWith({ offers: { isOn: true, minutes: 5 } })
  const tale = aTale(() => ({ rules }))
  tale.hear(assignedTo('ada'), { id: 'd1' })
  tale.hear({ kind: 'offer_rejected', offer: 'd1', agent: 'ada', reason: 'busy' })
  tale.hear({ kind: 'manual_assigned', agent: 'ada' })
  tale.hear({ kind: 'reassigned' })
  expect(tale.life.excluded).toMatchObject([{ agent: 'ada', reason: 'refused' }])
  tale.pass(30)
  expect(tale.life.wait.dropped).toContain('tried')
  expect(tale.hear(assignedTo('ada')).ignored).toBe('excluded')
})

test('what came back is handled again, but is no success any more', () => {
  const tale = aTale()
  tale.hear(assignedTo('ada'))
  tale.hear({ kind: 'resolved' })
  tale.hear({ kind: 'reopened' })
  tale.hear({ kind: 'resolved' })
  tale.hear({ kind: 'reopened' })
  const ada = { agent: 'ada', queue: 'billing' }
  expect(tale.records).toEqual([
    { ...ada, handled: 1, succeeded: 1 },
    { ...ada, handled: 0, succeeded: -1 },
    { ...ada, handled: 1, succeeded: 0 },
  ])
})

test('the conversation that has gone on for longest finds a substitute first', () => {
  const tales = ['t2', 't1'].map((id, index) => {
    const tale = aTale(undefined, id)
    tale.pass(index === 0 ? 20 : 10)
    tale.hear(assignedTo('ada'))
    tale.hear({ kind: 'agent_replied', agent: 'ada', asksCustomer: false })
    return tale
  })
  const lives = tales.map(({ life }) => life)
  const substitutes = [{ agent: 'ben', queues: ['billing'], room: 1 }]
  const world = aWorld({ now: minutesAfter(mondayMorning, hour), backAt: () => undefined })
  expect(handOver({ lives, agent: 'ada', substitutes }, world).entries).toEqual([
    { ticketId: 't1', action: 'hand_over', to: 'ben', why: 'in_conversation', freed: 1 },
    { ticketId: 't2', action: 'take_back', why: 'no_substitute', freed: 1 },
  ])
})

test('a person who changes the priority of a ticket leaves it with whoever has it', () => {
  const tale = aTale()
  tale.hear(assignedTo('ada'))
  const outcome = { kind: 'assigned', agent: 'ada', queue: 'billing', effort: 1 } as const
  const sooner = { kind: 'decided', isManual: true, outcome, dueAt: minutesAfter(mondayMorning, 5) } as const
  const before = tale.life.state
  expect(tale.hear(sooner)).toMatchObject({ loads: [], effects: [] })
  expect(tale.life).toMatchObject({ state: before, dueAt: sooner.dueAt })
  expect(tale.hear(sooner).ignored).toBe('already')
})

test('a timer that comes before its time is set again, and acts at its time', () => {
  const tale = aTale()
  tale.hear(heldFor('nobody_eligible'))
  const timer = [...tale.timers.values()][0]!
  const early = tale.hearEvent({ id: timer.key, at: timer.dueAt - 1, kind: timer.kind, timer: timer.key })
  expect(early).toMatchObject({ ignored: 'early', timers: { set: [timer] } })
  tale.pass(15)
  expect(tale.life.wait.dropped).toEqual(['preferred_language'])
  expect(tale.hearEvent({ id: timer.key, at: tale.now, kind: timer.kind, timer: timer.key }).ignored).toBe('timer_over')
})

test('an event from the future counts as now', () => {
  const tale = aTale()
  tale.hear({ kind: 'closed' }, { at: minutesAfter(mondayMorning, 7 * day) })
  tale.pass(1)
  tale.hear({ kind: 'reopened' })
  expect(tale.life.state.kind).toBe('waiting')
})

test('a life is plain data', () => {
  const tale = aTale()
  tale.hear(assignedTo('ada'))
  tale.hear({ kind: 'agent_replied', agent: 'ada', asksCustomer: true })
  expect(JSON.parse(JSON.stringify(tale.life))).toEqual(tale.life)
})

describe('what cannot have happened is refused, by name', () => {
  test.each([
    [{ kind: 'merged', into: 't1' } as const, 'event.into: "t1" is not allowed: the id of another ticket.'],
    [assignedTo('ada', -1), 'event.outcome.effort: -1 is not allowed: 0 or more.'],
  ])('%j', (fact, message) => {
    expect(() => aTale().hear(fact)).toThrow(new PointsmanError('invalid_request', message))
  })

  test('an event without an id or a time', () => {
    expect(() => aTale().hear({ kind: 'closed' }, { id: '' })).toThrow('event.id')
    expect(() => aTale().hear({ kind: 'closed' }, { at: Number.NaN })).toThrow('event.at')
  })

  test.each<[Partial<LifeRules>, string]>([
    [{ pausedShare: 1.5 }, 'life.pausedShare: 1.5 is not allowed: from 0 to 1.'],
    [{ takeBackMinutes: 0 }, 'life.takeBackMinutes: 0 is not allowed: more than 0 minutes.'],
    [{ absentReplyMinutes: -1 }, 'life.absentReplyMinutes: -1 is not allowed: 0 minutes or more.'],
    [{ offers: { isOn: true, minutes: 0 } }, 'life.offers.minutes: 0 is not allowed: more than 0 minutes.'],
    [{ triageAfterMinutes: 10 }, 'life.triageAfterMinutes: 10 is not allowed: at least 240, the last relaxation step.'],
    [
      {
        relaxation: [
          { afterMinutes: 60, drop: 'queue' },
          { afterMinutes: 15, drop: 'tried' },
        ],
      },
      'life.relaxation[1].afterMinutes: 15 is not allowed: at least 60, as steps come in order.',
    ],
  ])('%j', (part, message) => {
    expect(() => checkLifeRules({ ...defaultLifeRules, ...part })).toThrow(
      new PointsmanError('invalid_policy', message),
    )
  })

  test('the rules that come with it are allowed', () => {
    expect(() => checkLifeRules(defaultLifeRules)).not.toThrow()
  })
})
