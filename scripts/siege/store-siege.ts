/*
 * A siege of the store: a process writes under load and is killed (SIGKILL) at a random moment, again and again, on one
 * database; each time everything it had acknowledged must be there, exactly once, and the loads must add up.
 * Usage: node scripts/siege/store-siege.ts embedded|server [KILLS]; the server at POINTSMAN_TEST_DATABASE_URL.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { Database } from '../../packages/server/src/store/database.ts'
import { openEmbedded } from '../../packages/server/src/store/embedded/embedded-database.ts'
import { migrate, shippedMigrations } from '../../packages/server/src/store/migrate.ts'
import { postgresStore } from '../../packages/server/src/store/postgres-store.ts'
import { openServer } from '../../packages/server/src/store/server-database.ts'
import { complaintsAbout } from './store-checks.ts'
import type { Acknowledged } from './store-checks.ts'

const writer = fileURLToPath(new URL('./store-siege-writer.ts', import.meta.url))

/** A database to besiege. */
export interface Ground {
  readonly options: { readonly dataFolder?: string; readonly databaseUrl?: string; readonly poolSize?: number }
  /** Processes that write at once; the embedded database allows one. */
  readonly writers: number
  readonly open: () => Promise<Database>
  readonly clear: () => Promise<void>
}

/** Answers what went wrong; prints a line a kill. */
export async function besiegeStore(engine: 'embedded' | 'server', kills: number): Promise<readonly string[]> {
  const ground = engine === 'embedded' ? await embeddedGround() : await serverGround()
  const said: Acknowledged = { decisions: new Map(), events: new Set() }
  const complaints: string[] = []
  try {
    for (let kill = 1; kill <= kills; kill++) {
      const before = said.decisions.size
      const delay = 200 + Math.random() * 1800
      await Promise.all(
        Array.from({ length: ground.writers }, (_, node) => writeAndDie(ground, `k${kill}n${node}`, delay, said)),
      )
      const database = await ground.open()
      await migrate(database, await shippedMigrations())
      const store = postgresStore(database, () => database.close())
      const found = await complaintsAbout(database, store, said)
      await store.close()
      complaints.push(...found)
      const written = said.decisions.size - before
      console.log(
        `${engine}, kill ${kill} after ${delay.toFixed(0)} ms: ${written} decisions acknowledged, ${found.length} complaints`,
      )
      for (const complaint of found.slice(0, 5)) console.log(`  ${complaint}`)
    }
  } finally {
    await ground.clear()
  }
  console.log(
    `${engine}: ${kills} kills, ${said.decisions.size} decisions and ${said.events.size} events acknowledged, ${complaints.length} complaints`,
  )
  return complaints
}

async function writeAndDie(ground: Ground, prefix: string, delayMs: number, said: Acknowledged): Promise<void> {
  const child = spawn(process.execPath, [writer, JSON.stringify({ prefix, options: ground.options })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'close')
  let text = ''
  let isReady = false
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString()
    const lines = text.split('\n')
    text = lines.pop()!
    for (const line of lines) {
      const [what, ticket, id] = line.split(' ')
      if (what === 'decided') said.decisions.set(ticket!, id!)
      else if (what === 'event') said.events.add(`${ticket} ${id}`)
      else if (!isReady) {
        isReady = true
        setTimeout(() => child.kill('SIGKILL'), delayMs)
      }
    }
  })
  const [, signal] = (await exited) as [number | null, string | null]
  if (signal !== 'SIGKILL') throw new Error(`The writer ${prefix} ended by itself.`)
}

export async function embeddedGround(): Promise<Ground> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'pointsman-siege-'))
  return {
    options: { dataFolder },
    writers: 1,
    open: () => openEmbedded({ dataFolder, waitLimitMs: 60_000, onError: console.error }),
    clear: () => rm(dataFolder, { recursive: true, force: true }),
  }
}

export async function serverGround(): Promise<Ground> {
  const url = process.env['POINTSMAN_TEST_DATABASE_URL']
  if (url === undefined) throw new Error('POINTSMAN_TEST_DATABASE_URL is not set: no server to besiege.')
  const schema = `siege_${process.pid}`
  const admin = new pg.Pool({ connectionString: url, max: 1 })
  await admin.query(`create schema ${schema}`)
  const databaseUrl = `${url}?options=${encodeURIComponent(`-c search_path=${schema}`)}`
  return {
    options: { databaseUrl, poolSize: 4 },
    writers: 2,
    open: async () => {
      await otherSessionsEnd(admin, schema)
      return openServer({ databaseUrl, poolSize: 4, waitLimitMs: 60_000, onError: console.error })
    },
    clear: async () => {
      await admin.query(`drop schema ${schema} cascade`)
      await admin.end()
    },
  }
}

/** A server may still be committing for a client that is dead; the check must not run before it has noticed. */
async function otherSessionsEnd(admin: pg.Pool, schema: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const { rows } = await admin.query(
      `select from pg_locks l join pg_class c on c.oid = l.relation join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = $1 and l.pid <> pg_backend_pid()`,
      [schema],
    )
    if (rows.length === 0) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('Sessions of killed writers did not end within ten seconds.')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [engine, kills] = process.argv.slice(2)
  if (engine !== 'embedded' && engine !== 'server') throw new Error('Usage: store-siege.ts embedded|server [KILLS]')
  const complaints = await besiegeStore(engine, Number(kills ?? 30))
  process.exitCode = complaints.length > 0 ? 1 : 0
}
