import type { StoredReading } from './trust-verbs.ts'

/** Of `readings r`. */
export const readingColumns = `r.ticket_id as "ticketId", r.at, r.read_as as queue, r.confidence, r.in_scope as "inScope", r.model,
  r.acted, r.truth`

/** A row of `readings`, as the database gives it. */
export interface ReadingRow extends Omit<StoredReading, 'queue' | 'truth'> {
  readonly queue: string | null
  readonly truth: string | null
}

/** The row in the words of the store. */
export function asReading({ queue, truth, ...row }: ReadingRow): StoredReading {
  return { ...row, ...(queue === null ? {} : { queue }), ...(truth === null ? {} : { truth }) }
}
