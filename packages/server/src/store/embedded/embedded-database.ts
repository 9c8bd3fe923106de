import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { PointsmanError } from '@pointsman/core'
import pg from 'pg'
import { poolQueries } from '../database.ts'
import type { Database } from '../database.ts'
import { resultTypes } from '../result-types.ts'
import { EmbeddedSocket } from './embedded-socket.ts'
import { EmbeddedThread } from './embedded-thread.ts'
import { lockFolder } from './folder-lock.ts'

export interface EmbeddedOptions {
  /** Holds `database/` and the lock; made when it is not there. Absent: in memory, gone at the end. */
  readonly dataFolder?: string
  /** A backup to begin with; refused when the folder already holds a database. */
  readonly restoreFrom?: string
  /** Longest wait for the one connection before a request is refused with `store_unavailable`. */
  readonly waitLimitMs: number
  readonly onError: (error: Error) => void
}

/** PostgreSQL inside this process, in a thread of its own, behind the same `pg` client that speaks to a server. */
export async function openEmbedded(options: EmbeddedOptions): Promise<Database> {
  const { dataFolder, restoreFrom } = options
  const folder = dataFolder === undefined ? undefined : join(resolve(dataFolder), 'database')
  let thread: EmbeddedThread | undefined
  const onLost = (): void => {
    void thread?.terminate()
    options.onError(new PointsmanError('store_locked', `The lock of ${dataFolder} was taken by another process.`))
  }
  const lock = dataFolder === undefined ? undefined : lockFolder(resolve(dataFolder), onLost)
  try {
    if (folder !== undefined && restoreFrom !== undefined) refuseToOverwrite(folder)
    thread = new EmbeddedThread({
      ...(folder === undefined ? {} : { folder }),
      ...(restoreFrom === undefined ? {} : { restoreFrom: resolve(restoreFrom) }),
    })
    await thread.ready
  } catch (error) {
    await thread?.terminate()
    lock?.release()
    throw error
  }
  const opened = thread
  const pool = embeddedPool(opened, options)
  return {
    engine: 'embedded',
    pool,
    ...poolQueries(pool),
    listen: (channel, listener) => opened.onNotification(channel, listener),
    backup: async (toFile) => {
      await mkdir(dirname(resolve(toFile)), { recursive: true })
      await opened.backup(resolve(toFile))
    },
    close: async () => {
      await pool.end()
      await opened.close()
      lock?.release()
    },
  }
}

function refuseToOverwrite(folder: string): void {
  if (!existsSync(join(folder, 'PG_VERSION'))) return
  throw new PointsmanError(
    'already_exists',
    `The folder ${folder} already holds a database; a backup is restored into an empty data folder only.`,
    'Maybe move the old folder away first, or name a new one.',
  )
}

/** One connection, because there is one session; it is never closed for idleness. */
function embeddedPool(thread: EmbeddedThread, options: EmbeddedOptions): pg.Pool {
  const pool = new pg.Pool({
    max: 1,
    host: 'embedded',
    user: 'postgres',
    password: 'none',
    database: 'postgres',
    ssl: false,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: options.waitLimitMs,
    types: resultTypes,
    stream: () => new EmbeddedSocket(thread),
  })
  pool.on('error', options.onError)
  return pool
}
