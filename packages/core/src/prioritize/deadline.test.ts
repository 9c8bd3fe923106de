import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addBusinessMinutes, businessMinutesBetween } from '../calendar/business-time.ts'
import { instantIn } from '../calendar/temporal-clock.ts'
import { defaultPolicy, type Policy } from '../domain/policy.ts'
import { dueAt, elapsedMinutes, elapsedShare, readElapsed, targetFor, type Target } from './deadline.ts'
import type { Shift, WorkingHours } from '../domain/agent.ts'

const minute = 60_000

function office(timeZone: string, holidays: readonly string[] = []): WorkingHours {
  const shifts = ([1, 2, 3, 4, 5] as const).map((day): Shift => ({ day, from: 540, to: 1020 }))
  return { timeZone, shifts, holidays }
}

const berlin = office('Europe/Berlin')
const nightDesk: WorkingHours = { timeZone: 'UTC', shifts: [{ day: 6, from: 0, to: 1440 }] }

function inBerlin(text: string): number {
  return instantIn('Europe/Berlin', text)
}

/** When `minutes` of business time promised at a local time fall due. */
function due(timeZone: string, at: string, minutes: number, holidays: readonly string[] = []): number {
  const receivedAt = instantIn(timeZone, at)
  return dueAt({ receivedAt, now: receivedAt }, { minutes, hours: office(timeZone, holidays) })
}

describe('which target', () => {
  const policy: Policy = {
    ...defaultPolicy,
    businessHours: berlin,
    calendars: [{ name: 'night desk', hours: nightDesk }],
    planHours: [{ plan: 'Gold', hours: 'always' }],
    targets: [
      { plan: 'Enterprise', priority: 'urgent', minutes: 10 },
      { plan: 'Enterprise', priority: 'high', minutes: 20, hours: 'night desk' },
      { plan: 'gold', priority: 'normal', minutes: 90, hours: 'business' },
      { priority: 'urgent', minutes: 30 },
    ],
  }

  test('the first entry that fits plan and band counts, and plans are compared without regard to case', () => {
    expect(targetFor(policy, 'enterprise ', 'urgent').minutes).toBe(10)
    expect(targetFor(policy, 'free', 'urgent').minutes).toBe(30)
    expect(targetFor(policy, undefined, 'urgent').minutes).toBe(30)
  })

  test('a target runs in business hours, unless its plan or the target itself says otherwise', () => {
    expect(targetFor(policy, 'free', 'urgent')).toEqual({ minutes: 30, hours: berlin, calendar: 'business' })
    expect(targetFor(policy, 'gold', 'urgent')).toEqual({ minutes: 30 })
    expect(targetFor(policy, 'gold', 'normal')).toEqual({ minutes: 90, hours: berlin, calendar: 'business' })
    expect(targetFor(policy, 'enterprise', 'high')).toEqual({ minutes: 20, hours: nightDesk, calendar: 'night desk' })
  })

  test('without business hours targets run around the clock', () => {
    expect(targetFor(defaultPolicy, 'free', 'urgent')).toEqual({ minutes: 30 })
  })

  test('a band without a target of its own still falls due, a day later', () => {
    expect(targetFor({ ...defaultPolicy, targets: [] }, undefined, 'low').minutes).toBe(1440)
  })
})

describe.each(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Auckland'])(
  'due in %s',
  (zone) => {
    test('what comes in on Friday evening falls due on Monday', () => {
      expect(due(zone, '2026-05-08T18:30', 120)).toBe(instantIn(zone, '2026-05-11T11:00'))
      expect(due(zone, '2026-05-08T16:00', 120)).toBe(instantIn(zone, '2026-05-11T10:00'))
    })

    test('Christmas and the turn of the year are left out', () => {
      const closed = ['2026-12-25', '2026-12-26', '2027-01-01']
      expect(due(zone, '2026-12-24T15:00', 480, closed)).toBe(instantIn(zone, '2026-12-28T15:00'))
      expect(due(zone, '2026-12-31T16:00', 120, closed)).toBe(instantIn(zone, '2027-01-04T10:00'))
    })

    test('the change of the clocks at the weekend moves nothing on the wall', () => {
      for (const friday of ['2026-03-06', '2026-03-27', '2026-04-03', '2026-09-25', '2026-10-02', '2026-10-23']) {
        const monday = new Date(Date.parse(friday) + 3 * 86_400_000).toISOString().slice(0, 10)
        expect(due(zone, `${friday}T13:00`, 480)).toBe(instantIn(zone, `${monday}T13:00`))
      }
    })

    test('the leap day counts', () => {
      expect(due(zone, '2028-02-28T16:00', 120)).toBe(instantIn(zone, '2028-02-29T10:00'))
    })
  },
)

describe('pauses', () => {
  const receivedAt = inBerlin('2026-05-11T10:00')
  const target: Target = { minutes: 240, hours: berlin }

  test('while the customer has the ball the clock stands still, and the deadline moves on by business time', () => {
    const pauses = [{ from: inBerlin('2026-05-11T11:00'), to: inBerlin('2026-05-12T10:00') }]
    const now = inBerlin('2026-05-12T11:00')
    expect(elapsedMinutes({ receivedAt, now, pauses }, target)).toBe(120)
    expect(dueAt({ receivedAt, now, pauses }, target)).toBe(inBerlin('2026-05-12T13:00'))
  })

  test('a pause that lasts stops the clock, and the deadline is what it would be if they answered now', () => {
    const pauses = [{ from: inBerlin('2026-05-11T11:00') }]
    const [noon, night] = [inBerlin('2026-05-11T12:00'), inBerlin('2026-05-11T23:00')]
    expect(elapsedMinutes({ receivedAt, now: noon, pauses }, target)).toBe(60)
    expect(elapsedMinutes({ receivedAt, now: night, pauses }, target)).toBe(60)
    expect(dueAt({ receivedAt, now: noon, pauses }, target)).toBe(inBerlin('2026-05-11T15:00'))
    expect(dueAt({ receivedAt, now: night, pauses }, target)).toBe(inBerlin('2026-05-12T12:00'))
  })

  test('a pause after the deadline does not move it', () => {
    const pauses = [{ from: inBerlin('2026-05-12T09:00') }]
    const now = inBerlin('2026-05-13T09:00')
    expect(dueAt({ receivedAt, now, pauses }, target)).toBe(inBerlin('2026-05-11T14:00'))
  })

  test('by the deadline the target is exactly used up, whatever the pauses', () => {
    const pause = fc.tuple(fc.integer({ min: -600, max: 6000 }), fc.nat(3000)).map(([from, length]) => ({
      from: receivedAt + from * minute,
      to: receivedAt + (from + length) * minute,
    }))
    fc.assert(
      fc.property(fc.array(pause, { maxLength: 5 }), fc.integer({ min: 1, max: 4000 }), (pauses, minutes) => {
        const clock = { receivedAt, now: receivedAt + 99_999 * minute, pauses }
        const falls = dueAt(clock, { minutes, hours: berlin })
        expect(elapsedMinutes({ ...clock, now: falls }, { minutes, hours: berlin })).toBe(minutes)
        expect(falls).toBeGreaterThanOrEqual(addBusinessMinutes(receivedAt, minutes, berlin))
        const paused = pauses.reduce((sum, { from, to }) => sum + businessMinutesBetween(from, to, berlin), 0)
        expect(falls).toBeLessThanOrEqual(addBusinessMinutes(receivedAt, minutes + paused, berlin))
      }),
    )
  })
})

describe('the signal', () => {
  const hour: Target = { minutes: 60 }

  test('a missed target goes on counting, ever more slowly, and stays finite', () => {
    expect(elapsedShare(60, hour)).toBe(0.75)
    expect(elapsedShare(61, hour)).toBeGreaterThan(0.75)
    expect(elapsedShare(240, hour)).toBeGreaterThan(elapsedShare(120, hour))
    expect(elapsedShare(120, hour)).toBeLessThan(1)
    expect(elapsedShare(1e12, hour)).toBeLessThanOrEqual(1)
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(1e6), fc.integer({ min: 1, max: 1e5 }), (a, b, minutes) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)]
        expect(elapsedShare(more, { minutes })).toBeGreaterThanOrEqual(elapsedShare(less, { minutes }))
      }),
    )
  })

  test('the reason says how much is used up, and after that how late it is', () => {
    expect(readElapsed(30, { minutes: 120 }).because).toBe('25 % of the 2 h target used up')
    expect(readElapsed(200, { minutes: 120 }).because).toBe('1 h 20 min past the 2 h target')
  })

  test('business time is told in hours of its calendar, never in days that nobody has', () => {
    const target = { minutes: 1440, hours: berlin, calendar: 'business' }
    expect(readElapsed(720, target).because).toBe('50 % of the 24 h target used up, in business hours')
    expect(readElapsed(1530, target).because).toBe('1 h 30 min past the 24 h target, in business hours')
  })
})
