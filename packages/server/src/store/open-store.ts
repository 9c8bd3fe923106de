import { join } from 'node:path'
import { startChores } from './chores.ts'
import type { Database } from './database.ts'
import { openEmbedded } from './embedded/embedded-database.ts'
import { migrate, shippedMigrations } from './migrate.ts'
import { postgresStore } from './postgres-store.ts'
import { scheduleBackups } from './scheduled-backups.ts'
import { openServer } from './server-database.ts'
import type { Store } from './store.ts'

export interface StoreOptions {
  /** A PostgreSQL server, 15 or newer. Absent: the embedded database. */
  readonly databaseUrl?: string
  /** Where the embedded database and its backups live. Absent (and no `databaseUrl`): in memory, gone at the end. */
  readonly dataFolder?: string
  /** A backup of an embedded database to begin with; refused where there is one already. */
  readonly restoreFrom?: string
  /** Connections to a server at most; 10. The embedded database has one. */
  readonly poolSize?: number
  /** Longest wait for a free connection, ms, before a call is refused with `store_unavailable`; 30,000. */
  readonly waitLimitMs?: number
  /** Hours between scheduled backups into `dataFolder`/backups; 0 or absent: none. Embedded only. */
  readonly backupEveryHours?: number
  /** How many scheduled backups are kept; 7. */
  readonly backupKeep?: number
  /** Told of what goes wrong in the background: a lost connection, a chore, a backup. */
  readonly onError?: (error: Error) => void
}

/** Opens the database, brings its schema up to date and answers the store on it. */
export async function createStore(options: StoreOptions): Promise<Store> {
  const onError = options.onError ?? ((error: Error) => process.emitWarning(error))
  const database = await open(options, onError)
  try {
    await migrate(database, await shippedMigrations())
  } catch (error) {
    await database.close()
    throw error
  }
  const stopChores = startChores(database, onError)
  let stopBackups: (() => Promise<void>) | undefined
  const store = postgresStore(database, async () => {
    await stopBackups?.()
    await stopChores()
    await database.close()
  })
  const { dataFolder, backupEveryHours = 0, backupKeep = 7 } = options
  if (database.engine === 'embedded' && dataFolder !== undefined && backupEveryHours > 0) {
    const schedule = { folder: join(dataFolder, 'backups'), everyHours: backupEveryHours, keep: backupKeep }
    stopBackups = scheduleBackups(store, schedule, onError)
  }
  return store
}

async function open(options: StoreOptions, onError: (error: Error) => void): Promise<Database> {
  const { databaseUrl, dataFolder, restoreFrom, poolSize = 10, waitLimitMs = 30_000 } = options
  if (databaseUrl !== undefined) return openServer({ databaseUrl, poolSize, waitLimitMs, onError })
  return openEmbedded({
    ...(dataFolder === undefined ? {} : { dataFolder }),
    ...(restoreFrom === undefined ? {} : { restoreFrom }),
    waitLimitMs,
    onError,
  })
}
