import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApi, refundTicket, seedTeam, type TestApi } from './test-api.ts'

let api: TestApi

beforeAll(async () => {
  api = await openTestApi()
  await seedTeam(api)
  for (let i = 0; i < 6; i++) {
    const id = `refund-${i}`
    await api.send('POST', '/v1/tickets', { id, ...refundTicket })
    await api.send('POST', `/v1/tickets/${id}/events`, { kind: 'resolved', agent: 'ada', handle_minutes: 12 })
  }
})
afterAll(() => api.close())

test('records say how many tickets of a kind somebody had, how long they take and how sure that is', async () => {
  const { status, body } = await api.send('GET', '/v1/agents/ada/records')
  expect(status).toBe(200)
  const [record, ...others] = body.items
  expect(others).toEqual([])
  expect(record.kind).toBe('billing')
  expect(record.tickets).toBeCloseTo(6, 1)
  expect(record.minutes_range.low).toBeLessThan(record.minutes)
  expect(record.minutes_range.high).toBeGreaterThan(record.minutes)
  expect(record.success_range.low).toBeLessThan(record.success)
  expect(record.success_range.high).toBeGreaterThan(record.success)
  expect(record.minutes).toBeGreaterThan(8)
  expect(record.minutes).toBeLessThan(18)
})

test('somebody without tickets has no records, and somebody unknown is not found', async () => {
  expect((await api.send('GET', '/v1/agents/bob/records')).body).toEqual({ items: [] })
  expect(await api.send('GET', '/v1/agents/nobody/records')).toMatchObject({ status: 404 })
})
