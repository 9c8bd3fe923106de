/*
 * A siege of several nodes on one PostgreSQL, and of one on the embedded database: a company of thirty with little room,
 * offers that lapse, people who come and go; nodes are killed (SIGKILL) and frozen for longer than a lease (SIGSTOP) at
 * random moments. At every instant that is looked at nobody may have more than they can carry; in the end no ticket may be
 * lost, none decided in two ways at once, and every offer must have ended once.
 * Usage: npm run siege -- nodes [RUNS] [TICKETS] [server|embedded]
 */
import { trainSample, sampleTickets } from '../../bench/http/sample.ts'
import { migrate, shippedMigrations } from '../../packages/server/src/store/migrate.ts'
import { openEmbedded } from '../../packages/server/src/store/embedded/embedded-database.ts'
import { postgresStore } from '../../packages/server/src/store/postgres-store.ts'
import { openServer } from '../../packages/server/src/store/server-database.ts'
import type { Database } from '../../packages/server/src/store/database.ts'
import type { StoredModel } from '../../packages/server/src/store/store.ts'
import { work, type Deeds } from './nodes-agents.ts'
import { tally, wrongAfterwards, wrongLines, wrongNow } from './nodes-checks.ts'
import { pause, postAll } from './nodes-clients.ts'
import { startCluster, type Cluster } from './nodes-cluster.ts'
import { ownGround, sharedGround, type NodesGround } from './nodes-ground.ts'
import { trouble, type Harm } from './nodes-trouble.ts'

export interface NodesSiege {
  readonly engine: 'server' | 'embedded'
  readonly tickets: number
}

const trainedOn = 1500
const lookEveryMs = 200
/** People go on working for a while after the last ticket came in, under fire. */
const afterglowMs = 10_000

/** Runs it so many times; prints a line each and answers what went wrong. */
export async function besiegeNodes(runs: number, siege: NodesSiege): Promise<readonly string[]> {
  const model = await trainSample(trainedOn)
  const complaints: string[] = []
  for (let run = 1; run <= runs; run++) {
    const startedAt = performance.now()
    const { found, report } = await runOnce(siege, model)
    complaints.push(...found)
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0)
    console.log(`${siege.engine}, run ${run} (${seconds} s): ${report}, ${found.length} complaints`)
    for (const complaint of found.slice(0, 10)) console.log(`  ${complaint}`)
  }
  console.log(`${siege.engine}: ${runs} runs of ${siege.tickets} tickets, ${complaints.length} complaints`)
  return complaints
}

async function runOnce(
  { engine, tickets: count }: NodesSiege,
  model: StoredModel,
): Promise<{ readonly found: readonly string[]; readonly report: string }> {
  const ground = engine === 'server' ? await sharedGround(model) : await ownGround(model)
  const size = engine === 'server' ? 3 : 1
  const tickets = new Map(sampleTickets(count, 'siege').map((text, index) => [`siege-${index}`, text]))
  const said = new Map<string, Set<string>>()
  try {
    const cluster = await startCluster(ground, size)
    const stage = await underFire(cluster, ground, { size, post: () => postAll(cluster, size, { tickets, said }) })
    await cluster.stop()
    const end = await inTheEnd(ground, tickets.keys(), said)
    const found = [...cluster.complaints, ...stage.found, ...end.found]
    return { found, report: [...stage.words, `answers ${words(cluster.answers)}`, end.tally].join('; ') }
  } finally {
    await ground.clear()
  }
}

interface Stage {
  readonly found: readonly string[]
  readonly words: readonly string[]
}

/** Everything at once, until the tickets are in and a while longer. */
async function underFire(
  cluster: Cluster,
  ground: NodesGround,
  { size, post }: { readonly size: number; readonly post: () => Promise<void> },
): Promise<Stage> {
  let isOver = false
  const over = (): boolean => isOver
  const deeds: Deeds = new Map()
  const harm: Harm = { kills: 0, freezes: 0, startMs: 0 }
  const watched = watch(ground, over)
  const working = work(cluster, ground.agents, deeds, over)
  const troubled = trouble(cluster, size, harm, over)
  await post()
  await pause(afterglowMs)
  isOver = true
  const [{ looks, found }] = await Promise.all([watched, working, troubled])
  const told = [`${harm.kills} kills, ${harm.freezes} freezes`, `${looks} looks`, words(deeds)]
  return { found, words: told }
}

/** A look every 200 ms, each at one snapshot. */
async function watch(
  { look }: NodesGround,
  isOver: () => boolean,
): Promise<{ readonly looks: number; readonly found: readonly string[] }> {
  const found = new Set<string>()
  let looks = 0
  while (look !== undefined && !isOver()) {
    for (const complaint of await wrongNow(look)) found.add(complaint)
    looks++
    await pause(lookEveryMs)
  }
  return { looks, found: [...found] }
}

async function inTheEnd(
  ground: NodesGround,
  tickets: Iterable<string>,
  said: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<{ readonly found: readonly string[]; readonly tally: string }> {
  const database = await openGround(ground)
  await migrate(database, await shippedMigrations())
  const store = postgresStore(database, () => database.close())
  const ask = (sql: string): Promise<readonly Record<string, unknown>[]> => database.query(sql)
  try {
    const found = [...(await wrongAfterwards(ask)), ...(await wrongLines(store, tickets, said))]
    return { found, tally: await tally(ask) }
  } finally {
    await store.close()
  }
}

async function openGround({ options }: NodesGround): Promise<Database> {
  const { databaseUrl, dataFolder } = options
  const common = { waitLimitMs: 60_000, onError: (error: Error) => console.error(error.message) }
  if (databaseUrl !== undefined) return openServer({ ...common, databaseUrl, poolSize: 4 })
  return openEmbedded({ ...common, ...(dataFolder === undefined ? {} : { dataFolder }) })
}

function words(counts: ReadonlyMap<string | number, number>): string {
  return [...counts].map(([what, times]) => `${times} × ${what}`).join(', ')
}
