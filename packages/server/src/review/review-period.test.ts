import { describe, expect, it } from 'vitest'
import { periodOf, type PeriodWish } from './review-period.ts'

const now = Date.UTC(2026, 10, 23)
const period = (wish: PeriodWish): ReturnType<typeof periodOf> => periodOf(wish, now, 'usage')

describe('the period of a review', () => {
  it('is the last month that is over, a month that is named, or from one day to another', () => {
    const october = { from: Date.UTC(2026, 9, 1), to: Date.UTC(2026, 10, 1) }
    expect(period({})).toEqual(october)
    expect(period({ month: '2026-10' })).toEqual(october)
    expect(period({ from: october.from })).toEqual({ from: october.from, to: now })
    expect(period(october)).toEqual(october)
  })

  it('is refused where it has no beginning, no length, two meanings, or more than 400 days', () => {
    const day = 86_400_000
    const odd: readonly PeriodWish[] = [
      { to: now },
      { from: now, to: now },
      { month: '2026-10', from: now - day },
      { from: now - 401 * day },
    ]
    for (const wish of odd) expect(() => period(wish)).toThrow(expect.objectContaining({ code: 'usage' }) as Error)
  })
})
