import type { Agent } from '../client/shapes.ts'

/** As `Intl` names them; their places are the API's numbers, 1 Monday to 7 Sunday. */
const days = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Today's hours in somebody's own zone, such as `09:00–17:30`, and whether they are on. Undefined where they have none. */
export function shiftAt({ hours }: Agent, at: number): { readonly text: string; readonly isOn: boolean } | undefined {
  if (hours === undefined) return undefined
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: hours.time_zone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? ''
  const date = `${part('year')}-${part('month')}-${part('day')}`
  const today = hours.holidays?.includes(date)
    ? []
    : hours.shifts.filter(({ day }) => day === days.indexOf(part('weekday')))
  const clock = `${part('hour')}:${part('minute')}`
  return {
    text: today.map(({ from, to }) => `${from}–${to}`).join(', '),
    isOn: today.some(({ from, to }) => from <= clock && clock < to),
  }
}
