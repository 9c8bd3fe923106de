import { join } from 'node:path'
import type { PointsmanError, Timestamp } from '@pointsman/core'
import { liveTickets, sampleCompany, type SampleCompany, type TrueTicket } from '@pointsman/simulator'
import { createKey } from '../../keys.ts'
import { builtConsole } from '../../console-build.ts'
import { startServer } from '../../main.ts'
import { sender, type Send } from '../../rehearsal/over-http.ts'
import type { Store } from '../../store/store.ts'
import { say } from '../answer.ts'
import type { DemoOptions } from '../demo.ts'
import { configOf } from '../open-store.ts'
import { showProgress } from '../progress.ts'
import type { Shell } from '../shell.ts'
import type { StoreOptions } from '../store-options.ts'
import { companyLife, type CompanyLife } from './company-life.ts'
import { demoDoors } from './demo-doors.ts'
import { demoBegins, deskSees, wentLive } from './days.ts'
import { freePort } from './free-port.ts'
import { goLive } from './live.ts'
import { livePast } from './past.ts'
import { emptyFolder, prepareCompany } from './prepare.ts'
import { tour } from './tour.ts'

const hour = 3_600_000
const day = 24 * hour

/** Who asks for what nobody at the company asked for. */
const actor = 'demo'

/** Reachable from this machine only: the demo prints its key. */
const host = '127.0.0.1'

/**
 * Tickets in the one to two months that were lived with Pointsman. More: `npm start` takes longer; fewer: a month says less about
 * itself.
 */
const pastTickets = 320
/** The clock of the past moves by as much. Smaller: `npm start` takes longer; larger: what came in was decided later than it came. */
const step = 0.5 * hour
/** Today's tickets that are there when the demo begins are of so many hours. */
const morning = 3 * hour
/** Today, so that something happens while one looks: with as many, thirty people have all they can do. */
const ticketsPerDay = 300

/** Carries out `pointsman demo`. Always embedded: a demo has no business in a real database. */
export async function runDemo(options: DemoOptions, shell: Shell, place: StoreOptions): Promise<void> {
  const dataFolder = join(configOf(shell, place).dataFolder, 'demo')
  if (!options.keep) emptyFolder(dataFolder)
  const store = await shell.openStore({ dataFolder })
  try {
    await serveCompany(store, dataFolder, options, shell)
  } finally {
    await store.close()
  }
}

async function serveCompany(store: Store, dataFolder: string, options: DemoOptions, shell: Shell): Promise<void> {
  const company = sampleCompany(options)
  say(
    shell,
    `${company.name}, a company made up for this demo: ${company.agents.length} agents in ${company.queues.length} queues.`,
  )
  // While the reader learns; where it fails, the page itself says why.
  void builtConsole((text) => say(shell, text)).catch(() => undefined)
  const when = await datesOf(store, shell.now())
  if (when.isNew) await prepareCompany(store, company, { ...options, to: when.from }, shell)
  const port = await freePort(host, options.port)
  if (port !== options.port) say(shell, `Port ${options.port} is taken, so this uses ${port}.`)
  const { databaseUrl: _, ...config } = configOf(shell, { dataFolder, host, port, clock: 'driven', logLevel: 'warn' })
  const { secret } = await createKey(store, { name: 'demo', scopes: ['admin'] }, shell.now())
  const server = await startServer({ ...config, store, clockStart: when.from })
  try {
    const send = sender({ url: server.address, key: secret })
    const life = await lifeUntilNow(send, company, { ...options, ...when }, shell)
    // Only now: until here Ctrl-C simply ends the process, and training would not hear it.
    const stopping = new AbortController()
    const stopListening = shell.onStop(() => stopping.abort())
    say(
      shell,
      `\n${await demoDoors(store, company, server.address)}\nAPI key: ${secret}\n\nFive things to look at, once the console is open:\n${tour(server.address)}\n\nLive tickets (their clock runs ahead of yours; Ctrl-C stops):\n`,
    )
    // Weeks have passed since the reader learned: a challenger is made while one looks, and takes over only if it reads better.
    if (when.isNew) await send('POST', '/v1/models/train', { actor })
    const tickets = todaysTickets({ ...options, ...when })
    await goLive({ store, company, life, tickets }, { ...options, stopped: stopping.signal }, shell)
    stopListening()
  } finally {
    await server.close()
  }
}

/** When things happen in the demo, by its own clock. */
interface DemoDates {
  /** When Pointsman came to the company, or where the demo of last time ended. */
  readonly from: Timestamp
  /** When whoever started the demo begins to look. */
  readonly begins: Timestamp
  readonly isNew: boolean
}

async function datesOf(store: Store, now: Timestamp): Promise<DemoDates> {
  const begins = demoBegins(now)
  if ((await store.model()) === undefined) return { from: wentLive(begins), begins, isNew: true }
  const [newest] = (await store.tickets({ limit: 1 })).items
  // People take tickets up and resolve them later than the newest came in.
  const from = Math.max(now, (newest?.ticket.receivedAt ?? 0) + day)
  return { from, begins: demoBegins(from), isNew: false }
}

type LifeOptions = DemoOptions & DemoDates

async function lifeUntilNow(
  send: Send,
  company: SampleCompany,
  { seed, from, begins, isNew }: LifeOptions,
  shell: Shell,
): Promise<CompanyLife> {
  // Whoever watches may do something with a ticket that makes impossible what the company would have done; it lives on.
  const onRefused = (error: PointsmanError): void => say(shell, `Somebody at the company was refused: ${error.message}`)
  const parts = { send, company, seed, seenFrom: deskSees, onRefused }
  if (!isNew) return companyLife(parts)
  // Beside it, in a thread of its own: what is wrong with the history that was imported.
  await send('POST', '/v1/reports/quality', { actor })
  const progress = showProgress(shell, 'living its last weeks with Pointsman')
  const life = await livePast({
    ...parts,
    ...{ from, to: begins, step },
    ticketsPerDay: pastTickets / ((begins - from) / day),
    last: { from: begins - morning, ticketsPerDay },
    onProgress: (share) => progress.update(share, ''),
  })
  progress.end()
  const away = { state: 'away', until: new Date(begins + 26 * hour).toISOString() }
  await send('PUT', `/v1/agents/${company.agents[3]!.id}/presence`, away)
  return life
}

/** The same tickets again would be known already: those of a later start are named after their day. */
function* todaysTickets({ seed, begins, isNew }: LifeOptions): Generator<TrueTicket> {
  const suffix = isNew ? '' : `-${new Date(begins).toISOString().slice(0, 10)}`
  for (const { ticket, truth } of liveTickets({ seed, from: begins, ticketsPerDay }))
    yield { ticket: { ...ticket, id: `${ticket.id}${suffix}` }, truth }
}
