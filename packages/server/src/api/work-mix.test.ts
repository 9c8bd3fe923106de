import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApi, refundTicket, seedTeam, type TestApi } from './test-api.ts'

let api: TestApi

beforeAll(async () => {
  api = await openTestApi()
  await seedTeam(api)
})
afterAll(() => api.close())

test('what somebody works on is counted by queue and intent, as people put it in the end', async () => {
  const { body } = await api.send('GET', '/v1/agents')
  const [{ id: agent }] = body.items
  for (const id of ['one', 'two', 'three']) {
    await api.send('POST', '/v1/tickets', { ...refundTicket, id })
    await api.send('POST', `/v1/tickets/${id}/override`, {
      agent,
      queue: 'billing',
      intent: 'complaint',
      reason: 'as a test',
    })
  }
  const mix = await api.send('GET', `/v1/agents/${agent}/mix`)
  expect(mix.body).toMatchObject({ tickets: 3, queues: [{ queue: 'billing', tickets: 3 }] })
  expect(mix.body.intents.reduce((sum: number, one: { tickets: number }) => sum + one.tickets, 0)).toBeLessThanOrEqual(
    3,
  )
  expect(mix.body.since).toBeDefined()
})

test('whoever has done nothing has no mix, and nobody unknown has one', async () => {
  const { body } = await api.send('GET', '/v1/agents')
  const idle = body.items.at(-1).id
  expect((await api.send('GET', `/v1/agents/${idle}/mix`)).body).toEqual({ tickets: 0, queues: [], intents: [] })
  expect((await api.send('GET', '/v1/agents/nobody/mix')).status).toBe(404)
})
