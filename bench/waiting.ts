/*
 * What a backlog costs, on both databases: `GET /v1/tickets?status=waiting` with up to 100,000 tickets waiting, and one round
 * of the dispatcher when nothing has changed, and when somebody has room for one ticket again; how long the process answers
 * nothing else meanwhile; and the same round beside 500,000 closed tickets, which must not matter.
 * A few thousand tickets are read and decided as ever, nobody has room for most of them, and copies of those make up the rest.
 * Usage: node bench/waiting.ts [server|embedded] [CLOSED]; the server at POINTSMAN_TEST_DATABASE_URL.
 */
import { randomUUIDv7 } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { readConfig } from '../packages/server/src/config.ts'
import { systemClock } from '../packages/server/src/engine/clock.ts'
import { createEngine, type Engine } from '../packages/server/src/engine/engine.ts'
import { startServer } from '../packages/server/src/main.ts'
import { readerSource } from '../packages/server/src/reader-source.ts'
import type { Database } from '../packages/server/src/store/database.ts'
import { openEmbedded } from '../packages/server/src/store/embedded/embedded-database.ts'
import { migrate, shippedMigrations } from '../packages/server/src/store/migrate.ts'
import { postgresStore } from '../packages/server/src/store/postgres-store.ts'
import { openServer } from '../packages/server/src/store/server-database.ts'
import type { Store, StoredModel } from '../packages/server/src/store/store.ts'
import { ownDatabase } from './nodes/own-database.ts'
import { sampleTickets, seedSample, trainSample } from './http/sample.ts'

const backlogs = [300, 30_000, 100_000] as const
const seeds = 1500
const rounds = 5
const lists = 20
/** Copies are numbered from here, so that none has the id of another. */
let copied = 0

const only = process.argv[2]
const closed = Number(process.argv[3] ?? 500_000)
const common = { waitLimitMs: 120_000, onError: (error: Error) => console.error(error.message) }
const model = await trainSample(1500)
console.log(
  'database  waiting  closed   what                          ms (median)      worst   worst stall, ms   of it cpu   cpu ms',
)
const url = process.env['POINTSMAN_TEST_DATABASE_URL']
if (url === undefined) console.log('server: left out, POINTSMAN_TEST_DATABASE_URL is not set')
else if (only !== 'embedded') await onServer(url)
if (only !== 'server') await onEmbedded()

async function onServer(base: string): Promise<void> {
  const own = await ownDatabase(base, 'bench_waiting')
  try {
    await measure(openServer({ ...common, databaseUrl: own.databaseUrl, poolSize: 10 }), model)
  } finally {
    await own.drop()
  }
}

async function onEmbedded(): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'pointsman-bench-'))
  try {
    await measure(await openEmbedded({ ...common, dataFolder }), model)
  } finally {
    await rm(dataFolder, { recursive: true, force: true })
  }
}

async function measure(database: Database, trained: StoredModel): Promise<void> {
  await migrate(database, await shippedMigrations())
  const store = postgresStore(database, () => database.close())
  const key = await seedSample(store, trained, 'limited')
  const engine = await anEngine(store)
  await fill(store, engine)
  await database.query('create table seeds as select id from tickets where status = $1', ['waiting'])
  for (const waiting of backlogs) {
    await reach(database, waiting)
    await listWaiting(database, store, key, waiting)
    await dispatchRounds({ database, engine, waiting, closed: 0 })
  }
  await shrink(database, backlogs[0])
  // The same few hundred before and after: which they are matters as much as how many.
  await dispatchRounds({ database, engine, waiting: backlogs[0], closed: 0 })
  await close(database, closed)
  await dispatchRounds({ database, engine, waiting: backlogs[0], closed })
  await engine.close()
  await store.close()
}

async function anEngine(store: Store): Promise<Engine> {
  return createEngine({
    store,
    clock: systemClock,
    readers: readerSource,
    observer: { decided: () => {}, batchDone: () => {}, readerFailed: fail, loopFailed: fail },
    identity: { newId: () => randomUUIDv7() },
    batchLimit: 256,
    waitingLimit: 20_000,
  })
}

function fail(error: unknown): never {
  throw error
}

/** Real tickets until everybody is full and some hundreds wait. */
async function fill(store: Store, engine: Engine): Promise<void> {
  const tickets = sampleTickets(seeds, 'seed').map(
    (text) => JSON.parse(text) as { readonly id: string; subject: string; body: string },
  )
  await Promise.all(tickets.map((ticket) => engine.submit({ ...ticket, receivedAt: Date.now() }, 'bench')))
  await engine.giveOut()
  if ((await store.countWaiting()) < 100) throw new Error('Too few tickets wait.')
}

/** Copies of what waits, each a ticket of its own that shares the decision, and arrived a second earlier each. */
async function reach(database: Database, wanted: number): Promise<void> {
  const [row] = await database.query<{ n: number }>('select count(*) as n from waiting')
  const missing = wanted - row!.n
  if (missing < 0) return shrink(database, wanted)
  const columns = async (table: string, but: readonly string[]): Promise<string> => {
    const rows = await database.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_schema = current_schema and table_name = $1`,
      [table],
    )
    return rows
      .map(({ name }) => name)
      .filter((name) => !but.includes(name))
      .join(', ')
  }
  const ofTicket = await columns('tickets', ['id', 'received_at'])
  const ofWaiting = await columns('waiting', ['ticket_id', 'received_at'])
  const copies = `(select s.id, n from (select id, row_number() over (order by id) as r, count(*) over () as all_of from seeds) s,
    lateral generate_series($1::int + r::int, $1::int + $2::int, all_of::int) as n) c`
  const values = [copied, missing]
  copied += missing + seeds
  await database.query(
    `insert into tickets (id, received_at, ${ofTicket}) select c.id || '-' || n, t.received_at - n * interval '1 second', ${ofTicket}
     from ${copies} join tickets t on t.id = c.id`,
    values,
  )
  await database.query(
    `insert into waiting (ticket_id, received_at, ${ofWaiting})
     select c.id || '-' || n, w.received_at - n * interval '1 second', ${ofWaiting}
     from ${copies} join waiting w on w.ticket_id = c.id`,
    values,
  )
  await database.query('analyze')
}

/** Down to so many: the rest is closed by hand. */
async function shrink(database: Database, wanted: number): Promise<void> {
  await database.query(
    `with kept as (select ticket_id from waiting order by ticket_id limit $1),
       gone as (delete from waiting where ticket_id not in (select ticket_id from kept) returning ticket_id)
     delete from tickets where id in (select ticket_id from gone)`,
    [wanted],
  )
  await database.query('vacuum analyze')
}

/** Closed tickets with what they leave behind: who had them, and their events. */
async function close(database: Database, count: number): Promise<void> {
  await database.query(
    `insert into tickets (id, subject, body, received_at, is_history, status, outcome, assignee, queue, updated_at)
     select 'closed-' || n, 'Closed', 'Closed and done.', now() - n * interval '1 minute', false, 'closed', '{}',
       'agent-01', 'billing', now() from generate_series(1, $1::int) as n`,
    [count],
  )
  await database.query(
    `insert into assignments (ticket_id, agent, queue, effort, assigned_at, ended_at, ended_by)
     select 'closed-' || n, 'agent-01', 'billing', 1, now() - n * interval '1 minute', now(), 'resolved'
     from generate_series(1, $1::int) as n`,
    [count],
  )
  await database.query(
    `insert into events (ticket_id, id, kind, at, actor)
     select 'closed-' || n, 'resolved', 'resolved', now(), 'agent-01' from generate_series(1, $1::int) as n`,
    [count],
  )
  await database.query('vacuum analyze')
}

/** The first page, over HTTP. */
async function listWaiting(database: Database, store: Store, key: string, waiting: number): Promise<void> {
  const config = readConfig({ POINTSMAN_PORT: '0', POINTSMAN_LOG_LEVEL: 'error', POINTSMAN_CLOCK: 'driven' })
  const server = await startServer({ ...config, store })
  const taken: number[] = []
  for (let time = 0; time < lists; time++) {
    const startedAt = performance.now()
    const answer = await fetch(`${server.address}/v1/tickets?status=waiting&limit=50`, {
      headers: { authorization: `Bearer ${key}` },
    })
    const { items } = (await answer.json()) as { items: readonly unknown[] }
    taken.push(performance.now() - startedAt)
    if (items.length !== 50) throw new Error(`${items.length} tickets were listed.`)
  }
  await server.close()
  print({ database, waiting, closed: 0 }, 'GET /v1/tickets?status=waiting', taken)
}

interface Round {
  readonly database: Database
  readonly engine: Engine
  readonly waiting: number
  readonly closed: number
}

async function dispatchRounds(round: Round): Promise<void> {
  const { engine } = round
  await engine.giveOut()
  await timed(round, 'round, nothing new', async () => engine.giveOut())
  await timed(round, 'round, room for one', async () => {
    const { items } = await engine.store.tickets({ status: 'assigned', limit: 100, now: Date.now() })
    const { ticket } = items[Math.floor(items.length / 2)]!
    const startedAt = performance.now()
    const event = { id: randomUUIDv7(), ticketId: ticket.id, at: Date.now(), actor: 'bench', data: {} }
    await engine.recordEvent({ ...event, kind: 'resolved' })
    await engine.giveOut()
    return performance.now() - startedAt
  })
}

/** `work` answers how long it took where that is less than all of it. */
async function timed(round: Round, what: string, work: () => Promise<number>): Promise<void> {
  const taken: number[] = []
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const stretch = longestStretch()
  const cpuBefore = process.cpuUsage()
  for (let time = 0; time < rounds; time++) {
    const startedAt = performance.now()
    const said = await work()
    taken.push(what.endsWith('new') ? performance.now() - startedAt : said)
  }
  delay.disable()
  const stretchMs = stretch.stop()
  const { user, system } = process.cpuUsage(cpuBefore)
  print(round, what, taken, { stall: delay.max / 1e6, stretch: stretchMs, cpu: (user + system) / 1000 / rounds })
}

/**
 * The most processor time, in milliseconds, that this thread took between two turns of its timers: what a stall would be on a
 * machine of one's own. Linux counts it in steps of up to 4 ms.
 */
function longestStretch(): { stop(): number } {
  let longest = 0
  let before = process.threadCpuUsage()
  const look = (): void => {
    const { user, system } = process.threadCpuUsage(before)
    before = process.threadCpuUsage()
    longest = Math.max(longest, (user + system) / 1000)
  }
  const timer = setInterval(look, 1)
  return {
    stop: () => {
      clearInterval(timer)
      return longest
    },
  }
}

function print(
  { database, waiting, closed: over }: Pick<Round, 'database' | 'waiting' | 'closed'>,
  what: string,
  taken: readonly number[],
  cost?: { readonly stall: number; readonly stretch: number; readonly cpu: number },
): void {
  const sorted = taken.toSorted((one, other) => one - other)
  const figures = [sorted[Math.floor(sorted.length / 2)] ?? 0, sorted.at(-1) ?? 0].map((ms) =>
    ms.toFixed(1).padStart(11),
  )
  const place = `${database.engine.padEnd(9)}${String(waiting).padStart(8)}${String(over).padStart(8)}   ${what.padEnd(31)}`
  const costs =
    cost === undefined
      ? ''
      : `${cost.stall.toFixed(0).padStart(18)}${cost.stretch.toFixed(0).padStart(12)}${cost.cpu.toFixed(0).padStart(9)}`
  console.log(`${place}${figures.join('')}${costs}`)
}
