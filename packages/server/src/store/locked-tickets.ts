import type { HoldReason, TicketLife, Timestamp } from '@pointsman/core'
import { textArray } from './binary-array.ts'
import type { Queryable } from './database.ts'
import { lifeOfRow, type HeldBefore } from './life-of-row.ts'
import type { StoredTicket } from './store.ts'
import { asStoredTicket, ticketColumns, type TicketRow } from './ticket-rows.ts'

/** A ticket with its life, as a rule locked until the transaction ends. */
export interface LockedTicket {
  readonly stored: StoredTicket
  readonly life: TicketLife
}

interface LockedRow extends TicketRow {
  readonly status_at: Timestamp | null
}

/** Locks tickets in order of id; those that are not there are left out. */
export async function lockTickets(client: Queryable, ids: readonly string[]): Promise<readonly LockedTicket[]> {
  if (ids.length === 0) return []
  const rows = await client.query<LockedRow>(
    `select ${ticketColumns}, status_at from tickets where id = any($1::text[]) order by id for update`,
    [textArray([...new Set(ids)])],
    'lock-whole-tickets',
  )
  return withLives(client, rows)
}

/** The same without a lock, to look only. */
export async function readTickets(client: Queryable, ids: readonly string[]): Promise<readonly LockedTicket[]> {
  if (ids.length === 0) return []
  const rows = await client.query<LockedRow>(
    `select ${ticketColumns}, status_at from tickets where id = any($1::text[]) order by id`,
    [textArray(ids)],
  )
  return withLives(client, rows)
}

/** Tickets with a timer that is due, the longest due first; those that somebody else has locked are seen to by them. */
export async function lockDueTickets(
  client: Queryable,
  now: Timestamp,
  limit: number,
): Promise<readonly LockedTicket[]> {
  const rows = await client.query<LockedRow>(
    `select ${ticketColumns}, status_at from tickets where next_timer_at <= $1
     order by next_timer_at limit $2 for update skip locked`,
    [new Date(now), limit],
    'lock-due-tickets',
  )
  return withLives(client, rows)
}

/** Rows from before there were lives get theirs. */
async function withLives(client: Queryable, rows: readonly LockedRow[]): Promise<readonly LockedTicket[]> {
  const old = rows.filter(({ life }) => life === null).map(({ id }) => id)
  const known = old.length === 0 ? new Map<string, KnownRow>() : await whatIsKnown(client, old)
  return rows.map((row) => {
    const stored = asStoredTicket(row)
    if (row.life !== null) return { stored, life: row.life }
    const { held, reason } = known.get(row.id) ?? {}
    return { stored, life: lifeOfRow(stored, { since: row.status_at ?? row.updated_at, held, reason }) }
  })
}

interface KnownRow {
  readonly held: HeldBefore | undefined
  readonly reason: HoldReason | undefined
}

async function whatIsKnown(client: Queryable, ids: readonly string[]): Promise<Map<string, KnownRow>> {
  const rows = await client.query<{
    id: string
    reason: HoldReason | null
    agent: string | null
    queue: string | null
    effort: number | null
    assigned_at: Timestamp | null
  }>(
    `select t.id, d.reason, a.agent, a.queue, a.effort, a.assigned_at from tickets t
     left join decisions d on d.id = t.decision_id
     left join assignments a on a.ticket_id = t.id and a.ended_at is null
     where t.id = any($1::text[])`,
    [textArray(ids)],
  )
  return new Map(
    rows.map(({ id, reason, agent, queue, effort, assigned_at }) => [
      id,
      {
        reason: reason ?? undefined,
        held:
          agent === null || effort === null || assigned_at === null
            ? undefined
            : { agent, queue: queue ?? undefined, effort, assignedAt: assigned_at },
      },
    ]),
  )
}
