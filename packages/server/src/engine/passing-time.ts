import { nextOpening, shiftEnd, type Agent, type Presence, type Timestamp } from '@pointsman/core'
import type { Standing } from '../store/store.ts'
import type { EngineParts } from './parts.ts'

/**
 * When time alone next changes something, up to and including `at`: a timer falls due, or, while tickets wait, somebody's
 * shift begins or they are back. Undefined where nothing does.
 */
export async function nextChange(
  { store }: Pick<EngineParts, 'store'>,
  now: Timestamp,
  at: Timestamp,
): Promise<Timestamp | undefined> {
  const due = await store.nextTimerAt()
  const comes = (await store.countWaiting()) === 0 ? undefined : nextComing(await store.look(), now)
  const first = Math.min(due ?? Infinity, comes ?? Infinity)
  return first <= at ? Math.max(first, now) : undefined
}

/** The first instant after `now` at which anybody begins to work, by their hours or by what they said. */
export function nextComing(
  { agents, presence }: Pick<Standing, 'agents' | 'presence'>,
  now: Timestamp,
): Timestamp | undefined {
  const all = agents.flatMap((agent, index) => comings(agent, presence[index], now))
  return all.length === 0 ? undefined : Math.min(...all)
}

function comings({ active, hours }: Agent, presence: Presence | undefined, now: Timestamp): readonly Timestamp[] {
  if (!active) return []
  const over = shiftEnd(now, hours)
  // While closed a shift ends now; during one the next begins after its end.
  const begins = over === undefined ? undefined : nextOpening(over, hours)
  return [begins, presence?.state === 'online' ? undefined : presence?.until].filter(
    (at): at is Timestamp => at !== undefined && at > now,
  )
}
