import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApi, type TestApi } from './test-api.ts'

let api: TestApi

beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

test('the first version is the built-in one; every one put is listed whole, newest first', async () => {
  const builtIn = (await api.send('GET', '/v1/policy')).body
  expect((await api.send('GET', '/v1/policy/versions')).body).toEqual({ items: [{ policy: builtIn }] })
  const first = (await api.send('PUT', '/v1/policy', { act_confidence: 0.6 })).body
  const second = (await api.send('PUT', '/v1/policy', { act_confidence: 0.7 })).body
  const { status, body } = await api.send('GET', '/v1/policy/versions')
  expect(status).toBe(200)
  expect(body.items.map(({ policy }: { policy: unknown }) => policy)).toEqual([second, first, builtIn])
  expect(body.items.map((item: { stored_at?: string }) => typeof item.stored_at)).toEqual([
    'string',
    'string',
    'undefined',
  ])
  const older = (await api.send('GET', '/v1/policy/versions?limit=1&before=2')).body
  expect(older.items.map(({ policy }: { policy: { version: number } }) => policy.version)).toEqual([1])
})

test('what was put once can be put again as it was listed', async () => {
  const { items } = (await api.send('GET', '/v1/policy/versions')).body
  for (const [place, listed] of items.toReversed().entries()) {
    const { version: _old, ...policy } = listed.policy
    const { body } = await api.send('PUT', '/v1/policy', policy)
    expect(body).toEqual({ ...policy, version: 3 + place })
  }
})

test('a limit out of range is refused by name', async () => {
  const { status, body } = await api.send('GET', '/v1/policy/versions?limit=101')
  expect([status, body.errors[0].at]).toEqual([400, 'query.limit'])
})
