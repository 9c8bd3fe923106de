import { isOnShift } from './shift.ts'
import type { Presence } from '../domain/agent.ts'
import type { BlockReason } from '../domain/decision.ts'
import type { Roster } from '../domain/situation.ts'
import type { Timestamp } from '../domain/time.ts'

/** Why each agent cannot work at this instant, aligned with the roster's agents; undefined for who can. */
export type Attendance = readonly (BlockReason | undefined)[]

/** Who is at work now. Worked out once for a batch, because shifts ask the calendar of every time zone. */
export function attendanceAt(roster: Roster, presence: readonly Presence[], now: Timestamp): Attendance {
  return roster.agents.map((agent, index) => {
    if (!isOnShift(agent.hours, now)) return 'off_shift'
    return absence(presence[index], now)
  })
}

/** Whoever said when they would be back counts as back from then on; without a word of anybody, as offline. */
function absence(presence: Presence | undefined, now: Timestamp): BlockReason | undefined {
  if (presence === undefined) return 'offline'
  if (presence.state === 'online') return undefined
  const isBack = presence.until !== undefined && presence.until <= now
  return isBack ? undefined : presence.state
}
