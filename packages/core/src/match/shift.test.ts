import { expect, test } from 'vitest'
import { minutesToShiftEnd } from '../calendar/business-time.ts'
import { isOnShift } from './shift.ts'

const officeHours = { timeZone: 'Europe/Berlin', shifts: [{ day: 7, from: 540, to: 1020 }] } as const

test('a shift follows the local clock through the change to summer time', () => {
  // Sunday 29 March 2026: at 01:00 UTC Berlin goes from 02:00 to 03:00.
  expect(isOnShift(officeHours, Date.UTC(2026, 2, 29, 6, 59))).toBe(false)
  expect(isOnShift(officeHours, Date.UTC(2026, 2, 29, 7, 0))).toBe(true)
})

test('a shift includes its start and not its end', () => {
  expect(isOnShift(officeHours, Date.UTC(2026, 2, 29, 14, 59))).toBe(true)
  expect(isOnShift(officeHours, Date.UTC(2026, 2, 29, 15, 0))).toBe(false)
})

test('nobody is on shift on their own holiday', () => {
  const off = { ...officeHours, holidays: ['2026-03-29'] }
  expect(isOnShift(off, Date.UTC(2026, 2, 29, 10))).toBe(false)
  expect(isOnShift(off, Date.UTC(2026, 3, 5, 10))).toBe(true)
})

test('it is already Monday in Auckland while it is Sunday in Honolulu', () => {
  const now = Date.UTC(2026, 2, 1, 23, 30)
  const mondays = [{ day: 1, from: 0, to: 1440 }] as const
  expect(isOnShift({ timeZone: 'Pacific/Auckland', shifts: mondays }, now)).toBe(true)
  expect(isOnShift({ timeZone: 'Pacific/Honolulu', shifts: mondays }, now)).toBe(false)
})

test('without hours somebody works whenever their presence says so', () => {
  expect(isOnShift(undefined, 0)).toBe(true)
})

test('what is left of a shift is told in minutes, and nothing off shift', () => {
  expect(minutesToShiftEnd(Date.UTC(2026, 2, 29, 14, 30), officeHours)).toBe(30)
  expect(minutesToShiftEnd(Date.UTC(2026, 2, 29, 15), officeHours)).toBe(0)
  expect(minutesToShiftEnd(0, undefined)).toBe(Infinity)
})
