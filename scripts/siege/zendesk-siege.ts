/*
 * A siege of reading a help desk: the history of a fake Zendesk is read by `pointsman connect zendesk`, once without any trouble, for the
 * state that it ought to come to; then on a fresh database with one request in a hundred going wrong, and killed (SIGKILL) at random
 * requests, until it ends by itself. The state must be the same, and memory must not grow with the history.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { canonicalState, differences } from './import-siege-state.ts'
import { embeddedGround, serverGround, type Ground } from './store-siege.ts'
import { account, startZendesk, type ZendeskServer } from './zendesk-server.ts'

const runner = fileURLToPath(new URL('./import-siege-runner.ts', import.meta.url))
/** Share of requests that go wrong. */
const faultShare = 0.01
/** Attempts to end by itself after the kills: where four attempts at one request fail in a row, the command gives up. */
const mostEndings = 10
/** Memory may grow by this much from a tenth of the history to all of it, megabytes: noise of the collector, and of the database. */
const growth = 300

/** What the siege is of. */
export interface ZendeskSiege {
  readonly kills: number
  readonly tickets: number
}

/** Answers what went wrong; prints a line a run. */
export async function besiegeZendesk(
  engine: 'embedded' | 'server',
  { kills, tickets }: ZendeskSiege,
): Promise<readonly string[]> {
  console.log(
    `${engine}: ${tickets} tickets of Zendesk, ${kills} kills, ${faultShare * 100} % of the requests go wrong`,
  )
  const newGround = (): Promise<Ground> => (engine === 'embedded' ? embeddedGround() : serverGround())
  const small = await readQuietly(newGround, Math.round(tickets / 10))
  const whole = await readQuietly(newGround, tickets)
  const desk = await startZendesk(tickets)
  const ground = await newGround()
  try {
    desk.setFaults(faultShare)
    for (let n = 0; n < kills; n++) await readAndDie(ground, desk, (2 * whole.requests) / (kills + 1))
    const complaints = await endByItself(ground, desk)
    complaints.push(...differences(whole.state, await stateOf(ground)))
    if (whole.peak - small.peak > growth)
      complaints.push(`memory: ${small.peak} MB for a tenth, ${whole.peak} MB for all`)
    for (const complaint of complaints) console.log(`  ${complaint}`)
    console.log(
      `${engine}: ${kills} kills, ${desk.faults()} of ${desk.requests()} requests went wrong: ${complaints.length} complaints`,
    )
    return complaints
  } finally {
    desk.close()
    await ground.clear()
  }
}

interface Quiet {
  readonly state: ReadonlyMap<string, string>
  readonly requests: number
  /** Megabytes. */
  readonly peak: number
}

async function readQuietly(newGround: () => Promise<Ground>, tickets: number): Promise<Quiet> {
  const desk = await startZendesk(tickets)
  const ground = await newGround()
  try {
    const started = performance.now()
    const { code, text } = await connect(ground, desk)
    if (code !== 0) throw new Error(`Reading failed (${code}):\n${text.slice(-2000)}`)
    const seconds = (performance.now() - started) / 1000
    const peak = Number(/peak (\d+)/.exec(text)?.[1] ?? 0)
    console.log(`  ran ${seconds.toFixed(1)} s: ${tickets} tickets, ${desk.requests()} requests, ${peak} MB at most`)
    return { state: await stateOf(ground), requests: desk.requests(), peak }
  } finally {
    desk.close()
    await ground.clear()
  }
}

async function readAndDie(ground: Ground, desk: ZendeskServer, most: number): Promise<void> {
  const last = desk.requests() + Math.ceil(Math.random() * most)
  const { signal, code } = await connect(ground, desk, () => desk.requests() >= last)
  console.log(signal === 'SIGKILL' ? `  killed at request ${last}` : `  ended before the kill (${code})`)
}

/** What gave up says so, and goes on where it was when it is called again. */
async function endByItself(ground: Ground, desk: ZendeskServer): Promise<string[]> {
  for (let n = 1; n <= mostEndings; n++) {
    const { code, text } = await connect(ground, desk)
    if (code === 0) {
      console.log(`  ended by itself at attempt ${n}`)
      return []
    }
    if (!text.includes('The help desk')) return [`gave up for another reason: ${text.slice(-500)}`]
  }
  return [`did not end in ${mostEndings} attempts`]
}

/** Beside what an import leaves: agents, but for when they were put to work, and open tickets that wait for a server. */
const more: Readonly<Record<string, string>> = {
  agents: `select count(*) || ' agents, ' || md5(string_agg(concat_ws('|', id, version, profile, capacity, load, presence), ',' order by id))
    as found from agents`,
  open: `select count(*) || ' facts, ' || coalesce(md5(string_agg(key || ticket, ',' order by key)), '') as found from connection_facts`,
}

async function stateOf(ground: Ground): Promise<ReadonlyMap<string, string>> {
  const state = new Map(await canonicalState(ground))
  const database = await ground.open()
  try {
    for (const [name, query] of Object.entries(more)) {
      const [row] = await database.query<{ found: string }>(query)
      state.set(name, row!.found)
    }
    return state
  } finally {
    await database.close()
  }
}

async function connect(
  ground: Ground,
  desk: ZendeskServer,
  isOver?: () => boolean,
): Promise<{ readonly code: number | null; readonly signal: string | null; readonly text: string }> {
  const { dataFolder, databaseUrl } = ground.options
  const place = databaseUrl === undefined ? ['--data-folder', dataFolder!] : ['--database-url', databaseUrl]
  const access = ['--url', desk.url, '--email', account.email, '--token', account.token, '--yes']
  const pace = ['--calls-per-minute', '1000000', '--exports-per-minute', '1000000']
  const child = spawn(process.execPath, [runner, ...place, 'connect', 'zendesk', ...access, ...pace], {
    env: { ...process.env, POINTSMAN_SECRET_KEY: '11'.repeat(32) },
  })
  desk.onRequest(() => {
    if (isOver?.() === true) child.kill('SIGKILL')
  })
  let text = ''
  const hear = (chunk: Buffer): void => {
    text = (text + chunk.toString()).slice(-20_000)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  desk.onRequest(() => undefined)
  return { code, signal, text }
}
