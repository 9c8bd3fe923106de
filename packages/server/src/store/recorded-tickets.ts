import { isOver, type TicketLife, type TicketOutcome } from '@pointsman/core'
import { doubleArray, instantArray, textArray } from './binary-array.ts'
import type { Queryable } from './database.ts'
import { overriddenFields } from './event-outcome.ts'
import { eventParameters, insertEvents, type EventRow } from './event-rows.ts'
import { compareIds } from './history.ts'
import { columnsOf } from './life-columns.ts'
import { storable, storableText } from './storable.ts'
import type { DecidedTicket, StoredTicket } from './store.ts'
import { accountParameters, insertTickets, noteAccounts, ticketParameters } from './ticket-rows.ts'
import type { Put } from './ticket-state.ts'

/** An entry that is being written: where its ticket was, and where it is put. */
export interface Recorded {
  readonly entry: DecidedTicket
  readonly put: Put
  /** Absent for a new ticket. */
  readonly before: TicketLife | undefined
  readonly stored: StoredTicket | undefined
}

/**
 * Inserts new tickets as their decisions leave them. Answers the tickets that somebody else inserted in the same
 * instant, with the decision they have (null: none).
 */
export async function insertNewTickets(
  client: Queryable,
  recorded: readonly Recorded[],
): Promise<ReadonlyMap<string, string | null>> {
  if (recorded.length === 0) return new Map()
  const rows = recorded.toSorted((one, other) => compareIds(one.entry.ticket.id, other.entry.ticket.id))
  const inserted = await client.query<{ id: string }>(
    `${insertTickets} on conflict (id) do nothing returning id`,
    ticketParameters(
      rows.map(({ entry, put }) => ({
        ...storable(columnsOf(put.life)),
        life: storable(put.life),
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
  const accounts = accountParameters(rows.map(({ entry }) => entry.ticket))
  if (accounts !== undefined) await client.query(noteAccounts, accounts, 'note-accounts')
  if (inserted.length === rows.length) return new Map()
  const isInserted = new Set(inserted.map(({ id }) => id))
  const there = rows.map(({ entry }) => entry.ticket.id).filter((id) => !isInserted.has(id))
  const found = await client.query<{ id: string; decision_id: string | null }>(
    'select id, decision_id from tickets where id = any($1::text[])',
    [textArray(there)],
  )
  return new Map(found.map(({ id, decision_id }) => [id, decision_id]))
}

/** Tickets decided again: the new decision, and where it puts them. */
export async function moveKnownTickets(client: Queryable, recorded: readonly Recorded[]): Promise<void> {
  const rows = recorded.flatMap(({ entry, put, stored }) =>
    stored === undefined ? [] : [{ entry, stored, life: put.life, ...columnsOf(put.life, keeper(put.life, stored)) }],
  )
  if (rows.length === 0) return
  await client.query(
    `update tickets t set decision_id = x.decision_id, urgency = x.urgency, version = version + 1,
       updated_at = greatest(t.updated_at, x.at), life = x.life::jsonb, outcome = x.outcome::jsonb,
       status = x.status, status_at = x.since, assignee = x.assignee, queue = x.queue, next_timer_at = x.next_timer_at
     from unnest($1::text[], $2::text[], $3::float8[], $4::timestamptz[], $5::text[], $6::text[], $7::text[],
       $8::timestamptz[], $9::text[], $10::text[], $11::timestamptz[])
       as x(id, decision_id, urgency, at, life, outcome, status, since, assignee, queue, next_timer_at)
     where t.id = x.id`,
    [
      textArray(rows.map(({ entry }) => entry.ticket.id)),
      textArray(rows.map(({ entry }) => storableText(entry.decision.id))),
      doubleArray(rows.map(({ entry }) => entry.decision.priority.urgency.score)),
      instantArray(rows.map(({ entry }) => entry.decision.at)),
      textArray(rows.map(({ life }) => JSON.stringify(storable(life)))),
      textArray(rows.map((row) => JSON.stringify(outcomeOf(row.stored, row.life, row.entry)))),
      textArray(rows.map(({ status }) => status)),
      instantArray(rows.map(({ since }) => since)),
      textArray(rows.map(({ assignee }) => assignee && storableText(assignee))),
      textArray(rows.map(({ queue }) => queue && storableText(queue))),
      instantArray(rows.map(({ nextTimerAt }) => nextTimerAt)),
    ],
    'move-tickets',
  )
}

function keeper(life: TicketLife, stored: StoredTicket): string | undefined {
  return isOver(life) ? stored.assignee : undefined
}

/** A person's word is its label; a ticket that a person brought back from its end is not resolved any more. */
function outcomeOf(stored: StoredTicket, life: TicketLife, { told }: DecidedTicket): TicketOutcome {
  const outcome = { ...stored.outcome, ...(told === undefined ? {} : overriddenFields(storable(told.event))) }
  const times = life.reopened - (outcome.reopened ?? 0)
  if (times <= 0) return outcome
  const { resolvedAt: _then, ...kept } = outcome
  return { ...kept, reopened: life.reopened, status: 'waiting' }
}

/** `received` for new tickets, `decided` for all. */
export async function writeEvents(client: Queryable, recorded: readonly Recorded[]): Promise<void> {
  const rows = recorded.flatMap(({ entry: { ticket, decision, actor, isNew } }): EventRow[] => {
    const ticketId = ticket.id
    const received = { ticketId, id: 'received', kind: 'received', at: ticket.receivedAt, data: '{}' }
    const data = JSON.stringify(storable({ decision: decision.id }))
    const decided = { ticketId, id: storableText(`decided-${decision.id}`), kind: 'decided', at: decision.at, data }
    return [...(isNew ? [{ ...received, actor: storableText(actor) }] : []), { ...decided, actor: 'pointsman' }]
  })
  await client.query(insertEvents, eventParameters(rows), 'insert-events')
}
