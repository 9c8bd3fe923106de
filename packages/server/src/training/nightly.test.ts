import { describe, expect, it } from 'vitest'
import { isNightlyDue, parseNightly } from './nightly.ts'

const berlin = { minute: 150, timeZone: 'Europe/Berlin' }

describe('parseNightly', () => {
  it('takes a time of day, with a zone or without, and off', () => {
    expect(parseNightly('off')).toBe('off')
    expect(parseNightly('03:00')).toEqual({ minute: 180 })
    expect(parseNightly('23:59 America/New_York')).toEqual({ minute: 1439, timeZone: 'America/New_York' })
  })

  it.each(['3:00', '24:00', '12:60', 'on', '', '03:00 Mars/Olympus', '03:00  UTC', '03:00 UTC '])(
    'refuses %o',
    (text) => {
      expect(parseNightly(text)).toBeUndefined()
    },
  )
})

describe('isNightlyDue', () => {
  it('is due from the hour on by the operator’s clock, for an hour, once a day', () => {
    const at = (utc: string): boolean => isNightlyDue(Date.parse(utc), undefined, berlin)
    // 02:30 in Berlin is 01:30 UTC in winter and 00:30 UTC in summer.
    expect([
      at('2026-01-10T01:29Z'),
      at('2026-01-10T01:30Z'),
      at('2026-01-10T02:29Z'),
      at('2026-01-10T02:30Z'),
    ]).toEqual([false, true, true, false])
    expect(at('2026-07-10T00:30Z')).toBe(true)
    const first = Date.parse('2026-01-10T01:30Z')
    expect(isNightlyDue(first + 60_000, first, berlin)).toBe(false)
    expect(isNightlyDue(first + 86_400_000, first, berlin)).toBe(true)
  })

  it('comes once in the night in which clocks are set back, and once where the hour is left out', () => {
    const nightOf = (from: string): number => {
      let last: number | undefined
      let count = 0
      for (let at = Date.parse(from); at < Date.parse(from) + 12 * 3_600_000; at += 60_000) {
        if (!isNightlyDue(at, last, berlin)) continue
        last = at
        count++
      }
      return count
    }
    expect([nightOf('2026-10-24T20:00Z'), nightOf('2026-03-28T20:00Z'), nightOf('2026-05-10T20:00Z')]).toEqual([
      1, 1, 1,
    ])
  })
})
