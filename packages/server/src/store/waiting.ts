import { mayHold, type Timestamp } from '@pointsman/core'
import { doubleArray, integerArray, textArray } from './binary-array.ts'
import type { CalendarShelf } from './calendar-shelf.ts'
import type { Database } from './database.ts'
import { readDocuments } from './decision-rows.ts'
import type { StoredWaiting, WaitCount } from './life-verbs.ts'
import { lifeOfRow } from './life-of-row.ts'
import type { Store, StoredTicket } from './store.ts'
import { asStoredTicket, ticketColumns, type TicketRow } from './ticket-rows.ts'
import { urgencySql } from './urgency-clock.ts'

/** What waits: for the dispatcher, and in numbers. */
export function waiting(
  database: Database,
  calendars: CalendarShelf,
): Pick<Store, 'waitingTickets' | 'countWaiting' | 'waitCounts'> {
  return {
    waitingTickets: async (limit, now) => {
      const ids = await mostUrgent(database, calendars, { now, limit, where: isForDispatcher })
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
  or exists (select from agents a where a.id = w.held_for and a.presence = 'online' and a.load < a.capacity))`

/** Ids in the order of urgency as of `now`, the older first among equals. */
async function mostUrgent(
  database: Database,
  calendars: CalendarShelf,
  { now, limit, where }: { readonly now: Timestamp; readonly limit: number; readonly where: string },
): Promise<readonly string[]> {
  const open = await calendars.openBy(database, now)
  const rows = await database.query<{ ticket_id: string }>(
    `with clock as (
       select * from unnest($2::int4[], $3::float8[]) as x(calendar, open)
     )
     select w.ticket_id from waiting w join clock on clock.calendar = coalesce(w.calendar, 0)
     where ${where} order by ${urgencySql('$1')} desc, w.received_at, w.ticket_id limit $4`,
    [
      new Date(now),
      integerArray(open.map(({ calendar }) => calendar)),
      doubleArray(open.map((entry) => entry.open)),
      limit,
    ],
    'most-urgent',
  )
  return rows.map(({ ticket_id }) => ticket_id)
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
