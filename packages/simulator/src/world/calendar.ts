import type { Shift, WorkingHours } from '@pointsman/core'

/** Time in a world is minutes since its first midnight (UTC), a Monday. */
export type Minute = number

export const dayMinutes = 1440

/** When one agent works: intervals in order, not overlapping. */
export interface Roster {
  readonly starts: Float64Array
  readonly ends: Float64Array
}

/** Turns a weekly pattern (local days, minutes after local midnight) into the intervals of `days` days, without the days absent. */
export function rosterOf(
  shifts: readonly Shift[],
  offsetMinutes: number,
  days: number,
  isAbsent: (day: number) => boolean,
): Roster {
  const intervals: (readonly [number, number])[] = []
  for (let day = 0; day < days; day++) {
    if (isAbsent(day)) continue
    for (const shift of shifts) {
      if (shift.day !== (day % 7) + 1) continue
      const start = day * dayMinutes + shift.from - offsetMinutes
      if (start >= 0) intervals.push([start, start + shift.to - shift.from])
    }
  }
  intervals.sort((a, b) => a[0] - b[0])
  return {
    starts: Float64Array.from(intervals, ([start]) => start),
    ends: Float64Array.from(intervals, ([, end]) => end),
  }
}

/** The clock that promises are measured by: it runs while at least a fifth of the largest scheduled staff is at work. */
export interface OpenClock {
  /** Open minutes from the world's start to a moment. */
  at(minute: Minute): number
}

const openStaffShare = 0.2

/** From everybody's schedule (absences left out of account), over `days` days. */
export function openClock(schedules: readonly Roster[], days: number): OpenClock {
  const horizon = days * dayMinutes
  const change = new Int32Array(horizon + 1)
  for (const { starts, ends } of schedules) {
    starts.forEach((start, i) => {
      change[Math.min(horizon, start)]! += 1
      change[Math.min(horizon, ends[i]!)]! -= 1
    })
  }
  let staff = 0
  let most = 0
  const staffAt = change.map((by) => {
    staff += by
    most = Math.max(most, staff)
    return staff
  })
  const passed = new Float64Array(horizon + 1)
  for (let minute = 0; minute < horizon; minute++) {
    passed[minute + 1] = passed[minute]! + (staffAt[minute]! >= openStaffShare * most && staffAt[minute]! > 0 ? 1 : 0)
  }
  return {
    at(minute) {
      const whole = Math.min(horizon, Math.max(0, Math.floor(minute)))
      const next = Math.min(horizon, whole + 1)
      return passed[whole]! + (passed[next]! - passed[whole]!) * Math.min(1, Math.max(0, minute - whole))
    },
  }
}

/** The open clock's first whole week as business hours, in UTC. */
export function openHours(clock: OpenClock): WorkingHours {
  const shifts: Shift[] = []
  const isOpen = (minute: Minute): boolean => clock.at(minute + 1) > clock.at(minute)
  for (const day of [1, 2, 3, 4, 5, 6, 7] as const) {
    const midnight = (day + 6) * dayMinutes
    for (let from = 0; from < dayMinutes; from++) {
      if (!isOpen(midnight + from)) continue
      let to = from
      while (to < dayMinutes && isOpen(midnight + to)) to++
      shifts.push({ day, from, to })
      from = to
    }
  }
  return { timeZone: 'UTC', shifts }
}
