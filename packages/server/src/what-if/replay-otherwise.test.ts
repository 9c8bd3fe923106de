import { defaultPolicy, type Reader } from '@pointsman/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApi, refundTicket, seedTeam, type TestApi } from '../api/test-api.ts'
import { readerSource } from '../reader-source.ts'
import { replayOtherwise } from './replay-otherwise.ts'

let api: TestApi
let times: readonly number[]

beforeAll(async () => {
  api = await openTestApi()
  await seedTeam(api)
  for (let n = 0; n < 130; n++) await api.send('POST', '/v1/tickets', { ...refundTicket, id: `p-${n}` })
  times = (await api.store.decisionsAfter(0, 1000)).map(({ decision }) => decision.at)
}, 60_000)
afterAll(() => api.close())

/** Takes longer for each ticket than may pass before others have their turn. */
async function slowReader(): Promise<Reader> {
  const reader = await readerSource.dayOne(await api.store.queues())
  const read: Reader['read'] = (...asked) => {
    for (const until = performance.now() + 9; performance.now() < until;);
    return reader.read(...asked)
  }
  return new Proxy(reader, { get: (of, key) => (key === 'read' ? read : Reflect.get(of, key, of)) })
}

test('every decision is looked at once, over several pages', async () => {
  const found = await replayOtherwise(api.store, { policy: defaultPolicy })
  expect(found).toMatchObject({ isComplete: true, leftOut: 0, from: times[0], to: times.at(-1) })
  expect(found.whatIf).toMatchObject({ decisions: 130, changed: 0 })
})

test('when time is up, the newest were looked at', async () => {
  const found = await replayOtherwise(api.store, {
    policy: defaultPolicy,
    reader: await slowReader(),
    mostSeconds: 0,
  })
  expect(found).toMatchObject({ isComplete: false, from: times.at(-1), to: times.at(-1) })
  expect(found.whatIf.decisions).toBe(1)
})

test('what was decided before a moment is not looked at', async () => {
  const found = await replayOtherwise(api.store, { policy: defaultPolicy, since: times[120]! })
  expect(found).toMatchObject({ isComplete: true, from: times[120] })
  expect(found.whatIf.decisions).toBe(times.filter((at) => at >= times[120]!).length)
})
