import type { ComparedTicket } from './compared-ticket.ts'
import { meanOf, type Estimate } from './intervals.ts'
import { hadQueueRight, isQueueKnown } from './verdict.ts'
import { usualDetour } from './stakes.ts'

/**
 * What going live would have changed, per ticket, by estimate from what people did; an interval of 95 %. Nobody knows
 * what would have happened. Assumed is that people start on a ticket as soon after they were given it as they did, that a
 * ticket put right stays there, and that one put wrong is found out as slowly as people found out their own.
 */
export interface GoingLive {
  /** Minutes by which a first response would have come sooner; below 0 later. */
  readonly minutesSooner?: Estimate
  /** Moves between queues fewer for each ticket; below 0 more. */
  readonly movesSaved?: Estimate
  /** Minutes that a ticket put into the wrong queue is taken to lie there. */
  readonly detourMinutes: number
  /** Whether that was measured on people's own detours. */
  readonly isDetourMeasured: boolean
}

/** Least number of detours to take their median at its word. */
const fewestDetours = 5

/** Tickets of any number of queues together. */
export function goingLive(tickets: readonly ComparedTicket[]): GoingLive {
  const detours = tickets.flatMap(({ moves, times: { routedAt, placedAt } }) =>
    moves > 0 && routedAt !== undefined && placedAt !== undefined && placedAt > routedAt
      ? [(placedAt - routedAt) / 60_000]
      : [],
  )
  const isDetourMeasured = detours.length >= fewestDetours
  const detourMinutes = isDetourMeasured ? medianOf(detours) : usualDetour
  const routed = tickets.filter(
    ({ times, comparison, verdict }) => times.routedAt !== undefined && isQueueKnown(comparison, verdict),
  )
  const minutesSooner = meanOf(routed.map((one) => minutesSoonerOf(one, detourMinutes)))
  const movesSaved = meanOf(routed.map(movesSavedOf))
  return {
    ...(minutesSooner === undefined ? {} : { minutesSooner }),
    ...(movesSaved === undefined ? {} : { movesSaved }),
    detourMinutes,
    isDetourMeasured,
  }
}

/** A ticket that people still route themselves is neither sooner nor later, as is one that waits for whoever comes. */
function minutesSoonerOf({ wouldAct, wouldGive, comparison, verdict, times }: ComparedTicket, detour: number): number {
  if (!wouldAct) return 0
  const placedAt = times.placedAt ?? times.routedAt ?? times.decidedAt
  const sooner = wouldGive ? Math.max(0, placedAt - times.decidedAt) / 60_000 : 0
  // Put wrong, it comes to the right place a detour after it was decided.
  return hadQueueRight(comparison, verdict) ? sooner : sooner - detour
}

function movesSavedOf({ wouldAct, comparison, verdict, moves }: ComparedTicket): number {
  if (!wouldAct) return 0
  return hadQueueRight(comparison, verdict) ? moves : moves - 1
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
