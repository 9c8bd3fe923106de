import { PointsmanError } from '@pointsman/core'
import type { Database, Queryable } from './database.ts'
import { effectOf } from './event-effect.ts'
import type { EventEffect } from './event-effect.ts'
import { lockAgents } from './claims.ts'
import { storable } from './storable.ts'
import type { Store, StoredTicket, TicketEvent } from './store.ts'
import { asStoredTicket, ticketColumns } from './ticket-rows.ts'
import type { TicketRow } from './ticket-rows.ts'
import { changeRecord } from './track-records.ts'

/** What happens to tickets: the event, the ticket after it, the agents' loads and records, in one transaction. */
export function events(database: Database): Pick<Store, 'events' | 'recordEvent'> {
  return {
    events: (ticketId) =>
      database.query<TicketEvent>(
        `select id, ticket_id as "ticketId", kind, at, actor, data from events where ticket_id = $1 order by at, position`,
        [ticketId],
      ),
    recordEvent: (event) => database.transaction((client) => record(client, storable(event))),
  }
}

/** Locks in this order everywhere: the ticket, then agents by id. */
async function record(client: Queryable, event: TicketEvent): Promise<StoredTicket> {
  const [row] = await client.query<TicketRow & { status_at: number | null }>(
    `select ${ticketColumns}, status_at from tickets where id = $1 for update`,
    [event.ticketId],
  )
  if (row === undefined) throw new PointsmanError('not_found', `There is no ticket '${event.ticketId}'.`)
  const before = asStoredTicket(row)
  const inserted = await client.query(
    `insert into events (ticket_id, id, kind, at, actor, data) values ($1, $2, $3, $4, $5, $6)
     on conflict (ticket_id, id) do nothing returning id`,
    [event.ticketId, event.id, event.kind, new Date(event.at), event.actor, JSON.stringify(event.data)],
  )
  if (inserted.length === 0) return before
  const effect = effectOf({ event, before, isLate: row.status_at !== null && event.at < row.status_at })
  if (effect.endedBy !== undefined) await moveAssignment(client, event, effect)
  for (const change of effect.records) await changeRecord(client, change)
  return updateTicket(client, event, effect)
}

interface OpenAssignment {
  readonly agent: string
  readonly effort: string
}

/** Ends the open assignment and, if the ticket goes to somebody, opens the next with the same effort. */
async function moveAssignment(client: Queryable, event: TicketEvent, effect: EventEffect): Promise<void> {
  const [open] = await client.query<OpenAssignment>(
    'select agent, effort::text from assignments where ticket_id = $1 and ended_at is null',
    [event.ticketId],
  )
  const next = effect.status === 'assigned' ? effect.assignee : undefined
  await lockAgents(client, [open?.agent, next])
  if (open !== undefined) {
    await client.query(
      'update assignments set ended_at = $2, ended_by = $3 where ticket_id = $1 and ended_at is null',
      [event.ticketId, new Date(event.at), effect.endedBy],
    )
    await client.query('update agents set load = load - $2 where id = $1', [open.agent, open.effort])
  }
  if (effect.endedBy === 'reopened') {
    await client.query(
      `update assignments set was_reopened = true where id = (select max(id) from assignments where ticket_id = $1)`,
      [event.ticketId],
    )
  }
  if (next !== undefined)
    await openAssignment(client, event, { agent: next, queue: effect.queue, effort: open?.effort })
}

async function openAssignment(
  client: Queryable,
  event: TicketEvent,
  next: { readonly agent: string; readonly queue: string | undefined; readonly effort: string | undefined },
): Promise<void> {
  const [opened] = await client.query<{ effort: string }>(
    `insert into assignments (ticket_id, agent, queue, effort, assigned_at)
     values ($1, $2, $3, coalesce($4::numeric, (select effort from assignments where ticket_id = $1 order by id desc limit 1), 1), $5)
     returning effort::text`,
    [event.ticketId, next.agent, next.queue ?? null, next.effort ?? null, new Date(event.at)],
  )
  await client.query(
    'update agents set load = load + $2, last_assigned_at = greatest(last_assigned_at, $3) where id = $1',
    [next.agent, opened!.effort, new Date(event.at)],
  )
}

async function updateTicket(client: Queryable, event: TicketEvent, effect: EventEffect): Promise<StoredTicket> {
  const hasMoved = effect.status !== undefined
  const [row] = await client.query<TicketRow>(
    `update tickets set outcome = $2, updated_at = greatest(updated_at, $3), version = version + 1,
       status = case when $4 then $5 else status end,
       status_at = case when $4 then $3 else status_at end,
       assignee = case when $4 then $6 else assignee end,
       queue = case when $4 then $7 else queue end
     where id = $1 returning ${ticketColumns}`,
    [
      event.ticketId,
      JSON.stringify(effect.outcome),
      new Date(event.at),
      hasMoved,
      effect.status ?? null,
      effect.assignee ?? null,
      effect.queue ?? null,
    ],
  )
  return asStoredTicket(row!)
}
