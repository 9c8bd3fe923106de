import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aNumberReading, aReading, aTicket, mondayMorning } from '../domain/builders.ts'
import { defaultPolicy, type UrgencyWeights } from '../domain/policy.ts'
import { unknownCustomer } from '../domain/situation.ts'
import { priorities } from '../domain/ticket.ts'
import { minutesAfter } from '../domain/time.ts'
import { prioritize, scoreUrgency, type PrioritizeInput } from './urgency.ts'
import type { UrgencySignals } from './signal.ts'

const hour = 3_600_000

function aCase(part: Partial<PrioritizeInput> = {}): PrioritizeInput {
  return {
    ticket: aTicket(),
    reading: aReading(),
    customer: unknownCustomer,
    policy: defaultPolicy,
    now: mondayMorning,
    ...part,
  }
}

const outage = aReading({ impact: aNumberReading(0.95), distress: aNumberReading(0.05) })
const trifle = aReading({ impact: aNumberReading(0.1), distress: aNumberReading(0.05) })
const angryTrifle = aReading({ impact: aNumberReading(0.15), distress: aNumberReading(0.95, 0.9) })

function urgencyOf(part: Partial<PrioritizeInput>): number {
  return prioritize(aCase(part)).urgency.score
}

describe('stories', () => {
  test('a calm outage outranks an angry password reset, even when only the reset is claimed urgent', () => {
    const calm = prioritize(aCase({ reading: outage, ticket: aTicket({ plan: 'enterprise' }) }))
    const angry = prioritize(
      aCase({ reading: angryTrifle, ticket: aTicket({ plan: 'enterprise', claimed: { priority: 'urgent' } }) }),
    )
    expect(calm.urgency.score).toBeGreaterThan(angry.urgency.score)
    expect(calm.band).toBe('urgent')
    expect(['normal', 'low']).toContain(angry.band)
  })

  test('a customer who marks everything urgent slowly stops being believed', () => {
    const ticket = aTicket({ claimed: { priority: 'urgent' } })
    const after = (claimsMade: number): number =>
      urgencyOf({ ticket, customer: { ...unknownCustomer, claimsMade, claimsBorneOut: 0 } })
    const honest = urgencyOf({ ticket, customer: { ...unknownCustomer, claimsMade: 20, claimsBorneOut: 20 } })
    expect(after(1)).toBeLessThan(after(0))
    expect(after(20)).toBeLessThan(after(5))
    expect(honest).toBeGreaterThan(after(0))
    expect(after(1000)).toBeGreaterThanOrEqual(urgencyOf({ ticket: aTicket() }))
  })

  test('the question of a very important customer can wait behind the outage of a small one', () => {
    const question = urgencyOf({ reading: trifle, ticket: aTicket({ annualValue: 900_000 }) })
    const smallOutage = urgencyOf({ reading: outage, ticket: aTicket({ plan: 'starter' }) })
    expect(smallOutage).toBeGreaterThan(question)
    expect(prioritize(aCase({ reading: trifle, ticket: aTicket({ annualValue: 900_000 }) })).band).toBe('normal')
  })

  test('a trifle that has waited since Friday overtakes an ordinary ticket of Monday', () => {
    const friday = aTicket({ receivedAt: mondayMorning - 66 * hour, plan: 'free' })
    const waited = prioritize(aCase({ reading: trifle, ticket: friday }))
    expect(waited.urgency.score).toBeGreaterThan(urgencyOf({}))
    expect(waited.band).toBe('high')
    expect(waited.urgency.contributions.find((part) => part.name === 'waiting')?.because).toBe('waiting for 2 d 18 h')
  })

  test('the claimed priority alone never moves a ticket to the top', () => {
    const believed = { ...unknownCustomer, claimsMade: 500, claimsBorneOut: 500 }
    const loud = prioritize(aCase({ ticket: aTicket({ claimed: { priority: 'urgent' } }), customer: believed }))
    expect(loud.band).toBe('normal')
    expect(loud.urgency.score).toBeLessThan(
      urgencyOf({ reading: outage, ticket: aTicket({ claimed: { priority: 'low' } }) }),
    )
  })

  test('two missed tickets keep their order: the one that is longer overdue stays ahead', () => {
    const one = urgencyOf({ ticket: aTicket({ receivedAt: mondayMorning - 300 * hour }) })
    const other = urgencyOf({ ticket: aTicket({ receivedAt: mondayMorning - 301 * hour }) })
    expect(other).toBeGreaterThan(one)
  })
})

describe('deadline', () => {
  test('the deadline does not move while the band rises with waiting', () => {
    const ticket = aTicket({ plan: 'free' })
    const fresh = prioritize(aCase({ ticket, reading: trifle }))
    const late = prioritize(aCase({ ticket, reading: trifle, now: mondayMorning + 90 * hour }))
    expect(fresh.band).toBe('low')
    expect(late.band).toBe('high')
    expect(late.dueAt).toBe(fresh.dueAt)
    expect(fresh.dueAt).toBe(minutesAfter(mondayMorning, 1440))
  })
})

describe('laws', () => {
  /** Evenly spread; `fc.double` would draw nearly nothing but tiny numbers. */
  const share = fc.nat(9973).map((part) => part / 9973)
  const names = Object.keys(defaultPolicy.urgencyWeights) as (keyof UrgencyWeights)[]
  const sharesArbitrary = fc.tuple(...names.map(() => share))
  const signalsOf = (shares: readonly number[]): UrgencySignals =>
    Object.fromEntries(
      names.map((name, index) => [name, { share: shares[index], because: name }]),
    ) as unknown as UrgencySignals

  test('urgency is the sum of its contributions, bit for bit, and stays within 0 and 1', () => {
    fc.assert(
      fc.property(sharesArbitrary, (shares) => {
        const { score, contributions } = scoreUrgency(signalsOf(shares), defaultPolicy.urgencyWeights)
        expect(contributions.reduce((sum, part) => sum + part.signal * part.weight, 0)).toBe(score)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1 + 1e-12)
      }),
    )
  })

  test('urgency never falls when one signal rises', () => {
    fc.assert(
      fc.property(sharesArbitrary, fc.nat(names.length - 1), share, (shares, which, other) => {
        const [low, high] = [Math.min(shares[which]!, other), Math.max(shares[which]!, other)]
        const score = (value: number): number =>
          scoreUrgency(signalsOf(shares.with(which, value)), defaultPolicy.urgencyWeights).score
        expect(score(high)).toBeGreaterThanOrEqual(score(low))
      }),
    )
  })

  const aCaseArbitrary = fc
    .record({
      impact: share,
      confidence: share,
      distress: share,
      annualValue: fc.double({ min: 0, max: 1e9, noNaN: true }),
      contacts: fc.nat(50),
      made: fc.nat(100),
      borneOut: share,
      waited: fc.nat(100_000),
      claimed: fc.constantFrom(...priorities),
    })
    .map((one) =>
      aCase({
        reading: aReading({
          impact: aNumberReading(one.impact, one.confidence),
          distress: aNumberReading(one.distress, one.confidence),
        }),
        ticket: aTicket({ annualValue: one.annualValue, claimed: { priority: one.claimed } }),
        customer: {
          contactsThisWeek: one.contacts,
          claimsMade: one.made,
          claimsBorneOut: Math.floor(one.made * one.borneOut),
        },
        now: minutesAfter(mondayMorning, one.waited),
      }),
    )

  test('urgency never falls as the clock runs', () => {
    fc.assert(
      fc.property(aCaseArbitrary, fc.nat(1_000_000), (one, minutes) => {
        const later = { ...one, now: minutesAfter(one.now, minutes) }
        expect(prioritize(later).urgency.score).toBeGreaterThanOrEqual(prioritize(one).urgency.score)
        expect(prioritize(later).dueAt).toBe(prioritize(one).dueAt)
      }),
    )
  })

  test('whatever is claimed, it moves urgency by no more than the weight of a claim', () => {
    fc.assert(
      fc.property(aCaseArbitrary, (one) => {
        // Without the clock: a claim may change the band that the target is taken from.
        const now = one.ticket.receivedAt
        const scores = priorities.map(
          (priority) => prioritize({ ...one, now, ticket: { ...one.ticket, claimed: { priority } } }).urgency.score,
        )
        expect(Math.max(...scores) - Math.min(...scores)).toBeLessThanOrEqual(
          defaultPolicy.urgencyWeights.claim + 1e-12,
        )
      }),
    )
  })

  test('a ticket claimed higher is never ranked lower for it', () => {
    fc.assert(
      fc.property(aCaseArbitrary, (one) => {
        const now = one.ticket.receivedAt
        const scores = priorities.map(
          (priority) => prioritize({ ...one, now, ticket: { ...one.ticket, claimed: { priority } } }).urgency.score,
        )
        expect(scores).toEqual(scores.toSorted((a, b) => b - a))
      }),
    )
  })
})
