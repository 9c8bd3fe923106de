import type { Priority, Timestamp } from '@pointsman/core'
import { doubleArray, integerArray } from './binary-array.ts'
import type { CalendarShelf } from './calendar-shelf.ts'
import type { Database } from './database.ts'
import { flowSince, givenOut } from './given-out.ts'
import { shortSubject } from './now-subject.ts'
import {
  soonMinutes,
  type BandLimits,
  type DueKind,
  type FoundTicket,
  type NowLook,
  type NowVerbs,
  type WaitingQuery,
} from './now-verbs.ts'
import { openMinutes, urgencySql } from './urgency-clock.ts'

/** What waits, in numbers and rows, for people who look at it. */
export function now(database: Database, calendars: CalendarShelf): NowVerbs {
  return {
    countNow: async (look) => {
      const [groups, open, flow] = await Promise.all([
        groupsOf(database, calendars, look),
        countOpen(database),
        flowSince(database, look),
      ])
      return { groups, open, flow }
    },
    waitingRows: (query) => waitingRows(database, calendars, query),
    givenOut: (query) => givenOut(database, query),
    findTickets: (words, limit) => findTickets(database, words, limit),
  }
}

/**
 * What waits with its urgency, its band and how its target stands as of now; and triage, whose urgency is that of its last
 * decision. What a decision was made about and not carried out waits because of its mode. Parameters: $1–$3 the clocks, $4–$6 least urgency of the bands.
 */
const ranked = `
  with clock as (select * from unnest($2::int4[], $3::float8[]) as x(calendar, open)),
  timed as (
    select 'waiting' as status, w.ticket_id, w.queue, case
        when w.reason = 'undecided' and w.mode = 'suggest' then 'suggested'
        when w.reason = 'undecided' and w.mode = 'shadow' then 'in_shadow' else w.reason end as reason, w.held_for, w.received_at, w.since,
      ${urgencySql('$1')} as urgency, w.target_minutes - (clock.open - w.clock_from) as minutes_left
    from waiting w join clock on clock.calendar = coalesce(w.calendar, 0)
    union all
    select 'triage', t.id, t.queue, coalesce(t.life->'state'->>'reason', 'unsure'), null, t.received_at,
      coalesce(t.status_at, t.received_at), coalesce(t.urgency, 0),
      (extract(epoch from to_timestamp((t.life->>'dueAt')::float8 / 1000)) - 946684800) / 60 - $1::float8
    from tickets t where t.status = 'triage'
  ),
  ranked as (
    select *, case when urgency >= $4::float8 then 'urgent' when urgency >= $5::float8 then 'high'
        when urgency >= $6::float8 then 'normal' else 'low' end as band,
      case when minutes_left < 0 then 'overdue' when minutes_left <= ${soonMinutes} then 'soon' else 'later' end as due
    from timed
  )`

/** $1–$6 of `ranked`. */
async function clocks(
  database: Database,
  calendars: CalendarShelf,
  { now: at, bands }: { readonly now: Timestamp; readonly bands: BandLimits },
): Promise<unknown[]> {
  const open = await calendars.openBy(database, at)
  return [
    openMinutes(at, undefined),
    integerArray(open.map(({ calendar }) => calendar)),
    doubleArray(open.map((entry) => entry.open)),
    bands.urgent,
    bands.high,
    bands.normal,
  ]
}

interface GroupRow {
  readonly status: 'waiting' | 'triage'
  readonly queue: string | null
  readonly reason: string
  readonly band: Priority
  readonly due: DueKind
  readonly tickets: number
  readonly oldest: Timestamp
}

async function groupsOf(database: Database, calendars: CalendarShelf, look: NowLook): Promise<Groups> {
  const rows = await database.query<GroupRow>(
    `${ranked} select status, queue, reason, band, due, count(*) as tickets, min(received_at) as oldest
     from ranked group by status, queue, reason, band, due order by 1, 2, 3, 4, 5`,
    await clocks(database, calendars, look),
    'now-groups',
  )
  return rows.map(({ queue, ...group }) => (queue === null ? group : { ...group, queue }))
}

type Groups = Awaited<ReturnType<NowVerbs['countNow']>>['groups']

async function countOpen(database: Database): Promise<number> {
  const [row] = await database.query<{ tickets: number }>(
    'select count(*) as tickets from assignments where ended_at is null and not is_offer',
    [],
    'count-open-assignments',
  )
  return row!.tickets
}

interface FoundRow {
  readonly total: number
  readonly id: string
  readonly subject: string
  readonly requester: string | null
  readonly account: string | null
  readonly plan: string | null
  readonly queue: string | null
  readonly urgency: number
  readonly band: Priority
  readonly reason: string
  readonly held_for: string | null
  readonly received_at: Timestamp
  readonly since: Timestamp
  readonly due: DueKind
  readonly due_at: number | null
}

async function waitingRows(
  database: Database,
  calendars: CalendarShelf,
  query: WaitingQuery,
): ReturnType<NowVerbs['waitingRows']> {
  const values = await clocks(database, calendars, query)
  const conditions = [`status = $${values.push(query.status)}`]
  for (const name of ['queue', 'reason', 'band', 'due'] as const) {
    if (query[name] !== undefined) conditions.push(`${name} = $${values.push(query[name])}`)
  }
  const page = `limit $${values.push(query.limit)} offset $${values.push(query.offset)}`
  const rows = await database.query<FoundRow>(
    `${ranked}, shown as (
       select *, count(*) over () as total from ranked where ${conditions.join(' and ')}
       order by urgency desc, received_at, ticket_id ${page}
     )
     select s.*, t.id, ${shortSubject} as subject, t.requester, t.account, t.plan, (t.life->>'dueAt')::float8 as due_at
     from shown s join tickets t on t.id = s.ticket_id order by s.urgency desc, s.received_at, s.ticket_id`,
    values,
  )
  const total = rows[0]?.total ?? (query.offset === 0 ? 0 : await totalOf(database, calendars, query))
  return { total, rows: rows.map(asWaitingRow) }
}

/** Beyond the last row there is nothing that could carry the number. */
async function totalOf(database: Database, calendars: CalendarShelf, query: WaitingQuery): Promise<number> {
  return (await waitingRows(database, calendars, { ...query, offset: 0, limit: 1 })).total
}

function asWaitingRow(row: FoundRow): Awaited<ReturnType<NowVerbs['waitingRows']>>['rows'][number] {
  return {
    id: row.id,
    subject: row.subject,
    urgency: row.urgency,
    band: row.band,
    reason: row.reason,
    receivedAt: row.received_at,
    since: row.since,
    due: row.due,
    ...(row.requester === null ? {} : { requester: row.requester }),
    ...(row.account === null ? {} : { account: row.account }),
    ...(row.plan === null ? {} : { plan: row.plan }),
    ...(row.queue === null ? {} : { queue: row.queue }),
    ...(row.held_for === null ? {} : { heldFor: row.held_for }),
    ...(row.due_at === null ? {} : { dueAt: row.due_at }),
  }
}

async function findTickets(database: Database, words: string, limit: number): ReturnType<NowVerbs['findTickets']> {
  const pattern = `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const rows = await database.query<{
    id: string
    subject: string
    status: FoundTicket['status']
    assignee: string | null
    received_at: Timestamp
  }>(
    `select id, subject, status, assignee, received_at from (
       select t.id, ${shortSubject} as subject, t.status, t.assignee, t.received_at from tickets t where t.id = $1::text
       union
       (select id, subject, status, assignee, received_at from
          (select t.id, ${shortSubject} as subject, t.status, t.assignee, t.received_at
           from tickets t order by received_at desc, id desc limit 20000) newest
        where subject ilike $2::text order by received_at desc limit $3::int4)
     ) found order by (id = $1::text) desc, received_at desc, id limit $3::int4`,
    [words, pattern, limit],
    'search-tickets',
  )
  return rows.map(({ assignee, received_at: receivedAt, ...found }) => ({
    ...found,
    receivedAt,
    ...(assignee === null ? {} : { assignee }),
  }))
}
