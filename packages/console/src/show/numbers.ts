import { texts } from '../texts.ts'

const whole = new Intl.NumberFormat('en')

export function count(value: number): string {
  return whole.format(value)
}

export function percent(share: number): string {
  return `${Math.round(100 * share)} %`
}

/** With its sign, which is a minus and not a hyphen, and as many places as are aligned in a column. */
export function signed(value: number, places = 1): string {
  const text = Math.abs(value).toFixed(places)
  if (Number(text) === 0) return text
  return `${value > 0 ? '+' : '−'}${text}`
}

/** `2 h 14 min`: two units at most, so that it can be taken in at a glance. */
export function duration(milliseconds: number): string {
  const { times } = texts
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000)
  if (minutes < 1) return times.underAMinute
  if (minutes < 60) return times.minutes(minutes)
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return joined(times.hours(hours), minutes % 60, times.minutes)
  return joined(times.days(Math.floor(hours / 24)), hours % 24, times.hours)
}

function joined(larger: string, rest: number, smaller: (rest: number) => string): string {
  return rest === 0 ? larger : `${larger} ${smaller(rest)}`
}

/** In the viewer's own zone, to the second, with the zone's name. */
export function exact(at: string | number): string {
  return exactly.format(new Date(at))
}

/** In the viewer's own zone, as short as can be: the time today, else the day with it. */
export function clock(at: string | number, now: number): string {
  const then = new Date(at)
  const isToday = then.toDateString() === new Date(now).toDateString()
  return isToday ? timeOnly.format(then) : dayAndTime.format(then)
}

const exactly = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' })
const timeOnly = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })
const dayAndTime = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})
