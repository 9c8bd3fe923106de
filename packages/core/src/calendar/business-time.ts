/**
 * Time as a calendar counts it: only while it is open. Hours that are absent are open around the clock. Everything is
 * exact to the millisecond, and holds through daylight saving, leap days and the turn of a year, because it is
 * counted on openings in UTC (`opening-times.ts`).
 */
import { minutesAfter, minutesBetween, type Timestamp } from '../domain/time.ts'
import { openingAt, openingTimes, yearOf, type OpeningTimes, type OpenYear } from './opening-times.ts'
import type { WorkingHours } from '../domain/agent.ts'

const minute = 60_000

/**
 * How many years ahead the next opening is looked for. Larger: a calendar that never opens again takes longer to find
 * out; smaller: one that is closed for years counts as closed for ever.
 */
const yearsAhead = 10

/** Open minutes from one instant to a later one; 0 when `to` is not later. */
export function businessMinutesBetween(from: Timestamp, to: Timestamp, hours: WorkingHours | undefined): number {
  if (hours === undefined) return minutesBetween(from, to)
  if (to <= from) return 0
  const times = openingTimes(hours)
  const [first, last] = [yearOf(from), yearOf(to)]
  const start = times.year(first)
  const begun = openBefore(start, from)
  if (first === last) return (openBefore(start, to) - begun) / minute
  let open = start.total - begun + openBefore(times.year(last), to)
  for (let year = first + 1; year < last; year++) open += times.year(year).total
  return open / minute
}

/** The earliest instant by which so many open minutes have passed; `from` itself for none. */
export function addBusinessMinutes(from: Timestamp, minutes: number, hours: WorkingHours | undefined): Timestamp {
  if (minutes <= 0) return from
  if (hours === undefined) return minutesAfter(from, minutes)
  const times = openingTimes(hours)
  let year = yearOf(from)
  let open = times.year(year)
  let wanted = minutes * minute + openBefore(open, from)
  while (wanted > open.total) {
    wanted -= open.total
    open = times.year(++year)
  }
  const index = openingHolding(open, wanted)
  return open.opens[index]! + wanted - open.before[index]!
}

/** Whether the calendar is open at this instant. An opening includes its start and not its end. */
export function isOpen(at: Timestamp, hours: WorkingHours | undefined): boolean {
  return hours === undefined || closingOf(openingTimes(hours).year(yearOf(at)), at) !== undefined
}

/** `at` itself while open, else when it opens next; undefined where it does not open again within ten years. */
export function nextOpening(at: Timestamp, hours: WorkingHours | undefined): Timestamp | undefined {
  if (hours === undefined || isOpen(at, hours)) return at
  const times = openingTimes(hours)
  const first = yearOf(at)
  const next = times.year(first)
  const laterThisYear = next.opens[openingAt(next, at) + 1]
  if (laterThisYear !== undefined) return laterThisYear
  for (let year = first + 1; year <= first + yearsAhead; year++) {
    const opening = times.year(year).opens[0]
    if (opening !== undefined) return opening
  }
  return undefined
}

/**
 * When the opening that holds `at` ends: for an agent, the end of the shift. `at` itself while closed; undefined where
 * it does not end, because there are no hours or they go around the clock.
 */
export function shiftEnd(at: Timestamp, hours: WorkingHours | undefined): Timestamp | undefined {
  if (hours === undefined) return undefined
  const times = openingTimes(hours)
  const year = yearOf(at)
  const closing = closingOf(times.year(year), at)
  return closing === undefined ? at : closingAcrossYears(times, year, closing)
}

/** Minutes until the shift ends: 0 while closed, Infinity where it does not end. */
export function minutesToShiftEnd(at: Timestamp, hours: WorkingHours | undefined): number {
  const end = shiftEnd(at, hours)
  return end === undefined ? Infinity : minutesBetween(at, end)
}

/** A shift over the turn of a year goes on in the first opening of the next. */
function closingAcrossYears(times: OpeningTimes, from: number, closing: Timestamp): Timestamp | undefined {
  let end = closing
  for (let year = from; year <= from + 1; year++) {
    if (end !== Date.UTC(year + 1, 0)) return end
    const next = times.year(year + 1)
    if (next.opens[0] !== end) return end
    end = next.closes[0]!
  }
  return end === Date.UTC(from + 3, 0) ? undefined : end
}

/** Open time of the year before an instant in it. */
function openBefore(year: OpenYear, at: Timestamp): number {
  const index = openingAt(year, at)
  return index < 0 ? 0 : year.before[index]! + Math.min(at, year.closes[index]!) - year.opens[index]!
}

function closingOf(year: OpenYear, at: Timestamp): Timestamp | undefined {
  const closes = year.closes[openingAt(year, at)]
  return closes !== undefined && at < closes ? closes : undefined
}

/** The opening in which the open time of the year reaches `wanted`, which is more than 0 and no more than the total. */
function openingHolding({ before }: OpenYear, wanted: number): number {
  let [low, high] = [0, before.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (before[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low - 1
}
