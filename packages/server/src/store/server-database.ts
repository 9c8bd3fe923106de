import { spawn } from 'node:child_process'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { PointsmanError } from '@pointsman/core'
import pg from 'pg'
import { poolQueries } from './database.ts'
import type { Database } from './database.ts'
import { resultTypes } from './result-types.ts'
import { listenOn } from './server-listener.ts'

export interface ServerOptions {
  /** `postgres://user:password@host:port/database`, with `?options=-c search_path=…` for a schema of one's own. */
  readonly databaseUrl: string
  readonly poolSize: number
  /** Longest wait for a free connection before a request is refused with `store_unavailable`. */
  readonly waitLimitMs: number
  readonly onError: (error: Error) => void
}

/**
 * A node that stands still in the middle of a transaction (frozen, swapped out, cut off) loses it after so long, and what it
 * locked is free. Shorter than the lease of the dispatcher (15 s), so that whoever takes over finds nothing locked; longer
 * than any pause of a healthy node between two statements. Larger: a frozen node holds up the others for longer.
 */
const stalledTransactionMs = 5_000
/** Longest wait for a row that somebody has locked, before `store_unavailable`: longer than a stalled node can keep one. */
const lockWaitMs = 20_000
/** Idle so long, a connection asks whether the other end is still there; the system's own default is two hours. */
const keepAliveAfterMs = 10_000

/** A PostgreSQL server (15 or newer), shared by as many nodes as one likes. What its URL sets wins over what is set here. */
export function openServer(options: ServerOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.databaseUrl,
    max: options.poolSize,
    connectionTimeoutMillis: options.waitLimitMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: keepAliveAfterMs,
    idle_in_transaction_session_timeout: stalledTransactionMs,
    lock_timeout: lockWaitMs,
    types: resultTypes,
  })
  // Without a listener, a server that stops ends this process.
  pool.on('error', options.onError)
  // The same for a connection that is ended between two statements of a transaction; the next statement tells.
  pool.on('connect', (client) => void client.on('error', () => undefined))
  const stops = new Set<() => void>()
  return {
    engine: 'server',
    pool,
    ...poolQueries(pool),
    listen: (channel, listener) => {
      const stop = listenOn({ ...options, channel, listener })
      stops.add(stop)
      return () => {
        stops.delete(stop)
        stop()
      }
    },
    backup: (toFile) => dump(options.databaseUrl, resolve(toFile)),
    close: async () => {
      for (const stop of stops) stop()
      await pool.end()
    },
  }
}

/** A logical dump by PostgreSQL's own tool, in its custom format: whole or not at all. */
async function dump(databaseUrl: string, file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const unfinished = `${file}.unfinished`
  try {
    // There before pg_dump writes into it: made by pg_dump, others on the machine could read it.
    await writeFile(unfinished, '', { mode: 0o600 })
    await runPgDump(databaseUrl, ['--format=custom', '--no-owner', `--file=${unfinished}`])
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

function runPgDump(databaseUrl: string, options: readonly string[]): Promise<void> {
  // The password goes by the environment: a command line can be read by everybody on the machine.
  const url = new URL(databaseUrl)
  const password = url.password === '' ? {} : { PGPASSWORD: decodeURIComponent(url.password) }
  url.password = ''
  return new Promise((done, fail) => {
    const child = spawn('pg_dump', [...options, `--dbname=${url}`], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...password },
    })
    let complaint = ''
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
    child.on('error', () =>
      fail(
        new PointsmanError(
          'store_unavailable',
          'A backup of a server database is made by pg_dump, and there is no pg_dump on this machine.',
          'Maybe install the package postgresql-client, of the version of the server or newer, or back up on the server itself.',
        ),
      ),
    )
    child.on('close', (code) => {
      if (code === 0) done()
      else fail(new PointsmanError('store_unavailable', `pg_dump failed: ${complaint.trim()}`))
    })
  })
}
