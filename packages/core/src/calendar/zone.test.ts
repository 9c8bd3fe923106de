import { expect, test } from 'vitest'
import { isTimeZone, offsetSpans } from './zone.ts'

const hour = 3_600_000

test('a year of Berlin has two changes, each at one in the morning UTC', () => {
  expect(offsetSpans('Europe/Berlin', 2026)).toEqual([
    { start: Date.UTC(2026, 0), end: Date.UTC(2026, 2, 29, 1), offset: hour },
    { start: Date.UTC(2026, 2, 29, 1), end: Date.UTC(2026, 9, 25, 1), offset: 2 * hour },
    { start: Date.UTC(2026, 9, 25, 1), end: Date.UTC(2027, 0), offset: hour },
  ])
})

test('Lord Howe Island moves its clocks by half an hour, and Kolkata is half an hour off all year', () => {
  expect(offsetSpans('Australia/Lord_Howe', 2026).map(({ offset }) => offset / hour)).toEqual([11, 10.5, 11])
  expect(offsetSpans('Asia/Kolkata', 2026).map(({ offset }) => offset / hour)).toEqual([5.5])
})

test('Samoa skipped a whole day, 30 December 2011', () => {
  expect(offsetSpans('Pacific/Apia', 2011).at(-1)).toEqual({
    start: Date.UTC(2011, 11, 30, 10),
    end: Date.UTC(2012, 0),
    offset: 14 * hour,
  })
})

test('the shortest change of all, six days of summer in Recife, is not missed', () => {
  const spans = offsetSpans('America/Recife', 2000)
  expect(spans.some(({ start, end }) => end - start === 167 * hour)).toBe(true)
})

test('a name that is no time zone is told apart', () => {
  expect(isTimeZone('Europe/Berlin')).toBe(true)
  expect(isTimeZone('Europe/Atlantis')).toBe(false)
})
