import { expect, test } from 'vitest'
import { aNumberReading, aTicket } from '../domain/builders.ts'
import { defaultPolicy } from '../domain/policy.ts'
import { unknownCustomer } from '../domain/situation.ts'
import { credibility, readClaim } from './claim.ts'
import { readAccountValue, readDistress, readImpact, readRepeatContacts, readWaiting } from './signals.ts'

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

test('having to ask again counts more each time, and a day of waiting counts one half', () => {
  expect([0, 1, 2].map((contacts) => readRepeatContacts(contacts).share)).toEqual([0, 1 / 3, 0.5])
  expect(readWaiting(1440).share).toBe(0.5)
})

test('nobody is condemned for one claim, nor believed for one', () => {
  expect(credibility({ ...unknownCustomer, claimsMade: 1, claimsBorneOut: 0 })).toBeCloseTo(0.32)
  expect(credibility({ ...unknownCustomer, claimsMade: 1, claimsBorneOut: 1 })).toBeCloseTo(0.52)
})

test('no claim counts as normal, and a claim of low in full', () => {
  expect(readClaim(undefined, unknownCustomer).share).toBe(1 / 3)
  expect(readClaim('low', unknownCustomer).share).toBe(0)
  expect(readClaim('urgent', { ...unknownCustomer, claimsMade: 12, claimsBorneOut: 1 }).because).toBe(
    'claimed urgent, believed 16 %: 1 of 12 borne out',
  )
})
