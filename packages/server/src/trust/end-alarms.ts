import type { AlarmEnding, Store, StoredAlarm } from '../store/store.ts'

/**
 * A person has said how far decisions for a queue go: alarms on it are over, and those on all queues are for this one.
 * Answers the alarms that this ended.
 */
export async function endAlarmsOn(
  store: Pick<Store, 'trust' | 'endAlarm'>,
  queue: string,
  ending: Omit<AlarmEnding, 'queue'>,
): Promise<readonly StoredAlarm[]> {
  const ended: StoredAlarm[] = []
  for (const alarm of (await store.trust()).alarms) {
    const isConcerned = alarm.queue === queue || (alarm.queue === undefined && !alarm.except.includes(queue))
    if (isConcerned) ended.push(await store.endAlarm(alarm.id, { ...ending, queue }))
  }
  return ended
}
