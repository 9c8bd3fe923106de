import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createBridge } from '../../../../examples/bridge/bridge.ts'
import { Desk } from '../../../../examples/bridge/desk.ts'
import { openTestApi, seedTeam, testSecrets, testStart, type TestApi } from '../api/test-api.ts'
import { impatientTools } from '../connectors/connector.conformance.ts'
import { FakeZendesk } from '../connectors/zendesk/testing/fake-zendesk.ts'
import { openConnection, secretPlace } from '../help-desks.ts'
import { newSigningSecret } from '../webhooks/signature.ts'
import { createSyncing, type Syncing } from './keep-syncing.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

/** A node as `serve` puts it together, but that it looks what is due when it is told to, on a clock that stands. */
interface Node {
  readonly api: TestApi
  readonly syncing: Syncing
  /** Calls that it made of the help desk. */
  readonly calls: string[]
}

async function aNode(name: string, fetch: typeof globalThis.fetch, databaseUrl?: string): Promise<Node> {
  const api = await openTestApi(databaseUrl === undefined ? {} : { databaseUrl })
  closing.push(() => api.close())
  const calls: string[] = []
  const counted: typeof fetch = (input, init) => {
    calls.push(new Request(input).url)
    return fetch(input, init)
  }
  const syncing = createSyncing({
    ...{ store: api.store, engine: api.engine, node: name },
    open: (connection) => openConnection(connection, testSecrets, impatientTools(counted, testStart)),
    random: () => 0.5,
    tell: () => undefined,
    onError: (error) => {
      throw error
    },
  })
  closing.push(() => syncing.close())
  api.store.onHeard((id, tickets) => syncing.heard(id, tickets))
  return { api, syncing, calls }
}

/** Looks what is due, and waits for what began, by whether it is in step now. */
async function rounds({ api, syncing }: Node): Promise<void> {
  await api.engine.setNow(api.engine.now() + 1)
  await syncing.tick()
  await vi.waitFor(async () => {
    const [connection] = await api.store.deskConnections()
    expect(connection!.syncedAt).toBe(api.engine.now())
  }, 20_000)
}

const secret = newSigningSecret()
const body = (ticket: string): string => `{"tickets":["${ticket}"]}`

function signedHeaders(payload: string): Record<string, string> {
  const timestamp = String(testStart / 1000)
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const mac = createHmac('sha256', key).update(`m-1.${timestamp}.${payload}`).digest('base64')
  return { 'webhook-id': 'm-1', 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${mac}` }
}

async function hook({ api }: Node, payload: string, headers: Record<string, string>): Promise<number> {
  const request = { method: 'POST', url: '/v1/connections/desk/hook', payload } as const
  return (await api.app.inject({ ...request, headers: { 'content-type': 'application/json', ...headers } })).statusCode
}

const isTaken = ({ api }: Node, ticket: string): Promise<boolean> =>
  api.store.ticket(`desk-${ticket}`).then((found) => found !== undefined)

async function connectBridge({ api }: Node, url: string): Promise<void> {
  const abilities = { changes: true, enforced_versions: true, tags: true, custom_fields: true }
  await seedTeam(api)
  await api.store.putConnection({
    ...{ id: 'desk', vendor: 'generic', settings: { url, callsPerMinute: 60_000, abilities } },
    secret: testSecrets.seal(JSON.stringify({ token: 't', secret }), secretPlace('desk')),
    mapping: { agents: { ada: 'ada', bob: 'bob' }, queues: { billing: 'billing' }, priorities: {}, bands: {} },
    ...{ createdAt: testStart, liveFrom: testStart },
  })
}

async function aBridge(): Promise<{ readonly desk: Desk; readonly url: string }> {
  const desk = new Desk(undefined, () => new Date(testStart + 1000))
  const server: Server = createBridge(desk, { token: 't', secret })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  closing.push(async () => server.close())
  return { desk, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

describe('a help desk that calls', () => {
  it('is read at once, long before it is due', async () => {
    const { desk, url } = await aBridge()
    const node = await aNode('one', fetch)
    await connectBridge(node, url)
    await rounds(node)
    const { id } = desk.add({ subject: 'Refund', body: 'of my invoice' })
    // Nothing is due for seconds, and time stands still.
    const before = node.calls.length
    await node.syncing.tick()
    expect([node.calls.length, await isTaken(node, id)]).toEqual([before, false])
    expect(await hook(node, body(id), signedHeaders(body(id)))).toBe(202)
    await rounds(node)
    expect(await isTaken(node, id)).toBe(true)
    expect((await node.api.store.decisions(`desk-${id}`)).map(({ outcome }) => outcome.kind)).toEqual(['assigned'])
  })

  it('has the tickets that it names looked at first, where it tells of them late: Zendesk, by a minute', async () => {
    const fake = new FakeZendesk({ email: 'p@example.com', token: 't' })
    const { desk } = fake
    desk.now = testStart / 1000 + 60
    const node = await aNode('one', fake.fetch)
    const { api } = node
    await seedTeam(api)
    const settings = {
      url: 'https://acme.zendesk.com',
      email: 'p@example.com',
      callsPerMinute: 1000,
      exportsPerMinute: 100,
    }
    await api.store.putConnection({
      ...{ id: 'desk', vendor: 'zendesk', settings, createdAt: testStart, liveFrom: testStart },
      secret: testSecrets.seal(JSON.stringify({ token: 't', webhookSecret: 'shared' }), secretPlace('desk')),
      mapping: {
        agents: { [desk.users[1]!.id]: 'ada', [desk.users[2]!.id]: 'bob' },
        queues: { [desk.groups[0]!.id]: 'billing', [desk.groups[1]!.id]: 'integrations' },
        ...{ priorities: {}, bands: {} },
      },
    })
    await rounds(node)
    const ticket = desk.add('Refund', 'of my invoice')
    // Within the minute that its export leaves out.
    desk.now -= 60
    await api.engine.setNow(api.engine.now() + 5000)
    await rounds(node)
    expect(await isTaken(node, String(ticket.id))).toBe(false)
    const timestamp = new Date(testStart).toISOString()
    const said = JSON.stringify({ type: 'zen:event-type:ticket.created', id: 'e-1', detail: { id: String(ticket.id) } })
    const mac = createHmac('sha256', 'shared')
      .update(timestamp + said)
      .digest('base64')
    const headers = { 'x-zendesk-webhook-signature': mac, 'x-zendesk-webhook-signature-timestamp': timestamp }
    expect(await hook(node, said, headers)).toBe(202)
    await rounds(node)
    // Taken in, decided, and written back, before the export says that there is such a ticket.
    expect(await isTaken(node, String(ticket.id))).toBe(true)
    expect(ticket).toMatchObject({ assignee_id: desk.users[1]!.id })
    const { items } = await api.store.lessons({ ticket: `desk-${ticket.id}`, limit: 10 })
    const kinds = async (): Promise<readonly string[]> =>
      (await api.store.events(`desk-${ticket.id}`)).map(({ kind }) => kind)
    const then = await kinds()
    // Once the export tells it too, nothing is new, and what Pointsman wrote is nobody's change.
    desk.now += 300
    await api.engine.setNow(api.engine.now() + 5000)
    await rounds(node)
    expect([await kinds(), items]).toEqual([then, []])
    expect((await api.store.decisions(`desk-${ticket.id}`)).length).toBe(1)
  })

  it('in trouble is left in peace for as long as it is, however often it calls', async () => {
    const { url } = await aBridge()
    const broken: typeof fetch = async () => new Response('', { status: 500 })
    const node = await aNode('one', broken)
    await connectBridge(node, url)
    const failed: unknown[] = []
    const syncing = createSyncing({
      ...{ store: node.api.store, engine: node.api.engine, node: 'two', tell: () => undefined, random: () => 0.5 },
      open: (connection) => openConnection(connection, testSecrets, impatientTools(broken, testStart)),
      onError: (error) => failed.push(error),
    })
    closing.push(() => syncing.close())
    await syncing.tick()
    await vi.waitFor(async () => expect((await node.api.store.deskConnections())[0]!.trouble).toBeDefined(), 20_000)
    syncing.heard('desk', ['1'])
    await syncing.tick()
    await syncing.close()
    expect(failed).toHaveLength(1)
  })
})

const url = process.env['POINTSMAN_TEST_DATABASE_URL']
describe.skipIf(url === undefined)('two nodes on one PostgreSQL', () => {
  it('the one that looks after the help desk looks, though the other was called', async () => {
    const admin = new pg.Pool({ connectionString: url!, max: 1 })
    const schema = `woken_test_${process.pid}`
    await admin.query(`create schema ${schema}`)
    closing.push(async () => {
      await admin.query(`drop schema ${schema} cascade`)
      await admin.end()
    })
    const where = `${url}?options=${encodeURIComponent(`-c search_path=${schema}`)}`
    const bridge = await aBridge()
    const [one, other] = [await aNode('one', fetch, where), await aNode('other', fetch, where)]
    await connectBridge(one, bridge.url)
    await rounds(one)
    let isListening = false
    one.api.store.onHeard((connection) => (isListening ||= connection === 'nobody'))
    await vi.waitFor(async () => {
      await other.api.store.tellHeard('nobody', [])
      expect(isListening).toBe(true)
    }, 20_000)
    const { id } = bridge.desk.add({ subject: 'Refund', body: 'of my invoice' })
    expect(await hook(other, body(id), signedHeaders(body(id)))).toBe(202)
    expect(await hook(one, body(id), signedHeaders(body(id)))).toBe(409)
    await vi.waitFor(async () => {
      await one.syncing.tick()
      expect(await isTaken(one, id)).toBe(true)
    }, 20_000)
    await other.syncing.tick()
    await other.syncing.close()
    expect(other.calls).toEqual([])
  })
})
