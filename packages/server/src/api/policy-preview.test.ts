import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApi, refundTicket, seedTeam, type TestApi } from './test-api.ts'
import type { Reader } from '@pointsman/core'
import { readerSource } from '../reader-source.ts'

let api: TestApi

beforeAll(async () => {
  api = await openTestApi(
    {},
    { ...readerSource, dayOne: async (queues) => oftenWrong(await readerSource.dayOne(queues)) },
  )
  await seedTeam(api)
  for (let n = 0; n < 30; n++) await api.send('POST', '/v1/tickets', { ...refundTicket, id: `p-${n}` })
  await api.send('POST', '/v1/tickets/p-0/override', { agent: 'bob', reason: 'knows them' })
}, 60_000)
afterAll(() => api.close())

/** A reader that was wrong every other time it was tried, however sure: whatever is tolerated, nothing may be done alone. */
function oftenWrong(reader: Reader): Reader {
  const value = Array.from({ length: 600 }, (_, i) => ({
    ...{ confidence: 0.99, inScope: 1, queue: 'billing', isRight: i % 2 === 0 },
  }))
  return Object.defineProperty(reader, 'heldOut', { value })
}

test('the policy in force would have changed nothing; overrides are left out', async () => {
  const { version: _in, ...policy } = (await api.send('GET', '/v1/policy')).body
  const { status, body } = await api.send('POST', '/v1/policy/preview', { policy })
  expect(status).toBe(200)
  expect(body).toMatchObject({ decisions: 30, changed: 0, complete: true, left_out: 1 })
  expect(body.summary).toBe('Would have changed none of 30 decisions')
})

test('another policy is told in numbers before it is in force, and nothing is stored', async () => {
  const policy = { queue_modes: [{ queue: 'billing', mode: 'suggest' }] }
  const { body } = await api.send('POST', '/v1/policy/preview', { policy, limit: 10 })
  expect(body).toMatchObject({ decisions: 9, changed: 9, kinds: { mode: 9, queue: 0 } })
  expect(body.dearest[0]).toMatchObject({ kinds: ['mode'], before: { mode: 'auto' }, after: { mode: 'suggest' } })
  expect(body.agents).toMatchObject([{ id: 'ada', before: 9, after: 9 }])
  expect((await api.send('GET', '/v1/policy')).body).toMatchObject({ version: 0 })
})

test('a policy that could not be put is refused the same way', async () => {
  const unknown = await api.send('POST', '/v1/policy/preview', {
    policy: { queue_modes: [{ queue: 'nowhere', mode: 'auto' }] },
  })
  expect(unknown.body).toMatchObject({ status: 422, code: 'unknown_name' })
  expect((await api.send('POST', '/v1/policy/preview', { policy: { mode: 'loud' } })).status).toBe(400)
})

test('another risk is tried with the thresholds it would give', async () => {
  const before = (await api.send('POST', '/v1/policy/preview', { policy: {}, limit: 10 })).body
  const { body } = await api.send('POST', '/v1/policy/preview', { policy: { risk: { tolerated: 0.06 } }, limit: 10 })
  expect(before.changed).toBe(0)
  expect(body).toMatchObject({ decisions: 9, changed: 9, kinds: { mode: 9 } })
  expect(body.dearest[0]).toMatchObject({ before: { mode: 'auto' }, after: { mode: 'suggest' } })
  const off = { policy: { risk: { tolerated: 0.06, enforced: false } }, limit: 10 }
  expect((await api.send('POST', '/v1/policy/preview', off)).body.changed).toBe(0)
})

test('others are answered meanwhile', async () => {
  let longest = 0
  let isDone = false
  const preview = api.send('POST', '/v1/policy/preview', { policy: {} }).finally(() => (isDone = true))
  while (!isDone) {
    const asked = performance.now()
    await new Promise((resolve) => setImmediate(resolve))
    longest = Math.max(longest, performance.now() - asked)
  }
  expect((await preview).status).toBe(200)
  // Eight milliseconds of deciding at a time; a busy machine may take a while longer.
  expect(longest).toBeLessThan(250)
})

test('a few are tried one after the other, and no more are taken than that', async () => {
  const asked = Array.from({ length: 7 }, () => api.send('POST', '/v1/policy/preview', { policy: {} }))
  const statuses = (await Promise.all(asked)).map(({ status }) => status)
  expect(statuses.toSorted((one, other) => one - other)).toEqual([200, 200, 200, 200, 503, 503, 503])
  expect((await api.send('POST', '/v1/policy/preview', { policy: {} })).status).toBe(200)
})
