import { textArray } from './binary-array.ts'
import type { Queryable } from './database.ts'
import type { DecidedTicket, TicketStatus } from './store.ts'

/** What a recording must know of a ticket that is there already. */
export interface KnownTicket {
  readonly status: TicketStatus
  readonly decisionId: string | undefined
  /** The open assignment, if somebody has it. */
  readonly held: Held | undefined
}

export interface Held {
  readonly agent: string
  readonly queue: string | undefined
  readonly effort: number
}

interface Row {
  readonly id: string
  readonly status: TicketStatus
  readonly decision_id: string | null
}

/** The tickets of a batch that are there; those to be decided again are locked, in order of id. */
export async function lookUpTickets(
  client: Queryable,
  entries: readonly DecidedTicket[],
): Promise<ReadonlyMap<string, KnownTicket>> {
  const ids = textArray(entries.map(({ ticket }) => ticket.id))
  const again = entries.filter(({ isNew }) => !isNew).map(({ ticket }) => ticket.id)
  const lock = again.length > 0 ? 'order by id for update' : ''
  const rows = await client.query<Row>(
    `select id, status, decision_id from tickets where id = any($1::text[]) ${lock}`,
    [ids],
    again.length > 0 ? 'lock-tickets' : 'find-tickets',
  )
  const held = again.length > 0 ? await openAssignments(client, again) : new Map<string, Held>()
  return new Map(
    rows.map(({ id, status, decision_id }) => [
      id,
      { status, decisionId: decision_id ?? undefined, held: held.get(id) },
    ]),
  )
}

async function openAssignments(client: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, Held>> {
  const rows = await client.query<{ ticket_id: string; agent: string; queue: string | null; effort: number }>(
    `select ticket_id, agent, queue, effort from assignments where ended_at is null and ticket_id = any($1::text[])`,
    [textArray(ids)],
  )
  return new Map(
    rows.map(({ ticket_id, agent, queue, effort }) => [ticket_id, { agent, queue: queue ?? undefined, effort }]),
  )
}
