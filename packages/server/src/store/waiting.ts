import { mayHold, type Timestamp } from '@pointsman/core'
import { textArray } from './binary-array.ts'
import type { CalendarShelf } from './calendar-shelf.ts'
import type { Database } from './database.ts'
import { readDocuments } from './decision-rows.ts'
import type { StoredWaiting, WaitCount, WaitingPlace } from './life-verbs.ts'
import { lifeOfRow } from './life-of-row.ts'
import { inOrderOfUrgency } from './order-of-urgency.ts'
import type { Store, StoredTicket } from './store.ts'
import { asStoredTicket, ticketColumns, type TicketRow } from './ticket-rows.ts'

/** What waits: for the dispatcher, and in numbers. */
export function waiting(
  database: Database,
  calendars: CalendarShelf,
): Pick<Store, 'waitingTickets' | 'countWaiting' | 'waitCounts'> {
  return {
    waitingTickets: async (limit, now, choose) => {
      const places = await inOrderOfUrgency(database, calendars, {
        now,
        limit,
        name: 'most-urgent',
        where: isForDispatcher,
      })
      const all = places.map(({ ticket_id }) => ticket_id)
      const ids = choose === undefined ? all : choose(await withVersions(database, all)).map(({ id }) => id)
      if (ids.length === 0) return []
      const rows = await database.query<TicketRow>(
        `select ${ticketColumns} from tickets where id = any($1::text[])`,
        [textArray(ids)],
        'tickets-by-id',
      )
      const tickets = rows.map(asStoredTicket)
      const decisions = await readDocuments(
        database,
        tickets.flatMap(({ decisionId }) => decisionId ?? []),
      )
      const byId = new Map(decisions.map((decision) => [decision.id, decision]))
      const found = new Map(tickets.map((stored) => [stored.ticket.id, asWaiting(stored, byId, now)]))
      return ids.flatMap((id) => found.get(id) ?? [])
    },
    countWaiting: async () => {
      const [row] = await database.query<{ tickets: number }>(
        `select count(*) as tickets from waiting w where ${isForDispatcher}`,
        [],
        'count-waiting',
      )
      return row!.tickets
    },
    waitCounts: async () => {
      const rows = await database.query<{
        status: WaitCount['status']
        reason: string
        queue: string | null
        tickets: number
      }>(
        `select 'waiting' as status, reason, queue, count(*) as tickets from waiting group by reason, queue
         union all
         select 'triage', coalesce(life->'state'->>'reason', 'unsure'), queue, count(*) from tickets
         where status = 'triage' group by 2, 3
         order by 1, 2, 3`,
        [],
        'wait-counts',
      )
      return rows.map(({ queue, ...count }) => (queue === null ? count : { ...count, queue }))
    },
  }
}

/**
 * What waits for the next free hand, and not for people. One kept back for somebody counts only once they have room: until
 * then, or until it was kept for as long as one may be, weighing it again would change nothing.
 */
const isForDispatcher = `w.mode = 'auto' and (w.held_for is null
  or w.held_for = any (array(select id from agents where presence = 'online' and load < capacity)))`

/** In the order of `ids`. */
async function withVersions(database: Database, ids: readonly string[]): Promise<readonly WaitingPlace[]> {
  const rows = await database.query<WaitingPlace>(
    'select id, version from tickets where id = any($1::text[])',
    [textArray(ids)],
    'ticket-versions',
  )
  const versions = new Map(rows.map(({ id, version }) => [id, version]))
  return ids.flatMap((id) => (versions.has(id) ? [{ id, version: versions.get(id)! }] : []))
}

/** Nothing for a ticket that found somebody in the meantime. */
function asWaiting(
  stored: StoredTicket,
  decisions: ReadonlyMap<string, Awaited<ReturnType<typeof readDocuments>>[number]>,
  now: Timestamp,
): StoredWaiting | undefined {
  const decision = stored.decisionId === undefined ? undefined : decisions.get(stored.decisionId)
  if (decision === undefined || stored.status !== 'waiting') return undefined
  const { ticket } = stored
  const life = stored.life ?? lifeOfRow(stored, { since: stored.updatedAt, held: undefined, reason: undefined })
  return {
    ticket,
    version: stored.version,
    reading: decision.reading,
    modelVersion: decision.modelVersion,
    decisionId: decision.id,
    seed: decision.seed,
    excluded: life.excluded.map(({ agent, reason }) => ({ agent, reason })),
    outcome: decision.outcome,
    isHeldLongEnough: !mayHold(life, now),
    life,
  }
}
