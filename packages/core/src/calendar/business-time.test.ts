import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addBusinessMinutes,
  businessMinutesBetween,
  isOpen,
  minutesToShiftEnd,
  nextOpening,
  shiftEnd,
} from './business-time.ts'
import { instantIn, wallClock } from './temporal-clock.ts'
import type { Shift, WorkingHours } from '../domain/agent.ts'

const minute = 60_000
const weekdays = [1, 2, 3, 4, 5] as const

function office(timeZone: string, part: Partial<WorkingHours> = {}): WorkingHours {
  return { timeZone, shifts: weekdays.map((day) => ({ day, from: 540, to: 1020 })), ...part }
}

function everyDay(timeZone: string, from: number, to: number): WorkingHours {
  return { timeZone, shifts: ([1, 2, 3, 4, 5, 6, 7] as const).map((day) => ({ day, from, to })) }
}

/** Nine to five on the days named, in hours. */
function hoursOn(zone: string, from: string, to: string, hours = office(zone)): number {
  return businessMinutesBetween(instantIn(zone, from), instantIn(zone, to), hours) / 60
}

const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Auckland'] as const

describe.each(zones)('in %s', (zone) => {
  test('a weekend does not count', () => {
    expect(hoursOn(zone, '2026-05-08T16:00', '2026-05-11T10:00')).toBe(2)
    expect(addBusinessMinutes(instantIn(zone, '2026-05-08T16:00'), 120, office(zone))).toBe(
      instantIn(zone, '2026-05-11T10:00'),
    )
  })

  test('a holiday does not count, and neither does the time zone shift it to a neighbour', () => {
    const hours = office(zone, { holidays: ['2026-12-24', '2026-12-25'] })
    expect(hoursOn(zone, '2026-12-23T16:00', '2026-12-28T09:30', hours)).toBe(1.5)
    expect(isOpen(instantIn(zone, '2026-12-24T09:00'), hours)).toBe(false)
    expect(nextOpening(instantIn(zone, '2026-12-24T00:00'), hours)).toBe(instantIn(zone, '2026-12-28T09:00'))
  })

  test('the leap day is a day like any other', () => {
    expect(hoursOn(zone, '2028-02-28T09:00', '2028-03-01T09:00')).toBe(16)
    expect(hoursOn(zone, '2027-02-26T09:00', '2027-03-02T09:00')).toBe(16)
    expect(addBusinessMinutes(instantIn(zone, '2028-02-28T17:00'), 60, office(zone))).toBe(
      instantIn(zone, '2028-02-29T10:00'),
    )
  })

  test('the year ends in the middle of a night shift', () => {
    const nights: WorkingHours = {
      timeZone: zone,
      shifts: [
        { day: 4, from: 1320, to: 1440 },
        { day: 5, from: 0, to: 360 },
      ],
    }
    expect(hoursOn(zone, '2026-12-31T12:00', '2027-01-01T12:00', nights)).toBe(8)
    expect(minutesToShiftEnd(instantIn(zone, '2026-12-31T23:00'), nights)).toBe(420)
    expect(shiftEnd(instantIn(zone, '2026-12-31T23:00'), nights)).toBe(instantIn(zone, '2027-01-01T06:00'))
  })

  test('opening hours are those of the wall clock all year, so office days are never longer or shorter', () => {
    for (let month = 1; month <= 12; month++) {
      const date = `2026-${String(month).padStart(2, '0')}`
      const first = instantIn(zone, `${date}-01T00:00`)
      for (let day = 0; day < 7; day++) {
        const opening = nextOpening(first + day * 86_400_000, office(zone))!
        expect(wallClock(zone, opening).minutes).toBeGreaterThanOrEqual(540)
        expect(wallClock(zone, opening).minutes).toBeLessThan(1020)
      }
    }
    expect(hoursOn(zone, '2026-01-01T00:00', '2027-01-01T00:00')).toBe(261 * 8)
  })
})

describe('daylight saving', () => {
  test.each([
    ['Europe/Berlin', '2026-03-29', 23],
    ['Europe/Berlin', '2026-10-25', 25],
    ['America/New_York', '2026-03-08', 23],
    ['America/New_York', '2026-11-01', 25],
    ['Australia/Lord_Howe', '2026-10-04', 23.5],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
    ['Pacific/Auckland', '2026-09-27', 23],
    ['Pacific/Auckland', '2026-04-05', 25],
    ['Asia/Kolkata', '2026-03-29', 24],
  ] as const)('in %s the day %s has %d hours', (zone, date, hours) => {
    const from = instantIn(zone, `${date}T00:00`)
    expect(businessMinutesBetween(from - 86_400_000, from + 2 * 86_400_000, everyDay(zone, 0, 1440))).toBe(3 * 1440)
    const only: WorkingHours = { timeZone: zone, shifts: [{ day: wallClock(zone, from).day, from: 0, to: 1440 }] }
    expect(businessMinutesBetween(from, from + 3 * 86_400_000, only)).toBe(hours * 60)
  })

  test('a shift that spring cuts in two loses the hour that never was', () => {
    const early = everyDay('Europe/Berlin', 60, 150)
    expect(hoursOn('Europe/Berlin', '2026-03-28T00:00', '2026-03-29T00:00', early)).toBe(1.5)
    expect(hoursOn('Europe/Berlin', '2026-03-29T00:00', '2026-03-30T00:00', early)).toBe(1)
    // 01:30 and half an hour of work is 03:00: the clocks jump over two o'clock.
    expect(addBusinessMinutes(instantIn('Europe/Berlin', '2026-03-29T01:30'), 30, early)).toBe(
      instantIn('Europe/Berlin', '2026-03-29T03:00'),
    )
  })

  test('a night shift through autumn lasts an hour longer', () => {
    const night = everyDay('America/New_York', 0, 360)
    expect(hoursOn('America/New_York', '2026-11-01T00:00', '2026-11-01T12:00', night)).toBe(7)
    expect(minutesToShiftEnd(instantIn('America/New_York', '2026-11-01T00:00'), night)).toBe(420)
  })

  test('a target set before the change falls due when the wall clock says so', () => {
    const friday = instantIn('Europe/Berlin', '2026-03-27T13:00')
    expect(addBusinessMinutes(friday, 480, office('Europe/Berlin'))).toBe(
      instantIn('Europe/Berlin', '2026-03-30T13:00'),
    )
  })
})

describe('edges', () => {
  const hours = office('Europe/Berlin')

  test('an opening includes its start and not its end', () => {
    const opening = instantIn('Europe/Berlin', '2026-05-11T09:00')
    expect(
      [opening - 1, opening, opening + 480 * minute - 1, opening + 480 * minute].map((at) => isOpen(at, hours)),
    ).toEqual([false, true, true, false])
    expect(shiftEnd(opening - 1, hours)).toBe(opening - 1)
    expect(minutesToShiftEnd(opening, hours)).toBe(480)
  })

  test('eight hours from nine are over at five, not at nine the next morning', () => {
    const opening = instantIn('Europe/Berlin', '2026-05-11T09:00')
    expect(addBusinessMinutes(opening, 480, hours)).toBe(opening + 480 * minute)
    expect(addBusinessMinutes(opening, 0, hours)).toBe(opening)
  })

  test('without hours it is always open, and no shift ends', () => {
    expect(businessMinutesBetween(0, 90 * minute, undefined)).toBe(90)
    expect(addBusinessMinutes(0, 90, undefined)).toBe(90 * minute)
    expect([isOpen(0, undefined), nextOpening(7, undefined), shiftEnd(7, undefined)]).toEqual([true, 7, undefined])
    expect(minutesToShiftEnd(7, everyDay('Asia/Kolkata', 0, 1440))).toBe(Infinity)
  })

  test('a calendar that never opens is told, and a promise on it still falls due', () => {
    const never = { timeZone: 'Europe/Berlin', shifts: [] }
    expect(nextOpening(0, never)).toBeUndefined()
    expect(businessMinutesBetween(0, Date.UTC(2026, 0), never)).toBe(0)
    expect(addBusinessMinutes(Date.UTC(2026, 0), 60, never)).toBe(Date.UTC(2200, 0, 1, 1))
  })

  test('years that nobody has rules for count around the clock', () => {
    expect(businessMinutesBetween(Date.UTC(2500, 0), Date.UTC(2500, 0, 2), hours)).toBe(1440)
    expect(businessMinutesBetween(Date.UTC(1960, 0), Date.UTC(1960, 0, 2), hours)).toBe(1440)
  })

  test('hours that say the same are the same, whichever object says it', () => {
    const [from, to] = [Date.UTC(2026, 0), Date.UTC(2026, 6)]
    expect(businessMinutesBetween(from, to, structuredClone(hours))).toBe(businessMinutesBetween(from, to, hours))
  })
})

describe('laws', () => {
  /** Multiples of a quarter of an hour, which is finer than any change of the clocks. */
  const quarter = 15 * minute
  const shift = fc
    .tuple(fc.integer({ min: 1, max: 7 }), fc.nat(95), fc.integer({ min: 1, max: 96 }))
    .map(([day, from, length]): Shift => ({
      day: day as Shift['day'],
      from: from * 15,
      to: Math.min(96, from + length) * 15,
    }))
  /** Where clocks change, and ordinary times, the leap day and the turn of a year. */
  const around = fc.constantFrom(
    ...['2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01', '2026-04-05', '2026-10-04', '2026-09-27'],
    ...['2026-06-10', '2028-02-29', '2026-12-31'],
  )
  const aCase = fc
    .record({
      zone: fc.constantFrom(...zones),
      shifts: fc.array(shift, { maxLength: 12 }),
      date: around,
      start: fc.integer({ min: -200, max: 96 }),
      length: fc.nat(400),
      closed: fc.array(fc.integer({ min: -2, max: 3 }), { maxLength: 2 }),
    })
    .map(({ zone, shifts, date, start, length, closed }) => {
      const noon = Date.parse(`${date}T12:00Z`)
      const holidays = closed.map((days) => new Date(noon + days * 86_400_000).toISOString().slice(0, 10))
      const from = noon + start * quarter
      const hours: WorkingHours = { timeZone: zone, shifts, holidays }
      return { hours, from, to: from + length * quarter }
    })

  test('business time is what somebody with a clock on the wall would count, quarter by quarter', () => {
    fc.assert(
      fc.property(aCase, ({ hours, from, to }) => {
        let counted = 0
        for (let at = from; at < to; at += quarter) {
          const { day, minutes, date } = wallClock(hours.timeZone, at)
          const isAtWork =
            hours.holidays?.includes(date) !== true &&
            hours.shifts.some((one) => one.day === day && minutes >= one.from && minutes < one.to)
          expect(isOpen(at, hours)).toBe(isAtWork)
          if (isAtWork) counted += 15
        }
        expect(businessMinutesBetween(from, to, hours)).toBe(counted)
      }),
      { numRuns: 150 },
    )
  })

  test('adding minutes arrives at the first instant by which they have passed', () => {
    fc.assert(
      fc.property(aCase, fc.integer({ min: 1, max: 20_000 }), ({ hours, from }, minutes) => {
        fc.pre(hours.shifts.length > 0)
        const due = addBusinessMinutes(from, minutes, hours)
        expect(businessMinutesBetween(from, due, hours)).toBe(minutes)
        expect(businessMinutesBetween(from, due - 1, hours)).toBeLessThan(minutes)
      }),
    )
  })

  test('time adds up: two spans after each other count as one', () => {
    fc.assert(
      fc.property(aCase, fc.nat(900), fc.nat(900), ({ hours, from }, days, more) => {
        const [middle, end] = [from + days * 86_399_999, from + (days + more) * 86_399_999]
        expect(businessMinutesBetween(from, middle, hours) + businessMinutesBetween(middle, end, hours)).toBeCloseTo(
          businessMinutesBetween(from, end, hours),
          6,
        )
      }),
    )
  })

  test('the next opening is open, and nothing before it; a shift is open until just before its end', () => {
    fc.assert(
      fc.property(aCase, ({ hours, from }) => {
        const opening = nextOpening(from, hours)
        if (opening === undefined) return
        expect(isOpen(opening, hours)).toBe(true)
        expect(businessMinutesBetween(from, opening, hours)).toBe(0)
        const end = shiftEnd(opening, hours)
        if (end === undefined) return
        expect(isOpen(end - 1, hours)).toBe(true)
        expect(isOpen(end, hours)).toBe(false)
        expect(businessMinutesBetween(opening, end, hours)).toBe((end - opening) / minute)
      }),
    )
  })
})
