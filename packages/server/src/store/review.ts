import type { TicketOutcome, Timestamp } from '@pointsman/core'
import { textArray } from './binary-array.ts'
import type { Database } from './database.ts'
import { asDecisions, decisionColumns, type DecisionRow } from './decision-rows.ts'
import type { DecidedOnce, LessonCount, ReviewVerbs, UntouchedTimes } from './review-verbs.ts'
import type { RosterShelf } from './rosters.ts'
import type { TicketEvent } from './store.ts'

/** Decisions unpacked at a time. Larger: more memory; smaller: more round trips. */
const pageSize = 500

/** Looking back on what was decided. */
export function review(database: Database, shelf: RosterShelf): ReviewVerbs {
  return {
    decidedBetween: (from, to) => decidedPages(database, shelf, { from, to }),
    untouchedTimes: (before, limit) => untouchedTimes(database, before, limit),
    lessonsBetween: (from, to) =>
      database.query<LessonCount>(
        `select facet, count(*)::int4 as lessons, count(distinct ticket_id)::int4 as tickets from lessons
         where at >= $1 and at < $2 and takes_back is null group by facet order by lessons desc, facet`,
        [new Date(from), new Date(to)],
      ),
  }
}

interface FirstRow extends DecisionRow {
  readonly ticket_id: string
  readonly received_at: number
  readonly outcome: TicketOutcome
}

async function* decidedPages(
  database: Database,
  shelf: RosterShelf,
  { from, to }: { readonly from: Timestamp; readonly to: Timestamp },
): AsyncGenerator<readonly DecidedOnce[]> {
  let after = 0
  for (;;) {
    const rows = await database.query<FirstRow>(
      `select ${decisionColumns
        .split(', ')
        .map((column) => `d.${column}`)
        .join(', ')}, d.ticket_id, t.received_at, t.outcome
       from decisions d join tickets t on t.id = d.ticket_id
       where d.position > $1 and d.at >= $2 and d.at < $3
         and not exists (select from decisions e where e.ticket_id = d.ticket_id and e.position < d.position)
       order by d.position limit ${pageSize}`,
      [after, new Date(from), new Date(to)],
      'decided-between',
    )
    if (rows.length === 0) return
    yield await asDecidedOnce(database, shelf, rows)
    after = rows.at(-1)!.position
    if (rows.length < pageSize) return
  }
}

async function asDecidedOnce(
  database: Database,
  shelf: RosterShelf,
  rows: readonly FirstRow[],
): Promise<readonly DecidedOnce[]> {
  const ids = textArray(rows.map(({ ticket_id: id }) => id))
  const [found, overrides, efforts] = [
    await asDecisions(database, shelf, rows),
    await overridesOf(database, ids),
    await lastEfforts(database, ids),
  ]
  return rows.map((row, index) => {
    const effort = efforts.get(row.ticket_id)
    return {
      decision: found[index]!,
      receivedAt: row.received_at,
      outcome: row.outcome,
      overrides: overrides.get(row.ticket_id) ?? [],
      ...(effort !== undefined && { effort }),
    }
  })
}

async function overridesOf(database: Database, ids: Buffer): Promise<ReadonlyMap<string, readonly TicketEvent[]>> {
  const rows = await database.query<Omit<TicketEvent, 'ticketId'> & { readonly ticket_id: string }>(
    `select ticket_id, id, kind, at, actor, data from events
     where ticket_id = any($1::text[]) and kind = 'overridden' order by position`,
    [ids],
    'overrides-of',
  )
  const events = rows.map(({ ticket_id: ticketId, ...event }) => ({ ...event, ticketId }))
  return new Map(Map.groupBy(events, ({ ticketId }) => ticketId))
}

async function lastEfforts(database: Database, ids: Buffer): Promise<ReadonlyMap<string, number>> {
  const rows = await database.query<{ ticket_id: string; effort: number }>(
    `select distinct on (ticket_id) ticket_id, effort::float8 as effort from assignments
     where ticket_id = any($1::text[]) order by ticket_id, id desc`,
    [ids],
    'last-efforts',
  )
  return new Map(rows.map(({ ticket_id: ticketId, effort }) => [ticketId, effort]))
}

async function untouchedTimes(
  database: Database,
  before: Timestamp,
  limit: number,
): Promise<readonly UntouchedTimes[]> {
  const rows = await database.query<{ received_at: number; outcome: TicketOutcome }>(
    `select received_at, outcome from tickets t
     where received_at < $1 and (is_history
       or not exists (select from decisions d where d.ticket_id = t.id and d.mode <> 'shadow'))
     order by received_at desc, id limit $2`,
    [new Date(before), limit],
  )
  return rows.map(({ received_at: receivedAt, outcome: { firstResponseAt, resolvedAt } }) => ({
    receivedAt,
    ...(firstResponseAt === undefined ? {} : { firstResponseAt }),
    ...(resolvedAt === undefined ? {} : { resolvedAt }),
  }))
}
