import { PointsmanError, type Timestamp } from '@pointsman/core'

/** A period to look back on: a calendar month (UTC), or any other. */
export interface PeriodWish {
  /** `2026-10`. */
  readonly month?: string
  readonly from?: Timestamp
  /** Exclusive. */
  readonly to?: Timestamp
}

/** Days that a period may have at most: a review is read by people, and weeks are its grain. */
const mostDays = 400
const day = 86_400_000

/** The instants a period runs between. Without a wish: the last calendar month that is over. Throws `code`. */
export function periodOf(
  { month, from, to }: PeriodWish,
  now: Timestamp,
  code: 'usage' | 'invalid_request',
): { readonly from: Timestamp; readonly to: Timestamp } {
  if (from === undefined && to !== undefined) throw new PointsmanError(code, 'a period has an end and no beginning')
  if (from !== undefined) {
    if (month !== undefined) throw new PointsmanError(code, 'a period is a month or begins somewhere, not both')
    const end = to ?? now
    if (end <= from) throw new PointsmanError(code, `the period ends (${iso(end)}) before it begins (${iso(from)})`)
    if (end - from > mostDays * day) throw new PointsmanError(code, `a period has at most ${mostDays} days`)
    return { from, to: end }
  }
  const at = new Date(now)
  const [year, number] = month?.split('-').map(Number) ?? [at.getUTCFullYear(), at.getUTCMonth()]
  return { from: Date.UTC(year!, number! - 1), to: Date.UTC(year!, number) }
}

function iso(at: Timestamp): string {
  return new Date(at).toISOString()
}
