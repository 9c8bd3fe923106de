import type { WorkingHours } from '../domain/agent.ts'
import type { Timestamp } from '../domain/time.ts'

/** A moment on the clock and calendar of a place. */
export interface LocalTime {
  /** 1 Monday … 7 Sunday (ISO 8601). */
  readonly day: number
  /** Whole minutes after local midnight, 0–1439. */
  readonly minutes: number
}

/** Whether somebody with these hours is at work; without hours, always. A shift includes its start and not its end. */
export function isOnShift(hours: WorkingHours | undefined, now: Timestamp): boolean {
  if (hours === undefined) return true
  const { day, minutes } = localTime(hours.timeZone, now)
  return hours.shifts.some((shift) => shift.day === day && minutes >= shift.from && minutes < shift.to)
}

/** What clock and calendar show in an IANA time zone, daylight saving included. */
export function localTime(timeZone: string, now: Timestamp): LocalTime {
  let day = 0
  let minutes = 0
  for (const { type, value } of formatterOf(timeZone).formatToParts(now)) {
    if (type === 'weekday') day = weekdays.indexOf(value) + 1
    if (type === 'hour') minutes += Number(value) * 60
    if (type === 'minute') minutes += Number(value)
  }
  return { day, minutes }
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

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Making a formatter costs a thousand times what using it does; there are a few hundred zones at most. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formatters.set(timeZone, made)
  return made
}
