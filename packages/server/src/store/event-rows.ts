import { instantArray, textArray } from './binary-array.ts'
import type { TicketEvent } from './store.ts'

/** An event as a row: every text fit to be stored, `data` as JSON. */
export interface EventRow extends Omit<TicketEvent, 'data' | 'kind'> {
  readonly kind: string
  readonly data: string
}

/** Inserts events in the given order; whoever uses it says what is to happen with one that is there. */
export const insertEvents = `
  insert into events (ticket_id, id, kind, at, actor, data)
  select ticket_id, id, kind, at, actor, data::jsonb
  from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[])
    with ordinality as x(ticket_id, id, kind, at, actor, data, n)
  order by n`

/** The values of `insertEvents`. */
export function eventParameters(rows: readonly EventRow[]): readonly Buffer[] {
  return [
    textArray(rows.map(({ ticketId }) => ticketId)),
    textArray(rows.map(({ id }) => id)),
    textArray(rows.map(({ kind }) => kind)),
    instantArray(rows.map(({ at }) => at)),
    textArray(rows.map(({ actor }) => actor)),
    textArray(rows.map(({ data }) => data)),
  ]
}
