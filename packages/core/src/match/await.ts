import { partAt } from './fit.ts'
import type { Assessed } from './assign.ts'
import type { Match } from './match.ts'

/**
 * A ticket is kept back only where waiting for somebody costs less than this share of giving it away now. From 0.7 to 1
 * it makes no difference (measured: docs/decisions/0014).
 */
const clearlyLess = 0.9

/**
 * Minutes until somebody who is full has room again, of many who are. Knowing what each holds and since
 * when does no better (measured: docs/decisions/0014). Larger: less is kept back.
 */
const minutesUntilRoom = 10

/**
 * Who is full now and still the better choice, wait included: the one with whom the ticket would be done soonest.
 * Undefined where giving it away now is as good, or where the ticket was kept back for as long as one may be.
 */
export function whomToAwait(match: Match, chosen: Assessed): string | undefined {
  if (match.isHeldLongEnough) return undefined
  let least = clearlyLess * effectiveMinutes(match, chosen) - minutesUntilRoom
  let awaited: string | undefined
  for (const { index, candidate } of match.ranked) {
    if (least <= 0) return awaited
    if (candidate.blockedBy !== 'full') continue
    const load = Math.max(0, (match.capacities[index] ?? 0) - match.effort)
    const then = match.assess(index, { load })
    if (then.candidate.fit === undefined) continue
    const minutes = effectiveMinutes(match, then)
    if (minutes < least) [least, awaited] = [minutes, candidate.agent]
  }
  return awaited
}

/** Minutes that giving the ticket to somebody comes to, all counted but what others who wait would give. */
function effectiveMinutes({ teamMinutes }: Match, { candidate }: Assessed): number {
  const fit = candidate.fit!
  return Math.max(1, teamMinutes - (fit.score - fit.signals[partAt('demand')]!))
}
