import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApi, refundTicket, seedTeam, testStart, type TestApi } from './test-api.ts'

let api: TestApi

beforeAll(async () => {
  api = await openTestApi()
  await seedTeam(api)
})
afterAll(() => api.close())

test('tells how the database is, and how much waits to be fetched since when', async () => {
  const before = await api.send('GET', '/v1/health')
  expect(before.status).toBe(200)
  expect(before.body).toMatchObject({ at: new Date(testStart).toISOString(), database: { engine: 'embedded' } })
  expect(before.body.database.bytes).toBeGreaterThan(1_000_000)
  expect(before.body.database.connections.total).toBeGreaterThan(0)
  expect(before.body.outbox).toEqual({ entries: 0 })
  await api.send('POST', '/v1/tickets', { ...refundTicket, id: 'one' })
  const { outbox } = (await api.send('GET', '/v1/health')).body
  const kept = await api.store.effectsToDo(100)
  expect(kept.length).toBeGreaterThan(0)
  expect(outbox).toEqual({ entries: kept.length, oldest_at: new Date(kept[0]!.at).toISOString() })
})

test('tells of a connected help desk where it is, how far it is and what is wrong, and nothing secret', async () => {
  expect((await api.send('GET', '/v1/health')).body.help_desks).toEqual([])
  await api.store.putConnection({
    ...{ id: 'zendesk', vendor: 'zendesk', secret: 'sealed', mapping: {}, createdAt: testStart },
    settings: { url: 'https://acme.zendesk.com', email: 'pointsman@acme.example' },
  })
  const reading = { id: 'zendesk', vendor: 'zendesk', url: 'https://acme.zendesk.com', tickets: 0, to_take_in: 0 }
  expect((await api.send('GET', '/v1/health')).body.help_desks).toEqual([{ ...reading, to_write: 0 }])
  await api.store.noteConnection('zendesk', 'the token is refused', testStart + 1000)
  const [troubled] = (await api.send('GET', '/v1/health')).body.help_desks
  expect(troubled).toMatchObject({
    trouble: 'the token is refused',
    troubled_since: new Date(testStart + 1000).toISOString(),
  })
  await api.store.noteConnection('zendesk', undefined, testStart + 2000)
  const [again] = (await api.send('GET', '/v1/health')).body.help_desks
  expect(again).toMatchObject({ synced_at: new Date(testStart + 2000).toISOString() })
  expect(again).not.toHaveProperty('trouble')
})

test('needs a key that may read', async () => {
  expect((await api.app.inject('/v1/health')).statusCode).toBe(401)
})
