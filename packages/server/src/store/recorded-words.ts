import type { Queryable } from './database.ts'
import { eventParameters, insertEvents } from './event-rows.ts'
import { insertLessons } from './lesson-rows.ts'
import type { Recorded } from './recorded-tickets.ts'
import { storable } from './storable.ts'

/** What people said with their decisions: the events, and what they teach. */
export async function writeWords(client: Queryable, recorded: readonly Recorded[]): Promise<void> {
  const told = recorded.flatMap(({ entry }) => entry.told ?? [])
  if (told.length === 0) return
  const events = storable(told.map(({ event }) => event))
  await client.query(
    insertEvents,
    eventParameters(events.map((event) => ({ ...event, data: JSON.stringify(event.data) }))),
    'insert-words',
  )
  await insertLessons(
    client,
    told.flatMap(({ lessons }) => lessons),
  )
}
