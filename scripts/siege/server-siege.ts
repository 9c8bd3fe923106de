/*
 * A siege of the whole server: tickets are posted over HTTP, one by one and in bulk, and the process is killed (SIGKILL)
 * at a random moment, again and again; each time every ticket and event it had acknowledged must be there with its
 * decision, exactly once. What was sent and not acknowledged is sent again under the same id, as a client would.
 * Usage: node scripts/siege/server-siege.ts embedded|server [KILLS]; the server at POINTSMAN_TEST_DATABASE_URL.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createKey } from '../../packages/server/src/keys.ts'
import { readerSource } from '../../packages/server/src/reader-source.ts'
import { migrate, shippedMigrations } from '../../packages/server/src/store/migrate.ts'
import { postgresStore } from '../../packages/server/src/store/postgres-store.ts'
import type { Store } from '../../packages/server/src/store/store.ts'
import { complaintsAbout, type Acknowledged } from './store-checks.ts'
import { embeddedGround, serverGround, type Ground } from './store-siege.ts'
import { bombard, type Target } from './server-siege-load.ts'

const serverFile = fileURLToPath(new URL('../../packages/server/src/main.ts', import.meta.url))

/** Answers what went wrong; prints a line a kill. */
export async function besiegeServer(engine: 'embedded' | 'server', kills: number): Promise<readonly string[]> {
  const ground = engine === 'embedded' ? await embeddedGround() : await serverGround()
  const said: Acknowledged = { decisions: new Map(), events: new Set() }
  const sent = new Set<string>()
  const complaints: string[] = []
  try {
    const key = await settle(ground)
    for (let kill = 1; kill <= kills; kill++) {
      const before = said.decisions.size
      const delay = 200 + Math.random() * 2500
      await serveAndDie(ground, { key, wave: `k${kill}`, said, sent }, delay)
      const found = await look(ground, said)
      complaints.push(...found)
      const words = `${said.decisions.size - before} tickets acknowledged, ${found.length} complaints`
      console.log(`${engine} server, kill ${kill} after ${delay.toFixed(0)} ms: ${words}`)
      for (const complaint of found.slice(0, 5)) console.log(`  ${complaint}`)
    }
  } finally {
    await ground.clear()
  }
  const { decisions, events } = said
  const total = `${decisions.size} tickets and ${events.size} events acknowledged, ${complaints.length} complaints`
  console.log(`${engine} server: ${kills} kills, ${total}`)
  return complaints
}

/** A company, a model and a key, before the first wave. */
async function settle(ground: Ground): Promise<string> {
  return withStore(ground, async (store) => {
    for (const [id, description] of [
      ['billing', 'invoices, refunds, payments'],
      ['integrations', 'webhooks, sync, API'],
    ] as const) {
      await store.putQueue({ id, name: id, description, active: true, requiredSkills: [] })
    }
    for (let n = 0; n < 20; n++) {
      const profile = { active: true, queues: ['billing', 'integrations'], skills: [], languages: [], tier: 1 } as const
      await store.putAgent({ id: `agent-${n}`, name: `Agent ${n}`, capacity: n < 10 ? 1e9 : 20, ...profile })
      await store.putPresence(`agent-${n}`, { state: 'online' }, Date.now())
    }
    const reader = await readerSource.dayOne(await store.queues())
    const snapshot = reader.snapshot()
    const model = { version: reader.version, snapshot, trainedAt: Date.now(), lessonSeq: 0, facts: {} }
    await store.saveModel(model, { at: Date.now(), actor: 'siege', reason: 'besieged with it' })
    return (await createKey(store, { name: 'siege', scopes: ['admin'] }, Date.now())).secret
  })
}

async function look(ground: Ground, said: Acknowledged): Promise<readonly string[]> {
  const database = await ground.open()
  await migrate(database, await shippedMigrations())
  const store = postgresStore(database, () => database.close())
  const found = await complaintsAbout(database, store, said)
  await store.close()
  return found
}

async function withStore<Result>(ground: Ground, work: (store: Store) => Promise<Result>): Promise<Result> {
  const database = await ground.open()
  await migrate(database, await shippedMigrations())
  const store = postgresStore(database, () => database.close())
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

async function serveAndDie(
  ground: Ground,
  wave: Omit<Target, 'address' | 'onAcknowledged'>,
  delayMs: number,
): Promise<void> {
  const { dataFolder, databaseUrl } = ground.options
  const child = spawn(process.execPath, [serverFile], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl ?? '',
      POINTSMAN_DATA_FOLDER: dataFolder ?? '',
      POINTSMAN_PORT: '0',
      POINTSMAN_LOG_LEVEL: 'error',
      POINTSMAN_BACKUP_EVERY_HOURS: '0',
    },
  })
  const exited = once(child, 'close')
  const address = await addressOf(child)
  // The clock runs from the first acknowledgement: a server that is still starting is no prey.
  let timer: NodeJS.Timeout | undefined
  const onAcknowledged = (): void => void (timer ??= setTimeout(() => child.kill('SIGKILL'), delayMs))
  await bombard({ ...wave, address, onAcknowledged })
  const [, signal] = await exited
  if (signal !== 'SIGKILL') throw new Error('The server ended by itself.')
}

async function addressOf(child: ChildProcess): Promise<string> {
  let text = ''
  for await (const chunk of child.stdout!) {
    text += String(chunk)
    const address = /"address":"([^"]+)"/.exec(text)?.[1]
    if (address !== undefined) return address
  }
  throw new Error('The server ended before it listened.')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [engine, kills] = process.argv.slice(2)
  if (engine !== 'embedded' && engine !== 'server') throw new Error('Usage: server-siege.ts embedded|server [KILLS]')
  const complaints = await besiegeServer(engine, Number(kills ?? 30))
  process.exitCode = complaints.length > 0 ? 1 : 0
}
