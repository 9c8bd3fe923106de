/*
 * Decided tickets a second through `Store.recordDecisions`, on both databases, beside plain inserts of the same bytes
 * (ticket text and packed decisions, no index but the key) in the same run: what the store's promises
 * (claims, events, assignments, positions, idempotency) cost. Usage: node bench/store.ts [TICKETS] [BATCH]
 */
import pg from 'pg'
import { bytesArray, textArray } from '../packages/server/src/store/binary-array.ts'
import type { Database } from '../packages/server/src/store/database.ts'
import { openEmbedded } from '../packages/server/src/store/embedded/embedded-database.ts'
import { migrate, shippedMigrations } from '../packages/server/src/store/migrate.ts'
import { packTogether } from '../packages/server/src/store/decision-packs.ts'
import { exactJson } from '../packages/server/src/exact-json.ts'
import { postgresStore } from '../packages/server/src/store/postgres-store.ts'
import { openServer } from '../packages/server/src/store/server-database.ts'
import { aDecision, aRoster, aTicket, agentId, anAgent, seeded } from '../packages/server/src/store/store-builders.ts'
import type { DecidedTicket } from '../packages/server/src/store/store.ts'

const count = Number(process.argv[2] ?? 10_000)
const batchSize = Number(process.argv[3] ?? 200)
const agents = 30
const random = seeded(42)
const roster = aRoster(agents, random)

const bytes = JSON.stringify({
  ...entryOf(0).decision,
  situation: { ...entryOf(0).decision.situation, roster: null },
}).length
console.log(`${count} tickets in batches of ${batchSize}, decisions of about ${bytes} bytes of JSON, ${agents} agents`)
console.log('database    what                     tickets/s   of plain inserts   cpu µs a ticket (this process)')

await measure(await openEmbedded({ waitLimitMs: 60_000, onError: console.error }))
const url = process.env['POINTSMAN_TEST_DATABASE_URL']
if (url === undefined) console.log('server      left out: POINTSMAN_TEST_DATABASE_URL is not set')
else await measureServer(url)

async function measureServer(databaseUrl: string): Promise<void> {
  const admin = new pg.Pool({ connectionString: databaseUrl, max: 1 })
  const schema = `bench_${process.pid}`
  await admin.query(`create schema ${schema}`)
  try {
    const ownUrl = `${databaseUrl}?options=${encodeURIComponent(`-c search_path=${schema}`)}`
    await measure(openServer({ databaseUrl: ownUrl, poolSize: 4, waitLimitMs: 60_000, onError: console.error }))
  } finally {
    await admin.query(`drop schema ${schema} cascade`)
    await admin.end()
  }
}

/** The two take turns, batch by batch, so that whatever else the machine does weighs on both alike. */
async function measure(database: Database): Promise<void> {
  await migrate(database, await shippedMigrations())
  const store = postgresStore(database, () => database.close())
  for (let index = 0; index < agents; index++) await store.putAgent(anAgent(agentId(index), { capacity: 1e9 }))
  await database.query('create table plain (id text primary key, subject text, body text)')
  await database.query('create table plain_packs (document bytea)')
  await database.query('alter table plain_packs alter column document set storage external')
  let [storeMs, plainMs, storeCpu, plainCpu] = [0, 0, 0, 0]
  for (let at = 0; at < count; at += batchSize) {
    const batch = Array.from({ length: Math.min(batchSize, count - at) }, (_, index) => entryOf(at + index))
    const [startedAt, cpuAtStart] = [performance.now(), cpuMicroseconds()]
    const results = await store.recordDecisions(batch)
    const [storedAt, cpuAtStored] = [performance.now(), cpuMicroseconds()]
    await insertPlainly(database, batch)
    plainMs += performance.now() - storedAt
    plainCpu += cpuMicroseconds() - cpuAtStored
    storeMs += storedAt - startedAt
    storeCpu += cpuAtStored - cpuAtStart
    if (results.some(({ kind }) => kind !== 'recorded')) throw new Error('A ticket was not recorded.')
  }
  const single = await singleLatencies(store, 200)
  report(database.engine, 'plain inserts', [count / (plainMs / 1000), 1, plainCpu / count])
  report(database.engine, 'recordDecisions', [count / (storeMs / 1000), plainMs / storeMs, storeCpu / count])
  console.log(
    `${database.engine.padEnd(12)}one ticket a call, ms:   p50 ${single.p50.toFixed(2)}, p99 ${single.p99.toFixed(2)}`,
  )
  await store.close()
}

async function insertPlainly(database: Database, batch: readonly DecidedTicket[]): Promise<void> {
  const documents = batch.map(({ decision }) => ({ ...decision, situation: { ...decision.situation, roster: null } }))
  const packs = await packTogether(documents.map((document) => ({ json: exactJson(document) })))
  await database.query(
    `with packed as (insert into plain_packs select * from unnest($4::bytea[]))
     insert into plain select * from unnest($1::text[], $2::text[], $3::text[])`,
    [
      textArray(batch.map(({ ticket }) => ticket.id)),
      textArray(batch.map(({ ticket }) => ticket.subject)),
      textArray(batch.map(({ ticket }) => ticket.body)),
      bytesArray(packs.map(({ document }) => document)),
    ],
  )
}

async function singleLatencies(
  store: ReturnType<typeof postgresStore>,
  times: number,
): Promise<{ readonly p50: number; readonly p99: number }> {
  const taken: number[] = []
  for (let index = 0; index < times; index++) {
    const entry = entryOf(count + index)
    const startedAt = performance.now()
    await store.recordDecisions([entry])
    taken.push(performance.now() - startedAt)
  }
  const sorted = taken.toSorted((one, other) => one - other)
  return { p50: sorted[Math.floor(times * 0.5)]!, p99: sorted[Math.floor(times * 0.99)]! }
}

function entryOf(index: number): DecidedTicket {
  const ticket = aTicket(`t-${String(index).padStart(8, '0')}`, {
    requester: `requester-${index % 500}@example.com`,
    account: `account-${index % 100}`,
  })
  const outcome = {
    kind: 'assigned',
    agent: agentId(index % agents),
    queue: `queue-${index % 12}`,
    effort: 1.25,
  } as const
  const decision = aDecision({ id: `d-${ticket.id}`, ticket, roster, random, changes: { outcome } })
  return { ticket, decision, actor: 'bench', isNew: true, isManual: false }
}

/** Of all threads, the embedded database's included: what a busy machine does not change. */
function cpuMicroseconds(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}

function report(engine: string, what: string, [rate, ratio, cpu]: readonly [number, number, number]): void {
  const figures = [rate.toFixed(0).padStart(9), ratio.toFixed(2).padStart(18), cpu.toFixed(0).padStart(17)]
  console.log(engine.padEnd(11), what.padEnd(24), ...figures)
}
