import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEngine } from '../engine/engine.ts'
import { drivenClock } from '../engine/clock.ts'
import { readerSource } from '../reader-source.ts'
import { openTestApi, refundTicket, seedTeam, testStart, type Sent, type TestApi } from './test-api.ts'

let api: TestApi
let tickets = 0

beforeAll(async () => {
  api = await openTestApi({}, readerSource)
  await seedTeam(api)
})
afterAll(() => api.close())

const late = { subject: 'Messages arrive late', body: 'The messages to our channel arrive an hour late.' }

const otherThan = (queue: string): string => (queue === 'billing' ? 'integrations' : 'billing')

/** A new ticket, with what was read of it. */
async function posted(ticket: object = refundTicket): Promise<{ id: string; queue: string }> {
  const id = `ticket-${++tickets}`
  const { body } = await api.send('POST', '/v1/tickets', { ...ticket, id })
  return { id, queue: body.decision.reading.queue.label }
}

async function readingOf(ticket: object): Promise<unknown> {
  return (await api.send('POST', '/v1/route/preview', ticket)).body.decision.reading
}

function event(id: string, said: object): Promise<Sent> {
  return api.send('POST', `/v1/tickets/${id}/events`, said)
}

async function lessonsOf(ticket: string): Promise<readonly Record<string, unknown>[]> {
  return (await api.send('GET', `/v1/lessons?ticket=${ticket}`)).body.items.toReversed()
}

describe('taking back', () => {
  test('what an override taught leaves the reading of before, to the last bit, here, elsewhere and after a restart', async () => {
    const similar = { ...late, subject: 'Messages arrive so late' }
    const before = await readingOf(similar)
    const { id, queue } = await posted(late)
    const right = otherThan(queue)
    await api.send('POST', `/v1/tickets/${id}/override`, { queue: right, reason: 'It is so', actor: 'lead' })
    expect(await readingOf(similar)).toMatchObject({ queue: { label: right } })
    const { status, body } = await api.send('POST', `/v1/tickets/${id}/override/undo`, {
      reason: 'a slip',
      actor: 'lea',
    })
    expect(status).toBe(200)
    expect(body.items).toMatchObject([
      { facet: 'queue', answer: right, weight: 1, cause: 'overridden', actor: 'lead', state: 'taken_back' },
    ])
    expect(body.items[0].taken_back).toMatchObject({ actor: 'lea', reason: 'a slip' })
    expect(await readingOf(similar)).toEqual(before)
    const elsewhere = await createEngine({
      store: api.store,
      clock: drivenClock(testStart),
      readers: readerSource,
      observer: { decided() {}, batchDone() {}, readerFailed() {}, loopFailed() {} },
      identity: { newId: () => `other-${++tickets}` },
      batchLimit: 10,
      waitingLimit: 10,
    })
    const there = await elsewhere.preview({ id: 'asked', receivedAt: testStart, ...similar })
    expect(there.modelVersion).toBe(api.engine.modelVersion())
    expect(there.reading.queue.distribution).toEqual(
      (before as { queue: { distribution: unknown } }).queue.distribution,
    )
    await elsewhere.close()
    const events = (await api.send('GET', `/v1/tickets/${id}/events`)).body.items
    expect(events.at(-1)).toMatchObject({ kind: 'lesson_taken_back', actor: 'lea', data: { facet: 'queue' } })
  })

  test('one lesson by its place, once', async () => {
    const { id } = await posted()
    const { body } = await api.send('POST', `/v1/tickets/${id}/override`, {
      queue: 'integrations',
      intent: 'bug',
      reason: 'x',
    })
    const [queue, intent] = body.lessons as number[]
    const first = await api.send('DELETE', `/v1/lessons/${queue}?reason=wrong`)
    expect(first.body).toMatchObject({ seq: queue, state: 'taken_back', taken_back: { reason: 'wrong' } })
    expect((await api.send('DELETE', `/v1/lessons/${queue}`)).body).toEqual(first.body)
    expect((await api.send('GET', `/v1/lessons/${intent}`)).body).toMatchObject({ state: 'in_force', answer: 'bug' })
    expect((await api.send('GET', `/v1/lessons?ticket=${id}&state=in_force`)).body.items).toHaveLength(1)
  })

  test('of what is not there is refused by name', async () => {
    const { id } = await posted()
    expect(await api.send('DELETE', '/v1/lessons/99999')).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect((await api.send('DELETE', '/v1/lessons/first')).status).toBe(400)
    const undo = await api.send('POST', `/v1/tickets/${id}/override/undo`, {})
    expect(undo).toMatchObject({ status: 404, body: { detail: expect.stringMatching(/no override that taught/) } })
    expect((await api.send('GET', '/v1/lessons?facet=mood')).body.detail).toMatch(/facet: "mood" is not allowed/)
    expect((await api.send('GET', '/v1/lessons?cursor=made-up')).status).toBe(400)
  })
})

describe('a flag', () => {
  test('with the right queue moves the ticket there and is learned from, once', async () => {
    const { id, queue } = await posted()
    const right = otherThan(queue)
    const flag = { id: 'f1', queue: right, reason: 'not mine', actor: 'ada' }
    for (let i = 0; i < 2; i++) expect((await api.send('POST', `/v1/tickets/${id}/flag`, flag)).status).toBe(201)
    expect((await api.send('GET', `/v1/tickets/${id}`)).body.queue).toBe(right)
    expect(await lessonsOf(id)).toMatchObject([{ answer: right, cause: 'flagged', actor: 'ada', weight: 1 }])
  })

  test('without one says what the ticket is not, and leaves it where it is', async () => {
    const { id, queue } = await posted()
    const { body } = await api.send('POST', `/v1/tickets/${id}/flag`, { actor: 'ada' })
    expect(body.ticket.queue).toBe(queue)
    expect(await lessonsOf(id)).toMatchObject([{ answer: queue, is_not: true, cause: 'flagged' }])
  })

  test('of nothing, or to nowhere, is refused', async () => {
    const { id } = await posted()
    expect(await api.send('POST', '/v1/tickets/missing/flag', {})).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    })
    const nowhere = await api.send('POST', `/v1/tickets/${id}/flag`, { queue: 'none' })
    expect(nowhere).toMatchObject({ status: 422, body: { code: 'unknown_name' } })
    expect(await lessonsOf(id)).toEqual([])
  })
})

describe('what happens to a ticket', () => {
  test('teaches where it was resolved and what it was; coming back takes part of that back', async () => {
    const { id, queue } = await posted()
    const right = otherThan(queue)
    const ending = {
      kind: 'resolved',
      id: 'e1',
      agent: 'bob',
      queue: right,
      topic: 'Sync',
      handle_minutes: 240,
    }
    for (let i = 0; i < 2; i++) await event(id, ending)
    expect(await lessonsOf(id)).toMatchObject([
      { facet: 'queue', answer: right, weight: 1, cause: 'resolved' },
      { facet: 'topic', answer: 'Sync', weight: 1 },
      { facet: 'complexity', answer: '240', weight: 0.3 },
    ])
    await event(id, { kind: 'reopened' })
    const after = await lessonsOf(id)
    expect(after.map(({ state }) => state)).toEqual(['taken_back', 'taken_back', 'in_force', 'in_force', 'in_force'])
    expect(after.slice(3)).toMatchObject([
      { facet: 'queue', answer: right, weight: 0.76 },
      { facet: 'topic', answer: 'Sync', weight: 0.76 },
    ])
  })

  test('teaches less by a hand-off than by a word, and by an escalation that there was more to it', async () => {
    const { id, queue } = await posted()
    const right = otherThan(queue)
    await event(id, { kind: 'reassigned', queue: right, actor: 'ada', at: '2026-03-02T11:00:00Z' })
    await event(id, { kind: 'escalated', actor: 'ada' })
    const lessons = await lessonsOf(id)
    expect(lessons[0]).toMatchObject({ facet: 'queue', answer: right, weight: 0.56, cause: 'reassigned' })
    expect(lessons.slice(1).map(({ facet, weight }) => [facet, weight])).toEqual([
      ['complexity', 0.5],
      ['impact', 0.5],
    ])
    await event(id, { kind: 'escalated', actor: 'bob' })
    expect(await lessonsOf(id)).toHaveLength(lessons.length)
  })

  test('heard late teaches nothing that is known better by now', async () => {
    const { id } = await posted()
    await event(id, { kind: 'priority_changed', priority: 'urgent', actor: 'ada', at: '2026-03-02T09:59:00Z' })
    await event(id, { kind: 'priority_changed', priority: 'low', actor: 'ada', at: '2026-03-02T09:30:00Z' })
    expect(await lessonsOf(id)).toMatchObject([{ facet: 'impact', answer: 'urgent', weight: 0.88 }])
  })

  test('before the ticket is there, or to somebody or somewhere unknown, is refused with a word about it', async () => {
    const { id } = await posted()
    const missing = await event('not-yet', { kind: 'resolved', agent: 'ada' })
    expect(missing).toMatchObject({ status: 404, body: { detail: expect.stringMatching(/not-yet/) } })
    expect(await event(id, { kind: 'resolved', agent: 'nobody' })).toMatchObject({
      status: 422,
      body: { code: 'unknown_name' },
    })
    expect(await event(id, { kind: 'resolved', queue: 'nowhere' })).toMatchObject({ status: 422 })
    expect((await event(id, { kind: 'rated', csat: 9 })).status).toBe(400)
    expect(await lessonsOf(id)).toEqual([])
  })
})
