import { mergedQueues, type HistoricTicket, type Queue, type Timestamp } from '@pointsman/core'
import type { StoredModel } from '../store/store.ts'

/** With fewer a difference of several points may be luck, and a real one goes unseen. */
export const fewestCompared = 100
/** More would tell finer differences than anybody would notice, and cost the challenger its newest examples. */
export const mostCompared = 2000

/** The tickets a comparison is made on, and what the challenger may be trained on before it. */
export interface ComparisonWindow {
  readonly before: readonly HistoricTicket[]
  /** Oldest first; each has a queue. */
  readonly window: readonly HistoricTicket[]
  /** Arrival of the first of the window. */
  readonly start: Timestamp
}

/** From when on and until when tickets came in that a champion did not see. */
export interface NewTickets {
  /** Exclusive. */
  readonly since: Timestamp
  /** Inclusive. */
  readonly until: Timestamp
}

/** What came after all that the model was trained on; a ticket that is dated after its training did not come then. */
export function newSince(
  { trainedThrough, trainedAt }: Pick<StoredModel, 'trainedAt' | 'trainedThrough'>,
  now: Timestamp,
): NewTickets {
  return { since: Math.min(trainedThrough ?? trainedAt, trainedAt), until: now }
}

/** Arrival of the newest ticket that is not dated later than now. */
export function newestArrival(rows: readonly HistoricTicket[], now: Timestamp): Timestamp | undefined {
  return rows.findLast(({ ticket }) => ticket.receivedAt <= now)?.ticket.receivedAt
}

/** Tickets since the champion was trained; each with a queue that may be suggested. */
export function newRows(
  rows: readonly HistoricTicket[],
  { since, until }: NewTickets,
  isInForce: (queue: string) => boolean,
): readonly HistoricTicket[] {
  return rows.filter(
    ({ ticket: { receivedAt }, outcome }) =>
      receivedAt > since && receivedAt <= until && outcome.queue !== undefined && isInForce(outcome.queue),
  )
}

/**
 * The newest half of what came since the champion was trained is compared on, at most `mostCompared`; the older half is what the
 * challenger has learned more. Undefined with fewer than `fewestCompared`. What was resolved only after the first
 * ticket of the window came is not trained on: its answer was not known then.
 */
export function comparisonWindow(
  rows: readonly HistoricTicket[],
  since: NewTickets,
  isInForce: (queue: string) => boolean,
): ComparisonWindow | undefined {
  const fresh = newRows(rows, since, isInForce)
  const size = Math.min(mostCompared, Math.floor(fresh.length / 2))
  if (size < fewestCompared) return undefined
  const start = fresh[fresh.length - size]!.ticket.receivedAt
  return {
    before: rows.filter(({ ticket, outcome }) => Math.max(ticket.receivedAt, outcome.resolvedAt ?? 0) < start),
    window: fresh.filter(({ ticket }) => ticket.receivedAt >= start),
    start,
  }
}

/** Tells queues that are open, or were merged into one that is. */
export function hasPlace(queues: readonly Queue[]): (queue: string) => boolean {
  const merged = mergedQueues(queues)
  const places = new Set([...queues.filter(({ active }) => active).map(({ id }) => id), ...merged.keys()])
  return (queue) => places.has(queue)
}
