import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import {
  describeConnector,
  impatientTools,
  type DeskFixture,
} from '../../packages/server/src/connectors/connector.conformance.ts'
import type { Connector, ConnectorTools, Intent } from '../../packages/server/src/connectors/connector.ts'
import type { BridgeAbilities } from '../../packages/server/src/connectors/generic/bridge-shapes.ts'
import { abilitiesOfBridge, genericBridge } from '../../packages/server/src/connectors/generic/generic.ts'
import { FaultScript, faultyFetch } from '../../packages/server/src/connectors/testing/faulty-fetch.ts'
import { newSigningSecret } from '../../packages/server/src/webhooks/signature.ts'
import { createBridge } from './bridge.ts'
import { Desk } from './desk.ts'

const token = 'a-token-nobody-may-see'
const servers: Server[] = []

interface Fixture extends DeskFixture {
  readonly desk: Desk
  readonly connectWith: (secret: string | undefined, fetch?: typeof globalThis.fetch) => Promise<Connector>
}

/** The example as it is, on a port of its own; pages of three, so that stopping after one is worth trying. */
async function open(secret?: string, told: Partial<BridgeAbilities> = {}): Promise<Fixture> {
  const desk = new Desk()
  let mayWrite = true
  const server = createBridge(desk, { token, secret, largestPage: 3, readOnly: () => !mayWrite })
  servers.push(server)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const faults = new FaultScript()
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const address = { url, token, callsPerMinute: 100_000 }
  const tools = (fetch: typeof globalThis.fetch): ConnectorTools => impatientTools(faultyFetch(fetch, faults))
  const abilities = { ...(await abilitiesOfBridge(address, tools(globalThis.fetch))), ...told }
  const connect = (by: string | undefined, fetch = globalThis.fetch): Connector =>
    genericBridge({ ...address, abilities, ...(by === undefined ? {} : { secret: by }) }, tools(fetch))
  return {
    ...{ desk, faults, secret: token },
    connect: () => connect(secret),
    connectWith: async (by, fetch) => connect(by, fetch),
    agents: ['ada', 'bob'],
    queues: ['billing', 'network'],
    priorities: ['2', '1'],
    addTicket: async (words) => desk.add(words).id,
    assign: async (ticket, agent) => void desk.change(ticket, 'ada', { assignee: agent }),
    stands: async (ticket) => {
      const { assignee, queue, priority, notes } = desk.tickets.get(ticket)!
      return { assignee: assignee ?? undefined, queue, priority, notes }
    },
    takeRightAway: async () => {
      mayWrite = false
    },
  }
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
})

describeConnector('the example bridge, over HTTP', () => open())
describeConnector('the example bridge, with signed decisions', () => open(newSigningSecret()))

describeConnector('the example bridge, were it not to tell of changes', () => open(undefined, { changes: false }))

describe('the example bridge', () => {
  const intentFor = async (use: Fixture, ticket: string, mark: string): Promise<Intent> => {
    const seen = (await use.connect().look(ticket))!.version
    return { ticket, mark, seen, set: { assignee: 'ada', queue: 'network', priority: '1' }, note: 'because' }
  }

  it('writes fields, tags, custom fields and note in one call, and keeps the tags that were there', async () => {
    const use = await open()
    const { id } = use.desk.add({ subject: 'Refund', body: 'please' })
    use.desk.change(id, 'bob', { tags: ['vip', 'old'] })
    const wish = await intentFor(use, id, 'd-1')
    const custom = { intent: 'refund' }
    const before = use.faults!.calls.get('PUT') ?? 0
    const intent = { ...wish, set: { ...wish.set, custom }, addTags: ['intent__refund'], dropTags: ['old'] }
    expect(await use.connect().write(intent)).toMatchObject({ kind: 'done' })
    expect((use.faults!.calls.get('PUT') ?? 0) - before).toBe(1)
    expect(await use.connect().look(id)).toMatchObject({ ...wish.set, custom, tags: ['vip', 'intent__refund'] })
  })

  it('gives a ticket to nobody', async () => {
    const use = await open()
    const { id } = use.desk.add({ subject: 'Refund', body: 'please' })
    await use.assign(id, 'bob')
    const intent = { ...(await intentFor(use, id, 'd-1')), set: { assignee: null } }
    expect((await use.connect().write(intent)).kind).toBe('done')
    expect((await use.connect().look(id))!.assignee).toBeUndefined()
  })

  it('is overtaken when somebody is faster between the look and the call, fifty times out of fifty', async () => {
    const use = await open()
    for (let n = 0; n < 50; n++) {
      const { id } = use.desk.add({ subject: `Refund ${n}`, body: 'please' })
      const racing: typeof fetch = async (input, init) => {
        if (init?.method === 'PUT') await use.assign(id, 'bob')
        return fetch(input, init)
      }
      const connector = await use.connectWith(undefined, racing)
      expect(await connector.write(await intentFor(use, id, `d-${n}`))).toEqual({ kind: 'overtaken' })
      expect(await use.stands(id)).toMatchObject({ assignee: 'bob', queue: 'billing', notes: [] })
    }
  })

  it('takes no decision that is not signed, is signed by another secret, or was changed on the way', async () => {
    const secret = newSigningSecret()
    const use = await open(secret)
    const { id } = use.desk.add({ subject: 'Refund', body: 'please' })
    const changed =
      (change: (init: RequestInit) => RequestInit): typeof fetch =>
      (input, init) =>
        fetch(input, init?.method === 'PUT' ? change(init) : init)
    const late = { 'webhook-timestamp': String(Math.floor(Date.now() / 1000) - 301) }
    const other = use.desk.add({ subject: 'Another', body: 'ticket' }).id
    const bad: readonly (readonly [string | undefined, typeof fetch])[] = [
      [undefined, fetch],
      [newSigningSecret(), fetch],
      ['only a shared one', fetch],
      [secret, changed((init) => ({ ...init, body: (init.body as string).replace('ada', 'bob') }))],
      [secret, changed((init) => ({ ...init, body: JSON.stringify(JSON.parse(init.body as string), null, 1) }))],
      [secret, changed((init) => ({ ...init, headers: { ...(init.headers as Record<string, string>), ...late } }))],
      // What was signed for one ticket is sent to another.
      [secret, (input, init) => fetch((input as URL).href.replace(`tickets/${id}/`, `tickets/${other}/`), init)],
    ]
    for (const [by, fetching] of bad) {
      const connector = await use.connectWith(by, fetching)
      expect((await connector.write(await intentFor(use, id, 'd-1'))).kind).toBe('refused')
    }
    for (const ticket of [id, other]) expect((await use.stands(ticket)).notes).toEqual([])
    expect((await use.connect().write(await intentFor(use, id, 'd-1'))).kind).toBe('done')
  })

  it('answers what it cannot read, and goes on', async () => {
    const use = await open()
    const { id } = use.desk.add({ subject: 'Refund', body: 'please' })
    const bodies = ['', '[', '{}', 'null'] as const
    for (const body of bodies) {
      const connector = await use.connectWith(undefined, (input, init) =>
        fetch(input, init?.method === 'PUT' ? { ...init, body } : init),
      )
      expect((await connector.write(await intentFor(use, id, 'd-1'))).kind).toBe('refused')
    }
    expect(await use.connect().look('%ff')).toBeNull()
    expect((await use.connect().write(await intentFor(use, id, 'd-1'))).kind).toBe('done')
  })
})

describe('starting the example', () => {
  it('takes what is typed for tickets, and has them again after it was killed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pointsman-example-'))
    const start = async (): Promise<{ child: ChildProcess; address: string; tickets: string }> => {
      const child = spawn(process.execPath, [join(import.meta.dirname, 'start.ts')], {
        env: { ...process.env, BRIDGE_TOKEN: token, BRIDGE_FILE: join(folder, 'desk.json'), PORT: '0' },
        stdio: ['pipe', 'pipe', 'inherit'],
      })
      const [said] = (await once(child.stdout, 'data')) as [Buffer]
      const [, address = '', tickets = ''] = /listens on (\S+), and has (\d+) tickets/.exec(said.toString()) ?? []
      return { child, address, tickets }
    }
    const first = await start()
    first.child.stdin!.write('My card was charged twice\n')
    expect(String(await once(first.child.stdout!, 'data'))).toBe('Ticket 1 came in.\n')
    const asked = await fetch(`${first.address}/tickets/1`, { headers: { authorization: `Bearer ${token}` } })
    expect(await asked.json()).toMatchObject({ id: '1', subject: 'My card was charged twice', version: '1' })
    expect((await fetch(`${first.address}/tickets/1`)).status).toBe(401)
    const noted = once(first.child.stdout!, 'data')
    await fetch(`${first.address}/tickets/1/decisions/d-1`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({ ticket: '1', mark: 'd-1', seen: '1', set: { assignee: 'ada' }, note: 'For Ada.' }),
    })
    expect(String(await noted)).toBe('Ticket 1: For Ada.\n')
    first.child.kill('SIGKILL')
    const second = await start()
    expect(second.tickets).toBe('1')
    second.child.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  })
})
