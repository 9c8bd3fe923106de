import { mergeRecords, type Agent, type KindRecord, type Presence, type Queue } from '@pointsman/core'
import type { Database, Queryable } from './database.ts'
import type { Standing, Store } from './store.ts'
import { recentWork, type RecentRow } from './recent-work.ts'
import { refreshHistoryRecords } from './track-records.ts'

type People = Pick<Standing, 'agents' | 'queues' | 'records' | 'ratings'> & { readonly mark: string }

/**
 * One consistent look at everybody: a single statement, hence a single snapshot. Profiles and track records change
 * seldom, so they are fetched again only when their mark (row counts and sums of versions, which only ever rise) has
 * moved; until then every look shares the same arrays, which spares the decisions' rosters being written out anew.
 */
export function standing(database: Database): Pick<Store, 'look'> {
  let people: People | undefined
  return {
    look: async () => {
      const volatile = await lookAtLoads(database)
      if (volatile.is_stale) {
        await database.transaction(refreshHistoryRecords)
        return lookAtAll()
      }
      return people?.mark === volatile.mark ? assemble(people, volatile) : lookAtAll()
    },
  }

  async function lookAtAll(): Promise<Standing> {
    const [row] = await database.query<VolatileRow & PeopleRow>(
      `select ${volatileColumns}, ${peopleColumns}`,
      [],
      'look-at-all',
    )
    const agents = row!.people.map((profile, index) => ({ ...profile, version: row!.versions[index]! }))
    people = {
      agents: asKnown(agents, people?.agents),
      queues: asKnown(row!.places, people?.queues),
      records: mergedRecords(row!.records),
      ...ratingsOf(row!.ratings),
      mark: row!.mark,
    }
    return assemble(people, row!)
  }
}

/** What has not changed stays the same object, which is how others notice. */
function asKnown<Item extends { readonly id: string; readonly version: number }>(
  fresh: readonly Item[],
  known: readonly Item[] = [],
): readonly Item[] {
  const byId = new Map(known.map((item) => [item.id, item]))
  return fresh.map((item) => {
    const before = byId.get(item.id)
    return before?.version === item.version ? before : item
  })
}

async function lookAtLoads(database: Queryable): Promise<VolatileRow> {
  const [row] = await database.query<VolatileRow>(`select ${volatileColumns}`, [], 'look-at-loads')
  return row!
}

interface VolatileRow {
  readonly mark: string
  readonly is_stale: boolean
  /** Presence, until, load, last assigned, recent work; times in ms. In order of agent id. */
  readonly now: readonly (readonly [Presence['state'], number | null, number, number | null, ...RecentRow])[]
  readonly queue_loads: Readonly<Record<string, number>>
}

/** Agent, kind, queue, attempts, successes, timed, Σ ln minutes, Σ (ln minutes)², as of, in ms. */
type RecordRow = readonly [string, string, string, number, number, number, number, number, number]

/** The imported and the live part of a record as one; rows come in order of agent and kind. */
function mergedRecords(rows: readonly RecordRow[]): readonly KindRecord[] {
  const records: KindRecord[] = []
  for (const [agent, kind, queue, attempts, successes, timed, sumLog, sumLogSquares, at] of rows) {
    const record = { agent, kind, queue, attempts, successes, timed, sumLog, sumLogSquares, at }
    const last = records.at(-1)
    if (last?.agent === agent && last.kind === kind) records[records.length - 1] = mergeRecords(last, record)
    else records.push(record)
  }
  return records
}

/** Agent, rated tickets, sum of their ratings, as of, in ms. */
type RatingRow = readonly [string, number, number, number]

function ratingsOf(rows: readonly RatingRow[]): Pick<Standing, 'ratings'> {
  if (rows.length === 0) return {}
  return { ratings: rows.map(([agent, rated, sum, at]) => ({ agent, rated, sum, at })) }
}

interface PeopleRow {
  readonly people: readonly Agent[]
  readonly versions: readonly number[]
  readonly places: readonly Queue[]
  readonly records: readonly RecordRow[]
  readonly ratings: readonly RatingRow[]
}

const volatileColumns = `
  concat_ws(' ',
    (select concat_ws(' ', count(*), sum(version)) from agents),
    (select concat_ws(' ', count(*), sum(version)) from queues),
    (select concat_ws(' ', count(*), sum(version)) from track_records),
    (select sum(version) from distress_ratings)) as mark,
  exists (select from stale where name = 'history_records') as is_stale,
  coalesce((select json_agg(json_build_array(presence, extract(epoch from presence_until) * 1000, load,
    extract(epoch from last_assigned_at) * 1000, recent_effort, recent_interesting, extract(epoch from recent_at) * 1000)
    order by id collate "C") from agents), '[]') as now,
  coalesce((select json_object_agg(q.id,
      (select coalesce(sum(effort), 0) from assignments a where a.queue = q.id and a.ended_at is null))
    from queues q where q.capacity is not null), '{}') as queue_loads`

const peopleColumns = `
  coalesce((select json_agg(profile order by id collate "C") from agents), '[]') as people,
  coalesce((select json_agg(version order by id collate "C") from agents), '[]') as versions,
  coalesce((select json_agg(profile || jsonb_build_object('version', version) order by id collate "C") from queues), '[]') as places,
  coalesce((select json_agg(json_build_array(agent, kind, queue, handled, succeeded, timed, log_minutes, log_squares,
      extract(epoch from as_of) * 1000) order by agent collate "C", kind collate "C", source)
    from track_records where handled > 0), '[]') as records,
  coalesce((select json_agg(json_build_array(agent, rated, sum, extract(epoch from as_of) * 1000) order by agent collate "C")
    from distress_ratings where rated > 0), '[]') as ratings`

function assemble(people: People, volatile: VolatileRow): Standing {
  return {
    agents: people.agents,
    queues: people.queues,
    records: people.records,
    ...(people.ratings === undefined ? {} : { ratings: people.ratings }),
    presence: volatile.now.map(([state, until]) => (until === null ? { state } : { state, until })),
    loads: volatile.now.map(([, , load]) => load),
    lastAssignedAt: volatile.now.map(([, , , at]) => at ?? 0),
    lately: recentWork(volatile.now.map(([, , , , ...recent]) => recent)),
    queueLoads: people.queues.map(({ id }) => volatile.queue_loads[id] ?? 0),
  }
}
