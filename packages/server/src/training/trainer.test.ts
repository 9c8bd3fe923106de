import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStore } from '../store/open-store.ts'
import { aQueue, aTicket } from '../store/store-builders.ts'
import type { Store } from '../store/store.ts'
import { createTrainer, type Trainer } from './trainer.ts'

const night = Date.parse('2026-01-10T02:10Z')
const time = { minute: 120, timeZone: 'UTC' }

describe('the trainer of a server', () => {
  let store: Store
  let now = night
  let made = 0
  const errors: unknown[] = []

  beforeAll(async () => {
    store = await createStore({})
    await store.putQueue(aQueue('billing'))
    await store.importHistory([{ ticket: aTicket('t1', { receivedAt: 1 }), outcome: { queue: 'billing' } }])
    const model = { version: 'm1', trainedAt: 2, lessonSeq: 0, snapshot: new Uint8Array(1), facts: {} }
    await store.saveModel(model, { at: 2, actor: 'test', reason: 'there' })
  }, 60_000)
  afterAll(() => store.close())

  function node(): Trainer {
    return createTrainer({
      store,
      now: () => now,
      newId: () => `training-${++made}`,
      onPromoted: async () => undefined,
      onError: (error) => void errors.push(error),
    })
  }

  it('trains once a night on one node of all, and says where there is too little to compare', async () => {
    const nodes = [node(), node()]
    await Promise.all(nodes.map((one) => one.startIfDue(time)))
    await Promise.all(nodes.map((one) => one.idle()))
    const tonight = await store.trainings(5)
    expect(tonight.map(({ kind, actor }) => [kind, actor])).toEqual([['nightly', 'pointsman']])
    expect(tonight[0]!.ending).toMatchObject({ outcome: 'too_few', facts: { too_few: { found: 0, needed: 200 } } })
    now = night + 600_000
    for (const one of nodes) await one.startIfDue(time)
    expect(await store.trainings(5)).toHaveLength(1)
    now = night + 86_400_000
    await nodes[0]!.startIfDue(time)
    await nodes[0]!.idle()
    expect(await store.trainings(5)).toHaveLength(2)
  })

  it('does nothing at other times', async () => {
    now = night + 36 * 3_600_000
    await node().startIfDue(time)
    expect(await store.trainings(5)).toHaveLength(2)
  })

  it('refuses a second training, and stops the first without a trace when the server closes', async () => {
    const trainer = node()
    const order = { actor: 'ada', kind: 'asked', seed: 1, isForced: true } as const
    const { id } = await trainer.start(order)
    await expect(node().start(order)).rejects.toMatchObject({ code: 'training_runs', message: /begun by ada/ })
    await trainer.close()
    const [last] = await store.trainings(1)
    expect(last).toMatchObject({ id, ending: { outcome: 'failed' } })
    expect(errors).toHaveLength(1)
    expect([(await store.models()).length, await store.championVersion()]).toEqual([1, 'm1'])
    // The lease is free again.
    expect(await store.lease('training', 'somebody', 1000, Date.now())).toBe(true)
  })
})
