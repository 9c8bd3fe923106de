import type { HistoricTicket, Timestamp } from '@pointsman/core'
import type { Database, Queryable } from './database.ts'
import { storable } from './storable.ts'
import type { Store } from './store.ts'
import {
  accountParameters,
  asTicket,
  insertTickets,
  noteAccounts,
  ticketColumns,
  ticketParameters,
} from './ticket-rows.ts'
import type { TicketRow } from './ticket-rows.ts'
import { markHistoryRecordsStale } from './track-records.ts'

/** Rows of history read at once; more costs memory (bodies reach megabytes), fewer round trips. */
const pageSize = 500

/** A company's past: imported silently, read for training. */
export function history(database: Database): Pick<Store, 'importHistory' | 'history'> {
  return {
    importHistory: (rows) =>
      rows.length === 0 ? Promise.resolve(0) : database.transaction((client) => importRows(client, rows)),
    history: (since) => pages(database, since),
  }
}

/** A live ticket with the same id is left alone: what was decided here outranks an export of the help desk. */
async function importRows(client: Queryable, given: readonly HistoricTicket[]): Promise<number> {
  const byId = new Map<string, HistoricTicket>()
  for (const row of storable(given)) byId.set(row.ticket.id, row)
  const rows = [...byId.values()].toSorted((one, other) => compareIds(one.ticket.id, other.ticket.id))
  const inserted = await client.query<{ is_new: boolean }>(
    `${insertTickets}
     on conflict (id) do update set
       subject = excluded.subject, body = excluded.body, received_at = excluded.received_at, requester = excluded.requester,
       account = excluded.account, plan = excluded.plan, annual_value = excluded.annual_value, channel = excluded.channel,
       claimed = excluded.claimed, status = excluded.status, outcome = excluded.outcome, updated_at = excluded.updated_at,
       version = tickets.version + 1
     where tickets.is_history
     returning (xmax = 0) as is_new`,
    ticketParameters(
      rows.map(({ ticket, outcome }) => ({
        ticket,
        outcome,
        isHistory: true,
        status: outcome.status === 'closed' ? 'closed' : 'resolved',
        updatedAt: outcome.resolvedAt ?? ticket.receivedAt,
      })),
    ),
  )
  const accounts = accountParameters(rows.map(({ ticket }) => ticket))
  if (accounts !== undefined) await client.query(noteAccounts, accounts)
  await markHistoryRecordsStale(client)
  return inserted.filter(({ is_new }) => is_new).length
}

/** The order of bytes, the same everywhere, in which rows are locked. */
export function compareIds(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

async function* pages(database: Database, since: Timestamp | undefined): AsyncGenerator<readonly HistoricTicket[]> {
  let after: readonly [Date | string, string] = [since === undefined ? '-infinity' : new Date(since), '']
  for (;;) {
    const rows = await database.query<TicketRow>(
      `select ${ticketColumns} from tickets
       where (received_at, id) > ($1, $2) and (is_history or status in ('resolved', 'closed'))
       order by received_at, id limit ${pageSize}`,
      after,
    )
    if (rows.length > 0) yield rows.map((row) => ({ ticket: asTicket(row), outcome: row.outcome }))
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageSize) return
    after = [new Date(last.received_at), last.id]
  }
}
