import { isOpen } from '../calendar/business-time.ts'
import type { WorkingHours } from '../domain/agent.ts'
import type { Timestamp } from '../domain/time.ts'

/** Whether somebody with these hours is at work; without hours, always. A shift includes its start and not its end. */
export function isOnShift(hours: WorkingHours | undefined, now: Timestamp): boolean {
  return isOpen(now, hours)
}
