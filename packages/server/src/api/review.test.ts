import { afterAll, beforeAll, expect, test } from 'vitest'
import { reviewSchema } from '../contract/review.ts'
import { openTestApi, refundTicket, seedTeam, type TestApi } from './test-api.ts'

let api: TestApi

beforeAll(async () => {
  api = await openTestApi()
  await seedTeam(api)
  for (let n = 0; n < 12; n++) {
    const id = `march-${n}`
    await api.send('POST', '/v1/tickets', { ...refundTicket, id, created_at: '2026-03-02T09:30:00Z' })
    if (n < 3) {
      const wish = { queue: 'integrations', reason: n === 0 ? 'A web shop, not a bill' : 'a web shop,  not a bill' }
      await api.send('POST', `/v1/tickets/${id}/override`, { ...wish, actor: 'ada' })
    }
    const over = await api.send('POST', `/v1/tickets/${id}/events`, { id: `over-${n}`, kind: 'resolved', actor: 'bob' })
    expect(over.status).toBe(201)
  }
})
afterAll(() => api.close())

test('a month is looked back on: what was decided, overridden and by whom, and how long it took', async () => {
  const { status, body } = await api.send('GET', '/v1/reports/review?month=2026-03')
  expect([status, body.code]).toEqual([200, undefined])
  reviewSchema.parse(body)
  expect(body).toMatchObject({ from: '2026-03-01T00:00:00.000Z', to: '2026-04-01T00:00:00.000Z' })
  expect(body.volumes).toMatchObject({ decided: 12, alone: 12, triage: 0, resolved: 12 })
  expect(body.overrides.all).toMatchObject({ value: 0.25, n: 12 })
  expect(body.overrides.queues).toMatchObject([{ name: 'billing', cases: 3 }])
  expect(body.overriders).toMatchObject([{ actor: 'ada', overrides: 3, mostly: 'billing' }])
  expect(body.reasons).toEqual([{ reason: 'A web shop, not a bill', overrides: 3 }])
  expect(body.misroutes.all).toMatchObject({ value: 0.25, n: 12 })
  expect(body.times.now.resolution.median.value).toBeGreaterThanOrEqual(30)
  expect(body.lessons.length).toBeGreaterThan(0)
})

test('another period has its own tickets, and without a wish it is the last month that is over', async () => {
  const { body } = await api.send('GET', '/v1/reports/review')
  expect(body.from).toBe('2026-02-01T00:00:00.000Z')
  expect(body.volumes.decided).toBe(0)
  const days = '/v1/reports/review?from=2026-03-02T00:00:00Z&to=2026-03-03T00:00:00Z'
  expect((await api.send('GET', days)).body.volumes.decided).toBe(12)
})

test.each([
  ['month=2026-13', 'month'],
  ['month=march', 'month'],
  ['month=2026-03&from=2026-03-01T00:00:00Z', 'either'],
  ['to=2026-03-01T00:00:00Z', '`to` needs `from`'],
  ['from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z', 'before it begins'],
  ['from=2020-03-02T00:00:00Z', 'at most 400 days'],
])('a period that is none is refused by name: %s', async (query, what) => {
  const { status, body } = await api.send('GET', `/v1/reports/review?${query}`)
  expect(status).toBe(400)
  expect(JSON.stringify(body)).toContain(what)
})
