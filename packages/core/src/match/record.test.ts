import fc from 'fast-check'
import { expect, test } from 'vitest'
import { experienceShare, paceOf, successShare, teamRecord } from './record.ts'
import type { TrackRecord } from '../domain/agent.ts'

function aRecord(part: Partial<TrackRecord>): TrackRecord {
  return { agent: 'ada', queue: 'billing', handled: 0, succeeded: 0, meanLogMinutes: 0, timed: 0, ...part }
}

const team = { success: 0.8, logMinutes: Math.log(30) }

test('a newcomer is taken for an ordinary member of the team', () => {
  expect(successShare(undefined, team)).toBe(0.8)
  expect(successShare(aRecord({}), team)).toBeCloseTo(0.8, 12)
  expect(paceOf(undefined, team)).toBe(1)
  expect(experienceShare(undefined)).toBe(0)
})

test('three lucky tickets prove less than a hundred good ones', () => {
  const lucky = successShare(aRecord({ handled: 3, succeeded: 3 }), team)
  const good = successShare(aRecord({ handled: 100, succeeded: 95 }), team)
  expect(lucky).toBeLessThan(good)
})

test('with a long record, twice as fast as the team is half the minutes', () => {
  expect(paceOf(aRecord({ timed: 1e6, meanLogMinutes: Math.log(15) }), team)).toBeCloseTo(0.5, 4)
  expect(paceOf(aRecord({ timed: 1e6, meanLogMinutes: Math.log(60) }), team)).toBeCloseTo(2, 4)
})

test('a team that nobody has seen at work is guessed at, and shares stay within 0 and 1', () => {
  expect(teamRecord([]).success).toBeCloseTo(0.8, 12)
  const someRecord = fc.record({
    handled: fc.nat(1000),
    succeeded: fc.nat(9973).map((part) => part / 9973),
    meanLogMinutes: fc.nat(9973).map((part) => (15 * part) / 9973 - 5),
    timed: fc.nat(1000),
  })
  fc.assert(
    fc.property(fc.array(someRecord, { minLength: 1 }), (parts) => {
      const records = parts.map((part) => aRecord({ ...part, succeeded: Math.floor(part.handled * part.succeeded) }))
      const whole = teamRecord(records)
      for (const record of records) {
        expect(paceOf(record, whole)).toBeGreaterThan(0)
        for (const share of [successShare(record, whole), experienceShare(record)]) {
          expect(share).toBeGreaterThanOrEqual(0)
          expect(share).toBeLessThanOrEqual(1)
        }
      }
    }),
  )
})
