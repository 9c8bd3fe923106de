import { doubleArray, instantArray, textArray } from './binary-array.ts'
import type { Queryable } from './database.ts'
import { compareIds } from './history.ts'
import type { Held } from './known-tickets.ts'
import { storable, storableText } from './storable.ts'
import type { DecidedTicket } from './store.ts'
import { accountParameters, insertTickets, noteAccounts, ticketParameters } from './ticket-rows.ts'
import { acts, stateAfter } from './ticket-state.ts'

/** An entry that is being written, and what its ticket held before. */
export interface Recorded {
  readonly entry: DecidedTicket
  readonly held: Held | undefined
}

/**
 * Inserts new tickets as their decisions leave them. Answers the tickets that somebody else inserted in the same
 * instant, with the decision they have (null: none).
 */
export async function insertNewTickets(
  client: Queryable,
  entries: readonly DecidedTicket[],
): Promise<ReadonlyMap<string, string | null>> {
  if (entries.length === 0) return new Map()
  const rows = entries.toSorted((one, other) => compareIds(one.ticket.id, other.ticket.id))
  const inserted = await client.query<{ id: string }>(
    `${insertTickets} on conflict (id) do nothing returning id`,
    ticketParameters(
      rows.map((entry) => ({
        ...storable(stateAfter(entry)),
        ticket: entry.ticket,
        isHistory: false,
        outcome: {},
        updatedAt: entry.decision.at,
        urgency: entry.decision.priority.urgency.score,
        decisionId: storableText(entry.decision.id),
      })),
    ),
    'insert-tickets',
  )
  const accounts = accountParameters(rows.map(({ ticket }) => ticket))
  if (accounts !== undefined) await client.query(noteAccounts, accounts, 'note-accounts')
  if (inserted.length === rows.length) return new Map()
  const isInserted = new Set(inserted.map(({ id }) => id))
  const there = rows.map(({ ticket }) => ticket.id).filter((id) => !isInserted.has(id))
  const found = await client.query<{ id: string; decision_id: string | null }>(
    'select id, decision_id from tickets where id = any($1::text[])',
    [textArray(there)],
  )
  return new Map(found.map(({ id, decision_id }) => [id, decision_id]))
}

/** Tickets decided again: the new decision, and, if it is carried out, where it puts them. */
export async function moveKnownTickets(client: Queryable, recorded: readonly Recorded[]): Promise<void> {
  const entries = recorded.map(({ entry }) => entry).filter(({ isNew }) => !isNew)
  if (entries.length === 0) return
  const states = entries.map((entry) => (acts(entry) ? storable(stateAfter(entry)) : undefined))
  await client.query(
    `update tickets t set decision_id = x.decision_id, urgency = x.urgency, version = version + 1,
       updated_at = greatest(t.updated_at, x.at),
       status = coalesce(x.status, t.status),
       assignee = case when x.status is null then t.assignee else x.assignee end,
       queue = case when x.status is null then t.queue else x.queue end
     from unnest($1::text[], $2::text[], $3::float8[], $4::timestamptz[], $5::text[], $6::text[], $7::text[])
       as x(id, decision_id, urgency, at, status, assignee, queue)
     where t.id = x.id`,
    [
      textArray(entries.map(({ ticket }) => ticket.id)),
      textArray(entries.map(({ decision }) => storableText(decision.id))),
      doubleArray(entries.map(({ decision }) => decision.priority.urgency.score)),
      instantArray(entries.map(({ decision }) => decision.at)),
      textArray(states.map((state) => state?.status)),
      textArray(states.map((state) => state?.assignee)),
      textArray(states.map((state) => state?.queue)),
    ],
  )
}

/** `received` for new tickets, `decided` for all. */
export async function writeEvents(client: Queryable, recorded: readonly Recorded[]): Promise<void> {
  const rows = recorded.flatMap(({ entry: { ticket, decision, actor, isNew } }) => [
    ...(isNew
      ? [{ ticket: ticket.id, id: 'received', kind: 'received', at: ticket.receivedAt, actor, data: '{}' }]
      : []),
    {
      ticket: ticket.id,
      id: `decided-${decision.id}`,
      kind: 'decided',
      at: decision.at,
      actor: 'pointsman',
      data: JSON.stringify(storable({ decision: decision.id })),
    },
  ])
  await client.query(
    `insert into events (ticket_id, id, kind, at, actor, data)
     select ticket_id, id, kind, at, actor, data::jsonb
     from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[])
       with ordinality as x(ticket_id, id, kind, at, actor, data, n)
     order by n`,
    [
      textArray(rows.map(({ ticket }) => ticket)),
      textArray(rows.map(({ id }) => storableText(id))),
      textArray(rows.map(({ kind }) => kind)),
      instantArray(rows.map(({ at }) => at)),
      textArray(rows.map(({ actor }) => storableText(actor))),
      textArray(rows.map(({ data }) => data)),
    ],
    'insert-events',
  )
}
