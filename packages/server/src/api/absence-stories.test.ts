import { readdir, readFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Reader } from '@pointsman/core'
import { drivenClock } from '../engine/clock.ts'
import { createEngine, type Engine } from '../engine/engine.ts'
import type { ReaderSource } from '../engine/parts.ts'
import { ticketSchema, type TicketOnWire } from '../contract/ticket.ts'
import { createMetrics } from './metrics.ts'
import { openTestApi, refundTicket, testStart, type TestApi } from './test-api.ts'
import { wordReaders } from './word-reader.ts'

/*
 * Stories of docs/guide/what-happens-when.md about people who are not there, or may not: over HTTP, with the driven
 * clock. The titles are the page's.
 */

const minute = 60_000
const day = 24 * 60

let api: TestApi
let now = testStart
let made = 0

beforeAll(async () => {
  api = await openTestApi({}, whoReadsFrench)
  await put('/v1/queues/billing', { name: 'Billing', description: 'invoice, refund, payment, facture' })
})
afterAll(() => api.close())

/** Nobody is there but whom a story brings in, and nothing is left of the story before. */
beforeEach(async () => {
  await put('/v1/policy', {})
  const { items: agents } = (await api.send('GET', '/v1/agents')).body
  for (const { id } of agents) await put(`/v1/agents/${id}`, { name: 'Gone', active: false })
  const { items: tickets } = (await api.send('GET', '/v1/tickets?limit=500')).body
  for (const { id, status } of tickets) {
    if (['waiting', 'paused', 'triage'].includes(status)) await tell(id, { kind: 'closed' })
  }
})

/** A reader of words who can tell French by one of them. */
const whoReadsFrench: ReaderSource = {
  ...wordReaders,
  dayOne: async (queues) => {
    const reader = await wordReaders.dayOne(queues)
    const read: Reader['read'] = (ticket, inForce) => {
      const reading = reader.read(ticket, inForce)
      return ticket.body.includes('facture') ? { ...reading, language: { code: 'fr', confidence: 0.99 } } : reading
    }
    return {
      get version() {
        return reader.version
      },
      read,
      learnOne: (lesson) => reader.learnOne(lesson),
      snapshot: () => reader.snapshot(),
    }
  },
}

const frenchTicket = { subject: 'Remboursement', body: 'La facture de mars a été payée deux fois.' }

async function put(url: string, body: object): Promise<void> {
  const answer = await api.send('PUT', url, body)
  expect([url, answer.status, answer.status === 200 ? '' : answer.body]).toEqual([url, 200, ''])
}

async function hire(name: string, more: object = {}): Promise<string> {
  const id = `${name}-${++made}`
  await put(`/v1/agents/${id}`, { name: id, queues: ['billing'], capacity: 10, ...more })
  await presence(id, { state: 'online' })
  return id
}

async function presence(id: string, body: object): Promise<void> {
  await put(`/v1/agents/${id}/presence`, body)
  await pass(0)
}

async function ask(more: object = {}): Promise<string> {
  const id = `ticket-${++made}`
  await api.send('POST', '/v1/tickets', { ...refundTicket, id, requester: `${id}@example.com`, ...more })
  return id
}

async function tell(id: string, event: object): Promise<void> {
  const { status, body } = await api.send('POST', `/v1/tickets/${id}/events`, event)
  expect([status, body.code]).toEqual([201, undefined])
  await pass(0)
}

async function look(id: string): Promise<TicketOnWire> {
  return ticketSchema.parse((await api.send('GET', `/v1/tickets/${id}`)).body)
}

async function pass(minutes: number): Promise<void> {
  now += minutes * minute
  await api.send('POST', '/v1/clock', { now: instant(0) })
}

function instant(minutes: number): string {
  return new Date(now + minutes * minute).toISOString()
}

async function eventsOf(id: string): Promise<readonly { kind: string; at: string }[]> {
  return (await api.send('GET', `/v1/tickets/${id}/events`)).body.items
}

describe('what happens when', () => {
  test('… nobody speaks the language', async () => {
    const ada = await hire('ada')
    // Nobody on the queue has any French: it goes to whoever suits it otherwise, at once.
    expect(await look(await ask(frenchTicket))).toMatchObject({ status: 'assigned', assignee: ada })
    const claire = await hire('claire', { languages: ['fr'] })
    const id = await ask(frenchTicket)
    expect(await look(id)).toMatchObject({ status: 'assigned', assignee: claire })
    // Claire alone does, and gives it up: it waits, and after a quarter of an hour asks for less.
    await tell(id, { kind: 'reassigned', actor: claire })
    expect((await look(id)).life).toMatchObject({ state: 'waiting', reason: 'nobody_eligible', dropped: [] })
    const gaveUp = now
    await pass(14)
    expect((await look(id)).status).toBe('waiting')
    await pass(10)
    expect(await look(id)).toMatchObject({
      status: 'assigned',
      assignee: ada,
      life: { dropped: ['preferred_language'] },
    })
    const last = (await eventsOf(id)).at(-1)
    expect([last?.kind, last?.at]).toEqual(['decided', new Date(gaveUp + 15 * minute).toISOString()])
  })

  test('… nobody may take it even after the last step: a person looks at it', async () => {
    await hire('ada', { active: false })
    const id = await ask()
    await pass(9 * 60)
    expect(await look(id)).toMatchObject({ status: 'triage', life: { reason: 'nobody_eligible', next: [] } })
    const decided = (await eventsOf(id)).filter(({ kind }) => kind === 'decided').length
    await pass(day)
    // It does not go to and fro.
    expect((await eventsOf(id)).filter(({ kind }) => kind === 'decided').length).toBe(decided)
  })

  test('… everybody is full, and a ticket that was paused meanwhile waits for that again, not for its customer', async () => {
    await hire('ada', { capacity: 1 })
    await ask()
    const id = await ask()
    expect((await look(id)).life).toMatchObject({ state: 'waiting', reason: 'all_full' })
    await tell(id, { kind: 'paused' })
    await pass(10)
    await tell(id, { kind: 'resumed' })
    expect((await look(id)).life).toMatchObject({ state: 'waiting', reason: 'all_full' })
    const decided = (await eventsOf(id)).filter(({ kind }) => kind === 'decided').length
    await pass(5)
    // Said once, and not at every look.
    expect((await eventsOf(id)).filter(({ kind }) => kind === 'decided').length).toBe(decided)
  })

  test('… a specialist is on holiday', async () => {
    const sam = await hire('sam')
    const id = await ask()
    await tell(id, { kind: 'replied', agent: sam, asks_customer: true })
    const deputy = await hire('deputy')
    await presence(sam, { state: 'away', until: instant(14 * day) })
    // What waits for the customer stays; the customer's answer cannot wait for a fortnight.
    expect(await look(id)).toMatchObject({ status: 'paused', assignee: sam })
    await pass(day)
    await tell(id, { kind: 'customer_replied' })
    expect(await look(id)).toMatchObject({
      status: 'assigned',
      assignee: deputy,
      life: { previous: sam, excluded: [] },
    })
    // Nor is a new one kept back for somebody of whom that is known.
    expect(await look(await ask())).toMatchObject({ status: 'assigned', assignee: deputy })
  })

  test('… a ticket is reopened while its agent is on leave', async () => {
    const ada = await hire('ada')
    const [first, second] = [await ask(), await ask()]
    for (const id of [first, second]) await tell(id, { kind: 'resolved', agent: ada, handle_minutes: 20 })
    const recordOf = async () => (await api.store.look()).records.find(({ agent }) => agent === ada)
    const before = await recordOf()
    await presence(ada, { state: 'away', until: instant(20) })
    await tell(first, { kind: 'customer_replied' })
    // She is back in twenty minutes, so it is hers; from a week's leave it would be somebody else's.
    expect(await look(first)).toMatchObject({ status: 'assigned', assignee: ada })
    await presence(ada, { state: 'away', until: instant(7 * day) })
    const ben = await hire('ben')
    await tell(second, { kind: 'customer_replied' })
    expect(await look(second)).toMatchObject({ status: 'assigned', assignee: ben, outcome: { reopened: 1 } })
    const after = await recordOf()
    expect([after!.attempts, Math.round(before!.successes - after!.successes)]).toEqual([before!.attempts, 2])
    await tell(second, { kind: 'marked_spam' })
    await tell(second, { kind: 'customer_replied' })
    expect((await look(second)).status).toBe('spam')
  })

  test('… a shift begins while tickets wait: they are decided then, however far the clock was moved', async () => {
    const morning = new Date(now)
    morning.setUTCHours(24 + 20, 0, 0, 0)
    await pass((morning.getTime() - now) / minute)
    const shifts = [1, 2, 3, 4, 5, 6, 7].map((at) => ({ day: at, from: '09:00', to: '17:00' }))
    const early = await hire('early', { hours: { time_zone: 'Europe/Berlin', shifts } })
    const id = await ask()
    expect((await look(id)).life).toMatchObject({ state: 'waiting', reason: 'outside_hours' })
    await pass(2 * day)
    const given = (await eventsOf(id)).filter(({ kind }) => kind === 'decided')[1]!
    const { items } = (await api.send('GET', `/v1/tickets/${id}/decisions`)).body
    expect(items[1].outcome).toMatchObject({ kind: 'assigned', agent: early })
    expect(given.at).toMatch(/T0[78]:00:00.000Z$/)
  })

  test('… a node dies', async () => {
    const metrics = createMetrics(
      () => 0,
      () => api.store.waitCounts(),
    )
    const anotherNode = (): Promise<Engine> =>
      createEngine({
        store: api.store,
        clock: drivenClock(now),
        readers: whoReadsFrench,
        observer: metrics.observer,
        identity: { newId: () => `other-${++made}` },
        batchLimit: 256,
        waitingLimit: 10_000,
      })
    const id = await ask()
    await pass(0)
    expect((await look(id)).status).toBe('waiting')
    const [survivor, third] = [await anotherNode(), await anotherNode()]
    const ada = `ada-${++made}`
    await put(`/v1/agents/${ada}`, { name: ada, queues: ['billing'], capacity: 10 })
    await pass(0)
    // Here the first node, which saw to what waits until now, dies: it is not told, and does nothing any more.
    await api.store.putPresence(ada, { state: 'online' }, now)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
    try {
      vi.setSystemTime(Date.now() + 16_000)
      const given = await Promise.all([survivor.giveOut(), third.giveOut()])
      // One of the others, and only one, gives it out.
      expect(given.toSorted()).toEqual([0, 1])
    } finally {
      vi.useRealTimers()
    }
    expect(await look(id)).toMatchObject({ status: 'assigned', assignee: ada })
    const { items } = (await api.send('GET', `/v1/tickets/${id}/decisions`)).body
    expect(items.map(({ outcome }: { outcome: object }) => outcome)).toMatchObject([
      { reason: 'nobody_eligible' },
      { reason: 'all_absent' },
      { kind: 'assigned', agent: ada },
    ])
    await survivor.close()
    await third.close()
  })

  test('every story of the page is told by a test with its title', async () => {
    const page = await readFile(new URL('../../../../docs/guide/what-happens-when.md', import.meta.url), 'utf8')
    const stories = [...page.matchAll(/^## (… .+)$/gm)].map(([, title]) => title!)
    const folder = new URL('.', import.meta.url)
    const files = (await readdir(folder)).filter((name) => name.endsWith('.test.ts'))
    const tests = (await Promise.all(files.map((name) => readFile(new URL(name, folder), 'utf8')))).join('\n')
    expect(stories.filter((title) => !tests.includes(`test('${title}`))).toEqual([])
    expect(stories.length).toBeGreaterThan(8)
  })
})
