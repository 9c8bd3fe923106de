import { afterAll, expect, test } from 'vitest'
import { wordReaders } from '../api/word-reader.ts'
import { createStore } from '../store/open-store.ts'
import { drivenClock } from './clock.ts'
import { createEngine } from './engine.ts'

const start = Date.UTC(2026, 2, 2, 10)
const store = await createStore({})
afterAll(() => store.close())

test('room for one finds a ticket in a backlog longer than one look, each time it is given back, and only then', async () => {
  await store.putQueue({ id: 'billing', name: 'Billing', description: 'refund', active: true, requiredSkills: [] })
  const profile = { active: true, queues: ['billing'], skills: [], languages: [], tier: 1 } as const
  await store.putAgent({ id: 'one', name: 'One', capacity: 1, ...profile })
  await store.putPresence('one', { state: 'online' }, start)
  const failures: unknown[] = []
  let weighed = 0
  let count = 0
  const engine = await createEngine({
    store: {
      ...store,
      waitingTickets: async (...given) => {
        const found = await store.waitingTickets(...given)
        weighed += found.length
        return found
      },
    },
    clock: drivenClock(start),
    readers: wordReaders,
    observer: {
      decided: () => {},
      batchDone: () => {},
      readerFailed: (error) => failures.push(error),
      loopFailed: (error) => failures.push(error),
    },
    identity: { newId: () => `id-${++count}` },
    batchLimit: 256,
    waitingLimit: 1000,
  })
  const body = { subject: 'Refund', body: 'A refund, please.', receivedAt: start }
  await Promise.all(Array.from({ length: 450 }, (_, n) => engine.submit({ id: `t-${n}`, ...body }, 'test')))
  await engine.giveOut()
  expect(await store.countWaiting()).toBe(449)
  for (let round = 1; round <= 3; round++) {
    const [theirs] = (await store.tickets({ status: 'assigned', limit: 2, now: start })).items
    const event = { id: `done-${round}`, ticketId: theirs!.ticket.id, at: start, actor: 'one', data: {} }
    await engine.recordEvent({ ...event, kind: 'resolved' })
    await engine.giveOut()
    expect(await store.countWaiting()).toBe(449 - round)
    expect((await store.look()).loads).toEqual([1])
  }
  // Everybody has been weighed since the last change: nothing is weighed without news.
  await engine.giveOut()
  weighed = 0
  await engine.giveOut()
  expect(weighed).toBe(0)
  expect(failures).toEqual([])
  await engine.close()
})
