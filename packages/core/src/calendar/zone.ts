import type { Timestamp } from '../domain/time.ts'

/** A stretch of time in which the clocks of a zone stay a fixed way ahead of UTC; all in milliseconds. */
export interface OffsetSpan {
  readonly start: Timestamp
  /** The first instant after it. */
  readonly end: Timestamp
  /** Local time less UTC: 7,200,000 for Berlin in summer. */
  readonly offset: number
}

/**
 * The spans of one calendar year of UTC, in order and without gaps. Zone rules are those of the runtime (`Intl`, IANA
 * names): the one source of them that Node and browsers share without a dependency.
 */
export function offsetSpans(timeZone: string, year: number): readonly OffsetSpan[] {
  const known = spansByZone.get(timeZone) ?? new Map<number, readonly OffsetSpan[]>()
  spansByZone.set(timeZone, known)
  const spans = known.get(year) ?? findSpans(formatterOf(timeZone), Date.UTC(year, 0), Date.UTC(year + 1, 0))
  known.set(year, spans)
  return spans
}

/** Whether the runtime knows this IANA name; for the edge, where hours come in. */
export function isTimeZone(timeZone: string): boolean {
  try {
    formatterOf(timeZone)
    return true
  } catch {
    return false
  }
}

/**
 * Every how many milliseconds the offset is looked at; where two looks differ, the change is searched for to the
 * millisecond. Larger: a change that is undone before the next look goes unnoticed. The shortest that IANA 2026c knows
 * after 1970 lasted 6 days 23 hours (Recife in October 2000), so three days are safe.
 */
const lookEvery = 3 * 86_400_000

function findSpans(formatter: Intl.DateTimeFormat, from: Timestamp, to: Timestamp): readonly OffsetSpan[] {
  const spans: OffsetSpan[] = []
  let start = from
  let offset = offsetAt(formatter, from)
  for (let look = from; look < to; look += lookEvery) {
    const next = Math.min(look + lookEvery, to)
    const changed = offsetAt(formatter, next)
    if (changed === offset) continue
    const change = findChange(formatter, look, next)
    if (change < to) {
      spans.push({ start, end: change, offset })
      start = change
    }
    offset = change < to ? changed : offset
  }
  spans.push({ start, end: to, offset })
  return spans
}

/** The first instant at which the offset is no longer that of `before`, by halving. */
function findChange(formatter: Intl.DateTimeFormat, before: Timestamp, after: Timestamp): Timestamp {
  const offset = offsetAt(formatter, before)
  let [low, high] = [before, after]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(formatter, middle) === offset) low = middle
    else high = middle
  }
  return high
}

/** What the clocks show, read as if it were UTC, less the instant itself. */
function offsetAt(formatter: Intl.DateTimeFormat, at: Timestamp): number {
  const shown: Record<string, number> = {}
  for (const { type, value } of formatter.formatToParts(at)) shown[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000
}

/** Zones are a few hundred at most, and years two hundred: see `opening-times.ts`. */
const spansByZone = new Map<string, Map<number, readonly OffsetSpan[]>>()

/** Making a formatter costs a thousand times what using it does. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known !== undefined) return known
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric' } as const
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    ...numeric,
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  })
  formatters.set(timeZone, made)
  return made
}
