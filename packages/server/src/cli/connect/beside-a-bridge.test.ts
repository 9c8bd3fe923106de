import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createBridge } from '../../../../../examples/bridge/bridge.ts'
import { Desk, type Ticket } from '../../../../../examples/bridge/desk.ts'
import { wordsOf } from '../../connectors/request-tracker/testing/past-tickets.ts'
import { newSigningSecret, sign } from '../../webhooks/signature.ts'
import { filesWith } from './testing/files-with.ts'
import { ownPointsman, type OwnPointsman, type OwnServer } from './testing/own-process.ts'
import { until } from './testing/until.ts'

/** What waits does so for conditions; a busy machine only takes longer. */
const patience = 600_000
const pastTickets = 160
const queues = ['billing', 'network'] as const
const token = 'a-token-nobody-may-see'
const secret = newSigningSecret()

/** Passes a request on to the example, or does something else with it. */
type Turn = (request: IncomingMessage, response: ServerResponse, pass: () => void) => void

describe('beside the example bridge', { timeout: patience }, () => {
  let folder: string
  let desk: Desk
  let front: Server
  let pointsman: OwnPointsman
  let server: OwnServer
  let connected: unknown
  let written = 0
  let turn: Turn = (_request, _response, pass) => pass()

  const comes = (queue: (typeof queues)[number]): string => {
    const words = wordsOf(queue === 'billing' ? 'Billing' : 'Network', 1000 + 7 * written++)
    return desk.add({ ...words, requester: `new${written}@example.test` }).id
  }
  const stands = (id: string): Ticket => desk.tickets.get(id)!
  const routed = (id: string): Promise<Ticket> =>
    until(async () => (stands(id).notes.length > 0 ? stands(id) : undefined), `a note on ticket ${id}`)
  const ours = (id: string): Promise<Stored> => server.get(`/v1/tickets/generic-${id}`) as Promise<Stored>
  const kindsOf = async (id: string): Promise<readonly string[]> => {
    const { items } = (await server.get(`/v1/tickets/generic-${id}/events`)) as {
      readonly items: readonly { readonly kind: string }[]
    }
    return items.map(({ kind }) => kind)
  }
  const standsOnce = async (id: string): Promise<void> => {
    const { assignee, notes, marks } = await routed(id)
    expect([id, (await ours(id)).assignee, notes.length, marks.length]).toEqual([id, assignee, 1, 1])
    expect(desk.changes.filter(({ ticket, field }) => ticket === id && field === 'assignee').length).toBe(1)
    expect(await kindsOf(id)).not.toContain('overridden')
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pointsman-bridge-'))
    let behind = 30 * 86_400_000
    desk = new Desk(undefined, () => new Date(Date.now() - behind))
    for (let n = 0; n < pastTickets; n++) {
      const queue = queues[n % 2]!
      const { id } = desk.add({
        ...wordsOf(queue === 'billing' ? 'Billing' : 'Network', n),
        requester: `c${n % 40}@example.test`,
      })
      behind -= 600_000
      desk.change(id, 'bob', { queue, assignee: n % 4 < 2 ? 'ada' : 'bob' })
      behind -= 3_600_000
      desk.change(id, stands(id).assignee!, { status: 'resolved' })
    }
    behind = 0
    const bridge = createBridge(desk, { token, secret })
    front = createServer((request, response) =>
      turn(request, response, () => bridge.emit('request', request, response)),
    )
    await once(front.listen(0, '127.0.0.1'), 'listening')
    pointsman = ownPointsman(folder, { POINTSMAN_CONNECT_TOKEN: token, POINTSMAN_CONNECT_SECRET: secret })
    const url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`
    connected = await pointsman.command('connect', 'generic', '--url', url, '--calls-per-minute', '100000')
    await pointsman.command('train')
    server = await pointsman.serve()
    await makeRoom(server)
  }, patience)
  afterAll(async () => {
    await server?.stop('SIGKILL')
    front?.closeAllConnections()
    front?.close()
    await rm(folder, { recursive: true, force: true })
  })

  test('connecting reads the past and leaves every queue in shadow, and the help desk untouched', async () => {
    expect(connected).toMatchObject({ connection: 'generic', history: pastTickets, open: 0, mode: 'shadow' })
    expect(connected).toMatchObject({ new_queues: ['Billing', 'Network'], new_agents: ['ada', 'bob'] })
    expect(desk.changes.filter(({ actor }) => actor === 'pointsman')).toEqual([])
  })

  test('in shadow it decides and writes nothing; in automatic mode queue, agent, tags and a note stand there, once', async () => {
    const quiet = comes('network')
    await until(
      async () => (await kindsOf(quiet).catch((): string[] => [])).includes('decided') || undefined,
      'the decision',
    )
    expect(stands(quiet)).toMatchObject({ assignee: null, queue: 'billing', notes: [] })
    for (const queue of ['Billing', 'Network'])
      await server.send('POST', `/v1/queues/${queue}/mode`, { mode: 'auto', reason: 'it agrees' })
    const waits: number[] = []
    for (const queue of [...queues, ...queues]) {
      const at = performance.now()
      const id = comes(queue)
      await standsOnce(id)
      waits.push((performance.now() - at) / 1000)
      expect(stands(id)).toMatchObject({
        queue,
        notes: [expect.stringMatching(/gave this ticket to \w+[^]*To undo it/)],
      })
      expect(stands(id).tags).toContain('language__en')
    }
    console.log(`written after ${waits.map((wait) => wait.toFixed(1)).join(', ')} s`)
  })

  test('called, it asks at once, and not only when four seconds are over', async () => {
    const nextAsked = (): Promise<number> =>
      new Promise((resolve) => {
        turn = (request, _response, pass) => {
          if (request.url?.startsWith('/changes')) resolve(performance.now())
          pass()
        }
      })
    const gaps: number[] = []
    for (let n = 0; n < 3; n++) {
      const before = await nextAsked()
      const body = JSON.stringify({ tickets: [comes('billing')] })
      const signed = { id: `m-${n}`, timestamp: String(Math.floor(Date.now() / 1000)), body: Buffer.from(body) }
      const headers = { 'webhook-id': signed.id, 'webhook-timestamp': signed.timestamp }
      const answer = await fetch(`${server.address}/v1/connections/generic/hook`, {
        ...{ method: 'POST', body },
        headers: { 'content-type': 'application/json', ...headers, 'webhook-signature': sign(secret, signed) },
      })
      expect(answer.status).toBe(202)
      gaps.push(((await nextAsked()) - before) / 1000)
    }
    turn = (_request, _response, pass) => pass()
    console.log(`asked again after ${gaps.map((gap) => gap.toFixed(1)).join(', ')} s`)
    // One of them, because a busy machine may be slow to do anything.
    expect(Math.min(...gaps)).toBeLessThan(3.5)
  })

  test('what a person changes stays, and is an override', async () => {
    const id = comes('network')
    const { assignee } = await routed(id)
    const other = assignee === 'ada' ? 'bob' : 'ada'
    desk.change(id, other, { assignee: other, queue: 'billing' })
    await until(async () => (await kindsOf(id)).includes('overridden') || undefined, 'the override')
    await standsOnce(comes('network'))
    expect(stands(id)).toMatchObject({ assignee: other, queue: 'billing' })
    expect(await ours(id)).toMatchObject({ assignee: other, queue: 'Billing' })
  })

  test('answers are lost, the bridge is gone for a while, and Pointsman is killed: nothing is lost, and nothing twice', async () => {
    const ids: string[] = []
    // Done, and nobody hears of it.
    let lost = 0
    turn = (request, response, pass) => {
      if (request.method === 'PUT' && lost++ < 3) response.end = () => response.destroy()
      pass()
    }
    for (let n = 0; n < 4; n++) ids.push(comes(queues[n % 2]!))
    for (const id of ids) await standsOnce(id)
    turn = (_request, response) => response.writeHead(502).end()
    for (let n = 0; n < 3; n++) ids.push(comes(queues[n % 2]!))
    const said = pointsman.said().length
    await until(async () => pointsman.said().slice(said).includes('could not be synced') || undefined, 'the trouble')
    let killed: Promise<void> | undefined
    turn = (request, _response, pass) => {
      pass()
      if (request.method === 'PUT') killed ??= server.stop('SIGKILL')
    }
    await until(async () => killed?.then(() => true), 'the kill')
    turn = (_request, _response, pass) => pass()
    server = await pointsman.serve()
    ids.push(comes('billing'))
    for (const id of ids) await standsOnce(id)
  })

  test('disconnecting changes nothing there; token and secret are nowhere to be read', async () => {
    await server.stop('SIGTERM')
    const before = desk.changes.length
    const listed = await pointsman.command('connections')
    for (const one of [token, secret]) {
      expect(await filesWith(folder, one)).toEqual([])
      expect(JSON.stringify(listed) + pointsman.said()).not.toContain(one)
    }
    const webhook = { address: '/v1/connections/generic/hook', is_believed: true, heard_at: expect.any(String) }
    expect(listed).toMatchObject([{ id: 'generic', vendor: 'generic', to_write: 0, webhook }])
    expect(await pointsman.command('disconnect', 'generic')).toMatchObject({ connected: false })
    expect(desk.changes.length).toBe(before)
  })
})

interface Stored {
  readonly assignee?: string
  readonly queue?: string
}

interface Policy {
  readonly version: number
  readonly risk: Readonly<Record<string, unknown>>
}

/** For as many tickets as come. A promise of how little goes wrong needs more of a past than a test has time for. */
async function makeRoom(server: OwnServer): Promise<void> {
  const { version: _, ...policy } = (await server.get('/v1/policy')) as Policy
  const risk = { ...policy.risk, enforced: false }
  await server.send('PUT', '/v1/policy', { ...policy, act_confidence: 0.01, risk })
  const { items } = (await server.get('/v1/agents')) as { readonly items: readonly Record<string, unknown>[] }
  for (const { id, name, queues: where } of items)
    await server.send('PUT', `/v1/agents/${String(id)}`, { name, queues: where, active: true, capacity: 500 })
}
