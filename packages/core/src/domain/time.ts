/** An instant: milliseconds since the Unix epoch, UTC. The core never asks for it; it is told. */
export type Timestamp = number

/** A source of numbers in [0, 1), seeded by the caller so that a run can be repeated. */
export type Random = () => number

const minute = 60_000

/** Whole and broken minutes from one instant to a later one; 0 when `to` is not later. */
export function minutesBetween(from: Timestamp, to: Timestamp): number {
  return to > from ? (to - from) / minute : 0
}

/** The instant `minutes` after another. */
export function minutesAfter(from: Timestamp, minutes: number): Timestamp {
  return from + minutes * minute
}

/** A span for reading, in its two largest units: `4 min`, `3 h 20 min`, `2 d 17 h`. */
export function describeMinutes(minutes: number): string {
  const whole = Math.round(minutes)
  if (whole < 60) return `${whole} min`
  if (whole < 1440) return pair(Math.floor(whole / 60), 'h', whole % 60, 'min')
  return pair(Math.floor(whole / 1440), 'd', Math.floor((whole % 1440) / 60), 'h')
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`
}
