import type { HistoricTicket, Rebuilt } from '@pointsman/core'
import { textArray } from './binary-array.ts'
import type { Database, Queryable } from './database.ts'
import { eventsOf, noteRebuilt } from './history-events.ts'
import type { HistoryVerbs, ImportedTicket, KeptEvent, Rebuild, RebuiltPage } from './history-verbs.ts'
import { asTicket, ticketColumns, type TicketRow } from './ticket-rows.ts'

/** Tickets rebuilt in one transaction. More: fewer round trips, and more to do again after a failure. */
const pageSize = 500

type WriteRows = (client: Queryable, rows: readonly ImportedTicket[]) => Promise<number>

/** Tickets are rebuilt from all that is kept of them, whatever came first. */
export function historyRebuild(
  database: Database,
  write: WriteRows,
): Pick<HistoryVerbs, 'pendingHistory' | 'rebuildHistory' | 'historyNames' | 'historyCounts' | 'lateFields'> {
  return {
    pendingHistory: async () => {
      const [row] = await database.query<{ pending: number }>('select count(*) as pending from history_pending')
      return row!.pending
    },
    rebuildHistory: (after, rebuild) => database.transaction((client) => rebuildPage(client, after, rebuild, write)),
    historyNames: async () => {
      const rows = await database.query<{ queue: string | null; assignee: string | null; tickets: number }>(
        `select outcome->>'queue' as queue, outcome->>'assignee' as assignee, count(*) as tickets
         from tickets where is_history group by 1, 2 order by 1, 2`,
      )
      return rows.map(({ queue, assignee, tickets }) => ({
        ...(queue !== null && { queue }),
        ...(assignee !== null && { assignee }),
        tickets,
      }))
    },
    historyCounts: async () => {
      const [row] = await database.query<{ events: number; rebuilt: number; without: number }>(
        `select (select count(*) from history_events) as events, (select count(*) from history_rebuilt) as rebuilt,
           (select count(*) from (select distinct ticket from history_events) e
             where not exists (select from tickets t where t.id = e.ticket)) as without`,
      )
      return { events: row!.events, rebuilt: row!.rebuilt, withoutBeginning: row!.without }
    },
    lateFields: async () =>
      database.query<{ field: string; tickets: number; of: number }>(
        `select field, count(*) as tickets, (select count(*) from history_rebuilt) as of
         from history_rebuilt, unnest(late) as field group by field order by field`,
      ),
  }
}

async function rebuildPage(client: Queryable, after: string, rebuild: Rebuild, write: WriteRows): Promise<RebuiltPage> {
  const pending = await client.query<{ ticket: string }>(
    `select ticket from history_pending where ticket > $1 order by ticket limit ${pageSize} for update`,
    [after],
  )
  const tickets = pending.map(({ ticket }) => ticket)
  const next = tickets.at(-1)
  if (next === undefined) return { rebuilt: [], added: 0, withoutBeginning: [], live: 0 }
  const { bases, live } = await basesOf(client, tickets)
  const events = await eventsOf(client, tickets)
  const found: { readonly ticket: string; readonly base: HistoricTicket | undefined; readonly made: Rebuilt }[] = []
  const withoutBeginning: (KeptEvent & { ticket: string })[] = []
  for (const ticket of tickets) {
    const theirs = events.get(ticket)
    if (live.has(ticket) || theirs === undefined) continue
    const base = bases.get(ticket)
    const made = rebuild(ticket, theirs, base)
    if (made) found.push({ ticket, base, made })
    else withoutBeginning.push({ ...theirs[0]!, ticket })
  }
  const rebuilt = found.map(({ made }) => made)
  const added =
    rebuilt.length === 0
      ? 0
      : await write(
          client,
          rebuilt.map(({ row }) => row),
        )
  await noteRebuilt(
    client,
    found.map(({ ticket, base, made }) => ({ ticket, base, late: made.late })),
  )
  await client.query('delete from history_pending where ticket = any($1::text[])', [textArray(tickets)])
  return { rebuilt, added, withoutBeginning, live: live.size, next }
}

interface BaseRow extends TicketRow {
  readonly is_history: boolean
  readonly is_rebuilt: boolean
  readonly base: HistoricTicket | null
}

/** The tickets as files of tickets had them, however often they were rebuilt since; and those that are not history. */
async function basesOf(
  client: Queryable,
  tickets: readonly string[],
): Promise<{ readonly bases: ReadonlyMap<string, HistoricTicket>; readonly live: ReadonlySet<string> }> {
  const rows = await client.query<BaseRow>(
    `select ${ticketColumns}, is_history, r.ticket is not null as is_rebuilt, r.base
     from tickets left join history_rebuilt r on r.ticket = tickets.id where id = any($1::text[])`,
    [textArray(tickets)],
  )
  const bases = new Map<string, HistoricTicket>()
  const live = new Set<string>()
  for (const row of rows) {
    if (!row.is_history) live.add(row.id)
    else if (!row.is_rebuilt) bases.set(row.id, { ticket: asTicket(row), outcome: row.outcome })
    else if (row.base !== null) bases.set(row.id, row.base)
  }
  return { bases, live }
}
