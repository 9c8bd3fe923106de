import { migrate, shippedMigrations } from '../../packages/server/src/store/migrate.ts'
import { postgresStore } from '../../packages/server/src/store/postgres-store.ts'
import type { Ground } from './store-siege.ts'

/** All that an import may leave behind, table by table. What is only a time of writing, or a number drawn, is left out. */
const tables: Readonly<Record<string, string>> = {
  tickets: 'tickets',
  events: 'select ticket, key, at, line, actor, document from history_events',
  sources: 'select name, rows, digest from history_sources where rows > 0',
  rebuilt: 'history_rebuilt',
  pending: 'history_pending',
  queues: 'queues',
  agents: 'agents',
  accounts: 'accounts',
  records: `select agent, kind, queue, source, handled, succeeded, timed, log_minutes, log_squares, as_of from track_records`,
  // Silence: none of these may have a row.
  outbox: 'outbox',
  waiting: 'waiting',
  decisions: 'decisions',
  lessons: 'lessons',
  assignments: 'assignments',
  'events of tickets': 'events',
}

/** What is kept, a line a table: its rows, and a sum over them that no order changes. */
export async function canonicalState(ground: Ground): Promise<ReadonlyMap<string, string>> {
  const database = await ground.open()
  await migrate(database, await shippedMigrations())
  const store = postgresStore(database, () => database.close())
  try {
    // Works out the records, which are left stale by an import.
    await store.look()
    const state = new Map<string, string>()
    for (const [name, table] of Object.entries(tables)) {
      const from = table.startsWith('select') ? `(${table})` : table
      const [row] = await database.query<{ rows: number; sum: string }>(
        `select count(*) as rows, coalesce(sum(('x' || substr(md5(x::text), 1, 15))::bit(60)::bigint), 0)::text as sum
         from ${from} x`,
      )
      state.set(name, `${row!.rows} rows, ${row!.sum}`)
    }
    return state
  } finally {
    await store.close()
  }
}

/** Tables in which two states differ. */
export function differences(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): readonly string[] {
  return [...one].flatMap(([name, state]) =>
    state === other.get(name) ? [] : [`${name}: ${state}, but ${other.get(name) ?? 'nothing'}`],
  )
}
