import { PointsmanError, type Timestamp } from '@pointsman/core'
import type { ConnectionVerbs, StoredConnection } from './connection-verbs.ts'
import type { Database, Queryable } from './database.ts'
import { keepCursor } from './feed-cursor.ts'
import { insertFacts } from './connection-facts.ts'
import { append } from './history-events.ts'
import { importRows } from './history.ts'
import { storable, storableText } from './storable.ts'

type Verbs = Pick<
  ConnectionVerbs,
  | 'putConnection'
  | 'deskConnections'
  | 'deskConnection'
  | 'dropConnection'
  | 'noteConnection'
  | 'noteHeard'
  | 'feedRead'
  | 'keepHistoryPage'
  | 'connectionCounts'
>

/** Help desks beside which Pointsman works, and how far they were read. */
export function connections(database: Database): Verbs {
  return {
    putConnection: (given) => put(database, storable(given)),
    deskConnections: async () => {
      const rows = await database.query<ConnectionRow>(`select ${columns} from connections order by id`)
      return rows.map(asConnection)
    },
    deskConnection: async (id) => {
      const [row] = await database.query<ConnectionRow>(
        `select ${columns} from connections where id = $1`,
        [storableText(id)],
        'desk-connection',
      )
      return row && asConnection(row)
    },
    dropConnection: (id) => database.transaction((client) => drop(client, id)),
    noteConnection: async (id, trouble, at) => {
      await database.query(
        `update connections set trouble = $2::text,
           troubled_since = case when $2::text is null then null else coalesce(troubled_since, $3) end,
           synced_at = case when $2::text is null then $3 else synced_at end where id = $1`,
        [id, trouble ?? null, new Date(at)],
        'note-connection',
      )
    },
    noteHeard: (id, message, at) => noteHeard(database, id, { message, at }),
    feedRead: async (connection, feed) => {
      const [row] = await database.query<{ cursor: Record<string, unknown>; settledAt: Timestamp; facts: number }>(
        `select cursor, settled_at as "settledAt", facts from connection_cursors where connection = $1 and feed = $2`,
        [connection, feed],
        'feed-read',
      )
      return row
    },
    keepHistoryPage: (read, { rows, events, open }) =>
      database.transaction(async (client) => {
        await keepCursor(client, read)
        if (open.length > 0) await insertFacts(client, read.connection, open)
        const tickets = await importRows(client, rows, undefined)
        if (events.length === 0) return tickets
        // Rows of change histories belong to a source; a feed is one.
        const name = `${read.connection}/${read.feed}`
        const [source] = await client.query<{ id: number }>(
          `insert into history_sources (name, rows, digest) values ($1, $2, '')
           on conflict (name) do update set rows = history_sources.rows + excluded.rows returning id`,
          [name, events.length],
        )
        return tickets + (await append(client, events, source!.id))
      }),
    connectionCounts: async (connection) => {
      const [row] = await database.query<{ tickets: number; factsWaiting: number; writesWaiting: number }>(
        `select (select count(*) from connected_tickets where connection = $1) as tickets,
           (select count(*) from connection_facts where connection = $1 and taken_at is null) as "factsWaiting",
           (select count(*) from writes_due where connection = $1) as "writesWaiting"`,
        [connection],
      )
      return row!
    },
  }
}

async function put(database: Database, given: StoredConnection): Promise<void> {
  const { id, vendor, settings, secret, mapping, createdAt, liveFrom } = given
  await database.query(
    `insert into connections (id, vendor, settings, secret, mapping, created_at, live_from)
     values ($1, $2, $3::text::jsonb, $4, $5::text::jsonb, $6, $7)
     on conflict (id) do update set vendor = excluded.vendor, settings = excluded.settings, secret = excluded.secret,
       mapping = excluded.mapping, live_from = excluded.live_from`,
    [
      id,
      vendor,
      JSON.stringify(settings),
      secret,
      JSON.stringify(mapping),
      new Date(createdAt),
      liveFrom === undefined ? null : new Date(liveFrom),
    ],
  )
}

/** One statement: of two nodes that get the same message at once, one is told that it is new. */
async function noteHeard(
  database: Database,
  id: string,
  { message, at }: { readonly message: string | undefined; readonly at: Timestamp },
): Promise<boolean> {
  const noted = await database.query(
    `with message as (
       insert into connection_messages (connection, message) select id, $2::text from connections
       where id = $1 and $2::text is not null on conflict do nothing returning 1
     )
     update connections set heard_at = greatest(heard_at, $3) where id = $1 and ($2::text is null or exists (select from message))
     returning id`,
    [id, message === undefined ? null : storableText(message), new Date(at)],
    'note-heard',
  )
  return noted.length > 0
}

async function drop(client: Queryable, id: string): Promise<void> {
  const dropped = await client.query('delete from connections where id = $1 returning id', [id])
  if (dropped.length === 0) throw new PointsmanError('not_found', `There is no connection '${id}'.`)
  await client.query('delete from writes_due where connection = $1', [id])
}

interface ConnectionRow {
  readonly id: string
  readonly vendor: string
  readonly settings: Record<string, unknown>
  readonly secret: string
  readonly mapping: Record<string, unknown>
  readonly created_at: Timestamp
  readonly live_from: Timestamp | null
  readonly trouble: string | null
  readonly troubled_since: Timestamp | null
  readonly synced_at: Timestamp | null
  readonly heard_at: Timestamp | null
}

const columns =
  'id, vendor, settings, secret, mapping, created_at, live_from, trouble, troubled_since, synced_at, heard_at'

function asConnection(row: ConnectionRow): StoredConnection {
  const {
    created_at: createdAt,
    live_from: liveFrom,
    trouble,
    troubled_since: since,
    synced_at: syncedAt,
    heard_at: heardAt,
    ...rest
  } = row
  return {
    ...rest,
    createdAt,
    ...(liveFrom === null ? {} : { liveFrom }),
    ...(trouble === null ? {} : { trouble }),
    ...(since === null ? {} : { troubledSince: since }),
    ...(syncedAt === null ? {} : { syncedAt }),
    ...(heardAt === null ? {} : { heardAt }),
  }
}
