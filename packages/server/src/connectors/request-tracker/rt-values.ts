import type { Timestamp } from '@pointsman/core'
import type { DeskPriority, DeskStatus } from '../connector.ts'

/** The user who has what nobody has. */
export const nobody = 'Nobody'
/** Who does what Request Tracker does by itself. */
export const rtSystem = 'RT_System'

/**
 * Priorities are whole numbers, shown as the highest label that they reach: Low from 0, Medium from 50, High from 100 unless
 * configured otherwise (RT_Config, %PriorityAsString), which REST2 does not tell.
 */
export const rtPriorities: readonly DeskPriority[] = [
  { id: '0', name: 'Low', likely: 'low' },
  { id: '50', name: 'Medium', likely: 'normal' },
  { id: '100', name: 'High', likely: 'high' },
]

/** The id of the priority that a number counts as. */
export function rtPriority(number: string): string | undefined {
  const value = Number(number)
  if (number === '' || Number.isNaN(value)) return undefined
  return (rtPriorities.findLast(({ id }) => Number(id) <= value) ?? rtPriorities[0]!).id
}

/** The statuses of the default lifecycle; another lifecycle's own words count as open, its usual endings as what they say. */
export function rtStatus(status: string): DeskStatus {
  switch (status) {
    case 'resolved':
      return 'resolved'
    case 'rejected':
    case 'closed':
      return 'closed'
    case 'deleted':
      return 'spam'
    case 'stalled':
      return 'paused'
    default:
      return 'open'
  }
}

/** Undefined for a time that was never set: 1970. */
export function rtTime(text: string): Timestamp | undefined {
  const at = Date.parse(text)
  return Number.isNaN(at) || at <= 0 ? undefined : at
}
