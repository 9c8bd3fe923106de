import type { Timestamp } from '@pointsman/core'
import { doubleArray, integerArray, textArray } from './binary-array.ts'
import type { CalendarShelf } from './calendar-shelf.ts'
import { readUrgencyCursor, writeUrgencyCursor } from './cursor.ts'
import type { Database } from './database.ts'
import type { Page, StoredTicket, TicketQuery } from './store.ts'
import { asStoredTicket, ticketColumns, type TicketRow } from './ticket-rows.ts'
import { openMinutes, urgencySql } from './urgency-clock.ts'

/** A ticket's place among those that wait. */
export interface Place {
  readonly ticket_id: string
  readonly urgency: number
  readonly received_at: Timestamp
}

export interface OrderWanted {
  readonly now: Timestamp
  readonly limit: number
  /** Over `waiting w`; its own parameters begin at $5. */
  readonly where: string
  readonly values?: readonly unknown[]
  /** Of the kept plan. */
  readonly name?: string
  readonly after?: Omit<Place, 'received_at'> & { readonly received_at: Date }
}

/** Those that wait, in the order of urgency as of `now`, the older first among equals. */
export async function inOrderOfUrgency(
  database: Database,
  calendars: CalendarShelf,
  { now, limit, where, values = [], name, after }: OrderWanted,
): Promise<readonly Place[]> {
  const open = await calendars.openBy(database, now)
  const next = 5 + values.length
  const start =
    after === undefined
      ? ''
      : `where (-urgency, received_at, ticket_id) > (-$${next}::float8, $${next + 1}::timestamptz, $${next + 2}::text)`
  return database.query<Place>(
    `with clock as (select * from unnest($2::int4[], $3::float8[]) as x(calendar, open)),
     ranked as (
       select w.ticket_id, w.received_at, ${urgencySql('$1')} as urgency
       from waiting w join clock on clock.calendar = coalesce(w.calendar, 0) where ${where}
     )
     select * from ranked ${start} order by urgency desc, received_at, ticket_id limit $4`,
    [
      openMinutes(now, undefined),
      integerArray(open.map(({ calendar }) => calendar)),
      doubleArray(open.map((entry) => entry.open)),
      limit,
      ...values,
      ...(after === undefined ? [] : [after.urgency, after.received_at, after.ticket_id]),
    ],
    name,
  )
}

/** A page of what waits, most urgent first. Later pages keep the instant of the first. */
export async function pageByUrgency(
  database: Database,
  calendars: CalendarShelf,
  query: TicketQuery & { readonly now: Timestamp },
): Promise<Page<StoredTicket>> {
  // Nobody has a ticket that waits.
  if (query.assignee !== undefined) return { items: [] }
  const cursor = query.cursor === undefined ? undefined : readUrgencyCursor(query.cursor)
  const now = cursor?.now ?? query.now
  const places = await inOrderOfUrgency(database, calendars, {
    now,
    limit: query.limit + 1,
    where: query.queue === undefined ? 'true' : 'w.queue = $5',
    ...(query.queue === undefined ? {} : { values: [query.queue] }),
    ...(cursor === undefined
      ? {}
      : { after: { urgency: cursor.urgency, received_at: new Date(cursor.at), ticket_id: cursor.id } }),
  })
  const shown = places.slice(0, query.limit)
  const tickets = await byId(
    database,
    shown.map(({ ticket_id }) => ticket_id),
  )
  const items = shown.flatMap(({ ticket_id }) => tickets.get(ticket_id) ?? [])
  const last = shown.at(-1)
  if (places.length <= query.limit || last === undefined) return { items }
  const next = writeUrgencyCursor({ now, urgency: last.urgency, at: last.received_at, id: last.ticket_id })
  return { items, next }
}

async function byId(database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, StoredTicket>> {
  const rows = await database.query<TicketRow>(
    `select ${ticketColumns} from tickets where id = any($1::text[])`,
    [textArray(ids)],
    'tickets-by-id',
  )
  return new Map(rows.map((row) => [row.id, asStoredTicket(row)]))
}
