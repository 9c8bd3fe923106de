import type { HistoricTicket, Timestamp } from '@pointsman/core'
import type { Database, Queryable } from './database.ts'
import { textArray } from './binary-array.ts'
import { everyTicket } from './every-ticket.ts'
import { historyEvents, keepSource, markPending } from './history-events.ts'
import { historyRebuild } from './history-rebuild.ts'
import type { HistoryVerbs, ImportedTicket, SourceRead } from './history-verbs.ts'
import { storable } from './storable.ts'
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
export function history(database: Database): HistoryVerbs {
  return {
    ...everyTicket(database),
    ...historyEvents(database),
    ...historyRebuild(database, writeRows),
    importHistory: (rows, read) =>
      rows.length === 0 && read === undefined
        ? Promise.resolve(0)
        : database.transaction((client) => importRows(client, rows, read)),
    history: (since) => pages(database, since),
  }
}

/** A file of tickets is the last word on what no change history says; tickets that have one are rebuilt on the new ground. */
export async function importRows(
  client: Queryable,
  rows: readonly ImportedTicket[],
  read: SourceRead | undefined,
): Promise<number> {
  if (read !== undefined) await keepSource(client, read)
  if (rows.length === 0) return 0
  const added = await writeRows(client, await withDates(client, rows))
  const ids = rows.map(({ ticket }) => ticket.id)
  await client.query('delete from history_rebuilt where ticket = any($1::text[])', [textArray(ids)])
  await markPending(client, ids)
  return added
}

/** A row without a date of arrival keeps what was made of it when it was first imported, however often it is imported again. */
async function withDates(client: Queryable, rows: readonly ImportedTicket[]): Promise<readonly ImportedTicket[]> {
  const undated = rows.filter(({ isUndated }) => isUndated).map(({ ticket }) => ticket.id)
  if (undated.length === 0) return rows
  const kept = await client.query<{ id: string; received_at: number }>(
    'select id, received_at from tickets where id = any($1::text[]) and is_history',
    [textArray(undated)],
  )
  const dates = new Map(kept.map(({ id, received_at: at }) => [id, at]))
  return rows.map((row) => {
    const receivedAt = row.isUndated ? dates.get(row.ticket.id) : undefined
    return receivedAt === undefined ? row : { ...row, ticket: { ...row.ticket, receivedAt } }
  })
}

/**
 * A live ticket with the same id is left alone: what was decided here outranks an export of the help desk. So is a
 * row that says nothing new.
 */
async function writeRows(client: Queryable, given: readonly HistoricTicket[]): Promise<number> {
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
     where tickets.is_history and (tickets.subject, tickets.body, tickets.received_at, tickets.requester, tickets.account,
       tickets.plan, tickets.annual_value, tickets.channel, tickets.claimed, tickets.status, tickets.outcome)
       is distinct from (excluded.subject, excluded.body, excluded.received_at, excluded.requester, excluded.account,
       excluded.plan, excluded.annual_value, excluded.channel, excluded.claimed, excluded.status, excluded.outcome)
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
