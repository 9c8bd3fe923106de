import type { TicketLife } from '@pointsman/core'
import { textArray } from './binary-array.ts'
import type { Queryable } from './database.ts'
import { lockTickets } from './locked-tickets.ts'
import type { DecidedTicket, StoredTicket } from './store.ts'

/** What a recording must know of a ticket that is there already. */
export interface KnownTicket {
  readonly decisionId: string | undefined
  /** Only of a ticket that is to be decided again: it is locked. */
  readonly locked: { readonly stored: StoredTicket; readonly life: TicketLife } | undefined
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
