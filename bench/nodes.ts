/*
 * Decided tickets a second with one, two and three nodes on one PostgreSQL, each a server process that reads, decides and
 * records what it is sent in bulk, as long as the measurement lasts; and beside them, in the same run, the database's own
 * ceiling: as many processes that insert the same bytes into tables of two columns and do nothing else. Tickets, agents and
 * model are those of the sample company; everybody has room. Nodes, database and sender share this machine's cores, so with
 * few cores more nodes cannot be faster: the column of processor seconds says what one decision takes wherever it runs.
 * Usage: node bench/nodes.ts [SECONDS] [TRAINED_ON]; the server at POINTSMAN_TEST_DATABASE_URL.
 */
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { createStore } from '../packages/server/src/store/open-store.ts'
import { startChild, type ChildServer } from './http/child-server.ts'
import { sampleTickets, seedSample, trainSample } from './http/sample.ts'
import { ownDatabase } from './nodes/own-database.ts'

const seconds = Number(process.argv[2] ?? 20)
const trainedOn = Number(process.argv[3] ?? 1500)
const inOneRequest = 500
/** Requests under way at each node: one being decided, one on its way. */
const streams = 2
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const base = process.env['POINTSMAN_TEST_DATABASE_URL']
if (base === undefined) console.log('left out: POINTSMAN_TEST_DATABASE_URL is not set')
else await measureAll(base)

async function measureAll(baseUrl: string): Promise<void> {
  console.log(`${availableParallelism()} cores for nodes, database and sender; ${seconds} s each; load ${load()}`)
  console.log('nodes   decided/s   plain inserts/s   share   cpu ms a ticket: node, database   load')
  const model = await trainSample(trainedOn)
  const texts = sampleTickets(4000, 'x').map((text) => JSON.parse(text) as Record<string, unknown>)
  for (const size of [1, 2, 3]) {
    const own = await ownDatabase(baseUrl, 'bench_nodes')
    try {
      const store = await createStore({ databaseUrl: own.databaseUrl })
      const key = await seedSample(store, model)
      await store.close()
      const decided = await measureNodes(own.databaseUrl, key, size, texts)
      const plain = await measurePlain(own.databaseUrl, size)
      const [node, database] = [decided.nodeMs, decided.databaseMs].map((ms) => (ms / decided.count).toFixed(2))
      const [rate, ceiling] = [decided.count / decided.seconds, plain]
      const figures = [
        rate.toFixed(0).padStart(12),
        ceiling.toFixed(0).padStart(18),
        (rate / ceiling).toFixed(2).padStart(8),
      ]
      console.log(`${String(size).padEnd(5)}${figures.join('')}${`${node}, ${database}`.padStart(34)}   ${load()}`)
    } finally {
      await own.drop()
    }
  }
}

interface Measured {
  readonly count: number
  readonly seconds: number
  readonly nodeMs: number
  readonly databaseMs: number
}

async function measureNodes(
  databaseUrl: string,
  key: string,
  size: number,
  texts: readonly Record<string, unknown>[],
): Promise<Measured> {
  const environment = {
    DATABASE_URL: databaseUrl,
    POINTSMAN_PORT: '0',
    POINTSMAN_LOG_LEVEL: 'error',
    POINTSMAN_BACKUP_EVERY_HOURS: '0',
  }
  const nodes: ChildServer[] = []
  for (let node = 0; node < size; node++)
    nodes.push(await startChild(here('../packages/server/src/main.ts'), environment))
  let sent = 0
  const next = (): string =>
    Array.from({ length: inOneRequest }, () =>
      JSON.stringify({ ...texts[sent % texts.length], id: `t-${sent++}` }),
    ).join('\n')
  const sendFor = async (ms: number): Promise<number> => {
    const until = performance.now() + ms
    const perStream = nodes.flatMap((node) =>
      Array.from({ length: streams }, async () => {
        let decided = 0
        while (performance.now() < until) decided += await bulk(node.address, key, next())
        return decided
      }),
    )
    return (await Promise.all(perStream)).reduce((sum, one) => sum + one, 0)
  }
  await sendFor(3000)
  const before = await cpuMs(databaseUrl, nodes)
  const startedAt = performance.now()
  const count = await sendFor(seconds * 1000)
  const taken = (performance.now() - startedAt) / 1000
  const after = await cpuMs(databaseUrl, nodes)
  for (const node of nodes) await node.stop()
  return { count, seconds: taken, nodeMs: after.nodes - before.nodes, databaseMs: after.database - before.database }
}

async function bulk(address: string, key: string, body: string): Promise<number> {
  const answer = await fetch(`${address}/v1/tickets/bulk`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
    body,
  })
  const lines = (await answer.text()).trim().split('\n')
  const decided = lines.filter((line) => line.includes('"decision"')).length
  if (decided !== inOneRequest) throw new Error(`${decided} of ${inOneRequest} were decided: ${lines[0]}`)
  return decided
}

/** Rows of the bytes that a ticket and its share of a pack come to, in batches as the store makes them. */
async function measurePlain(databaseUrl: string, size: number): Promise<number> {
  const admin = new pg.Client({ connectionString: databaseUrl })
  await admin.connect()
  const { rows } = await admin.query<{ bytes: string }>(
    `select ((select sum(pg_column_size(t)) from tickets t) + (select sum(pg_column_size(e)) from events e)
      + (select sum(pg_column_size(d)) from decisions d) + (select sum(octet_length(document)) from decision_packs)
      + (select sum(pg_column_size(a)) from assignments a)) / (select count(*) from tickets) as bytes`,
  )
  const document = Buffer.alloc(Number(rows[0]!.bytes), 'x')
  await admin.query('create table plain (id text primary key, document bytea)')
  await admin.query('alter table plain alter column document set storage external')
  await admin.end()
  const writers = Array.from({ length: size }, (_, writer) => insertFor(databaseUrl, writer, document))
  return (await Promise.all(writers)).reduce((sum, rate) => sum + rate, 0)
}

async function insertFor(databaseUrl: string, writer: number, document: Buffer): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const startedAt = performance.now()
  let count = 0
  while (performance.now() < startedAt + (seconds * 1000) / 2) {
    const ids = Array.from({ length: 256 }, () => `p-${writer}-${count++}`)
    await client.query('insert into plain select id, $2 from unnest($1::text[]) as id', [ids, document])
  }
  const rate = count / ((performance.now() - startedAt) / 1000)
  await client.end()
  return rate
}

/** Processor time of the nodes and of all sessions of the database so far. */
async function cpuMs(
  databaseUrl: string,
  nodes: readonly ChildServer[],
): Promise<{ readonly nodes: number; readonly database: number }> {
  const admin = new pg.Client({ connectionString: databaseUrl })
  await admin.connect()
  const { rows } = await admin.query<{ pid: number }>(
    'select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  await admin.end()
  const sum = (pids: readonly number[]): number => pids.reduce((total, pid) => total + ticksOf(pid), 0) * 10
  return { nodes: sum(nodes.map(({ pid }) => pid)), database: sum(rows.map(({ pid }) => pid)) }
}

/** Hundredths of a second that a process had of a processor; 0 where that cannot be seen (another machine, not Linux). */
function ticksOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return Number(fields[11]) + Number(fields[12])
  } catch {
    return 0
  }
}

/** How many processes wanted a processor during the last minute, ours and others'. */
function load(): string {
  try {
    return readFileSync('/proc/loadavg', 'utf8').split(' ')[0]!
  } catch {
    return 'unknown'
  }
}
