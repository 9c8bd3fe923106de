import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sampleCompany, generateHistory, liveTickets, toTicketRows, type TrueTicket } from '@pointsman/simulator'
import { toInstant } from '../../contract/wire.ts'
import { readConfig, type Config } from '../../config.ts'
import { createKey } from '../../keys.ts'
import { startServer } from '../../main.ts'
import { run } from '../run.ts'
import { testShell } from '../test-shell.ts'
import { furnish, sender, type Send } from '../../rehearsal/over-http.ts'
import { createStore } from '../../store/open-store.ts'
import { defaultPolicy, defaultRisk, type Timestamp } from '@pointsman/core'
import { gather, liveThrough, type People } from './people.ts'
import { judgeDearest } from './verdicts.ts'

const day = 86_400_000

/** When everything begins: a Monday. */
export const historyStart = Date.UTC(2026, 0, 5)
/** How long each part takes. */
export const parts = { historyDays: 56, shadowDays: 28, suggestDays: 7, liveDays: 28 } as const
export const shadowStart = historyStart + parts.historyDays * day
export const suggestStart = shadowStart + parts.shadowDays * day
export const liveStart = suggestStart + parts.suggestDays * day
export const liveEnd = liveStart + parts.liveDays * day

export interface JourneyOptions {
  /** The database, and a folder for files. */
  readonly config: Pick<Config, 'dataFolder'> & Partial<Pick<Config, 'databaseUrl'>>
  readonly folder: string
  readonly seed: number
  /** In the history, and in the shadow and live months. */
  readonly ticketsPerDay: { readonly history: number; readonly live: number }
}

/** What is looked at afterwards. */
export interface Journey {
  readonly shadowReport: unknown
  readonly verdicts: number
  /** Answers what a command printed with `--json`. */
  command(words: readonly string[], at?: Timestamp): Promise<unknown>
}

/** Import, train, shadow, verdicts, suggestions, live: all of it through commands and HTTP, as a company would go about it. */
export async function undertake(options: JourneyOptions): Promise<Journey> {
  const company = sampleCompany({ seed: options.seed })
  const command = commandsOf(options)
  await importAndTrain(options, command)
  const config = readConfig(
    {},
    { ...options.config, port: 0, clock: 'driven', logLevel: 'error', backupEveryHours: 0, trainAt: 'off' },
  )
  const store = await createStore(options.config)
  try {
    const { secret: key } = await createKey(store, { name: 'journey', scopes: ['admin'] }, shadowStart)
    const server = await startServer({ ...config, store, clockStart: shadowStart })
    try {
      const address = { url: server.address, key }
      const send = sender(address)
      const agents = company.agents.map(({ hours: _always, ...agent }) => ({ ...agent, capacity: 60 }))
      await furnish(address, {
        agents,
        queues: company.queues,
        policy: { ...defaultPolicy, mode: 'shadow', risk: { ...defaultRisk, tolerated } },
      })
      for (const { id } of agents) await send('PUT', `/v1/agents/${id}/presence`, { state: 'online' })
      const people = gather(send, company, options.seed)
      const tickets = comingTickets(options)
      await during(people, tickets, { from: shadowStart, to: suggestStart })
      const shadowReport = await send('GET', '/v1/reports/shadow')
      const verdicts = await judgeDearest(send, new Map(tickets.map((one) => [one.ticket.id, one.truth.queue])))
      await trainOver(send)
      await goTo(send, 'suggest')
      await during(people, tickets, { from: suggestStart, to: liveStart })
      await goTo(send, 'auto')
      const middle = liveStart + (parts.liveDays / 2) * day
      await during(people, tickets, { from: liveStart, to: middle })
      await trainOver(send)
      await during(people, tickets, { from: middle, to: liveEnd })
      return { shadowReport, verdicts, command }
    } finally {
      await server.close()
    }
  } finally {
    await store.close()
  }
}

type Command = Journey['command']

function commandsOf({ config }: JourneyOptions): Command {
  const where =
    config.databaseUrl === undefined ? ['--data-folder', config.dataFolder] : ['--database-url', config.databaseUrl]
  return async (words, at = liveEnd) => {
    const { shell, out, err } = testShell(createStore)
    const code = await run([...where, ...words, '--json'], { ...shell, now: () => at })
    if (code !== 0) throw new Error(`pointsman ${words.join(' ')}: ${code} ${err()}`)
    return JSON.parse(out()) as unknown
  }
}

async function importAndTrain({ folder, seed, ticketsPerDay }: JourneyOptions, command: Command): Promise<void> {
  const file = join(folder, 'history.jsonl')
  const history = [...generateHistory({ seed, from: historyStart, months: 4, ticketsPerDay: ticketsPerDay.history })]
  const past = history.filter(({ outcome }) => (outcome.resolvedAt ?? Infinity) < shadowStart)
  await writeFile(file, [...toTicketRows(past)].map((row) => `${JSON.stringify(row)}\n`).join(''))
  await command(['import', file], shadowStart)
  await command(['train'], shadowStart)
}

function comingTickets({ seed, ticketsPerDay }: JourneyOptions): readonly TrueTicket[] {
  const tickets: TrueTicket[] = []
  for (const one of liveTickets({
    seed,
    from: shadowStart,
    ticketsPerDay: ticketsPerDay.live,
    historyFrom: historyStart,
  })) {
    if (one.ticket.receivedAt >= liveEnd) break
    tickets.push(one.ticket.receivedAt < liveStart ? one : reorganized(one))
  }
  return tickets
}

/** What may go wrong of what is decided alone: much, because a history of some two thousand tickets teaches no more. */
const tolerated = 0.15

/** On the day of going live some topics go over to other teams: what was learned of them is wrong from then on. */
const movedTopics: Readonly<Record<string, string>> = {
  'password-lockout': 'accounts',
  'payment-methods': 'accounts',
  'csv-import': 'onboarding',
  'data-export': 'onboarding',
}

function reorganized({ ticket, truth }: TrueTicket): TrueTicket {
  return { ticket, truth: { ...truth, queue: movedTopics[truth.topic] ?? truth.queue } }
}

function during(
  people: People,
  tickets: readonly TrueTicket[],
  { from, to }: { readonly from: Timestamp; readonly to: Timestamp },
): Promise<void> {
  const coming = tickets.filter(({ ticket: { receivedAt } }) => receivedAt >= from && receivedAt < to)
  return liveThrough(people, coming, to)
}

async function goTo(send: Send, mode: 'suggest' | 'auto'): Promise<void> {
  const { version: _before, ...policy } = (await send('GET', '/v1/policy')) as Readonly<Record<string, unknown>>
  await send('PUT', '/v1/policy', { ...policy, mode })
}

/** As every night; here twice, and waited for. */
async function trainOver(send: Send): Promise<void> {
  await send('POST', '/v1/models/train', {})
  for (;;) {
    const { trainings } = (await send('GET', '/v1/models')) as { trainings: readonly { ended_at?: string }[] }
    if (trainings[0]?.ended_at !== undefined) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** A period in whole days, as commands take it. */
export function span(from: Timestamp, to: Timestamp): readonly string[] {
  return ['--from', toInstant(from).slice(0, 10), '--to', toInstant(to).slice(0, 10)]
}
