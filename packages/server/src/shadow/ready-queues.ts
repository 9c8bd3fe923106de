import { alarmOn, modeOf, type Policy } from '@pointsman/core'
import { trustInForce } from '../trust/trust-in-force.ts'
import type { Ground } from './meet-people.ts'
import { reportShadow } from './report-shadow.ts'

/** Open queues that do not act alone, are ready to by what people did, and are not under an alarm. */
export async function queuesReadyToGoLive(ground: Ground, policy: Policy): Promise<ReadonlySet<string>> {
  const { store } = ground
  const lowered = trustInForce(await store.trust(), policy)?.lowered
  const candidates = (await store.queues()).filter(
    ({ id, active }) => active && modeOf(id, policy) !== 'auto' && alarmOn(id, lowered) === undefined,
  )
  // The report goes through everything that was compared: not where nothing could come of it.
  if (candidates.length === 0) return new Set()
  const { queues } = await reportShadow(ground, policy)
  const ready = new Set(queues.flatMap(({ queue, readiness }) => (readiness.state === 'ready' ? queue : [])))
  return new Set(candidates.flatMap(({ id }) => (ready.has(id) ? id : [])))
}
