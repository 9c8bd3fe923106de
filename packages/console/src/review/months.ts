/** Months that can be chosen, the newest first: two years. */
const mostMonths = 24

/** `2026-02` of an instant, by UTC as the server reckons. */
export function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7)
}

/** So many months later, or earlier. */
export function shifted(month: string, by: number): string {
  const [year, number] = month.split('-').map(Number)
  return monthOf(Date.UTC(year!, number! - 1 + by))
}

/** The month of `now`, and those before it. */
export function monthsUpTo(now: number): readonly string[] {
  return Array.from({ length: mostMonths }, (_, back) => shifted(monthOf(now), -back))
}

/** `February 2026`. */
export function monthInWords(month: string): string {
  return named.format(new Date(`${month}-01T00:00:00Z`))
}

/** `2 Feb`, the day a week begins. */
export function dayInWords(at: string | number): string {
  return day.format(new Date(at))
}

const named = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
