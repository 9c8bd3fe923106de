import { describe, expect, test } from 'vitest'
import { anAgent, mondayMorning } from '../domain/builders.ts'
import type { Presence, Shift, WorkingHours } from '../domain/agent.ts'
import type { Timestamp } from '../domain/time.ts'
import { defaultLifeRules } from './life-rules.ts'
import { lifeWorld } from './life-world.ts'
import { beginLife } from './ticket-life.ts'
import { aTale, assignedTo, heldFor, rulesWith, type Tale } from './test-world.ts'

const workdays = [1, 2, 3, 4, 5] as const
const everyDay = [1, 2, 3, 4, 5, 6, 7] as const

function nineToFive(timeZone: string, days: readonly Shift['day'][] = workdays, holidays: string[] = []): WorkingHours {
  return { timeZone, shifts: days.map((day) => ({ day, from: 540, to: 1020 })), holidays }
}

/** A ticket that arrives at an instant, where Ada is the only agent and the organisation has her hours. */
function taleAt(start: string, hours: WorkingHours, presence: Presence = { state: 'online' }, own = hours): Tale {
  const agents = [anAgent({ id: 'ada', hours: own })]
  const tale = aTale((now) =>
    lifeWorld({ now, rules: defaultLifeRules, hours, agents, presence: [presence], loads: [0] }),
  )
  tale.now = Date.parse(start)
  tale.life = beginLife('t1', tale.now)
  return tale
}

function dueOf(tale: Tale): readonly string[] {
  return [...tale.timers.values()].map(({ kind, dueAt }) => `${kind} ${new Date(dueAt).toISOString()}`)
}

describe('an hour on Friday and an hour on Monday are two, wherever the clock is changed on Sunday', () => {
  // Given at 16:00 local time, with a shift until 17:00: taken back on the next working day at 10:00.
  test.each([
    ['Europe/Berlin', '2026-03-27T15:00Z', '2026-03-30T08:00:00.000Z'],
    ['Europe/Berlin', '2026-10-23T14:00Z', '2026-10-26T09:00:00.000Z'],
    ['America/New_York', '2026-03-06T21:00Z', '2026-03-09T14:00:00.000Z'],
    ['America/New_York', '2026-10-30T20:00Z', '2026-11-02T15:00:00.000Z'],
    // Half an hour is all that Lord Howe changes.
    ['Australia/Lord_Howe', '2026-04-03T05:00Z', '2026-04-05T23:30:00.000Z'],
    ['Pacific/Auckland', '2026-04-03T03:00Z', '2026-04-05T22:00:00.000Z'],
    ['Asia/Kolkata', '2026-03-27T10:30Z', '2026-03-30T04:30:00.000Z'],
    // A leap day is a day like others.
    ['UTC', '2028-02-28T16:00Z', '2028-02-29T10:00:00.000Z'],
    ['UTC', '2028-02-29T16:00Z', '2028-03-01T10:00:00.000Z'],
  ])('%s, given at %s', (zone, given, due) => {
    const tale = taleAt(given, nineToFive(zone))
    tale.hear(assignedTo('ada'))
    expect(dueOf(tale)).toEqual([`take_back_due ${due}`])
    const minutes = (Date.parse(due) - tale.now) / 60_000
    tale.pass(minutes - 1)
    expect(tale.life.state.kind).toBe('assigned')
    tale.pass(1)
    expect(tale.life.state).toMatchObject({ kind: 'waiting', reason: 'no_answer', since: Date.parse(due) })
    expect(tale.fired).toHaveLength(1)
  })
})

test.each([
  ['2026-03-28T22:00Z', '2026-03-29T02:00:00.000Z'],
  ['2026-10-24T21:00Z', '2026-10-25T01:00:00.000Z'],
])(
  'a night shift through the change of the clock counts hours, not what the clock shows: given at %s',
  (given, due) => {
    const night: WorkingHours = {
      timeZone: 'Europe/Berlin',
      shifts: [
        { day: 6, from: 1320, to: 1440 },
        { day: 7, from: 0, to: 360 },
      ],
    }
    const agents = [anAgent({ id: 'ada', hours: night })]
    const rules = rulesWith({ takeBackMinutes: 240 })
    const tale = aTale((now) =>
      lifeWorld({ now, rules, hours: night, agents, presence: [{ state: 'online' }], loads: [0] }),
    )
    tale.now = Date.parse(given)
    tale.life = beginLife('t1', tale.now)
    tale.hear(assignedTo('ada'))
    expect(dueOf(tale)).toEqual([`take_back_due ${due}`])
  },
)

test.each([
  ['Europe/Berlin', '2026-03-28T14:00Z', '2026-03-28T21:00Z', '2026-03-29T07:15:00.000Z'],
  ['Europe/Berlin', '2026-10-24T13:00Z', '2026-10-24T20:00Z', '2026-10-25T08:15:00.000Z'],
  ['Australia/Lord_Howe', '2026-10-03T04:30Z', '2026-10-03T11:30Z', '2026-10-03T22:15:00.000Z'],
])('a reply in the night before the clock changes waits for the morning: %s, %s', (zone, given, replied, due) => {
  // She logged out for the night, without a word on when she will be back: her shift says it.
  const offline = { state: 'offline' } as const
  const tale = taleAt(given, nineToFive(zone, everyDay), offline)
  tale.hear({ kind: 'manual_assigned', agent: 'ada', queue: 'billing' })
  tale.hear({ kind: 'agent_replied', agent: 'ada', asksCustomer: true })
  tale.now = Date.parse(replied)
  tale.hear({ kind: 'customer_replied' })
  expect(tale.life.state).toMatchObject({ kind: 'assigned', agent: 'ada' })
  expect(dueOf(tale)).toEqual([`holder_due_back ${due}`])
})

test('a reply before somebody takes days off of their own does not wait for them', () => {
  // Wednesday evening; the office is open on Thursday, she is back on Monday.
  const office = nineToFive('Europe/Berlin')
  const own = nineToFive('Europe/Berlin', workdays, ['2026-12-24', '2026-12-25'])
  const tale = taleAt('2026-12-23T14:00Z', office, { state: 'online' }, own)
  tale.hear(assignedTo('ada'))
  tale.hear({ kind: 'agent_replied', agent: 'ada', asksCustomer: true })
  tale.now = Date.parse('2026-12-23T18:00Z')
  tale.hear({ kind: 'customer_replied' })
  expect(tale.life).toMatchObject({ state: { kind: 'waiting', reason: 'agent_away' }, previous: 'ada' })
  // Without days off it would have.
  const same = taleAt('2026-12-23T14:00Z', office)
  same.hear(assignedTo('ada'))
  same.hear({ kind: 'agent_replied', agent: 'ada', asksCustomer: true })
  same.now = Date.parse('2026-12-23T18:00Z')
  same.hear({ kind: 'customer_replied' })
  expect(dueOf(same)).toEqual(['holder_due_back 2026-12-24T08:15:00.000Z'])
})

test('a ticket asks for less in business time only: what came on Friday at ten to five goes on on Monday', () => {
  const tale = taleAt('2026-03-27T15:50Z', nineToFive('Europe/Berlin'))
  tale.hear(heldFor('nobody_eligible'))
  expect(dueOf(tale)).toEqual(['relaxation_due 2026-03-30T07:05:00.000Z'])
  tale.pass(4 * 1440)
  expect(tale.life.state).toMatchObject({ kind: 'triage', reason: 'nobody_eligible' })
  // 8 hours of business after Friday 16:50.
  expect(new Date(tale.life.state.since).toISOString()).toBe('2026-03-30T14:50:00.000Z')
})

describe('when somebody is back, as the roster shows it', () => {
  const hours = nineToFive('UTC')
  const evening = mondayMorning + 9 * 3_600_000
  const tuesdayNine = Date.UTC(2026, 2, 3, 9)
  const back = (
    presence: Presence,
    at: Timestamp,
    ofTheirs: WorkingHours | undefined = hours,
  ): Timestamp | undefined => {
    const { hours: _none, ...noHours } = anAgent({ id: 'ada' })
    const agents = [ofTheirs === undefined ? noHours : anAgent({ id: 'ada', hours: ofTheirs })]
    return lifeWorld({ now: at, rules: defaultLifeRules, agents, presence: [presence], loads: [2] }).backAt('ada', at)
  }

  test('online and on shift is there; online after hours is there tomorrow', () => {
    expect(back({ state: 'online' }, mondayMorning)).toBe(mondayMorning)
    expect(back({ state: 'online' }, evening)).toBe(tuesdayNine)
  })

  test('absent in the middle of a shift without a word is not expected; after it, for the next', () => {
    expect(back({ state: 'away' }, mondayMorning)).toBeUndefined()
    expect(back({ state: 'offline' }, evening)).toBe(tuesdayNine)
  })

  test('a date holds, during hours', () => {
    expect(back({ state: 'away', until: mondayMorning + 60_000 }, mondayMorning)).toBe(mondayMorning + 60_000)
    expect(back({ state: 'away', until: evening }, mondayMorning)).toBe(tuesdayNine)
    expect(back({ state: 'away', until: mondayMorning - 1 }, mondayMorning)).toBe(mondayMorning)
  })

  test('who works at no time is never back, and no timer waits for them', () => {
    const never = { timeZone: 'UTC', shifts: [] }
    expect(back({ state: 'online' }, mondayMorning, never)).toBeUndefined()
    const tale = taleAt('2026-03-02T10:00Z', hours, { state: 'online' }, never)
    tale.hear(assignedTo('ada'))
    expect(dueOf(tale)).toEqual([])
  })

  test('who left, or is not known, is never back and has no room', () => {
    const agents = [anAgent({ id: 'ada', active: false })]
    const world = lifeWorld({
      now: mondayMorning,
      rules: defaultLifeRules,
      agents,
      presence: [{ state: 'online' }],
      loads: [0],
    })
    expect([world.backAt('ada', 0), world.backAt('nobody', 0), world.room('ada')]).toEqual([undefined, undefined, 0])
  })
})
