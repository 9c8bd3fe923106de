import type { Timestamp } from '@pointsman/core'
import { isTimeZone } from '@pointsman/core'

/** When models are trained by themselves, by the clock on the wall. */
export interface NightlyTime {
  /** Minutes since local midnight, 0–1439. */
  readonly minute: number
  /** IANA name; absent: the machine's. */
  readonly timeZone?: string
}

/** A server that was down at the hour makes up for it within so many minutes, and not in the middle of the day. */
const latestMinutes = 60

/** `off`, `03:00`, or `03:00 Europe/Berlin`; undefined for anything else. */
export function parseNightly(text: string): NightlyTime | 'off' | undefined {
  if (text === 'off') return 'off'
  const [, hour, minute, timeZone] = /^([01]\d|2[0-3]):([0-5]\d)(?: (\S+))?$/.exec(text) ?? []
  if (hour === undefined || minute === undefined) return undefined
  const time = { minute: Number(hour) * 60 + Number(minute) }
  if (timeZone === undefined) return time
  return isTimeZone(timeZone) ? { ...time, timeZone } : undefined
}

/**
 * Whether it is time, given when one was last begun. Once a local day: not again where the clock is set back in autumn, and
 * an hour that spring leaves out is made up for as soon as it is over.
 */
export function isNightlyDue(
  now: Timestamp,
  lastAt: Timestamp | undefined,
  { minute, timeZone }: NightlyTime,
): boolean {
  const here = wallClock(now, timeZone)
  const late = here.minute - minute
  if (late < 0 || late >= latestMinutes) return false
  return lastAt === undefined || wallClock(lastAt, timeZone).day !== here.day
}

function wallClock(at: Timestamp, timeZone: string | undefined): { readonly day: string; readonly minute: number } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...(timeZone === undefined ? {} : { timeZone }),
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const shown = Object.fromEntries(parts.map(({ type, value }) => [type, value]))
  return {
    day: `${shown['year']}-${shown['month']}-${shown['day']}`,
    minute: Number(shown['hour']) * 60 + Number(shown['minute']),
  }
}
