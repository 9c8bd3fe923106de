import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultPolicy, replay } from '@pointsman/core'
import { readerSource } from '../reader-source.ts'
import { openTestApi, refundTicket, seedTeam, type TestApi } from './test-api.ts'

let api: TestApi

beforeAll(async () => {
  api = await openTestApi({}, readerSource)
  await seedTeam(api)
  await api.send('PUT', '/v1/agents/cleo', { name: 'Cleo', queues: ['billing', 'integrations'], capacity: 0.25 })
})
afterAll(() => api.close())

async function posted(): Promise<{ id: string; decision: string }> {
  const { body } = await api.send('POST', '/v1/tickets', refundTicket)
  return { id: body.ticket.id, decision: body.decision.id }
}

function override(id: string, wish: object, headers: Record<string, string> = {}) {
  return api.send('POST', `/v1/tickets/${id}/override`, { reason: 'It is so', actor: 'lead', ...wish }, headers)
}

const lateTicket = { subject: 'Messages arrive late', body: 'The messages to our channel arrive an hour late.' }

test('one correction is enough: the next such ticket goes where the first should have gone', async () => {
  const first = (await api.send('POST', '/v1/tickets', lateTicket)).body
  const right = first.decision.reading.queue.label === 'billing' ? 'integrations' : 'billing'
  await override(first.ticket.id, { queue: right })
  const next = (await api.send('POST', '/v1/tickets', { ...lateTicket, subject: 'Messages arrive so late' })).body
  expect(next.decision.reading.queue.label).toBe(right)
  expect(next.decision.model_version).not.toBe(first.decision.model_version)
})

describe('an override', () => {
  test('of the agent acts at once, above capacity, and supersedes the decision', async () => {
    const before = await posted()
    const { status, body } = await override(before.id, { agent: 'cleo' })
    expect(status).toBe(201)
    expect(body.ticket).toMatchObject({ assignee: 'cleo', status: 'assigned', queue: 'billing' })
    expect(body.decision).toMatchObject({
      supersedes: before.decision,
      override: { agent: 'cleo', reason: 'It is so', actor: 'lead' },
      outcome: { kind: 'assigned', agent: 'cleo' },
    })
    const loads = (await api.send('GET', '/v1/agents/cleo')).body
    expect(loads.load).toBeGreaterThan(loads.capacity)
  })

  test('of the queue sends the ticket to somebody there and is a lesson', async () => {
    const { id } = await posted()
    const { body } = await override(id, { queue: 'integrations' })
    expect(body.ticket).toMatchObject({ assignee: 'bob', queue: 'integrations' })
    expect(body.lessons).toHaveLength(1)
    const [lesson] = await api.store.lessonsAfter(body.lessons[0] - 1)
    expect(lesson).toMatchObject({ facet: 'queue', answer: 'integrations', actor: 'lead', reason: 'It is so' })
    expect(lesson!.text).toContain('Refund for my invoice')
  })

  test('of the priority leaves the ticket with whom it is', async () => {
    const { id } = await posted()
    await override(id, { agent: 'cleo' })
    const { body } = await override(id, { priority: 'urgent' })
    expect(body.decision.priority.band).toBe('urgent')
    expect(body.ticket.assignee).toBe('cleo')
  })

  test('says what the ticket was in the end: a claim is borne out, or not, by it', async () => {
    const sent = { ...refundTicket, id: 'claimed', requester: 'mo@example.com', priority: 'urgent' }
    await api.send('POST', '/v1/tickets', { ...sent, created_at: '2026-03-02T09:00:00Z' })
    const { body } = await override('claimed', { queue: 'billing', priority: 'low', intent: 'bug' })
    expect(body.ticket.outcome).toMatchObject({ queue: 'billing', priority: 'low', intent: 'bug' })
    const again = (await api.send('POST', '/v1/tickets', { ...sent, id: 'claimed-again' })).body
    expect(again.decision.situation.customer).toMatchObject({ claims_made: 1, claims_borne_out: 0 })
  })

  test('of the intent keeps an earlier override of the queue', async () => {
    const { id } = await posted()
    await override(id, { queue: 'integrations' })
    const { body } = await override(id, { intent: 'complaint' })
    expect(body.decision.reading.intent).toMatchObject({ label: 'complaint', confidence: 1 })
    expect(body.decision.reading.queue.label).toBe('integrations')
  })

  test('is in the ticket’s events and its decisions, which all replay', async () => {
    const { id } = await posted()
    await override(id, { agent: 'cleo', queue: 'integrations', priority: 'low', intent: 'bug' })
    const events = (await api.send('GET', `/v1/tickets/${id}/events`)).body.items
    expect(events.at(-1)).toMatchObject({ kind: 'overridden', actor: 'lead', data: { agent: 'cleo', priority: 'low' } })
    const { ticket } = (await api.store.ticket(id))!
    const decisions = await api.store.decisions(id)
    expect(decisions).toHaveLength(2)
    for (const decision of decisions) {
      expect(replay(decision, { ticket, policy: defaultPolicy }).differences).toEqual([])
    }
  })

  test('sent twice under one idempotency key is carried out once', async () => {
    const { id } = await posted()
    const send = () => override(id, { queue: 'integrations' }, { 'idempotency-key': `key-${id}` })
    const [first, again] = [await send(), await send()]
    expect(again.body).toEqual(first.body)
    expect(await api.store.decisions(id)).toHaveLength(2)
  })

  test('of somebody or something unknown is refused and changes nothing', async () => {
    const { id, decision } = await posted()
    expect((await override(id, { agent: 'nobody' })).body.detail).toMatch(/"nobody"; allowed is ada, bob, cleo/)
    expect((await override(id, { queue: 'none' })).status).toBe(422)
    expect((await override(id, {})).body.detail).toMatch(/must name at least one of/)
    expect((await override('missing', { agent: 'ada' })).status).toBe(404)
    expect((await api.send('GET', `/v1/tickets/${id}`)).body.decision_id).toBe(decision)
  })

  test('of several tickets at once are all carried out and learned from', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => posted()))
    const done = await Promise.all(ids.map(({ id }) => override(id, { queue: 'integrations', intent: 'bug' })))
    const lessons = done.flatMap(({ body }) => body.lessons as number[])
    expect(new Set(lessons).size).toBe(16)
    for (const { body } of done) expect(body.ticket).toMatchObject({ queue: 'integrations', assignee: 'bob' })
  })

  test('many at once of one ticket each supersede the one before', async () => {
    const { id } = await posted()
    await Promise.all(['ada', 'bob', 'cleo'].map((agent) => override(id, { agent })))
    const decisions = await api.store.decisions(id)
    expect(decisions.map(({ supersedes }) => supersedes)).toEqual([
      undefined,
      ...decisions.slice(0, -1).map((d) => d.id),
    ])
  })
})
