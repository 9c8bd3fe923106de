import type { Database } from './database.ts'
import type { Store } from './store.ts'

/** How much is kept, and how the database is. */
export function health(database: Database): Pick<Store, 'counts' | 'health' | 'connections'> {
  return {
    counts: async () => {
      const [row] = await database.query<Awaited<ReturnType<Store['counts']>>>(
        `select
           (select count(*) from tickets where not is_history) as tickets,
           (select count(*) from tickets where status in ('waiting', 'triage')) as waiting,
           (select count(*) from decisions) as decisions,
           (select count(*) from lessons) as lessons,
           (select count(*) from tickets where is_history) as history`,
      )
      return row!
    },
    health: async () => {
      const [row] = await database.query<{ version: string; migrations: number; bytes: number }>(
        `select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
           (select count(*) from pointsman_migrations) as migrations`,
      )
      return { engine: database.engine, ...row! }
    },
    connections: () => {
      const { totalCount, idleCount, waitingCount } = database.pool
      return { total: totalCount, idle: idleCount, waiting: waitingCount }
    },
  }
}
