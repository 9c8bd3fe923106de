import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { secretsUnder } from '../secrets.ts'
import { createStore } from '../store/open-store.ts'
import { assigned, StoreFixture } from '../store/store-fixture.ts'
import type { Store, StoredDelivery, StoredWebhook } from '../store/store.ts'
import { addressRules } from './addresses.ts'
import { createCourier, secretPlace, type Courier } from './courier.ts'
import { testMessage, webhookEvents } from './events.ts'
import { registerWebhook } from './register.ts'
import { rotateSigningSecret } from './rotate-signing-secret.ts'

interface Heard {
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

const secrets = secretsUnder(Buffer.alloc(32, 1))
const loopback = addressRules(['127.0.0.1'])
const slow = 240_000
let store: Store
let server: Server
let heard: Heard[] = []
let answer: (path: string) => number | 'never' = () => 204
let now = Date.now()
let courier: Courier
const use = new StoreFixture()

beforeAll(async () => {
  store = await createStore({})
  use.store = store
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const path = request.url ?? ''
      heard.push({ path, headers: request.headers, body: Buffer.concat(chunks).toString() })
      const status = answer(path)
      if (status !== 'never')
        response.writeHead(status, status === 302 ? { location: `${base()}/elsewhere` } : {}).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
}, slow)
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await store.close()
})
beforeEach(() => {
  now = Date.now()
  courier = courierWith()
})
afterEach(async () => {
  await courier.close()
  for (const { id } of await store.webhooks()) await store.removeWebhook(id)
  heard = []
  answer = () => 204
})

const base = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const courierWith = (rules = loopback): Courier =>
  createCourier({
    ...{ store, secrets, rules, now: () => now, random: () => 0.5, timeoutMs: 500 },
    onError: (error) => {
      throw error
    },
  })
const register = (path: string, events = webhookEvents): Promise<{ webhook: StoredWebhook; secret: string }> =>
  registerWebhook({ url: `${base()}${path}`, events }, { store, secrets, rules: loopback, now })
const run = async (one = courier): Promise<void> => {
  await one.round()
  await one.idle()
}
const routed = async (): Promise<string> => {
  const agent = use.newId('p')
  await store.putAgent({ ...use.roster.agents[0]!, id: agent, active: true, queues: ['billing'], capacity: 100 })
  await store.putPresence(agent, { state: 'online' }, now)
  const entry = use.entry({}, assigned(agent))
  await use.record(entry)
  return entry.ticket.id
}
const deliveriesOf = async (webhook: StoredWebhook): Promise<readonly StoredDelivery[]> =>
  (await store.deliveries({ webhook: webhook.id, limit: 50 })).items

describe('a webhook', () => {
  test('is told who has a ticket, signed so that anybody can verify it, and no words of the ticket', async () => {
    const { webhook, secret } = await register('/a')
    const ticket = await routed()
    await run()
    expect(heard).toHaveLength(1)
    const { headers, body } = heard[0]!
    const message = new Webhook(secret).verify(body, headers as Record<string, string>)
    expect(message).toMatchObject({ type: 'ticket.routed', data: { ticket_id: ticket, queue: 'billing' } })
    expect(Object.keys((message as { data: object }).data)).toEqual(['ticket_id', 'decision_id', 'agent', 'queue'])
    expect(await deliveriesOf(webhook)).toMatchObject([{ state: 'delivered', tried: [{ status: 204 }] }])
    expect(webhook.secret).not.toContain(secret)
  })

  test('can be verified by either secret after a change, until the overlap is over, and then by the new one only', async () => {
    const { webhook, secret } = await register('/a')
    const verifiedBy = async (one: string): Promise<boolean> => {
      heard = []
      await routed()
      await run()
      const { headers, body } = heard[0]!
      expect(headers['webhook-signature']!.toString().split(' ').length).toBeLessThanOrEqual(2)
      try {
        return new Webhook(one).verify(body, headers as Record<string, string>) !== undefined
      } catch {
        return false
      }
    }
    const change = (overlapHours: number): Promise<string> =>
      rotateSigningSecret({ webhook: webhook.id, overlapHours }, { store, secrets, now })
    // Short, because the reference library refuses what is dated five minutes ahead.
    const next = await change(1 / 60)
    expect([await verifiedBy(secret), await verifiedBy(next)]).toEqual([true, true])
    now += 60_000
    expect([await verifiedBy(secret), await verifiedBy(next)]).toEqual([false, true])
    const last = await change(0)
    expect([await verifiedBy(next), await verifiedBy(last)]).toEqual([false, true])
    const parts = { store, secrets, now }
    await expect(rotateSigningSecret({ webhook: webhook.id, secret: 'short' }, parts)).rejects.toThrow('24 to 64 bytes')
    await expect(rotateSigningSecret({ webhook: 'nobody' }, parts)).rejects.toThrow("There is no webhook 'nobody'")
  })

  test('hears messages again after a new secret where the former one cannot be read any more', async () => {
    const { webhook } = await register('/a')
    const lost = secretsUnder(Buffer.alloc(32, 2)).seal('lost', secretPlace(webhook.id))
    await store.changeWebhookSecret(webhook.id, lost, undefined)
    await routed()
    await run()
    expect(heard).toEqual([])
    const secret = await rotateSigningSecret({ webhook: webhook.id }, { store, secrets, now })
    now += 60_000
    await run()
    const { headers, body } = heard[0]!
    expect(headers['webhook-signature']!.toString().split(' ')).toHaveLength(1)
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({ type: 'ticket.routed' })
  })

  test('hears it again, with the same id and the same bytes, until it has taken it', async () => {
    const { webhook } = await register('/a')
    await routed()
    answer = () => 500
    await run()
    now += 4999
    await run()
    expect(heard).toHaveLength(1)
    answer = () => 200
    now += 1
    await run()
    expect(heard).toHaveLength(2)
    expect(heard[1]!.headers['webhook-id']).toBe(heard[0]!.headers['webhook-id'])
    expect(heard[1]!.body).toBe(heard[0]!.body)
    expect(heard[1]!.headers['webhook-signature']).not.toBe(heard[0]!.headers['webhook-signature'])
    expect(await deliveriesOf(webhook)).toMatchObject([
      { state: 'delivered', tried: [{ status: 500, error: 'answered 500' }, { status: 200 }] },
    ])
  })

  test('that hangs holds up no other', async () => {
    const { webhook } = await register('/hangs')
    await register('/well')
    answer = (path) => (path === '/hangs' ? 'never' : 204)
    for (let count = 0; count < 8; count += 1) await routed()
    const ended = courier.round()
    await expect.poll(() => heard.filter(({ path }) => path === '/well').length, { timeout: 20_000 }).toBe(8)
    await ended
    await courier.idle()
    const tried = await deliveriesOf(webhook)
    expect(new Set(tried.map(({ tried: [first] }) => first?.error))).toEqual(new Set(['no answer within 0.5 s']))
  })

  test('is sent nowhere else by a redirect', async () => {
    const { webhook } = await register('/moved')
    answer = (path) => (path === '/moved' ? 302 : 204)
    await routed()
    await run()
    expect(heard.map(({ path }) => path)).toEqual(['/moved'])
    expect((await deliveriesOf(webhook))[0]!.tried[0]!.error).toBe('answered 302; redirects are not followed')
  })

  test('that says it is gone is disabled, and what it missed is sent when somebody asks for it', async () => {
    const { webhook } = await register('/gone')
    answer = () => 410
    await routed()
    await run()
    const disabled = (await store.webhooks()).find(({ id }) => id === webhook.id)?.disabled
    expect(disabled).toMatchObject({ because: 'it answered 410 Gone: nothing is wanted there any more' })
    answer = () => 204
    await routed()
    await run()
    expect(heard).toHaveLength(1)
    await store.disableWebhook(webhook.id, undefined)
    const [first] = await deliveriesOf(webhook)
    expect(await store.replayDeliveries(webhook.id, { delivery: first!.id }, now)).toBe(1)
    await run()
    expect(heard.map(({ headers }) => headers['webhook-id'])).toEqual([
      heard[0]!.headers['webhook-id'],
      heard[0]!.headers['webhook-id'],
    ])
  })

  test('at an address that is not public is refused when it is registered, and again when it is sent to', async () => {
    const none = addressRules([])
    const parts = { store, secrets, rules: none, now }
    for (const url of [base(), 'https://localhost/x', 'https://169.254.169.254/latest', 'https://[::ffff:10.0.0.1]/']) {
      await expect(registerWebhook({ url }, parts)).rejects.toThrow('is not a public address')
    }
    await expect(registerWebhook({ url: 'ftp://example.com' }, parts)).rejects.toThrow('expected is an https address')
    await expect(registerWebhook({ url: 'https://me:pw@example.com' }, parts)).rejects.toThrow('no user and password')
    const { webhook } = await register('/private')
    const named = { ...webhook, id: 'named', url: base().replace('127.0.0.1', 'localhost') }
    await store.addWebhook({ ...named, secret: secrets.seal('whsec_'.padEnd(50, 'A'), 'webhook/named') })
    for (const each of [webhook, named]) await store.addDelivery(each.id, testMessage(each.id, each.id, now), now)
    const strict = courierWith(none)
    await run(strict)
    await strict.close()
    expect(heard).toEqual([])
    for (const each of [webhook, named]) {
      expect((await deliveriesOf(each))[0]!.tried[0]!.error).toContain('is not a public address')
    }
  })

  test('whose secret cannot be read says so in its deliveries', async () => {
    await store.addWebhook({
      id: 'x',
      url: base(),
      name: 'x',
      events: ['ticket.routed'],
      secret: 'v1.a.b',
      createdAt: now,
    })
    await routed()
    await run()
    const [delivery] = (await store.deliveries({ webhook: 'x', limit: 1 })).items
    expect(delivery).toMatchObject({
      state: 'waiting',
      tried: [{ error: expect.stringContaining('The secret of webhook/x') }],
    })
    expect(heard).toEqual([])
  })
})
