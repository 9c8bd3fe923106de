/*
 * The server from outside, on both databases: how long a single ticket takes to be answered with its durable decision, and
 * how many are decided a second in bulk. Beside them, in the same run, two bounds: a bare fastify that echoes the same JSON, and
 * plain inserts of the same text in the same batches. Tickets, agents and model are those of the sample company.
 * Usage: node bench/http.ts [TICKETS] [SINGLES] [TRAINED_ON]
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { createStore, type StoreOptions } from '../packages/server/src/store/open-store.ts'
import { openEmbedded } from '../packages/server/src/store/embedded/embedded-database.ts'
import { openServer } from '../packages/server/src/store/server-database.ts'
import type { Database } from '../packages/server/src/store/database.ts'
import { textArray } from '../packages/server/src/store/binary-array.ts'
import { startChild } from './http/child-server.ts'
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
  const server = await startChild(here('../packages/server/src/main.ts'), {
    DATABASE_URL: options.databaseUrl ?? '',
    POINTSMAN_DATA_FOLDER: options.dataFolder ?? '',
    POINTSMAN_PORT: '0',
    POINTSMAN_LOG_LEVEL: 'error',
    POINTSMAN_BACKUP_EVERY_HOURS: '0',
  })
  await bulk(server.address, key, sampleTickets(1000, 'warm'))
  reportLatency(name, 'POST /v1/tickets', await latencies(`${server.address}/v1/tickets`, 'one', key))
  const rate = await bulk(server.address, key, sampleTickets(count, 'many'))
  console.log(row(name, 'plain inserts', `${plain.toFixed(0)} tickets/s`))
  console.log(row(name, 'bulk, decided', `${rate.toFixed(0)} tickets/s`))
  await server.stop()
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

/** Tickets decided a second, from the first byte sent to the last answer read. */
async function bulk(address: string, key: string, tickets: readonly string[]): Promise<number> {
  const startedAt = performance.now()
  const answer = await fetch(`${address}/v1/tickets/bulk`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
    body: tickets.join('\n'),
  })
  const lines = (await answer.text()).trim().split('\n')
  const seconds = (performance.now() - startedAt) / 1000
  const decided = lines.filter((line) => line.includes('"decision"')).length
  if (decided !== tickets.length) throw new Error(`${decided} of ${tickets.length} were decided: ${lines[0]}`)
  return decided / seconds
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
  return `${name.padEnd(12)}${what.padEnd(20)}${figures}`
}
