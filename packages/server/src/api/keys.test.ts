import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApi, type TestApi } from './test-api.ts'

let api: TestApi

beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

interface Listed {
  readonly id: string
  readonly scopes: readonly string[]
  readonly is_yours: boolean
  readonly revoked_at?: string
}

async function listed(): Promise<readonly Listed[]> {
  return (await api.send('GET', '/v1/keys')).body.items
}

test('keys are listed without their secrets, and one that is revoked opens nothing', async () => {
  const secret = await api.keyWith('read')
  const before = await listed()
  expect(JSON.stringify(before)).not.toMatch(/pm_|hash/)
  expect(before.filter((key) => key.is_yours)).toHaveLength(1)
  const reader = before.find(({ scopes }) => scopes.includes('read'))!
  const revoked = await api.send('DELETE', `/v1/keys/${reader.id}`)
  expect(revoked.body).toMatchObject({ id: reader.id, is_yours: false })
  expect(revoked.body.revoked_at).toBeDefined()
  const tried = await api.app.inject({ url: '/v1/now', headers: { authorization: `Bearer ${secret}` } })
  expect(tried.statusCode).toBe(401)
  expect((await listed()).at(-1)).toMatchObject({ id: reader.id, revoked_at: revoked.body.revoked_at })
  expect((await api.send('DELETE', `/v1/keys/${reader.id}`)).status).toBe(404)
})

test('keys are for whoever holds one that may do everything', async () => {
  const headers = { authorization: `Bearer ${await api.keyWith('write')}` }
  expect((await api.app.inject({ url: '/v1/keys', headers })).statusCode).toBe(403)
})
