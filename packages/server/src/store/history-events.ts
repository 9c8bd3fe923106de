import type { HistoricTicket, HistoryEvent, HistoryValues } from '@pointsman/core'
import { bytesArray, doubleArray, instantArray, textArray } from './binary-array.ts'
import type { Database, Queryable } from './database.ts'
import type { HistoryVerbs, KeptEvent, SourceEvent, SourceRead } from './history-verbs.ts'
import { storable } from './storable.ts'

/** What of an event is kept as JSON. */
interface EventDocument {
  readonly sets: HistoryValues
  readonly was?: HistoryValues
  readonly begins?: NonNullable<HistoryEvent['begins']>
}

/** Rows of change histories: kept as they come, and looked at ticket by ticket later. */
export function historyEvents(
  database: Database,
): Pick<HistoryVerbs, 'appendHistoryEvents' | 'changesOf' | 'sourceRead' | 'forgetSource'> {
  return {
    appendHistoryEvents: (events, read) =>
      database.transaction(async (client) => {
        const source = await keepSource(client, read)
        return events.length === 0 ? 0 : append(client, events, source)
      }),
    changesOf: (tickets) => eventsOf(database, tickets),
    sourceRead: async (name) => {
      const [row] = await database.query<{ rows: number; digest: Uint8Array }>(
        'select rows, digest from history_sources where name = $1',
        [name],
      )
      return row && { name, rows: row.rows, digest: row.digest }
    },
    forgetSource: async (name) => {
      await database.query(`update history_sources set rows = 0, digest = '' where name = $1`, [name])
    },
  }
}

/** Notes how far a source was read; answers its number. */
export async function keepSource(client: Queryable, { name, rows, digest }: SourceRead): Promise<number> {
  const [row] = await client.query<{ id: number }>(
    `insert into history_sources (name, rows, digest) values ($1, $2, $3)
     on conflict (name) do update set rows = excluded.rows, digest = excluded.digest returning id`,
    [name, rows, Buffer.from(digest)],
  )
  return row!.id
}

function withoutKey({ key: _, ...event }: SourceEvent): Omit<SourceEvent, 'key'> {
  return event
}

/** In order of ticket and key, lest two imports deadlock. Answers how many were new. */
export async function append(client: Queryable, given: readonly SourceEvent[], source: number): Promise<number> {
  const texts = storable(given.map(withoutKey))
  const byKey = new Map<string, Omit<SourceEvent, 'key'> & { readonly key: Uint8Array }>()
  given.forEach(({ key }, at) => {
    const event = { ...texts[at]!, key }
    const name = `${event.ticket}\0${Buffer.from(key).toString('hex')}`
    if (!byKey.has(name)) byKey.set(name, event)
  })
  const events = [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, event]) => event)
  const added = await client.query<{ ticket: string }>(
    `insert into history_events (ticket, key, at, source, line, actor, document)
     select ticket, key, at, $3, line, actor, document::jsonb
     from unnest($1::text[], $2::bytea[], $4::timestamptz[], $5::float8[], $6::text[], $7::text[])
       as x(ticket, key, at, line, actor, document)
     on conflict (ticket, key) do nothing returning ticket`,
    [
      textArray(events.map(({ ticket }) => ticket)),
      bytesArray(events.map(({ key }) => key)),
      source,
      instantArray(events.map(({ at }) => at)),
      doubleArray(events.map(({ line }) => line)),
      textArray(events.map(({ actor }) => actor)),
      textArray(events.map((event) => JSON.stringify(documentOf(event)))),
    ],
  )
  await markPending(client, [...new Set(added.map(({ ticket }) => ticket))])
  return added.length
}

/** Tickets to be rebuilt; those without any event are passed over. */
export async function markPending(client: Queryable, tickets: readonly string[]): Promise<void> {
  if (tickets.length === 0) return
  await client.query(
    `insert into history_pending (ticket)
     select ticket from unnest($1::text[]) as x(ticket)
     where exists (select from history_events e where e.ticket = x.ticket)
     order by ticket on conflict do nothing`,
    [textArray(tickets)],
  )
}

function documentOf({ sets, was, begins }: Omit<HistoryEvent, 'at'>): EventDocument {
  return { sets, ...(was && { was }), ...(begins && { begins }) }
}

interface EventRow {
  readonly ticket: string
  readonly at: number
  readonly line: number
  readonly actor: string | null
  readonly document: EventDocument
  readonly name: string
}

/** All events of some tickets, by ticket. */
export async function eventsOf(
  client: Queryable,
  tickets: readonly string[],
): Promise<ReadonlyMap<string, readonly KeptEvent[]>> {
  const rows = await client.query<EventRow>(
    `select e.ticket, e.at, e.line, e.actor, e.document, s.name
     from history_events e join history_sources s on s.id = e.source
     where e.ticket = any($1::text[]) order by e.ticket, e.at, e.line, e.key`,
    [textArray(tickets)],
  )
  const found = new Map<string, KeptEvent[]>()
  for (const { ticket, at, line, actor, document, name } of rows) {
    const event: KeptEvent = { at, line, ...(actor !== null && { actor }), ...document, source: name }
    const theirs = found.get(ticket)
    if (theirs) theirs.push(event)
    else found.set(ticket, [event])
  }
  return found
}

/** Notes what tickets were rebuilt from. */
export async function noteRebuilt(
  client: Queryable,
  rows: readonly {
    readonly ticket: string
    readonly base: HistoricTicket | undefined
    readonly late: readonly string[]
  }[],
): Promise<void> {
  await client.query(
    `insert into history_rebuilt (ticket, base, late)
     select ticket, base::jsonb, case late when '' then '{}' else string_to_array(late, ' ') end
     from unnest($1::text[], $2::text[], $3::text[]) as x(ticket, base, late)
     on conflict (ticket) do update set base = excluded.base, late = excluded.late`,
    [
      textArray(rows.map(({ ticket }) => ticket)),
      textArray(rows.map(({ base }) => base && JSON.stringify(base))),
      textArray(rows.map(({ late }) => late.join(' '))),
    ],
  )
}
