import type { Facet } from '@pointsman/core'
import { doubleArray, instantArray, integerArray, textArray } from './binary-array.ts'
import { readCostCursor, writeCostCursor } from './cursor.ts'
import type { Database, Queryable } from './database.ts'
import { readDecisions } from './decision-rows.ts'
import { writeEffects } from './outbox.ts'
import type { RosterShelf } from './rosters.ts'
import { storable } from './storable.ts'
import type { Page, Store, TicketEvent } from './store.ts'
import type { ComparedNow, DiscrepancyQuery, NewComparison, Period, StoredComparison } from './shadow-verbs.ts'
import { asStoredTicket, ticketColumns, type TicketRow } from './ticket-rows.ts'
import { inForce, type VerdictRow, verdictOf } from './verdict-rows.ts'

/** Decisions of shadow and suggest beside what people did. */
export function comparisons(
  database: Database,
  shelf: RosterShelf,
): Pick<Store, 'ticketsToCompare' | 'putComparisons' | 'discrepancies' | 'comparison' | 'comparisons'> {
  return {
    ticketsToCompare: (limit) => ticketsToCompare(database, shelf, limit),
    putComparisons: (compared, tellFrom, now) =>
      database.transaction((client) => putAll(client, storable(compared), tellFrom, now)),
    discrepancies: (query) => page(database, query),
    comparison: (id) => findComparison(database, id),
    comparisons: (period) => pages(database, period),
  }
}

async function ticketsToCompare(
  database: Database,
  shelf: RosterShelf,
  limit: number,
): Promise<Awaited<ReturnType<Store['ticketsToCompare']>>> {
  const due = await database.query<{ ticket_id: string; version: number }>(
    'select ticket_id, version from comparisons_due order by ticket_id limit $1',
    [limit],
  )
  const ids = due.map(({ ticket_id }) => ticket_id)
  const versions = new Map(due.map(({ ticket_id, version }) => [ticket_id, version]))
  if (ids.length === 0) return []
  const [rows, decisions, events] = await Promise.all([
    database.query<TicketRow>(`select ${ticketColumns} from tickets where id = any($1::text[])`, [textArray(ids)]),
    readDecisions(database, shelf, 'ticket_id = any($1::text[])', ids),
    database.query<TicketEvent>(
      `select id, ticket_id as "ticketId", kind, at, actor, data from events where ticket_id = any($1::text[])
       order by at, position`,
      [textArray(ids)],
    ),
  ])
  return rows.map((row) => ({
    due: versions.get(row.id)!,
    stored: asStoredTicket(row),
    decisions: decisions.filter(({ ticketId }) => ticketId === row.id),
    events: events.filter(({ ticketId }) => ticketId === row.id),
  }))
}

/** Only what is still as it was looked at; in the order of ids, so that two who do so do not wait for each other. */
async function putAll(
  client: Queryable,
  compared: readonly ComparedNow[],
  tellFrom: number,
  now: number,
): Promise<number> {
  const done = await client.query<{ ticket_id: string }>(
    `delete from comparisons_due where ticket_id in (
       select d.ticket_id from comparisons_due d
       join unnest($1::text[], $2::int4[]) as x(ticket_id, version) using (ticket_id, version)
       order by d.ticket_id for update of d
     ) returning ticket_id`,
    [textArray(compared.map(({ ticketId }) => ticketId)), integerArray(compared.map(({ due }) => due))],
  )
  const isDone = new Set(done.map(({ ticket_id }) => ticket_id))
  const entries = compared.flatMap(({ ticketId, entry }) => (entry !== undefined && isDone.has(ticketId) ? entry : []))
  const told = await upsert(client, entries)
  const dear = entries.filter(({ id, comparison }) => {
    return told.has(id) && comparison.result === 'discrepancy' && comparison.cost.score >= tellFrom
  })
  await writeEffects(
    client,
    dear.map(({ id, ticketId, comparison: { cost, differing, pointsman, people } }) => ({
      ticketId,
      effects: [
        { kind: 'discrepancy', id: `discrepancy-${id}`, decision: id, cost: cost.score, differing, pointsman, people },
      ],
      at: now,
    })),
  )
  return entries.length
}

/** Answers the ids that are new; what has a verdict stays. */
async function upsert(client: Queryable, entries: readonly NewComparison[]): Promise<ReadonlySet<string>> {
  if (entries.length === 0) return new Set()
  const rows = await client.query<{ id: string; is_new: boolean }>(
    `insert into comparisons (id, ticket_id, ended_at, mode, queue, people_queue, result, facets, cost, document)
     select id, ticket_id, ended_at, mode, queue, people_queue, result, coalesce(string_to_array(nullif(facets, ''), ' '), '{}'), cost, document::jsonb
     from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
       $9::float8[], $10::text[]) as x(id, ticket_id, ended_at, mode, queue, people_queue, result, facets, cost, document)
     on conflict (id) do update set ended_at = excluded.ended_at, queue = excluded.queue, people_queue = excluded.people_queue,
       result = excluded.result, facets = excluded.facets, cost = excluded.cost, document = excluded.document
     where comparisons.verdict is null
     returning id, xmax = 0 as is_new`,
    [
      textArray(entries.map(({ id }) => id)),
      textArray(entries.map(({ ticketId }) => ticketId)),
      instantArray(entries.map(({ times }) => times.resolvedAt)),
      textArray(entries.map(({ mode }) => mode)),
      textArray(entries.map(({ comparison }) => comparison.pointsman.queue)),
      textArray(entries.map(({ comparison }) => comparison.people.queue)),
      textArray(entries.map(({ comparison }) => comparison.result)),
      textArray(entries.map(({ comparison }) => comparison.differing.join(' '))),
      doubleArray(entries.map(({ comparison }) => comparison.cost.score)),
      textArray(entries.map((entry) => JSON.stringify(entry))),
    ],
  )
  return new Set(rows.filter(({ is_new }) => is_new).map(({ id }) => id))
}

interface Row extends VerdictRow {
  readonly document: NewComparison
}

const columns = 'c.document, v.id as verdict_id, v.at as verdict_at, v.document as judgement, v.lessons'
const tables = `comparisons c left join verdicts v on v.comparison = c.id and ${inForce}`

/** By the id of its decision. */
export async function findComparison(client: Queryable, id: string): Promise<StoredComparison | undefined> {
  const [row] = await client.query<Row>(`select ${columns} from ${tables} where c.id = $1`, [id])
  return row && asComparison(row)
}

function asComparison(row: Row): StoredComparison {
  const verdict = verdictOf(row)
  return { ...row.document, ...(verdict === undefined ? {} : { verdict }) }
}

async function page(database: Database, query: DiscrepancyQuery): Promise<Page<StoredComparison>> {
  const { state, queue, kind, mode, limit, cursor } = query
  const where = conditions(query)
  where.add("c.result = 'discrepancy'")
  if (state !== undefined) where.add(`c.verdict is ${state === 'open' ? '' : 'not '}null`)
  if (queue !== undefined) where.add('? in (c.queue, c.people_queue)', queue)
  if (kind !== undefined) where.add('? = any(c.facets)', kind satisfies Facet)
  if (mode !== undefined) where.add('c.mode = ?', mode)
  if (cursor !== undefined) {
    const { cost, id } = readCostCursor(cursor)
    where.add('(c.cost, c.id) < (?, ?)', cost, id)
  }
  const rows = await database.query<Row>(
    `select ${columns} from ${tables} where ${where.text()} order by c.cost desc, c.id desc limit ${limit + 1}`,
    where.values,
  )
  const items = rows.slice(0, limit).map(asComparison)
  const last = items.at(-1)
  if (rows.length <= limit || last === undefined) return { items }
  return { items, next: writeCostCursor({ cost: last.comparison.cost.score, id: last.id }) }
}

const pageSize = 500

async function* pages(database: Database, period: Period): AsyncGenerator<readonly StoredComparison[]> {
  let after: { readonly at: number; readonly id: string } | undefined
  for (;;) {
    const where = conditions(period)
    if (after !== undefined) where.add('(c.ended_at, c.id) > (?, ?)', new Date(after.at), after.id)
    const rows = await database.query<Row>(
      `select ${columns} from ${tables} where ${where.text()} order by c.ended_at, c.id limit ${pageSize}`,
      where.values,
    )
    if (rows.length > 0) yield rows.map(asComparison)
    const last = rows.at(-1)?.document
    if (rows.length < pageSize || last === undefined) return
    after = { at: last.times.resolvedAt, id: last.id }
  }
}

interface Conditions {
  /** Each `?` stands for the next value. */
  add(text: string, ...values: readonly unknown[]): void
  text(): string
  readonly values: unknown[]
}

function conditions({ since, until }: Period): Conditions {
  const parts: string[] = ['true']
  const values: unknown[] = []
  const add = (text: string, ...given: readonly unknown[]): void => {
    let next = 0
    parts.push(text.replaceAll('?', () => `$${values.push(given[next++])}`))
  }
  if (since !== undefined) add('c.ended_at >= ?', new Date(since))
  if (until !== undefined) add('c.ended_at < ?', new Date(until))
  return { add, text: () => parts.join(' and '), values }
}
