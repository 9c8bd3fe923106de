import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { unread, type Reading, type Ticket } from '@pointsman/core'
import { wordReaders } from '../api/word-reader.ts'
import { createStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { drivenClock } from './clock.ts'
import { createEngine, type Engine } from './engine.ts'
import type { ReaderSource, ReaderThreads } from './parts.ts'

const start = Date.UTC(2026, 2, 2, 10)

let store: Store
const failures: unknown[] = []

beforeAll(async () => {
  store = await createStore({})
  await store.putQueue({ id: 'billing', name: 'Billing', description: 'refund', active: true, requiredSkills: [] })
})
afterAll(() => store.close())

let count = 0

async function anEngine(readers: ReaderSource = wordReaders, readerThreads?: ReaderThreads): Promise<Engine> {
  return createEngine({
    store,
    clock: drivenClock(start),
    readers,
    ...(readerThreads === undefined ? {} : { readerThreads }),
    observer: {
      decided: () => {},
      batchDone: () => {},
      readerFailed: (error) => failures.push(error),
      loopFailed: (error) => failures.push(error),
    },
    identity: { newId: () => `id-${++count}` },
    batchLimit: 256,
    waitingLimit: 100,
  })
}

function aTicket(part: Partial<Ticket> = {}): Ticket {
  return { id: `t-${++count}`, subject: 'Refund', body: 'A refund, please.', receivedAt: start, ...part }
}

/** Somebody online with room for so many tickets of ordinary effort. */
async function putAgent(id: string, capacity: number, active = true): Promise<void> {
  const nobodyElse = { queues: ['billing'], skills: [], languages: [], tier: 1 } as const
  await store.putAgent({ id, name: id, active, capacity, ...nobodyElse })
  await store.putPresence(id, { state: 'online' }, start)
}

describe('tickets that arrive together', () => {
  test('are decided in order of urgency: the last place goes to the one that suffers most', async () => {
    await putAgent('one', 1)
    const engine = await anEngine()
    const calm = aTicket({ annualValue: 0 })
    const pressing = aTicket({ annualValue: 1_000_000, claimed: { priority: 'urgent' } })
    const [first, second] = await Promise.all([engine.submit(calm, 'test'), engine.submit(pressing, 'test')])
    expect(second.decision?.outcome).toMatchObject({ kind: 'assigned', agent: 'one' })
    expect(first.decision?.outcome).toEqual({ kind: 'held', reason: 'all_full', queue: 'billing' })
    await putAgent('one', 0, false)
  })

  test('on two nodes never fill anybody above capacity, and none is lost', async () => {
    await putAgent('two', 7)
    await putAgent('three', 5)
    const nodes = await Promise.all([anEngine(), anEngine()])
    const tickets = Array.from({ length: 40 }, () => aTicket())
    const settled = await Promise.all(tickets.map((ticket, n) => nodes[n % 2]!.submit(ticket, 'test')))
    const kinds = Map.groupBy(settled, ({ decision }) => decision!.outcome.kind)
    expect([kinds.get('assigned')?.length, kinds.get('held')?.length]).toEqual([12, 28])
    const { agents, loads } = await store.look()
    agents.forEach((agent, n) => expect(loads[n]).toBeLessThanOrEqual(Math.max(1, agent.capacity)))
    for (const ticket of tickets) expect(await store.decisions(ticket.id)).toHaveLength(1)
  })

  test('more than are taken in are refused, and those taken in are decided', async () => {
    const engine = await anEngine()
    const answers = await Promise.allSettled(Array.from({ length: 150 }, () => engine.submit(aTicket(), 'test')))
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []))
    expect(refused).toHaveLength(50)
    expect(refused[0]).toMatchObject({ code: 'overloaded' })
  })
})

test('tickets that arrive while the reader learns of a new queue wait for it', async () => {
  const slow: ReaderSource = {
    ...wordReaders,
    dayOne: async (queues) => {
      await new Promise((resolve) => setTimeout(resolve, 50))
      return wordReaders.dayOne(queues)
    },
  }
  const engine = await anEngine(slow)
  await engine.putQueue({ id: 'sync', name: 'Sync', description: 'webhook', active: true, requiredSkills: [] })
  const tickets = Array.from({ length: 5 }, () => aTicket({ subject: 'webhook', body: 'webhook' }))
  const settled = await Promise.all(tickets.map((ticket) => engine.submit(ticket, 'test')))
  expect(settled.map(({ decision }) => decision?.reading.queue.label)).toEqual(tickets.map(() => 'sync'))
})

describe('a reader that fails', () => {
  const broken: ReaderSource = {
    load: () => Promise.reject(new Error('the model is unreadable')),
    dayOne: async (queues) => ({
      ...(await wordReaders.dayOne(queues)),
      read: () => {
        throw new Error('the reader broke')
      },
    }),
  }

  test('holds the ticket for a person, and the failure is told', async () => {
    const engine = await anEngine(broken)
    const ticket = aTicket()
    const { decision } = await engine.submit(ticket, 'test')
    expect(decision?.outcome).toEqual({ kind: 'triage', reason: 'reader_unavailable' })
    expect((await store.ticket(ticket.id))?.status).toBe('triage')
    expect(failures.at(-1)).toMatchObject({ message: 'the reader broke' })
  })

  const promotion = { at: start, actor: 'test', reason: 'tried' }

  test('to load does not keep the server from taking tickets in', async () => {
    const empty = { trainedAt: start, lessonSeq: 0, facts: {} }
    await store.saveModel({ version: 'broken', snapshot: new Uint8Array([1]), ...empty }, promotion)
    const engine = await anEngine(broken)
    const { decision } = await engine.submit(aTicket(), 'test')
    expect(decision).toMatchObject({ modelVersion: 'none', outcome: { kind: 'triage', reason: 'reader_unavailable' } })
    expect(failures.at(-1)).toMatchObject({ message: 'the model is unreadable' })
  })

  test('gives way to a model that another process trained, without a restart', async () => {
    const readers: ReaderSource = { ...wordReaders, load: async () => wordReaders.dayOne(await store.queues()) }
    const engine = await anEngine(readers)
    const before = engine.modelVersion()
    await store.appendLesson({ at: start, ticketId: 't', text: 'x', facet: 'queue', answer: 'billing', actor: 'lead' })
    const model = { version: 'next', snapshot: new Uint8Array(), trainedAt: start, lessonSeq: 0, facts: {} }
    await store.saveModel(model, promotion)
    await engine.catchUp()
    expect([before, engine.modelVersion()]).toEqual(['words+0', 'words+1'])
  })
})

test('one ticket that cannot be kept does not take its neighbours with it', async () => {
  const engine = await anEngine()
  const poison = aTicket({ receivedAt: Number.NaN })
  const answers = await Promise.allSettled([engine.submit(aTicket(), 'test'), engine.submit(poison, 'test')])
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
})

describe('threads that read', () => {
  const nothing = { hold: () => {}, learnOne: () => {}, close: async () => {} }
  const readers: ReaderSource = { ...wordReaders, load: async () => wordReaders.dayOne(await store.queues()) }
  const readIn = (read: ReaderThreads['read']): Promise<Engine> => anEngine(readers, { ...nothing, read })

  test('read what comes in bulk, and the decision is kept with the reading that they wrote', async () => {
    const written = (subject: string): Reading => {
      const { isMissing: _, ...reading } = unread({ subject, body: '"reading":null' }, 'read elsewhere "reading":null')
      return { ...reading, impact: { ...reading.impact, value: -0 } }
    }
    const engine = await readIn(async ({ subject }) => {
      const reading = written(subject)
      return { modelVersion: 'm', written: JSON.stringify(reading).replace('"value":0', '"value":-0') }
    })
    const settled = await Promise.all(
      Array.from({ length: 3 }, (_, n) => engine.submitOfMany(aTicket({ subject: `s-${n}` }), 'test', (one) => one)),
    )
    for (const [n, { decision }] of settled.entries()) {
      expect(decision?.reading).toStrictEqual(written(`s-${n}`))
      expect(await store.decision(decision!.id)).toStrictEqual(decision)
    }
  })

  test('are not waited for by a ticket that comes alone, nor where they cannot read', async () => {
    let asked = 0
    const engine = await readIn(async () => {
      asked++
      return undefined
    })
    const alone = await engine.submit(aTicket(), 'test')
    const inBulk = await engine.submitOfMany(aTicket(), 'test', (one) => one)
    expect(asked).toBe(1)
    expect(inBulk.decision?.reading).toEqual(alone.decision?.reading)
  })

  test('that a ticket ends leave it to a person', async () => {
    const engine = await readIn(() => Promise.reject(new Error('reading this ticket ended a reading thread, twice')))
    const { decision } = await engine.submitOfMany(aTicket(), 'test', (one) => one)
    expect(decision?.outcome).toEqual({ kind: 'triage', reason: 'reader_unavailable' })
    expect(failures.at(-1)).toMatchObject({ message: 'reading this ticket ended a reading thread, twice' })
  })
})
