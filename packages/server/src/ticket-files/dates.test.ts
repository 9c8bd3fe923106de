import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { datesAllowed, readDate } from './dates.ts'

const at = (text: string): number => Date.parse(text)

describe('dates in ticket files', () => {
  const known: readonly [unknown, string][] = [
    ['2026-01-31T10:05:00Z', '2026-01-31T10:05:00Z'],
    ['2026-01-31T10:05:00.250+02:00', '2026-01-31T08:05:00.250Z'],
    ['2026-01-31 10:05:00+0530', '2026-01-31T04:35:00Z'],
    ['2010-01-13 08:40:25+00:00', '2010-01-13T08:40:25Z'],
    ['2006-06-08T22:45', '2006-06-08T22:45:00Z'],
    ['2026-01-31', '2026-01-31T00:00:00Z'],
    ['2026/1/31 9:05', '2026-01-31T09:05:00Z'],
    ['31/1/2020 10:05', '2020-01-31T10:05:00Z'],
    ['31.01.2020, 10:05:07', '2020-01-31T10:05:07Z'],
    ['31/1/2020 12:05 AM', '2020-01-31T00:05:00Z'],
    ['Fri, 31 Jan 2020 10:05:00 +0100', '2020-01-31T09:05:00Z'],
    [1_580_465_100, '2020-01-31T10:05:00Z'],
    ['1580465100000', '2020-01-31T10:05:00Z'],
    ['46146.351353', '2026-05-04T08:25:57Z'],
    [43861, '2020-01-31T00:00:00Z'],
  ]
  for (const [value, expected] of known) {
    it(`${String(value)} is ${expected}`, () => {
      expect(readDate(value)?.at).toBe(at(expected))
    })
  }

  it('says how it was read when the text left a choice', () => {
    expect(readDate('2/3/2020 10:05')?.readAs).toBe('day first, UTC, as no time zone is given')
    expect(readDate('2026-01-31 10:05')?.readAs).toBe('UTC, as no time zone is given')
    expect(readDate('2026-01-31T10:05Z')?.readAs).toBeUndefined()
  })

  it('day and month are swapped only when told so', () => {
    expect(readDate('2/3/2020')?.at).toBe(at('2020-03-02'))
    expect(readDate('2/3/2020', 'month-first')?.at).toBe(at('2020-02-03'))
    expect(readDate('1/31/2020')).toBeUndefined()
  })

  it('a date in the other order is told the option that reads it', () => {
    expect(datesAllowed('5/13/2026 5:39 PM', 'day-first')).toContain(
      '31/1/2026 10:05, day first; maybe give --month-first',
    )
    expect(datesAllowed('13/5/2026', 'month-first')).toContain(
      '1/31/2026 10:05, month first; maybe leave out --month-first',
    )
    expect(datesAllowed('soon', 'day-first')).not.toContain('month')
  })

  it('a date of another century is told which years are taken', () => {
    for (const value of ['2199-01-01 10:00', '1/1/1850', 'Fri, 31 Jan 2120 10:05:00 +0100'])
      expect(datesAllowed(value, 'day-first')).toBe('a date from 1970 to 2099')
    expect(datesAllowed('31/13/2199', 'day-first')).not.toContain('1970')
  })

  it('days counted by a spreadsheet are said, and those that are none are no dates', () => {
    expect(readDate('46146.5')?.readAs).toContain("a spreadsheet's days")
    for (const value of ['12345', '99999', '46146.5.1']) expect(readDate(value)).toBeUndefined()
  })

  it('what is no date is none', () => {
    for (const value of [
      '',
      'soon',
      '2026-02-30',
      '2026-13-01',
      '2026-01-31 25:00',
      '1850-01-01',
      '31/1/20',
      true,
      Number.NaN,
      {},
    ]) {
      expect(readDate(value)).toBeUndefined()
    }
  })

  it('every instant written as ISO 8601 comes back to the millisecond', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(2099, 11) }), (instant) => {
        expect(readDate(new Date(instant).toISOString())?.at).toBe(instant)
      }),
    )
  })

  it('no text makes it throw', () => {
    fc.assert(fc.property(fc.anything(), (value) => void readDate(value)))
  })
})
