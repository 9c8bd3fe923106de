/*
 * The server from outside, on both databases, with reading threads and without: how long a single ticket takes to be answered
 * with its durable decision, how many are decided a second in bulk, and what of the machine each part takes for one (Linux
 * counts that; where others share the machine it holds better than the clock). Beside them, in the same run, two bounds: a bare fastify that echoes the same JSON, and
 * plain inserts of the same text in the same batches. Tickets, agents and model are those of the sample company.
 * Usage: node bench/http.ts [TICKETS] [SINGLES] [TRAINED_ON]
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { createStore, type StoreOptions } from '../packages/server/src/store/open-store.ts'
import { openEmbedded } from '../packages/server/src/store/embedded/embedded-database.ts'
import { openServer } from '../packages/server/src/store/server-database.ts'
import type { Database } from '../packages/server/src/store/database.ts'
import { textArray } from '../packages/server/src/store/binary-array.ts'
import { createBulkClient } from './http/bulk-client.ts'
import { startChild } from './http/child-server.ts'
import { cpuOfDatabase, cpuOfServer, cpuSince, type CpuByPart } from './http/cpu.ts'
import { sampleTickets, seedSample, trainSample } from './http/sample.ts'

const count = Number(process.argv[2] ?? 10_000)
const singles = Number(process.argv[3] ?? 500)
const trainedOn = Number(process.argv[4] ?? 1500)
const batch = 256
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

console.log(
  `${count} tickets in bulk, ${singles} one by one, a model trained on ${trainedOn} tickets, 30 agents, 12 queues`,
)
const model = await trainSample(trainedOn)
await measureEcho()
await measureEmbedded()
const url = process.env['POINTSMAN_TEST_DATABASE_URL']
if (url === undefined) console.log('server      left out: POINTSMAN_TEST_DATABASE_URL is not set')
else await measureServer(url)

async function measureEcho(): Promise<void> {
  const echo = await startChild(here('./http/bare-echo.ts'))
  reportLatency('none', 'bare echo', await latencies(`${echo.address}/`, 'echo', ''))
  await echo.stop()
}

async function measureEmbedded(): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'pointsman-bench-'))
  try {
    await measure('embedded', { dataFolder }, () => openEmbedded({ waitLimitMs: 60_000, onError: console.error }))
  } finally {
    await rm(dataFolder, { recursive: true, force: true })
  }
}

async function measureServer(adminUrl: string): Promise<void> {
  const admin = new pg.Pool({ connectionString: adminUrl, max: 1 })
  const schema = `bench_http_${process.pid}`
  await admin.query(`create schema ${schema}`)
  const databaseUrl = `${adminUrl}?options=${encodeURIComponent(`-c search_path=${schema}`)}`
  try {
    const plain = { databaseUrl, poolSize: 4, waitLimitMs: 60_000, onError: console.error }
    await measure('server', { databaseUrl }, async () => openServer(plain))
  } finally {
    await admin.query(`drop schema ${schema} cascade`)
    await admin.end()
  }
}

async function measure(name: string, options: StoreOptions, open: () => Promise<Database>): Promise<void> {
  const store = await createStore(options)
  const key = await seedSample(store, model)
  await store.close()
  const plain = await plainInserts(await open())
  console.log(row(name, 'plain inserts', `${plain.toFixed(0)} tickets/s`))
  for (const threads of ['0', 'auto']) {
    const server = await startChild(here('../packages/server/src/main.ts'), {
      DATABASE_URL: options.databaseUrl ?? '',
      POINTSMAN_DATA_FOLDER: options.dataFolder ?? '',
      POINTSMAN_PORT: '0',
      POINTSMAN_LOG_LEVEL: 'error',
      POINTSMAN_BACKUP_EVERY_HOURS: '0',
      POINTSMAN_READER_THREADS: threads,
    })
    const send = createBulkClient(server.address, key)
    const what = threads === '0' ? 'one thread reads' : 'reading threads'
    // What is compiled, and the threads, are ready after so many.
    await send(bodyOf(sampleTickets(4000, `warm-${threads}`)))
    reportLatency(name, `POST, ${what}`, await latencies(`${server.address}/v1/tickets`, `one-${threads}`, key))
    const body = bodyOf(sampleTickets(count, `many-${threads}`))
    const before = await cpuNow(server.pid, options.databaseUrl)
    const startedAt = performance.now()
    const decided = await send(body)
    const seconds = (performance.now() - startedAt) / 1000
    const used = cpuSince(before, await cpuNow(server.pid, options.databaseUrl))
    if (decided !== count) throw new Error(`${decided} of ${count} were answered`)
    console.log(row(name, `bulk, ${what}`, `${(decided / seconds).toFixed(0)} tickets/s; load ${load()}`))
    reportCpu(name, used, decided)
    await server.stop()
  }
}

/** Of server, database and this process, which is the client. */
async function cpuNow(pid: number, databaseUrl: string | undefined): Promise<CpuByPart> {
  const { user, system } = process.cpuUsage()
  const database = databaseUrl === undefined ? new Map<string, number>() : await cpuOfDatabase(databaseUrl)
  return new Map([...cpuOfServer(pid), ...database, ['client', (user + system) / 1000]])
}

/** Parts that take next to nothing are left out, and in the sum. */
function reportCpu(name: string, used: CpuByPart, tickets: number): void {
  const perTicket = [...used].map(([part, ms]) => [part, ms / tickets] as const)
  const parts = perTicket.filter(([, ms]) => ms >= 0.005).map(([part, ms]) => `${part} ${ms.toFixed(3)}`)
  const sum = perTicket.reduce((total, [, ms]) => total + ms, 0)
  console.log(row(name, '  cpu ms a ticket', `${sum.toFixed(3)} = ${parts.join(' + ')}`))
}

function bodyOf(tickets: readonly string[]): Buffer {
  return Buffer.from(tickets.join('\n'))
}

/** How many processes wanted a processor during the last minute, ours and others'. */
function load(): string {
  return loadavg()[0]!.toFixed(1)
}

/** Milliseconds of single posts, one after the other. */
async function latencies(address: string, prefix: string, key: string): Promise<readonly number[]> {
  const taken: number[] = []
  for (const body of sampleTickets(singles + 100, prefix)) {
    const startedAt = performance.now()
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    const answer = await fetch(address, { method: 'POST', headers, body })
    await answer.arrayBuffer()
    taken.push(performance.now() - startedAt)
    if (!answer.ok) throw new Error(`answered ${answer.status}`)
  }
  // The first hundred warm up both sides.
  return taken.slice(100).toSorted((one, other) => one - other)
}

/** The text alone into one table, a statement a batch: less cannot be written. */
async function plainInserts(database: Database): Promise<number> {
  const tickets = sampleTickets(count, 'plain')
  await database.query('create table plain (id text primary key, document text)')
  const startedAt = performance.now()
  for (let at = 0; at < tickets.length; at += batch) {
    const some = tickets.slice(at, at + batch)
    const ids = some.map((_, index) => `plain-${at + index}`)
    await database.query('insert into plain select * from unnest($1::text[], $2::text[])', [
      textArray(ids),
      textArray(some),
    ])
  }
  const seconds = (performance.now() - startedAt) / 1000
  await database.close()
  return tickets.length / seconds
}

function reportLatency(name: string, what: string, sorted: readonly number[]): void {
  const at = (share: number): string => sorted[Math.floor(sorted.length * share)]!.toFixed(2)
  console.log(row(name, what, `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`))
}

function row(name: string, what: string, figures: string): string {
  return `${name.padEnd(12)}${what.padEnd(26)}${figures}`
}
