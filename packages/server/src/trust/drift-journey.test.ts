import {
  defaultPolicy,
  defaultRisk,
  isSureEnough,
  loadReader,
  seededRandom,
  trainReader,
  type Decision,
  type Reader,
  type Ticket,
} from '@pointsman/core'
import { generateHistory, liveTickets, sampleCompany } from '@pointsman/simulator'
import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { drivenClock } from '../engine/clock.ts'
import { createEngine, type Engine } from '../engine/engine.ts'
import { readerSource } from '../reader-source.ts'
import { loadSenses } from '../senses/senses.ts'
import { createStore } from '../store/open-store.ts'
import type { DriftEntry, Store, StoredReading } from '../store/store.ts'
import { gatherEvidence } from './evidence.ts'
import { riskReport } from './risk-report.ts'
import { watchDrift } from './watch-drift.ts'

const day = 86_400_000
const minute = 60_000
const start = Date.UTC(2026, 2, 2)
const seed = 1
const company = sampleCompany({ seed })
const queues = company.queues.map(({ id }) => id)

/** A ticket, and where it belongs. */
interface Known {
  readonly ticket: Ticket
  readonly queue: string
}

let snapshot: Uint8Array
let newReader: () => Reader

beforeAll(async () => {
  const senses = await loadSenses()
  const history = [...generateHistory({ seed, from: start - 60 * day, months: 2, ticketsPerDay: 14 })]
  snapshot = trainReader({ history, queues: company.queues }, senses, { seed }).snapshot()
  newReader = () => loadReader(snapshot, senses)
}, 600_000)

/** The sample company's own tickets, as ever. */
function* usual(): Generator<Known, never> {
  for (const { ticket, truth } of liveTickets({ seed, from: start, ticketsPerDay: 100 })) {
    yield { ticket, queue: truth.queue }
  }
  throw new Error('the stream of tickets has an end')
}

const words = ['hyperloom', 'warp', 'gantry', 'spindle', 'selvage', 'heddle', 'treadle', 'bobbin', 'shuttle', 'reed']

/** Every second ticket is about a product that nobody has heard of, and whose tickets go to other people. */
function* shifted(tickets: Generator<Known, never>): Generator<Known, never> {
  const random = seededRandom(7)
  const word = (): string => words[Math.floor(random() * words.length)]!
  for (;;) {
    const { value } = tickets.next()
    if (random() < 0.5) yield value
    else {
      const body = `The ${word()} ${word()} of our new loom jams, and the ${word()} shows ${word()} ${word()}. What now?`
      yield {
        ticket: { ...value.ticket, subject: `${word()} ${word()}`, body },
        queue: queues[Math.floor(random() * queues.length)]!,
      }
    }
  }
}

describe('without a shift', () => {
  it('there is no alarm in 5,000 tickets of the sample company, read and resolved', async () => {
    const reader = newReader()
    const readings: StoredReading[] = []
    const tickets = usual()
    const next = (): StoredReading => {
      const { ticket, queue: truth } = tickets.next().value
      const { queue } = reader.read(ticket, { queues })
      const { label, confidence, inScope } = queue
      const read = { ticketId: ticket.id, at: start, confidence, inScope, model: 'm', acted: true, truth }
      return label === undefined ? read : { ...read, queue: label }
    }
    for (let i = 0; i < 500; i++) readings.push(next())
    const store: Pick<Store, 'readings'> = { readings: async () => readings }
    const wanted = { store, asked: defaultRisk, now: start, model: 'm', heldOut: [] }
    let states: readonly DriftEntry[] = await (await gatherEvidence(wanted)).usual()
    expect(states[0]?.queue).toBeUndefined()
    for (let i = 0; i < 5_000; i++) {
      const one = next()
      const change = watchDrift({ read: [one], proved: [one], states }, i)
      expect(change.alarms).toEqual([])
      states = states.map((state) => change.states.find(({ queue }) => queue === state.queue) ?? state)
    }
  }, 300_000)
})

/** Whatever the store stands on. */
function journey(name: string, open: () => Promise<Store>, close: () => Promise<void>): void {
  describe(`a shift, with ${name}`, () => {
    it('is noticed within 200 tickets: nothing is done alone any more, with the reason, until a person says so', async () => {
      const store = await open()
      const clock = drivenClock(start)
      const engine = await openEngine(store, clock)
      await furnish(engine)
      // A reader that has learned from few tickets: at 5 % it would do hardly anything alone.
      const risk = { ...defaultRisk, tolerated: 0.15 }
      await engine.putPolicy({ ...defaultPolicy, risk })
      const tickets = usual()
      await send(engine, tickets, 300)
      const { calculation } = await store.trust()
      expect(calculation?.calculation).toMatchObject({ ground: 'resolved' })
      expect(calculation!.calculation.lanes.length).toBeGreaterThan(0)
      const quiet = await send(engine, tickets, 100)
      expect(await store.alarms(10)).toEqual([])
      const alone = quiet.filter(({ mode, outcome }) => mode === 'auto' && outcome.kind !== 'triage')
      expect(alone.length).toBeGreaterThan(20)
      const { threshold } = alone[0]!.situation.trust!.rule!
      expect(threshold).toBeLessThanOrEqual(1)
      expect(quiet.filter(({ mode }) => mode === 'suggest').length).toBeGreaterThan(0)

      const other = shifted(tickets)
      let sent = 0
      while (sent < 200 && (await store.alarms(1)).length === 0) {
        await send(engine, other, 10)
        sent += 10
      }
      const [alarm] = await store.alarms(1)
      expect(alarm, `no alarm after ${sent} tickets`).toBeDefined()
      expect(alarm!.because).toMatch(/tickets \d+ (were read wrong|look unlike|were read with little)/)
      const after = await send(engine, tickets, 20)
      const concerned = after.filter(
        ({ reading }) => alarm!.queue === undefined || reading.queue.label === alarm!.queue,
      )
      expect(concerned.filter(({ mode, outcome }) => mode === 'auto' && outcome.kind !== 'triage')).toEqual([])
      expect(concerned.some(({ situation }) => situation.trust?.lowered?.[0]?.because === alarm!.because)).toBe(true)
      const told = (await store.effectsToDo(100_000)).flatMap(({ effects }) => effects)
      expect(told.find(({ kind }) => kind === 'alert_drift')).toMatchObject({
        alarm: alarm!.id,
        because: alarm!.because,
      })

      // Another process, or this one after a restart, obeys it, too.
      await engine.close()
      const again = await openEngine(store, drivenClock(clock.now()))
      const still = await send(again, tickets, 10)
      expect(
        still.filter(
          ({ mode, reading, outcome }) =>
            mode === 'auto' &&
            outcome.kind !== 'triage' &&
            (alarm!.queue ?? reading.queue.label) === reading.queue.label,
        ),
      ).toEqual([])
      for (const { id } of (await store.trust()).alarms) {
        await again.trusting.endAlarm(id, { actor: 'kim', reason: 'the loom is ours now' })
      }
      const back = await send(again, tickets, 20)
      for (const { mode, outcome, reading, situation } of back) {
        const { rule, lowered } = situation.trust!
        expect(lowered).toBeUndefined()
        // What the shift has taught stays: thresholds were set anew meanwhile.
        const isSure = rule !== undefined && isSureEnough(reading.queue, rule)
        if (outcome.kind !== 'triage') expect(mode).toBe(isSure ? 'auto' : 'suggest')
      }
      const report = await riskReport(store, { now: again.now(), days: 30 })
      expect(report.all.tickets).toBeGreaterThan(400)
      expect(report.alarms).toEqual([])
      await again.close()
      await close()
    }, 600_000)
  })
}

journey(
  'the embedded database',
  () => createStore({}),
  async () => {},
)

const url = process.env['POINTSMAN_TEST_DATABASE_URL']
if (url !== undefined) {
  const admin = new pg.Pool({ connectionString: url, max: 1 })
  const schema = `drift_test_${process.pid}`
  journey(
    'a PostgreSQL server',
    async () => {
      await admin.query(`create schema ${schema}`)
      return createStore({ databaseUrl: `${url}?options=${encodeURIComponent(`-c search_path=${schema}`)}` })
    },
    async () => {
      await admin.query(`drop schema ${schema} cascade`)
      await admin.end()
    },
  )
}

async function openEngine(store: Store, clock: ReturnType<typeof drivenClock>): Promise<Engine> {
  const reader = newReader()
  if ((await store.championVersion()) === undefined) {
    const model = { version: reader.version, trainedAt: start, lessonSeq: 0, snapshot, facts: {} }
    await store.saveModel(model, { at: start, actor: 'test', reason: 'the first' })
  }
  let made = 0
  return createEngine({
    store,
    clock,
    readers: readerSource,
    observer: { decided: () => {}, batchDone: () => {}, readerFailed: raise, loopFailed: raise },
    identity: { newId: () => `${clock.now()}-${++made}` },
    batchLimit: 256,
    waitingLimit: 10_000,
  })
}

function raise(error: unknown): void {
  throw error
}

async function furnish(engine: Engine): Promise<void> {
  for (const queue of company.queues) await engine.putQueue(queue)
  for (const agent of company.agents.slice(0, 6)) {
    const { hours: _always, ...anytime } = agent
    await engine.putAgent({ ...anytime, queues, capacity: 100_000, languages: ['en', 'de', 'fr', 'es'] })
    await engine.setPresence(agent.id, { state: 'online' })
  }
}

/** So many tickets, ten at a time, each resolved where it belongs, with six minutes between; the first decision of each. */
async function send(engine: Engine, tickets: Generator<Known, never>, count: number): Promise<readonly Decision[]> {
  const decisions: Decision[] = []
  for (let done = 0; done < count; done += 10) {
    const some = Array.from({ length: 10 }, () => tickets.next().value)
    const settled = await Promise.all(some.map(({ ticket }) => engine.submit(ticket, 'test')))
    for (const { decision } of settled) decisions.push(decision!)
    await Promise.all(some.map((known) => resolve(engine, known)))
    await engine.setNow(engine.now() + 6 * minute)
  }
  return decisions
}

function resolve(engine: Engine, { ticket, queue }: Known): Promise<unknown> {
  const { id: agent } = company.agents[0]!
  const event = { id: 'end', ticketId: ticket.id, kind: 'resolved', at: engine.now(), actor: 'test' } as const
  return engine.recordEvent({ ...event, data: { agent, queue } })
}
