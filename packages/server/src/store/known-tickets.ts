import type { TicketLife } from '@pointsman/core'
import { textArray } from './binary-array.ts'
import type { Queryable } from './database.ts'
import { lockTickets } from './locked-tickets.ts'
import { storableText } from './storable.ts'
import type { DecidedTicket, StoredTicket } from './store.ts'

/** What a recording must know of a ticket that is there already. */
export interface KnownTicket {
  readonly decisionId: string | undefined
  /** Only of a ticket that is to be decided again: it is locked. */
  readonly locked: { readonly stored: StoredTicket; readonly life: TicketLife } | undefined
  /** The decision that carried a person's word out when it was sent before. */
  readonly carriedOut?: string
}

/** The tickets of a batch that are there; those to be decided again are locked, in order of id. */
export async function lookUpTickets(
  client: Queryable,
  entries: readonly DecidedTicket[],
): Promise<ReadonlyMap<string, KnownTicket>> {
  const known = new Map<string, KnownTicket>()
  const again = entries.filter(({ isNew }) => !isNew).map(({ ticket }) => ticket.id)
  for (const locked of await lockTickets(client, again)) {
    known.set(locked.stored.ticket.id, { decisionId: locked.stored.decisionId, locked })
  }
  for (const { ticket_id: id, decision } of await wordsKnown(client, entries)) {
    const ticket = known.get(id)
    if (ticket !== undefined) known.set(id, { ...ticket, carriedOut: decision })
  }
  const fresh = entries.filter(({ isNew }) => isNew).map(({ ticket }) => ticket.id)
  if (fresh.length === 0) return known
  const rows = await client.query<{ id: string; decision_id: string | null }>(
    'select id, decision_id from tickets where id = any($1::text[])',
    [textArray(fresh)],
    'find-tickets',
  )
  for (const { id, decision_id } of rows) known.set(id, { decisionId: decision_id ?? undefined, locked: undefined })
  return known
}

/** Whatever people said that was kept before. */
async function wordsKnown(
  client: Queryable,
  entries: readonly DecidedTicket[],
): Promise<readonly { readonly ticket_id: string; readonly decision: string }[]> {
  const events = entries.flatMap(({ told }) => told?.event ?? [])
  if (events.length === 0) return []
  return client.query(
    `select e.ticket_id, e.data->>'decision' as decision from events e
     join unnest($1::text[], $2::text[]) as x(ticket_id, id) using (ticket_id, id) where e.data ? 'decision'`,
    [textArray(events.map(({ ticketId }) => ticketId)), textArray(events.map(({ id }) => storableText(id)))],
  )
}
