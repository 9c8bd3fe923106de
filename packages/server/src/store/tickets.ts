import { textArray } from './binary-array.ts'
import type { CalendarShelf } from './calendar-shelf.ts'
import type { Database } from './database.ts'
import { storableText } from './storable.ts'
import type { Page, Store, StoredTicket, TicketQuery } from './store.ts'
import { asStoredTicket, ticketColumns } from './ticket-rows.ts'
import type { TicketRow } from './ticket-rows.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { pageByUrgency } from './order-of-urgency.ts'

/**
 * Finding tickets. Pages are newest first and keep their place: what arrives meanwhile shifts nothing. What waits comes in
 * the order of urgency where an instant is given.
 */
export function tickets(database: Database, calendars: CalendarShelf): Pick<Store, 'ticket' | 'tickets'> {
  return {
    ticket: gathered((ids) => ticketsById(database, ids)),
    tickets: (query) =>
      query.status === 'waiting' && query.now !== undefined
        ? pageByUrgency(database, calendars, { ...query, now: query.now })
        : page(database, query),
  }
}

type Find = (ids: readonly string[]) => Promise<ReadonlyMap<string, StoredTicket>>

/** Those asked for in one turn of the event loop are found by one statement: tickets decided in one batch are answered together. */
function gathered(find: Find): Store['ticket'] {
  let next: { readonly ids: Set<string>; readonly found: ReturnType<Find> } | undefined
  return async (id) => {
    if (next === undefined) {
      const ids = new Set<string>()
      const turn = new Promise((resolve) => setImmediate(resolve))
      const found = turn.then(() => {
        next = undefined
        return find([...ids])
      })
      next = { ids, found }
    }
    next.ids.add(id)
    return (await next.found).get(id)
  }
}

async function ticketsById(database: Database, ids: readonly string[]): ReturnType<Find> {
  const rows = await database.query<TicketRow>(
    `select ${ticketColumns} from tickets where id = any($1::text[])`,
    [textArray(ids.map(storableText))],
    'tickets-by-id',
  )
  return new Map(rows.map((row) => [row.id, asStoredTicket(row)]))
}

async function page(database: Database, query: TicketQuery): Promise<Page<StoredTicket>> {
  const conditions: string[] = []
  const values: unknown[] = []
  const where = (text: string, ...given: unknown[]): void => {
    conditions.push(text.replaceAll('?', () => `$${values.push(given.shift())}`))
  }
  if (query.status !== undefined) where('status = ?', query.status)
  if (query.queue !== undefined) where('queue = ?', query.queue)
  if (query.assignee !== undefined) where('assignee = ?', query.assignee)
  if (query.cursor !== undefined) {
    const { at, id } = readCursor(query.cursor)
    where('(received_at, id) < (?, ?)', new Date(at), id)
  }
  const filter = conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''
  // One more than asked, to know whether there is a next page.
  const rows = await database.query<TicketRow>(
    `select ${ticketColumns} from tickets ${filter} order by received_at desc, id desc limit $${values.push(query.limit + 1)}`,
    values,
  )
  const items = rows.slice(0, query.limit).map(asStoredTicket)
  const last = items.at(-1)?.ticket
  if (rows.length <= query.limit || last === undefined) return { items }
  return { items, next: writeCursor({ at: last.receivedAt, id: last.id }) }
}
