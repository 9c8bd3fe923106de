import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agentSchema, policySchema, queueSchema } from '../contract.ts'
import { createKey, revokeKey } from '../keys.ts'
import { openTestApi, refundTicket, seedTeam, testStart, type TestApi } from './test-api.ts'

let api: TestApi

beforeAll(async () => {
  api = await openTestApi()
  await seedTeam(api)
})
afterAll(() => api.close())

describe('an agent', () => {
  const profile = {
    name: 'Zoë',
    active: true,
    queues: ['billing'],
    skills: [{ skill: 'refunds', level: 0.8 }],
    languages: ['de', 'en'],
    capacity: 3.5,
    tier: 2,
    hours: { time_zone: 'Europe/Berlin', shifts: [{ day: 1, from: '09:00', to: '24:00' }], holidays: ['2026-12-24'] },
  }

  test('comes back as it was put, with presence and load', async () => {
    await api.send('PUT', '/v1/agents/zoe', profile)
    await api.send('PUT', '/v1/agents/zoe/presence', { state: 'away', until: '2026-03-02T12:00:00+01:00' })
    const { body, headers } = await api.send('GET', '/v1/agents/zoe')
    const presence = { state: 'away', until: '2026-03-02T11:00:00.000Z' }
    expect(agentSchema.parse(body)).toEqual({
      id: 'zoe',
      ...profile,
      version: 1,
      presence,
      load: 0,
      lately: { effort: 0, interesting: 0 },
    })
    expect(headers['etag']).toBe('"1"')
    const list = (await api.send('GET', '/v1/agents')).body.items
    expect(list.find((agent: { id: string }) => agent.id === 'zoe')).toEqual(body)
  })

  test('is changed only by who saw the newest version', async () => {
    await api.send('PUT', '/v1/agents/yan', { name: 'Yan' })
    const change = (tag: string) => api.send('PUT', '/v1/agents/yan', { name: 'Yan' }, { 'if-match': tag })
    expect(await change('"1"')).toMatchObject({ status: 200, body: { version: 2 } })
    expect(await change('"1"')).toMatchObject({ status: 412, body: { code: 'version_conflict' } })
    expect(await change('1')).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
  })

  test('cannot be on a queue that is not there, and it is said which are', async () => {
    const { status, body } = await api.send('PUT', '/v1/agents/x', { name: 'X', queues: ['biling'] })
    expect([status, body.code]).toEqual([422, 'unknown_name'])
    expect(body.detail).toBe('queue: there is no open queue "biling"; allowed is billing, integrations.')
  })

  test('nobody knows has no presence', async () => {
    expect(await api.send('PUT', '/v1/agents/nobody/presence', { state: 'online' })).toMatchObject({ status: 404 })
  })
})

describe('a queue', () => {
  test('comes back as it was put', async () => {
    const queue = { name: 'Law', description: 'contracts', active: true, required_skills: ['law'], capacity: 4 }
    await api.send('PUT', '/v1/queues/law', queue)
    const { body } = await api.send('GET', '/v1/queues/law')
    expect(queueSchema.parse(body)).toEqual({ id: 'law', ...queue, version: 1, mode: 'auto', waiting: [] })
    await api.send('PUT', '/v1/queues/law', { ...queue, active: false })
  })

  test('that is unchanged need not be sent again', async () => {
    const { headers } = await api.send('GET', '/v1/queues/billing')
    const again = await api.send('GET', '/v1/queues/billing', undefined, { 'if-none-match': String(headers['etag']) })
    expect([again.status, again.body]).toEqual([304, ''])
  })
})

describe('the policy', () => {
  test('is the built-in one until another is put, and what is left out has the default', async () => {
    const before = policySchema.parse((await api.send('GET', '/v1/policy')).body)
    expect(before.version).toBe(0)
    const { body } = await api.send('PUT', '/v1/policy', { bands: { urgent: 0.6, high: 0.4, normal: 0.1 } })
    expect(policySchema.parse(body)).toEqual({ ...before, version: 1, bands: { urgent: 0.6, high: 0.4, normal: 0.1 } })
    expect((await api.send('GET', '/v1/policy')).body).toEqual(body)
  })

  test('counts for the very next ticket', async () => {
    await api.send('PUT', '/v1/policy', { mode: 'shadow' })
    const { body } = await api.send('POST', '/v1/tickets', refundTicket)
    expect([body.decision.mode, body.ticket.status]).toEqual(['shadow', 'waiting'])
    await api.send('PUT', '/v1/policy', {})
  })

  test('whose weights are all 0 or whose bands do not fall is refused', async () => {
    const parts = Object.keys((await api.send('GET', '/v1/policy')).body.fit_weights)
    const weights = Object.fromEntries(parts.map((part) => [part, 0]))
    const none = await api.send('PUT', '/v1/policy', { fit_weights: weights })
    expect(none.body.detail).toMatch(/^body\.fit_weights: .*must not all be 0/)
    const rising = await api.send('PUT', '/v1/policy', { bands: { urgent: 0.1, high: 0.4, normal: 0.1 } })
    expect(rising.body.detail).toMatch(/^body\.bands: .*must fall/)
  })
})

describe('an API key', () => {
  const as = (key: string) => ({ authorization: `Bearer ${key}` })

  test('opens what its scope covers and nothing else', async () => {
    const [read, write] = [await api.keyWith('read'), await api.keyWith('write')]
    expect((await api.send('GET', '/v1/tickets', undefined, as(read))).status).toBe(200)
    expect((await api.send('GET', '/v1/tickets', undefined, as(write))).status).toBe(200)
    const forbidden = await api.send('POST', '/v1/tickets', refundTicket, as(read))
    expect([forbidden.status, forbidden.body.detail]).toEqual([403, 'The key "test" may read; this needs write.'])
    expect((await api.send('PUT', '/v1/policy', {}, as(write))).status).toBe(403)
  })

  test.each(['', 'Bearer', 'Bearer pm_no', `Bearer pm_${'A'.repeat(43)}`, `Basic pm_${'A'.repeat(43)}`])(
    'that is none (%j) opens nothing',
    async (authorization) => {
      const { status, headers, body } = await api.send('GET', '/v1/tickets', undefined, { authorization })
      expect([status, body.code]).toEqual([401, 'unauthorized'])
      expect(headers['www-authenticate']).toBe('Bearer realm="pointsman"')
      expect(headers['content-type']).toMatch(/^application\/problem\+json/)
    },
  )

  test('is kept as a hash, and opens nothing once it is revoked', async () => {
    const { key, secret } = await createKey(api.store, { name: 'brief', scopes: ['read'] }, testStart)
    expect(JSON.stringify(await api.store.keys())).not.toContain(secret.slice(3))
    await revokeKey(api.store, key.id, testStart)
    expect((await api.send('GET', '/v1/tickets', undefined, as(secret))).status).toBe(401)
  })

  test('is needed even to learn which addresses there are', async () => {
    expect((await api.app.inject('/v1/nothing')).statusCode).toBe(401)
    expect((await api.send('GET', '/v1/nothing')).body.code).toBe('not_found')
  })

  test('is not needed to ask whether the server is alive and ready', async () => {
    expect((await api.app.inject('/healthz')).json()).toEqual({ status: 'ok' })
    expect((await api.app.inject('/readyz')).json()).toMatchObject({ status: 'ready', waiting: 0 })
    expect((await api.app.inject('/metrics')).statusCode).toBe(401)
    expect((await api.send('GET', '/metrics')).body).toContain('pointsman_decisions_total{')
  })
})

describe('the clock', () => {
  test('of a rehearsal is driven, and decisions take their time from it', async () => {
    expect((await api.send('POST', '/v1/clock', { now: '2026-03-03T10:00:00Z' })).status).toBe(200)
    const { body } = await api.send('POST', '/v1/tickets', refundTicket)
    expect(body.decision.at).toBe('2026-03-03T10:00:00.000Z')
  })

  test('never goes back', async () => {
    expect(await api.send('POST', '/v1/clock', { now: '2026-03-01T10:00:00Z' })).toMatchObject({ status: 400 })
  })
})
