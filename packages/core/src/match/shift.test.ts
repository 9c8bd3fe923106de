import { expect, test } from 'vitest'
import { isOnShift, isTimeZone, localTime } from './shift.ts'

const officeHours = { timeZone: 'Europe/Berlin', shifts: [{ day: 7, from: 540, to: 1020 }] } as const

test('a shift follows the local clock through the change to summer time', () => {
  // Sunday 29 March 2026: at 01:00 UTC Berlin goes from 02:00 to 03:00.
  expect(localTime('Europe/Berlin', Date.UTC(2026, 2, 29, 0, 59))).toEqual({ day: 7, minutes: 119 })
  expect(localTime('Europe/Berlin', Date.UTC(2026, 2, 29, 1, 0))).toEqual({ day: 7, minutes: 180 })
  expect(isOnShift(officeHours, Date.UTC(2026, 2, 29, 6, 59))).toBe(false)
  expect(isOnShift(officeHours, Date.UTC(2026, 2, 29, 7, 0))).toBe(true)
})

test('a shift includes its start and not its end', () => {
  expect(isOnShift(officeHours, Date.UTC(2026, 2, 29, 14, 59))).toBe(true)
  expect(isOnShift(officeHours, Date.UTC(2026, 2, 29, 15, 0))).toBe(false)
})

test('it is already Monday in Auckland while it is Sunday in Honolulu', () => {
  const now = Date.UTC(2026, 2, 1, 23, 30)
  expect(localTime('Pacific/Auckland', now).day).toBe(1)
  expect(localTime('Pacific/Honolulu', now).day).toBe(7)
})

test('midnight is minute 0, not 1440', () => {
  expect(localTime('UTC', Date.UTC(2028, 1, 29)).minutes).toBe(0)
})

test('without hours somebody works whenever their presence says so', () => {
  expect(isOnShift(undefined, 0)).toBe(true)
})

test('a name that is no time zone is told apart', () => {
  expect(isTimeZone('Europe/Berlin')).toBe(true)
  expect(isTimeZone('Europe/Atlantis')).toBe(false)
})
