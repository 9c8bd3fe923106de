import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ticketSchema } from '../contract/ticket.ts'
import { openTestApi, refundTicket, testStart, type TestApi } from './test-api.ts'

/*
 * The stories of docs/guide/what-happens-when.md as far as they are the server's: over HTTP, with the driven clock. The
 * titles are the page's.
 */

let api: TestApi
let now = testStart
let made = 0

const minute = 60_000

beforeAll(async () => {
  api = await openTestApi()
  await put('/v1/queues/billing', { name: 'Billing', description: 'invoice, refund, payment, card' })
  await put('/v1/queues/integrations', { name: 'Integrations', description: 'webhook, API, Slack, sync' })
})
afterAll(() => api.close())

/** Nobody is there but whom a story brings in, and nothing is left of the story before. */
beforeEach(async () => {
  await put('/v1/policy', {})
  const { items: agents } = (await api.send('GET', '/v1/agents')).body
  for (const { id } of agents) await put(`/v1/agents/${id}`, { name: 'Gone', active: false })
  const { items: tickets } = (await api.send('GET', '/v1/tickets?limit=500')).body
  for (const { id, status } of tickets) {
    if (['waiting', 'paused', 'triage'].includes(status))
      await api.send('POST', `/v1/tickets/${id}/events`, { kind: 'closed' })
  }
})

async function put(url: string, body: object): Promise<unknown> {
  const answer = await api.send('PUT', url, body)
  expect([url, answer.status, answer.status === 200 ? '' : answer.body]).toEqual([url, 200, ''])
  return answer.body
}

async function hire(capacity = 10, more: object = {}): Promise<string> {
  made += 1
  const id = `agent-${made}`
  await put(`/v1/agents/${id}`, { name: id, queues: ['billing'], capacity, ...more })
  await put(`/v1/agents/${id}/presence`, { state: 'online' })
  return id
}

async function ask(more: object = {}): Promise<string> {
  made += 1
  const id = `ticket-${made}`
  await api.send('POST', '/v1/tickets', { ...refundTicket, id, requester: `${id}@example.com`, ...more })
  await settled()
  return id
}

async function tell(id: string, event: object): Promise<void> {
  const { status, body } = await api.send('POST', `/v1/tickets/${id}/events`, event)
  expect([status, body.code]).toEqual([201, undefined])
  await settled()
}

// What a test looks into.
// oxlint-disable-next-line typescript/no-explicit-any
async function lifeOf(id: string): Promise<any> {
  return ticketSchema.parse((await api.send('GET', `/v1/tickets/${id}`)).body).life
}

async function pass(minutes: number): Promise<void> {
  now += minutes * minute
  await api.send('POST', '/v1/clock', { now: new Date(now).toISOString() })
}

/** Whatever waits has been looked at. */
async function settled(): Promise<void> {
  await api.engine.giveOut()
}

function instant(minutes: number): string {
  return new Date(now + minutes * minute).toISOString()
}

async function loadOf(id: string): Promise<number> {
  return (await api.send('GET', `/v1/agents/${id}`)).body.load
}

describe('what happens when', () => {
  test('… somebody is away with 40 tickets', async () => {
    const agent = await hire(100)
    const ids: string[] = []
    for (let n = 0; n < 40; n++) ids.push(await ask())
    expect(await loadOf(agent)).toBeGreaterThan(0)
    for (const id of ids.slice(0, 10)) await tell(id, { kind: 'replied', agent, asks_customer: true })
    for (const id of ids.slice(10, 20)) await tell(id, { kind: 'replied', agent })
    const colleague = await hire(3)
    const body = { state: 'away', until: instant(3 * 24 * 60) }
    const preview = await api.send('POST', `/v1/agents/${agent}/hand-over`, { ...body, preview: true })
    const actions = preview.body.hand_over.entries.map(({ action }: { action: string }) => action)
    const count = (action: string): number => actions.filter((one: string) => one === action).length
    expect([actions.length, count('keep')]).toEqual([40, 10])
    expect(count('hand_over')).toBeGreaterThan(0)
    expect((await api.send('GET', `/v1/agents/${agent}`)).body.presence).toEqual({ state: 'online' })
    // A person wants one of them kept all the same.
    const kept = { ticket_id: ids[39], action: 'keep' }
    const done = await api.send('POST', `/v1/agents/${agent}/hand-over`, { ...body, entries: [kept] })
    expect(done.status).toBe(200)
    expect(done.body.agent.presence).toEqual(body)
    expect((await lifeOf(ids[39]!)).agent).toBe(agent)
    expect(await loadOf(colleague)).toBeLessThanOrEqual(3)
    const states = await Promise.all(ids.slice(0, 39).map(lifeOf))
    for (const life of states) expect(life.state === 'paused' ? life.agent === agent : life.agent !== agent).toBe(true)
    const given = states.filter(({ agent: holder }) => holder === colleague).length
    expect(states.filter(({ state }) => state === 'waiting').length).toBe(39 - 10 - given)
  })

  test('… everybody is full', async () => {
    const agent = await hire(1)
    const [first, second] = [await ask(), await ask()]
    expect(await lifeOf(first)).toMatchObject({ state: 'assigned', agent })
    expect(await lifeOf(second)).toMatchObject({ state: 'waiting', dropped: [] })
    const reasons = (await api.send('GET', '/v1/queues/billing')).body.waiting
    expect(reasons).toContainEqual({ status: 'waiting', reason: 'all_full', tickets: expect.any(Number) })
    await pass(31)
    expect((await lifeOf(second)).dropped).toEqual(['preferred_language', 'tried'])
    await tell(first, { kind: 'resolved', agent, handle_minutes: 10 })
    expect(await lifeOf(second)).toMatchObject({ state: 'assigned', agent })
  })

  test('… a customer replies at night', async () => {
    const shifts = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '09:00', to: '17:00' }))
    const hours = { time_zone: 'UTC', shifts }
    await put('/v1/policy', { business_hours: hours })
    await toMorning()
    const agent = await hire(10, { hours })
    const id = await ask()
    await tell(id, { kind: 'replied', agent, asks_customer: true })
    expect(await lifeOf(id)).toMatchObject({ state: 'paused', agent })
    await pass(16 * 60)
    await tell(id, { kind: 'customer_replied' })
    const night = await lifeOf(id)
    expect(night).toMatchObject({ state: 'assigned', agent })
    expect(night.next).toEqual([{ kind: 'holder_due_back', at: expect.stringContaining('T09:15:00.000Z') }])
    await put(`/v1/agents/${agent}/presence`, { state: 'offline' })
    await pass(9 * 60)
    expect(await lifeOf(id)).toMatchObject({ state: 'waiting' })
    expect((await api.send('GET', `/v1/tickets/${id}/events`)).body.items.at(-1).kind).not.toBe('customer_replied')
  })

  test('… a person overloads somebody by hand', async () => {
    const [busy, other] = [await hire(1), await hire(1)]
    const ids = [await ask(), await ask(), await ask()]
    const { status } = await api.send('POST', `/v1/tickets/${ids[2]}/override`, { agent: busy, reason: 'knows them' })
    expect(status).toBe(201)
    expect(await loadOf(busy)).toBeGreaterThan(1)
    expect(await lifeOf(ids[2]!)).toMatchObject({ state: 'assigned', agent: busy, manual: true, next: [] })
    const held = await Promise.all(ids.slice(0, 2).map(lifeOf))
    const theirs = ids[held.findIndex(({ agent }) => agent === busy)]!
    await tell(theirs, { kind: 'closed' })
    const later = await ask()
    expect(await lifeOf(later)).toMatchObject({ state: 'waiting' })
    await tell(ids[held.findIndex(({ agent }) => agent === other)]!, { kind: 'closed' })
    expect(await lifeOf(later)).toMatchObject({ state: 'assigned', agent: other })
    await pass(3 * 60)
    expect((await lifeOf(ids[2]!)).agent).toBe(busy)
  })

  test('… an offer is answered by nobody', async () => {
    await put('/v1/policy', { life: { offer_minutes: 5 } })
    const [first, second] = [await hire(5), await hire(5)]
    const id = await ask()
    const offered = await lifeOf(id)
    expect(offered).toMatchObject({ state: 'offered', offer_until: instant(5) })
    const asked = offered.agent as string
    expect((await api.send('GET', `/v1/tickets/${id}`)).body.assignee).toBeUndefined()
    await pass(5)
    const next = await lifeOf(id)
    expect(next.excluded).toMatchObject([{ agent: asked, reason: 'tried', because: 'offer_expired' }])
    expect(next).toMatchObject({ state: 'offered', agent: asked === first ? second : first })
    const late = await api.send('POST', `/v1/tickets/${id}/offer`, { answer: 'accept', agent: asked })
    expect([late.status, late.body.code]).toEqual([409, 'offer_over'])
    const no = { answer: 'reject', agent: next.agent, reason: 'on a call' }
    expect(await api.send('POST', `/v1/tickets/${id}/offer`, no)).toMatchObject({ status: 200 })
    await settled()
    expect((await lifeOf(id)).excluded.at(-1)).toMatchObject({ reason: 'refused', said: 'on a call' })
    // Who only overlooked it may be asked again, after half an hour; who refused, not.
    await pass(26)
    expect(await lifeOf(id)).toMatchObject({ state: 'offered', agent: asked })
    const yes = await api.send('POST', `/v1/tickets/${id}/offer`, { answer: 'accept', agent: asked })
    expect([yes.status, yes.body.assignee]).toEqual([200, asked])
  })

  test('… an event from outside has the name of a timer: the timer goes off all the same, once', async () => {
    await put('/v1/policy', { life: { offer_minutes: 5 } })
    await hire(5)
    const id = await ask()
    const { timers } = (await api.store.ticket(id))!.life!
    for (const { key } of timers) await tell(id, { id: key, kind: 'replied' })
    for (let n = 1; n < 20; n++) await tell(id, { id: `${id}/offer_expired/${n}`, kind: 'customer_replied' })
    expect((await lifeOf(id)).state).toBe('offered')
    await pass(5)
    expect((await lifeOf(id)).excluded).toMatchObject([{ because: 'offer_expired' }])
  })

  test('… a ticket is merged, marked as spam or closed while it waits', async () => {
    const [one, two] = [await ask(), await ask()]
    expect((await lifeOf(one)).state).toBe('waiting')
    await tell(one, { kind: 'merged', into: two })
    await tell(two, { kind: 'marked_spam' })
    expect(await lifeOf(one)).toMatchObject({ state: 'merged', merged_into: two, next: [] })
    expect(await lifeOf(two)).toMatchObject({ state: 'spam', next: [] })
    const agent = await hire()
    await settled()
    const { items } = (await api.send('GET', '/v1/tickets?status=waiting&limit=500')).body
    expect(items.map(({ id }: { id: string }) => id)).not.toContain(one)
    const { body } = await api.send('GET', `/v1/tickets?assignee=${agent}`)
    expect(body.items.map(({ id }: { id: string }) => id)).not.toContain(two)
    expect(await api.send('POST', `/v1/tickets/${two}/events`, { kind: 'merged', into: two })).toMatchObject({
      status: 400,
    })
  })

  test('… what waits is listed, the most urgent as of now first', async () => {
    const [calm, old] = [await ask(), await ask({ created_at: instant(-6 * 60) })]
    const list = async (): Promise<string[]> =>
      (await api.send('GET', '/v1/tickets?status=waiting&limit=500')).body.items.map(({ id }: { id: string }) => id)
    const order = await list()
    expect(order.indexOf(old)).toBeLessThan(order.indexOf(calm))
    const { body } = await api.send('GET', '/v1/tickets?status=waiting&limit=1')
    const next = await api.send('GET', `/v1/tickets?status=waiting&limit=1&cursor=${body.next}`)
    expect([body.items[0].id, next.body.items[0].id]).toEqual(order.slice(0, 2))
  })
})

/** The next day at nine. */
async function toMorning(): Promise<void> {
  const morning = new Date(now)
  morning.setUTCHours(33, 0, 0, 0)
  await pass((morning.getTime() - now) / minute)
}
