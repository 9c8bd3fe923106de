import { describe, expect, test } from 'vitest'
import { instantIn } from '../calendar/temporal-clock.ts'
import { aNumberReading, aReading, aTicket, mondayMorning } from '../domain/builders.ts'
import { defaultPolicy, type Policy } from '../domain/policy.ts'
import { unknownCustomer, type CustomerHistory } from '../domain/situation.ts'
import { prioritize, type PrioritizeInput } from './urgency.ts'
import type { Shift } from '../domain/agent.ts'
import type { PriorityDecision } from '../domain/decision.ts'

const hour = 3_600_000

const outage = aReading({ impact: aNumberReading(0.95), distress: aNumberReading(0.05) })
const trifle = aReading({ impact: aNumberReading(0.1), distress: aNumberReading(0.05) })
const angryReset = aReading({ impact: aNumberReading(0.15), distress: aNumberReading(0.95, 0.9) })

/** Monday to Friday, nine to five, in Berlin. */
const officeHours: Policy = {
  ...defaultPolicy,
  businessHours: {
    timeZone: 'Europe/Berlin',
    shifts: ([1, 2, 3, 4, 5] as const).map((day): Shift => ({ day, from: 540, to: 1020 })),
  },
}

function prioritized(part: Partial<PrioritizeInput>): PriorityDecision {
  return prioritize({
    ticket: aTicket(),
    reading: aReading(),
    customer: unknownCustomer,
    policy: defaultPolicy,
    now: mondayMorning,
    ...part,
  })
}

function urgencyOf(part: Partial<PrioritizeInput>): number {
  return prioritized(part).urgency.score
}

function becauseOf(decision: PriorityDecision, name: string): string | undefined {
  return decision.urgency.contributions.find((part) => part.name === name)?.because
}

test('the calm outage over the angry password reset', () => {
  const calm = prioritized({ reading: outage, ticket: aTicket({ plan: 'enterprise' }) })
  const reset = aTicket({ plan: 'enterprise', claimed: { priority: 'urgent' } })
  const angry = prioritized({ reading: angryReset, ticket: reset })
  expect(calm.urgency.score).toBeGreaterThan(angry.urgency.score)
  expect(calm.band).toBe('urgent')
  expect(['normal', 'low']).toContain(angry.band)
  expect(calm.dueAt).toBeLessThan(angry.dueAt)

  // Even when the reset was there an hour earlier, and its writer was right about every claim so far.
  const earlier = urgencyOf({
    reading: angryReset,
    ticket: { ...reset, receivedAt: mondayMorning - hour },
    customer: { ...unknownCustomer, claimsMade: 500, claimsBorneOut: 500 },
  })
  expect(calm.urgency.score).toBeGreaterThan(earlier)
})

describe('the customer who marks everything urgent', () => {
  const ticket = aTicket({ claimed: { priority: 'urgent' } })
  const known = (customer: Partial<CustomerHistory>): PriorityDecision =>
    prioritized({ ticket, customer: { ...unknownCustomer, ...customer } })

  test('slowly stops being believed', () => {
    const after = (claimsMade: number): number => known({ claimsMade }).urgency.score
    const scores = [0, 1, 2, 5, 20, 100].map(after)
    expect(scores).toEqual(scores.toSorted((one, other) => other - one))
    expect(new Set(scores).size).toBe(scores.length)
    expect(after(0) - after(1)).toBeLessThan(0.01)
    expect(known({ claimsMade: 20, claimsBorneOut: 20 }).urgency.score).toBeGreaterThan(after(0))
  })

  test('is in the end treated like somebody who claims nothing, and never worse', () => {
    const honest = urgencyOf({ ticket: aTicket() })
    const loud = known({ claimsMade: 1000 }).urgency.score
    expect(loud).toBeGreaterThanOrEqual(honest)
    expect(loud - honest).toBeLessThan(0.001)
    expect(known({ claimsMade: 1000 }).band).toBe(prioritized({ ticket: aTicket() }).band)
  })

  test('casts a doubt on the colleagues, which their own record soon outweighs', () => {
    const colleaguesClaims = { made: 60, borneOut: 2 }
    const newcomer = known({ colleaguesClaims }).urgency.score
    expect(newcomer).toBeLessThan(known({}).urgency.score)
    expect(known({ colleaguesClaims, claimsMade: 12, claimsBorneOut: 11 }).urgency.score).toBeGreaterThan(
      known({}).urgency.score,
    )
    expect(becauseOf(known({ colleaguesClaims }), 'claim')).toBe(
      "claimed urgent, believed 8 %: no claims before, 2 of 60 of the account's others",
    )
  })
})

test('the VIP whose question can wait', () => {
  const question = { reading: trifle, ticket: aTicket({ annualValue: 900_000 }) }
  const smallOutage = { reading: outage, ticket: aTicket({ plan: 'starter' }) }
  expect(urgencyOf(smallOutage)).toBeGreaterThan(urgencyOf(question))
  expect(prioritized(question).band).toBe('normal')
  expect(prioritized(question).dueAt - mondayMorning).toBe(8 * hour)

  // Of two questions alike the VIP's comes first, and after two hours it still waits behind the outage.
  expect(urgencyOf(question)).toBeGreaterThan(urgencyOf({ reading: trifle, ticket: aTicket({ plan: 'starter' }) }))
  const waited = { ...question, ticket: { ...question.ticket, receivedAt: mondayMorning - 2 * hour } }
  expect(urgencyOf(smallOutage)).toBeGreaterThan(urgencyOf(waited))
})

describe('the ticket that has waited since Friday', () => {
  const inBerlin = (text: string): number => instantIn('Europe/Berlin', text)
  const [friday, monday] = [inBerlin('2026-05-08T16:00'), inBerlin('2026-05-11T10:00')]
  const sinceFriday = aTicket({ plan: 'free', receivedAt: friday })

  test('overtakes an ordinary ticket of Monday, although it is a trifle', () => {
    const waited = prioritized({ reading: trifle, ticket: sinceFriday, now: monday })
    const ordinary = urgencyOf({ ticket: aTicket({ receivedAt: monday }), now: monday })
    expect(waited.urgency.score).toBeGreaterThan(ordinary)
    expect(waited.band).toBe('high')
    expect(becauseOf(waited, 'waiting')).toBe('waiting for 2 d 18 h')
  })

  test('has used up two business hours and no weekend', () => {
    const ticket = { ...sinceFriday, plan: 'enterprise' }
    const waited = prioritized({ ticket, now: monday, policy: officeHours })
    expect(becauseOf(waited, 'targetElapsed')).toBe('25 % of the 8 h target used up, in business hours')
    expect(waited.dueAt).toBe(inBerlin('2026-05-11T16:00'))
    expect(becauseOf(waited, 'waiting')).toBe('waiting for 2 d 18 h')
    // Around the clock its target would be long missed.
    expect(prioritized({ ticket, now: monday }).dueAt).toBe(inBerlin('2026-05-09T00:00'))
  })

  test('comes before its like of Monday, and not before the outage of Monday', () => {
    const now = monday
    const waited = urgencyOf({ reading: trifle, ticket: sinceFriday, now, policy: officeHours })
    const fresh = { ...sinceFriday, receivedAt: monday }
    expect(waited).toBeGreaterThan(urgencyOf({ reading: trifle, ticket: fresh, now, policy: officeHours }))
    expect(waited).toBeLessThan(urgencyOf({ reading: outage, ticket: fresh, now, policy: officeHours }))
  })

  test('is not pressed where we asked back on Friday and nobody answered', () => {
    const pauses = [{ from: friday + hour / 2 }]
    const asked = prioritized({ reading: trifle, ticket: sinceFriday, now: monday, pauses, policy: officeHours })
    expect(asked.urgency.score).toBeLessThan(
      urgencyOf({ reading: trifle, ticket: sinceFriday, now: monday, policy: officeHours }),
    )
    expect(becauseOf(asked, 'targetElapsed')).toBe(
      '2 % of the 24 h target used up, in business hours; it stands still while the customer has the ball',
    )
    expect(becauseOf(asked, 'waiting')).toBe('waiting for 30 min')
  })
})
