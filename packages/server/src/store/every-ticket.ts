import { textArray } from './binary-array.ts'
import type { Database } from './database.ts'
import type { HistoryVerbs } from './history-verbs.ts'
import type { StoredTicket } from './store.ts'
import { asStoredTicket, ticketColumns, type TicketRow } from './ticket-rows.ts'

/** Rows read at once; more costs memory (bodies reach megabytes), fewer round trips. */
const pageSize = 500
/**
 * Ids found at once. Fewer: where all tickets of a file without dates arrived at one instant, they are sorted that much more often (500: three
 * times as slow for 100,000); more: memory.
 */
const idsAtOnce = 20_000

/** Tickets in an order that is the same on every database: by arrival, and among equals by the bytes of the id. */
export function everyTicket(database: Database): Pick<HistoryVerbs, 'everyTicket'> {
  return {
    everyTicket: async function* pages(which) {
      const filter = which === 'all' ? '' : `and (is_history or status in ('resolved', 'closed'))`
      for await (const ids of idsInOrder(database, filter)) {
        for (let from = 0; from < ids.length; from += pageSize)
          yield await ticketsOf(database, ids.slice(from, from + pageSize), filter)
      }
    },
  }
}

async function* idsInOrder(database: Database, filter: string): AsyncGenerator<readonly string[]> {
  let after: readonly [Date | string, string] = ['-infinity', '']
  for (;;) {
    // The index knows ids in the order of the database's language: it finds the arrival, and equals are sorted.
    const found = await database.query<Pick<TicketRow, 'id' | 'received_at'>>(
      `select id, received_at from tickets
       where received_at >= $1 and (received_at > $1 or id collate "C" > $2) ${filter}
       order by received_at, id collate "C" limit ${idsAtOnce}`,
      after,
    )
    yield found.map(({ id }) => id)
    const last = found.at(-1)
    if (last === undefined || found.length < idsAtOnce) return
    after = [new Date(last.received_at), last.id]
  }
}

/** Those that are still what was asked for, in the order given. */
async function ticketsOf(database: Database, ids: readonly string[], filter: string): Promise<readonly StoredTicket[]> {
  const rows = await database.query<TicketRow>(
    `select ${ticketColumns} from tickets where id = any($1::text[]) ${filter}`,
    [textArray(ids)],
  )
  const found = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = found.get(id)
    return row === undefined ? [] : [asStoredTicket(row)]
  })
}
