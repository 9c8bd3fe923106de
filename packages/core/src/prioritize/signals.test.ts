import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aLabelReading, aNumberReading, aReading, aTicket, mondayMorning } from '../domain/builders.ts'
import { defaultPolicy } from '../domain/policy.ts'
import { unknownCustomer, type CustomerHistory } from '../domain/situation.ts'
import { credibility, readClaim } from './claim.ts'
import { readPlanChange } from './plan-change.ts'
import { readRepeatContacts } from './repeat-contacts.ts'
import { readAccountValue, readDistress, readImpact, readWaiting } from './signals.ts'
import type { SignalReading } from './signal.ts'

test('impact is drawn towards an ordinary ticket as far as the reader is unsure', () => {
  expect(readImpact(aNumberReading(0.9, 1)).share).toBe(0.9)
  expect(readImpact(aNumberReading(0.9, 0)).share).toBe(0.3)
  expect(readImpact({ ...aNumberReading(0.9, 1), abstained: true }).share).toBe(0.3)
})

test('distress that was only guessed counts for nothing', () => {
  expect(readDistress(aNumberReading(1, 0)).share).toBe(0)
  expect(readDistress({ ...aNumberReading(1, 1), abstained: true }).share).toBe(0)
})

test('an account at the half-way value counts one half, and its plan does not matter then', () => {
  const ticket = aTicket({ annualValue: 25_000, plan: 'free' })
  expect(readAccountValue(ticket, defaultPolicy)).toEqual({ share: 0.5, because: 'the account is worth 25,000 a year' })
})

test('without a value the standing of the plan counts; an unknown plan is taken as ordinary', () => {
  expect(readAccountValue(aTicket({ plan: 'Enterprise' }), defaultPolicy).share).toBe(1)
  expect(readAccountValue(aTicket({ plan: 'free' }), defaultPolicy).share).toBe(0)
  expect(readAccountValue(aTicket({ plan: 'platinum' }), defaultPolicy)).toEqual({
    share: 0.3,
    because: 'plan platinum is not in the policy: taken as ordinary',
  })
})

test('a reader that is unsure of the impact says so', () => {
  expect(readImpact(aNumberReading(0.6, 0.3)).because).toBe(
    'impact reads 60 %, but only 30 % sure: drawn towards ordinary',
  )
})

test('a day of waiting counts one half', () => {
  expect(readWaiting(1440).share).toBe(0.5)
})

describe('asking again', () => {
  const reading = aReading({ queue: aLabelReading({ billing: 0.8, integrations: 0.2 }) })
  const after = (contactsThisWeek: number, contactsAbout?: CustomerHistory['contactsAbout']): SignalReading =>
    readRepeatContacts(
      { ...unknownCustomer, contactsThisWeek, ...(contactsAbout === undefined ? {} : { contactsAbout }) },
      reading,
    )

  test('counts more each time', () => {
    expect([0, 1, 2].map((contacts) => after(contacts).share)).toEqual([0, 1 / 3, 0.5])
  })

  test('counts as far as it is about the same thing, in doubt and all', () => {
    expect(after(2, [{ queue: 'billing', contacts: 2 }]).share).toBeCloseTo(1.6 / 3.6)
    expect(after(2, [{ queue: 'billing', contacts: 2 }]).because).toBe(
      'wrote 2 times this week already, about this probably 1.6 times',
    )
    expect(after(2, [{ queue: 'shipping', contacts: 2 }])).toEqual({
      share: 0,
      because: 'wrote 2 times this week already, about something else',
    })
  })

  test('counts in full where nobody knows yet what the earlier ones were about', () => {
    expect(after(2, [{ contacts: 2 }]).share).toBe(0.5)
    expect(readRepeatContacts({ ...unknownCustomer, contactsThisWeek: 1 }, aReading()).share).toBe(1 / 3)
  })

  test('goes by the topic where both have one', () => {
    const about = [{ queue: 'billing', topic: 'refunds', contacts: 1 }]
    const customer = { ...unknownCustomer, contactsThisWeek: 1, contactsAbout: about }
    const same = aReading({ topic: aLabelReading({ refunds: 1 }) })
    const other = aReading({ topic: aLabelReading({ invoices: 1 }) })
    expect(readRepeatContacts(customer, same).share).toBe(1 / 3)
    expect(readRepeatContacts(customer, other).share).toBe(0)
  })
})

describe('a move to a larger plan', () => {
  const day = 86_400_000
  const daysAfter = (days: number, planBefore?: string): SignalReading =>
    readPlanChange(
      aTicket({ plan: 'business' }),
      {
        ...unknownCustomer,
        planChangedAt: mondayMorning - days * day,
        ...(planBefore === undefined ? {} : { planBefore }),
      },
      defaultPolicy,
    )

  test('counts in full on its day, half after a week, and nothing after the days of the policy', () => {
    expect([0, 7, 14, 400].map((days) => daysAfter(days, 'starter').share)).toEqual([1, 0.5, 0, 0])
    expect(daysAfter(2, 'starter').because).toBe('moved to a larger plan 2 d before')
  })

  test('a move to a smaller plan counts for nothing, and of an unknown one the change alone', () => {
    expect(daysAfter(1, 'enterprise')).toEqual({ share: 0, because: 'moved to no larger plan 1 d before' })
    expect(daysAfter(7).because).toBe('changed plan 7 d before')
    expect(daysAfter(7, 'an old name').share).toBe(0.5)
  })

  test('nothing is known of most accounts, and a change after the ticket came in is no reason', () => {
    expect(readPlanChange(aTicket(), unknownCustomer, defaultPolicy).share).toBe(0)
    expect(daysAfter(-1, 'starter').share).toBe(0)
  })
})

test('nobody is condemned for one claim, nor believed for one', () => {
  expect(credibility({ ...unknownCustomer, claimsMade: 1, claimsBorneOut: 0 })).toBeCloseTo(0.32)
  expect(credibility({ ...unknownCustomer, claimsMade: 1, claimsBorneOut: 1 })).toBeCloseTo(0.52)
})

test('a newcomer is believed as their colleagues were, and their own claims soon count for more', () => {
  const [loud, honest] = [
    { made: 200, borneOut: 2 },
    { made: 200, borneOut: 190 },
  ]
  const newcomer = (colleaguesClaims: typeof loud, claimsMade = 0, claimsBorneOut = 0): number =>
    credibility({ ...unknownCustomer, claimsMade, claimsBorneOut, colleaguesClaims })
  expect(newcomer(loud)).toBeLessThan(0.05)
  expect(newcomer(honest)).toBeGreaterThan(0.9)
  expect(credibility(unknownCustomer)).toBeCloseTo(0.4)
  expect(newcomer(loud, 20, 20)).toBeGreaterThan(0.8)
  expect(newcomer({ made: 1, borneOut: 0 })).toBeCloseTo((0.4 * 8) / 9)
})

test('credibility stays a probability, and rises with every claim that is borne out, whoever made it', () => {
  const counts = fc.tuple(fc.nat(500), fc.nat(500)).map(([one, other]) => ({
    made: Math.max(one, other),
    borneOut: Math.min(one, other),
  }))
  fc.assert(
    fc.property(counts, counts, (own, others) => {
      const of = (mine: typeof own, theirs: typeof own): number =>
        credibility({
          contactsThisWeek: 0,
          claimsMade: mine.made,
          claimsBorneOut: mine.borneOut,
          colleaguesClaims: theirs,
        })
      const more = (counted: typeof own): typeof own => ({ made: counted.made + 1, borneOut: counted.borneOut + 1 })
      const less = (counted: typeof own): typeof own => ({ ...counted, made: counted.made + 1 })
      const believed = of(own, others)
      expect(believed).toBeGreaterThan(0)
      expect(believed).toBeLessThan(1)
      expect(of(more(own), others)).toBeGreaterThan(believed)
      expect(of(own, more(others))).toBeGreaterThan(believed)
      expect(of(less(own), others)).toBeLessThan(believed)
      expect(of(own, less(others))).toBeLessThan(believed)
    }),
  )
})

test('no claim counts as normal, and a claim of low in full', () => {
  expect(readClaim(undefined, unknownCustomer).share).toBe(1 / 3)
  expect(readClaim('low', unknownCustomer).share).toBe(0)
  expect(readClaim('urgent', { ...unknownCustomer, claimsMade: 12, claimsBorneOut: 1 }).because).toBe(
    'claimed urgent, believed 16 %: 1 of 12 borne out',
  )
  const colleaguesClaims = { made: 8, borneOut: 1 }
  expect(readClaim('high', { ...unknownCustomer, colleaguesClaims }).because).toBe(
    "claimed high, believed 26 %: no claims before, 1 of 8 of the account's others",
  )
})
