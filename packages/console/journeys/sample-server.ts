import { existsSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HistoricTicket, Timestamp } from '@pointsman/core'
import { generateHistory, liveTickets, sampleCompany, type TrueTicket } from '@pointsman/simulator'
import { beginTraining } from '../../server/src/training/run-training.ts'
import { readConfig } from '../../server/src/config.ts'
import { createKey } from '../../server/src/keys.ts'
import { startServer, type RunningServer } from '../../server/src/main.ts'
import { createStore } from '../../server/src/store/open-store.ts'
import type { Store } from '../../server/src/store/store.ts'
import { createQualityDesk } from '../../server/src/quality/quality-desk.ts'
import { livePast } from './sample-past.ts'

/** A server with the sample company on a Monday morning. */
export interface SampleServer {
  readonly address: string
  readonly key: string
  readonly store: Store
  readonly server: RunningServer
  /** Lets tickets come in and people work until then, by the server's clock. */
  workUntil(at: Timestamp): Promise<void>
  /** Ends the server and starts it again on the same port and data; `meanwhile` happens while it is down. */
  restart(meanwhile?: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

const minute = 60_000
const hour = 60 * minute

/** A Monday, nine o'clock in Berlin: the weekend's tickets are there, and people begin to be. */
export const monday = Date.UTC(2026, 2, 2, 8)

/** When Pointsman came to the company: everything before is imported. A whole month to look back on lies between. */
export const wentLive = Date.UTC(2026, 1, 2)

export interface SampleOptions {
  /** Live tickets a day. */
  readonly ticketsPerDay?: number
  /** Hours whose tickets lie there when the server is started. */
  readonly backlogHours?: number
}

/** A server on a company with six weeks of history, a reader trained on it and a month of work; all are there but one. Takes a while. */
export async function startSample(options: SampleOptions = {}): Promise<SampleServer> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'pointsman-console-'))
  // Whoever works on the console prepares the company once: POINTSMAN_CONSOLE_SAMPLE names a folder to keep it in.
  const kept = process.env['POINTSMAN_CONSOLE_SAMPLE']
  if (kept !== undefined && existsSync(kept)) await cp(kept, dataFolder, { recursive: true })
  const store = await createStore({ dataFolder })
  if (kept !== undefined && existsSync(kept)) return serveSample(store, dataFolder, options)
  await prepareSample(store)
  if (kept === undefined) return serveSample(store, dataFolder, options)
  await store.close()
  await cp(dataFolder, kept, { recursive: true })
  return serveSample(await createStore({ dataFolder }), dataFolder, options)
}

/** A server that has just been set up: nobody and nothing is there. */
export async function startEmpty(): Promise<SampleServer> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'pointsman-console-empty-'))
  return serveSample(await createStore({ dataFolder }), dataFolder, { backlogHours: 0 })
}

/** The company, its history, what was learned from it, a report on its quality, and a month of work with it. */
async function prepareSample(store: Store): Promise<void> {
  const quality = createQualityDesk({ store, now: () => wentLive, newId: () => 'journeys', onError: noError })
  await prepareMonth(store, async () => void (await quality.start({ target: 'queue', risk: 0.05 }, 'journeys')))
  await quality.idle()
}

/** The same without the report. `onTrained`: what is begun before the month. */
export async function prepareMonth(store: Store, onTrained: () => Promise<void> = async () => {}): Promise<void> {
  const company = sampleCompany({ seed: 1 })
  for (const queue of company.queues) await store.putQueue(queue)
  for (const agent of company.agents) {
    await store.putAgent(agent)
    await store.putPresence(agent.id, { state: 'online' }, wentLive)
  }
  await importHistory(store, { from: wentLive - 45 * 24 * hour, to: wentLive - 24 * hour })
  await train(store, wentLive)
  await onTrained()
  await livePast(store, wentLive, monday)
  await store.putPresence(company.agents[3]!.id, { state: 'away', until: monday + 26 * hour }, monday)
}

/** Starts the server of a company that was prepared. */
export async function serveSample(
  store: Store,
  dataFolder: string,
  { ticketsPerDay = 420, backlogHours = 36 }: SampleOptions = {},
): Promise<SampleServer> {
  const { secret } = await createKey(store, { name: 'console test', scopes: ['admin'] }, monday)
  const config = { ...readConfig({}), dataFolder, port: 0, logLevel: 'error' as const, clock: 'driven' as const }
  let server = await startServer({ ...config, store, clockStart: monday })
  const { address } = server
  const tickets = liveTickets({ seed: 1, from: monday - backlogHours * hour, ticketsPerDay })
  const first = await sendBacklog(tickets, server)
  const day = aDay(tickets, first, store)
  return {
    address,
    key: secret,
    store,
    get server() {
      return server
    },
    workUntil: (at) => day(server, at),
    restart: async (meanwhile = async () => undefined) => {
      const now = server.engine.now()
      await server.close()
      await meanwhile()
      server = await startServer({ ...config, port: Number(new URL(address).port), store, clockStart: now })
    },
    close: async () => {
      await server.close()
      await store.close()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

function noError(error: unknown): never {
  throw error
}

async function train(store: Store, at: Timestamp): Promise<void> {
  const order = { actor: 'journeys', kind: 'asked', seed: 1, isForced: true } as const
  const { done } = await beginTraining({ store, now: () => at, newId: () => 'journeys' }, order)
  await done
}

interface Period {
  readonly from: Timestamp
  readonly to: Timestamp
}

async function importHistory(store: Store, { from, to }: Period): Promise<void> {
  const rows: HistoricTicket[] = []
  for (const { ticket, outcome } of generateHistory({ seed: 1, from, months: 3, ticketsPerDay: 30 })) {
    if (ticket.receivedAt >= to) break
    rows.push({ ticket, outcome })
  }
  await store.importHistory(rows)
}

/** What came in before the server was there, all at once; answers the first ticket of the day. */
async function sendBacklog(tickets: Generator<TrueTicket>, { engine }: RunningServer): Promise<TrueTicket> {
  const sent: Promise<unknown>[] = []
  let one = tickets.next().value as TrueTicket
  while (one.ticket.receivedAt < monday) {
    sent.push(engine.submit(one.ticket, 'help desk'))
    one = tickets.next().value as TrueTicket
  }
  await Promise.all(sent)
  return one
}

/** Tickets come in at their time; whoever is given one resolves it when they have worked on it. */
function aDay(
  tickets: Generator<TrueTicket>,
  first: TrueTicket,
  store: Store,
): (server: RunningServer, until: Timestamp) => Promise<void> {
  const due: { readonly at: Timestamp; readonly id: string; readonly agent: string }[] = []
  let seenUntil = monday
  let next = first
  const noticeWork = async (): Promise<void> => {
    const { rows } = await store.givenOut({ since: seenUntil, offset: 0, limit: 500 })
    for (const { id, agent, at } of rows) {
      if (due.some((one) => one.id === id)) continue
      // Half an hour or so, some quicker and some slower: enough to see people get full and free again.
      due.push({ id, agent, at: at + (25 + 10 * (agent.length % 5)) * minute })
    }
  }
  return async ({ engine }, until) => {
    while (next.ticket.receivedAt <= until) {
      const now = next.ticket.receivedAt
      await noticeWork()
      for (const one of due.filter(({ at }) => at <= now).toSorted((a, b) => a.at - b.at)) {
        due.splice(due.indexOf(one), 1)
        const at = Math.max(one.at, engine.now())
        await engine.setNow(at)
        const data = { agent: one.agent, handleMinutes: 30 }
        const event = { id: engine.newId(), ticketId: one.id, kind: 'resolved' as const, at, actor: one.agent, data }
        await engine.recordEvent(event)
        seenUntil = Math.max(seenUntil, at - 12 * hour)
      }
      await engine.setNow(Math.max(now, engine.now()))
      await engine.submit(next.ticket, 'help desk')
      next = tickets.next().value as TrueTicket
    }
    await engine.setNow(Math.max(until, engine.now()))
    await noticeWork()
  }
}
