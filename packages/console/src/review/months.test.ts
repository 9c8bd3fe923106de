import { expect, test } from 'vitest'
import { monthInWords, monthOf, monthsUpTo, shifted } from './months.ts'

test('months go on over the turn of a year', () => {
  expect(shifted('2026-01', -1)).toBe('2025-12')
  expect(shifted('2025-12', 1)).toBe('2026-01')
  expect(monthInWords('2025-12')).toBe('December 2025')
})

test('the month in which it is now comes first, by UTC', () => {
  const now = Date.parse('2026-03-01T00:30:00+02:00')
  expect(monthOf(now)).toBe('2026-02')
  expect(monthsUpTo(now).slice(0, 3)).toEqual(['2026-02', '2026-01', '2025-12'])
})
