import { expect, test } from 'vitest'
import { aReading, aSituation, aTicket, anAgent, aQueue, mondayMorning } from '../domain/builders.ts'
import { defaultPolicy } from '../domain/policy.ts'
import { routeWithReading } from '../route.ts'
import type { Agent } from '../domain/agent.ts'
import type { BlockReason, Decision } from '../domain/decision.ts'
import type { Reading } from '../domain/reading.ts'
import type { Situation } from '../domain/situation.ts'

function routed(situation: Situation, reading: Reading = aReading()): Decision {
  return routeWithReading({
    id: 'd1',
    ticket: aTicket(),
    situation,
    policy: defaultPolicy,
    seed: 1,
    reading,
    modelVersion: 'm0',
  })
}

function blockOf(agent: Partial<Agent>, part: Partial<Situation> = {}): BlockReason | undefined {
  const situation = aSituation([anAgent({ id: 'ada', ...agent })], {
    queues: [aQueue({ id: 'billing', requiredSkills: ['invoices'] })],
    ...part,
  })
  return routed(situation).candidates[0]?.blockedBy
}

const skilled = { skills: [{ skill: 'invoices', level: 0.5 }] }

test('whoever left, is not on the queue or lacks a required skill is blocked for that reason', () => {
  expect(blockOf(skilled)).toBeUndefined()
  expect(blockOf({ ...skilled, active: false })).toBe('left')
  expect(blockOf({ ...skilled, queues: [] })).toBe('not_on_queue')
  expect(blockOf({ skills: [{ skill: 'invoices', level: 0 }] })).toBe('missing_skill')
})

test('somebody away or offline is blocked until the moment they said they would be back', () => {
  const presence = (state: 'away' | 'offline', until?: number): Partial<Situation> => ({
    presence: [{ state, ...(until === undefined ? {} : { until }) }],
  })
  expect(blockOf(skilled, presence('away'))).toBe('away')
  expect(blockOf(skilled, presence('offline', mondayMorning + 1))).toBe('offline')
  expect(blockOf(skilled, presence('away', mondayMorning))).toBeUndefined()
})

test('somebody of whom no presence is known counts as offline', () => {
  expect(blockOf(skilled, { presence: [] })).toBe('offline')
})

test('outside their hours nobody is given a ticket, even if they are online', () => {
  const hours = { timeZone: 'America/New_York', shifts: [{ day: 1, from: 540, to: 1020 }] } as const
  expect(blockOf({ ...skilled, hours })).toBe('off_shift')
})

test('capacity is what somebody carries plus this ticket: just fitting is fine', () => {
  expect(blockOf({ ...skilled, capacity: 3 }, { loads: [2] })).toBeUndefined()
  expect(blockOf({ ...skilled, capacity: 3 }, { loads: [2.25] })).toBe('full')
})

test('whoever refused or tried a ticket is not asked again', () => {
  expect(blockOf(skilled, { excluded: [{ agent: 'ada', reason: 'refused' }] })).toBe('refused')
  expect(blockOf(skilled, { excluded: [{ agent: 'ada', reason: 'tried' }] })).toBe('tried')
})

test('a ticket in French goes to somebody who has French, if anybody on the queue does', () => {
  const french = aReading({ language: { code: 'fr', confidence: 0.95 } })
  const ada = anAgent({ id: 'ada' })
  const elodie = anAgent({ id: 'elodie', languages: ['fr', 'en'], tier: 3 })
  const both = routed(aSituation([ada, elodie]), french)
  expect(both.outcome).toMatchObject({ kind: 'assigned', agent: 'elodie' })
  expect(both.candidates[1]).toEqual({ agent: 'ada', blockedBy: 'missing_language' })
  expect(routed(aSituation([ada]), french).outcome).toMatchObject({ kind: 'assigned', agent: 'ada' })
})

test('a language that was only guessed blocks nobody', () => {
  const guessed = aReading({ language: { code: 'fr', confidence: 0.5 } })
  const situation = aSituation([anAgent({ id: 'ada' }), anAgent({ id: 'elodie', languages: ['fr'] })])
  expect(routed(situation, guessed).candidates.every(({ fit }) => fit !== undefined)).toBe(true)
})
