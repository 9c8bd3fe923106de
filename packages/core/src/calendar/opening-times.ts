import { offsetSpans } from './zone.ts'
import type { Holidays, Shift, WorkingHours } from '../domain/agent.ts'
import type { Timestamp } from '../domain/time.ts'

/**
 * When a calendar is open in one year of UTC: openings in order, none touching the next, in milliseconds. An instant is
 * open when the clock on the wall shows a time within a shift of that weekday, and the date is no holiday. So a night
 * shift through the autumn change lasts an hour longer, and what falls into the hour that spring leaves out never was.
 */
export interface OpenYear {
  readonly opens: Float64Array
  readonly closes: Float64Array
  /** Open time of the year before each opening. */
  readonly before: Float64Array
  readonly total: number
}

/** A calendar made ready: its years are worked out as they are asked for, and kept. */
export interface OpeningTimes {
  year(year: number): OpenYear
}

/**
 * Years outside of these count around the clock, so that a slip in a date neither takes for ever nor overflows.
 * Zone rules before 1970 are not kept up, and nobody knows those of 2200.
 */
const firstYear = 1970
const lastYear = 2199

/** Calendars kept by what they say. Larger: more memory (7 kB for a year of one); smaller: they are worked out again. */
const mostKept = 2000

const minute = 60_000
const day = 86_400_000

/**
 * The opening times of some hours, worked out once: by identity, which is quick, and by content, because a policy or an
 * agent that was read from the store again is another object that says the same.
 */
export function openingTimes(hours: WorkingHours): OpeningTimes {
  const known = byIdentity.get(hours)
  if (known !== undefined) return known
  const content = JSON.stringify([hours.timeZone, hours.shifts, hours.holidays])
  const made = byContent.get(content) ?? makeOpeningTimes(hours)
  byContent.delete(content)
  byContent.set(content, made)
  for (const oldest of byContent.keys()) {
    if (byContent.size <= mostKept) break
    byContent.delete(oldest)
  }
  byIdentity.set(hours, made)
  return made
}

/** Where an instant belongs among the openings of its year: the last that does not begin later, -1 before the first. */
export function openingAt({ opens }: OpenYear, at: Timestamp): number {
  let [low, high] = [0, opens.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (opens[middle]! <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Calendar year of UTC. */
export function yearOf(at: Timestamp): number {
  return new Date(at).getUTCFullYear()
}

const byIdentity = new WeakMap<WorkingHours, OpeningTimes>()
const byContent = new Map<string, OpeningTimes>()

function makeOpeningTimes({ timeZone, shifts, holidays = [] }: WorkingHours): OpeningTimes {
  const years = new Map<number, OpenYear>()
  const plan = {
    week: weekOf(shifts),
    closedDays: new Set(holidays.flatMap(datesOf).map((date) => Date.parse(date) / day)),
  }
  return {
    year: (year) => {
      const known = years.get(year)
      if (known !== undefined) return known
      if (year < firstYear || year > lastYear) return asYear([Date.UTC(year, 0)], [Date.UTC(year + 1, 0)])
      const made = openYear(plan, timeZone, year)
      years.set(year, made)
      return made
    },
  }
}

/** Days are counted from 1 January 1970, local time. */
interface WeekPlan {
  /** Milliseconds after local midnight, by weekday 0 Monday … 6 Sunday; in order, none touching the next. */
  readonly week: readonly (readonly Stretch[])[]
  readonly closedDays: ReadonlySet<number>
}

interface Stretch {
  readonly from: number
  readonly to: number
}

function openYear({ week, closedDays }: WeekPlan, timeZone: string, year: number): OpenYear {
  const opens: number[] = []
  const closes: number[] = []
  for (const { start, end, offset } of offsetSpans(timeZone, year)) {
    const lastDay = Math.floor((end - 1 + offset) / day)
    for (let date = Math.floor((start + offset) / day); date <= lastDay; date++) {
      if (closedDays.has(date)) continue
      // Day 0 was a Thursday.
      for (const { from, to } of week[(date + 3) % 7] ?? []) {
        const midnight = date * day - offset
        const open = Math.max(midnight + from, start)
        const close = Math.min(midnight + to, end)
        if (close <= open) continue
        if (closes.at(-1) === open) closes.pop()
        else opens.push(open)
        closes.push(close)
      }
    }
  }
  return asYear(opens, closes)
}

function asYear(opens: readonly number[], closes: readonly number[]): OpenYear {
  const before = new Float64Array(opens.length)
  let total = 0
  opens.forEach((open, index) => {
    before[index] = total
    total += closes[index]! - open
  })
  return { opens: Float64Array.from(opens), closes: Float64Array.from(closes), before, total }
}

function datesOf(holidays: Holidays): string | readonly string[] {
  return typeof holidays === 'string' ? holidays : holidays.dates
}

/** Shifts that overlap or touch become one: nobody is open twice at once. */
function weekOf(shifts: readonly Shift[]): readonly (readonly Stretch[])[] {
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    const stretches: Stretch[] = []
    for (const shift of shifts.filter((one) => one.day === weekday).toSorted((a, b) => a.from - b.from)) {
      const last = stretches.at(-1)
      const [from, to] = [shift.from * minute, shift.to * minute]
      if (last === undefined || from > last.to) stretches.push({ from, to })
      else stretches[stretches.length - 1] = { from: last.from, to: Math.max(last.to, to) }
    }
    return stretches
  })
}
