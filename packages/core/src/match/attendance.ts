import { minutesToShiftEnd } from '../calendar/business-time.ts'
import type { Presence } from '../domain/agent.ts'
import type { BlockReason } from '../domain/decision.ts'
import type { Roster } from '../domain/situation.ts'
import type { Timestamp } from '../domain/time.ts'

/** Who is at work at this instant; aligned with the roster's agents. */
export interface Attendance {
  /** Why an agent cannot work; undefined for who can. */
  readonly blocked: readonly (BlockReason | undefined)[]
  /** Until the end of the shift; Infinity without hours, 0 off shift. */
  readonly minutesLeft: readonly number[]
}

/** Who is at work now. Worked out once for a batch, because shifts ask the calendar of every time zone. */
export function attendanceAt(roster: Roster, presence: readonly Presence[], now: Timestamp): Attendance {
  const minutesLeft = roster.agents.map((agent) => minutesToShiftEnd(now, agent.hours))
  const blocked = roster.agents.map((_, index) =>
    minutesLeft[index] === 0 ? 'off_shift' : absence(presence[index], now),
  )
  return { blocked, minutesLeft }
}

/** Whoever said when they would be back counts as back from then on; without a word of anybody, as offline. */
function absence(presence: Presence | undefined, now: Timestamp): BlockReason | undefined {
  if (presence === undefined) return 'offline'
  if (presence.state === 'online') return undefined
  const isBack = presence.until !== undefined && presence.until <= now
  return isBack ? undefined : presence.state
}
