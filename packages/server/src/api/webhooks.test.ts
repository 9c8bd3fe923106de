import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { secretsUnder } from '../secrets.ts'
import { addressRules } from '../webhooks/addresses.ts'
import { createCourier, type Courier } from '../webhooks/courier.ts'
import { openTestApi, refundTicket, seedTeam, type TestApi } from './test-api.ts'

interface Told {
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}

let api: TestApi
let server: Server
let told: Told[] = []
let status = 204
let courier: Courier
let url = ''

beforeAll(async () => {
  api = await openTestApi()
  await seedTeam(api)
  server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (part: string) => (body += part))
    request.on('end', () => {
      told.push(JSON.parse(body) as Told)
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  courier = createCourier({
    ...{ store: api.store, secrets: secretsUnder(Buffer.alloc(32, 3)), rules: addressRules(['127.0.0.1']) },
    ...{ now: () => api.engine.now(), random: () => 0.5, onError: (error) => expect.unreachable(String(error)) },
  })
}, 240_000)
afterAll(async () => {
  await courier.close()
  server.close()
  await api.close()
})

async function tell(): Promise<readonly Told[]> {
  told = []
  await courier.round()
  await courier.idle()
  return told
}

test('a registered webhook is told what becomes of a ticket, by whom it was changed, and who has it then', async () => {
  const made = await api.send('POST', '/v1/webhooks', { url, name: 'chat' })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({
    secret: expect.stringMatching(/^whsec_/) as string,
    webhook: { name: 'chat', state: 'working' },
  })
  const { webhook } = made.body
  expect((await api.send('GET', '/v1/webhooks')).body.items).toEqual([webhook])
  expect(JSON.stringify((await api.send('GET', '/v1/webhooks')).body)).not.toContain('secret')

  const ticket = (await api.send('POST', '/v1/tickets', refundTicket)).body
  const routed = await tell()
  expect(routed).toMatchObject([
    { type: 'ticket.routed', data: { ticket_id: ticket.ticket.id, decision_id: ticket.decision.id, agent: 'ada' } },
  ])
  expect(JSON.stringify(routed)).not.toContain('invoice')

  const override = { agent: 'bob', queue: 'integrations', reason: 'it is about the API', actor: 'kim' }
  const { decision } = (await api.send('POST', `/v1/tickets/${ticket.ticket.id}/override`, override)).body
  const changed = await tell()
  expect(changed.map(({ type }) => type).toSorted()).toEqual(['decision.overridden', 'ticket.rerouted'])
  expect(changed.find(({ type }) => type === 'ticket.rerouted')?.data).toMatchObject({ agent: 'bob' })
  expect(changed.find(({ type }) => type === 'decision.overridden')?.data).toEqual({
    ...{ ticket_id: ticket.ticket.id, decision_id: decision.id, supersedes: ticket.decision.id },
    ...override,
  })

  for (const agent of ['ada', 'bob']) await api.send('PUT', `/v1/agents/${agent}/presence`, { state: 'offline' })
  await tell()
  await api.send('POST', '/v1/tickets', { ...refundTicket, id: 'held-1' })
  expect(await tell()).toMatchObject([{ type: 'ticket.held', data: { ticket_id: 'held-1', reason: 'all_absent' } }])
  await api.send('DELETE', `/v1/webhooks/${webhook.id}`)
  for (const agent of ['ada', 'bob']) await api.send('PUT', `/v1/agents/${agent}/presence`, { state: 'online' })
})

test('a signing secret is changed, shown once, and the former one signs as well for as long as is said', async () => {
  const { webhook, secret } = (await api.send('POST', '/v1/webhooks', { url, events: ['alert.drift'] })).body
  const at = `/v1/webhooks/${webhook.id}/rotate`
  const { status: answered, body } = await api.send('POST', at, { overlap_hours: 2 })
  expect(answered).toBe(200)
  expect(body.secret).toMatch(/^whsec_/)
  expect(body.secret).not.toBe(secret)
  const until = new Date(api.engine.now() + 2 * 3_600_000).toISOString()
  expect(body.webhook).toEqual({ ...webhook, former_secret_until: until })
  expect((await api.send('POST', at, { overlap_hours: 0, secret })).body).toEqual({ webhook, secret })
  expect((await api.send('POST', at, { overlap_hours: 721 })).status).toBe(400)
  expect((await api.send('POST', at, { secret: 'short' })).status).toBe(400)
  expect((await api.send('POST', '/v1/webhooks/nobody/rotate', {})).status).toBe(404)
  await api.send('DELETE', `/v1/webhooks/${webhook.id}`)
})

test('what was sent is listed with what came of it, and is sent again when asked for', async () => {
  const { webhook } = (await api.send('POST', '/v1/webhooks', { url, events: ['alert.drift'] })).body
  const at = `/v1/webhooks/${webhook.id}`
  status = 500
  const { body: tested } = await api.send('POST', `${at}/test`, {})
  expect(await tell()).toMatchObject([{ type: 'webhook.test', data: { webhook_id: webhook.id } }])
  const [delivery] = (await api.send('GET', `${at}/deliveries`)).body.items
  expect(delivery).toMatchObject({
    id: tested.delivery,
    state: 'waiting',
    tried: [{ status: 500, error: 'answered 500' }],
  })
  expect((await api.send('GET', at.replace(webhook.id, ''))).status).toBe(404)
  expect((await api.send('GET', '/v1/webhooks')).body.items[0]).toMatchObject({ state: 'failing' })
  status = 204
  expect((await api.send('POST', `${at}/deliveries/${tested.delivery}/replay`, {})).body).toEqual({ deliveries: 1 })
  expect(await tell()).toHaveLength(1)
  expect((await api.send('GET', `${at}/deliveries?state=delivered`)).body.items).toMatchObject([{ attempts: 1 }])
  expect((await api.send('POST', `${at}/replay`, { since: '2026-01-01T00:00:00Z' })).body).toEqual({ deliveries: 0 })
  expect((await api.send('POST', `${at}/deliveries/999999/replay`, {})).status).toBe(404)
  expect((await api.send('POST', '/v1/webhooks/nobody/test', {})).status).toBe(404)
  expect((await api.send('DELETE', '/v1/webhooks/nobody')).status).toBe(404)
  await api.send('DELETE', at)
})

test('one that was disabled is told again when a person says so', async () => {
  const { webhook } = (await api.send('POST', '/v1/webhooks', { url, events: ['ticket.routed'] })).body
  status = 410
  await api.send('POST', `/v1/webhooks/${webhook.id}/test`, {})
  await tell()
  status = 204
  const disabled = { state: 'disabled', disabled_because: 'it answered 410 Gone: nothing is wanted there any more' }
  expect((await api.send('GET', '/v1/webhooks')).body.items[0]).toMatchObject(disabled)
  expect((await api.send('GET', '/v1/health')).body.webhooks).toEqual({
    ...{ working: 0, failing: 0, disabled: 1 },
    findings: [`Webhook "${webhook.name}" is disabled: it answered 410 Gone: nothing is wanted there any more.`],
  })
  const enabled = await api.send('POST', `/v1/webhooks/${webhook.id}/enable`, {})
  expect(enabled.body).toMatchObject({ state: 'working' })
  await api.send('DELETE', `/v1/webhooks/${webhook.id}`)
})

test.each([
  ['http://169.254.169.254/latest/meta-data', '169.254.169.254 is not a public address'],
  ['https://[::1]/', '::1 is not a public address'],
  ['https://10.0.0.1/', '10.0.0.1 is not a public address'],
  ['http://1.1.1.1/', 'plain http goes to networks in POINTSMAN_WEBHOOK_NETWORKS only'],
  ['file:///etc/passwd', 'expected is an https address'],
  ['nonsense', 'expected is an https address'],
])('%s is refused as a webhook', async (to, why) => {
  const { status: code, body } = await api.send('POST', '/v1/webhooks', { url: to })
  expect(code).toBe(400)
  expect(body.detail).toContain(why)
})

test('only an administrator sees or makes webhooks', async () => {
  const authorization = `Bearer ${await api.keyWith('write')}`
  for (const path of ['/v1/webhooks', '/v1/hooks', '/v1/webhooks/x/deliveries']) {
    expect((await api.send('GET', path, undefined, { authorization })).status).toBe(403)
  }
  expect((await api.send('POST', '/v1/webhooks', { url }, { authorization })).status).toBe(403)
})
