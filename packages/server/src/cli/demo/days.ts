import type { Timestamp } from '@pointsman/core'

const hour = 3_600_000
const day = 24 * hour

/** The sample company's desk, Monday to Friday, hours UTC: whatever comes in outside of them is seen at the next opening. */
const desk = { opens: 7, closes: 16 }
/** When the demo begins: the morning's tickets are there, and people have begun. */
const beginsHour = 9

/** The middle of the next working day's morning, in the future of whoever starts the demo: its clock only runs ahead. */
export function demoBegins(now: Timestamp): Timestamp {
  let midnight = Math.floor(now / day) * day
  while (midnight + beginsHour * hour < now || isWeekend(midnight)) midnight += day
  return midnight + beginsHour * hour
}

/** When Pointsman came to the company: two calendar months are looked back on, the last that is over as a whole. */
export function wentLive(begins: Timestamp): Timestamp {
  return monthsEarlier(begins, 1, 'first day')
}

/** When the made-up history begins: midnight, so many months before. */
export function historyBegins(from: Timestamp, months: number): Timestamp {
  return monthsEarlier(from, months, 'same day')
}

/** When somebody at the desk sees what comes in then. */
export function deskSees(at: Timestamp): Timestamp {
  let midnight = Math.floor(at / day) * day
  if (!isWeekend(midnight) && at < midnight + desk.closes * hour) return Math.max(at, midnight + desk.opens * hour)
  do midnight += day
  while (isWeekend(midnight))
  return midnight + desk.opens * hour
}

function isWeekend(at: Timestamp): boolean {
  return [0, 6].includes(new Date(at).getUTCDay())
}

function monthsEarlier(at: Timestamp, months: number, which: 'first day' | 'same day'): Timestamp {
  const then = new Date(at)
  return Date.UTC(then.getUTCFullYear(), then.getUTCMonth() - months, which === 'first day' ? 1 : then.getUTCDate())
}
