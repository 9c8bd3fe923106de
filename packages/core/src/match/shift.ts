import { isOpen, minutesToShiftEnd } from '../calendar/business-time.ts'
import type { WorkingHours } from '../domain/agent.ts'
import type { Timestamp } from '../domain/time.ts'

/** Whether somebody with these hours is at work; without hours, always. A shift includes its start and not its end. */
export function isOnShift(hours: WorkingHours | undefined, now: Timestamp): boolean {
  return isOpen(now, hours)
}

/** Minutes until the shift ends: 0 off shift, Infinity without hours. Shifts that touch are one. */
export function minutesLeftOf(hours: WorkingHours | undefined, now: Timestamp): number {
  return minutesToShiftEnd(now, hours)
}
