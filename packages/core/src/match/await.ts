import { partAt, slowDownWhenFull } from './fit.ts'
import type { Assessed } from './assign.ts'
import type { Match } from './match.ts'
import type { Timestamp } from '../domain/time.ts'

/**
 * A ticket is kept back only where waiting for somebody costs less than this share of giving it away now. Larger: more
 * tickets wait for a guess about when somebody will be free.
 */
const clearlyLess = 0.9

/**
 * Who is full now and still the better choice, wait included: the one with whom the ticket would be done soonest.
 * Undefined where giving it away now is as good. Nobody is waited for twice: whoever has room again has it for one.
 * (Holding pays for people who differ much: docs/decisions/0014.)
 */
export function whomToAwait(match: Match, chosen: Assessed): string | undefined {
  const { roomIn, promised, isHeldLongEnough } = match.awaiting
  if (roomIn === undefined || isHeldLongEnough) return undefined
  let least = clearlyLess * effectiveMinutes(match, chosen)
  let awaited: string | undefined
  for (const { index, candidate } of match.ranked) {
    const wait = roomIn[index] ?? 0
    if (candidate.blockedBy !== 'full' || wait <= 0 || wait >= least || promised.includes(candidate.agent)) continue
    const load = Math.max(0, (match.capacities[index] ?? 0) - match.effort)
    const then = match.assess(index, { load })
    if (then.candidate.fit === undefined) continue
    const minutes = wait + effectiveMinutes(match, then)
    if (minutes < least) [least, awaited] = [minutes, candidate.agent]
  }
  return awaited
}

/** Minutes that giving the ticket to somebody comes to, all counted but what others who wait would give. */
function effectiveMinutes({ teamMinutes }: Match, { candidate }: Assessed): number {
  const fit = candidate.fit!
  return Math.max(1, teamMinutes - (fit.score - fit.signals[partAt('demand')]!))
}

/** One ticket in somebody's hands. */
export interface Holding {
  readonly since: Timestamp
  /** In units of effort. */
  readonly effort: number
}

/** Minutes of work in one unit of effort. */
const minutesOfEffort = 30
/** However long a ticket has been worked on, it takes some minutes more, and some share of what such tickets take. */
const leastLeft = 3
const leastShareLeft = 0.3

/**
 * Minutes until the first of what somebody holds is likely to be done, from how long such tickets take and how long each
 * has been in hand; 0 for somebody who holds nothing.
 */
export function minutesUntilRoom(holdings: readonly Holding[], capacity: number, now: Timestamp): number {
  const load = holdings.reduce((sum, { effort }) => sum + effort, 0)
  let least = Infinity
  for (const { since, effort } of holdings) {
    const slower = capacity > 0 ? (slowDownWhenFull * (load - effort)) / capacity : 0
    const takes = effort * minutesOfEffort * (1 + slower)
    least = Math.min(least, Math.max(takes - (now - since) / 60_000, leastLeft + leastShareLeft * takes))
  }
  return least === Infinity ? 0 : least
}
