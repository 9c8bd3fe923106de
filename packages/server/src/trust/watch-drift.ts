import { driftStep, type DriftObservation, type DriftState, type Timestamp } from '@pointsman/core'
import type { DriftEntry, NewAlarm, StoredReading, TrustChange, TrustNews } from '../store/store.ts'

/**
 * What the alarm makes of news: every reading is shown to the watch over all queues and to that over its own, and so is
 * every proof; readings of another model than the one watched are nobody's. Pure: the same news in the same order, the
 * same alarms.
 */
export function watchDrift({ read, proved, states }: TrustNews, now: Timestamp): TrustChange {
  const watches = states.map(watchOf)
  for (const one of read) show(watches, one, { kind: 'read', ...sureness(one), ...labelOf(one) })
  for (const one of proved) {
    show(watches, one, { kind: 'resolved', ...sureness(one), right: one.truth === one.queue })
  }
  const changed = watches.filter(({ before, entry }) => entry.state !== before)
  return {
    states: changed.map(({ entry }) => entry),
    alarms: changed.flatMap(({ before, entry }) => alarmOf(before, entry, now)),
  }
}

interface Watch {
  readonly before: DriftState
  entry: DriftEntry
}

function watchOf(entry: DriftEntry): Watch {
  return { before: entry.state, entry }
}

function show(watches: readonly Watch[], { model, queue }: StoredReading, observation: DriftObservation): void {
  for (const watch of watches) {
    const { entry } = watch
    const isConcerned = entry.model === model && (entry.queue === undefined || entry.queue === queue)
    if (isConcerned) watch.entry = { ...entry, state: driftStep(entry.state, observation) }
  }
}

function alarmOf(before: DriftState, { queue, model, state }: DriftEntry, at: Timestamp): readonly NewAlarm[] {
  if (before.alarm !== undefined || state.alarm === undefined) return []
  return [{ ...(queue === undefined ? {} : { queue }), at, ...state.alarm, model }]
}

function sureness({ confidence, inScope }: StoredReading): Pick<StoredReading, 'confidence' | 'inScope'> {
  return { confidence, inScope }
}

function labelOf({ queue }: StoredReading): { readonly label?: string } {
  return queue === undefined ? {} : { label: queue }
}
