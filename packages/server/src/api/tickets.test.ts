import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultPolicy, replay } from '@pointsman/core'
import { decisionSchema, eventSchema, routedSchema, ticketSchema } from '../contract.ts'
import { readerSource } from '../reader-source.ts'
import { openTestApi, refundTicket, seedTeam, testStart, type TestApi } from './test-api.ts'

let api: TestApi

beforeAll(async () => {
  api = await openTestApi({}, readerSource)
  await seedTeam(api)
})
afterAll(() => api.close())

describe('a ticket posted', () => {
  test('is answered with its decision and every reason, and is kept', async () => {
    const { status, body } = await api.send('POST', '/v1/tickets', { id: 'T-1', ...refundTicket })
    expect(status).toBe(201)
    const routed = routedSchema.parse(body)
    expect(routed.decision?.outcome).toMatchObject({ kind: 'assigned', agent: 'ada', queue: 'billing' })
    expect(routed.ticket).toMatchObject({ id: 'T-1', status: 'assigned', assignee: 'ada', ...refundTicket })
    const kept = await api.send('GET', `/v1/decisions/${routed.decision?.id}`)
    expect(kept.body).toEqual(body.decision)
    expect((await api.send('GET', '/v1/tickets/T-1')).body).toEqual(body.ticket)
  })

  test('has parts of urgency and of every fit that add up to the score, bit for bit', async () => {
    const { body } = await api.send('POST', '/v1/tickets', refundTicket)
    const { priority, candidates } = decisionSchema.parse(body.decision)
    const explained = [priority.urgency, ...candidates.flatMap(({ fit }) => fit ?? [])]
    expect(explained.length).toBeGreaterThan(1)
    for (const { score, contributions } of explained) {
      expect(contributions.reduce((sum, part) => sum + part.value, 0)).toBe(score)
      expect(contributions.every((part) => part.because !== '')).toBe(true)
    }
  })

  test('replays bit for bit from what is kept', async () => {
    const { body } = await api.send('POST', '/v1/tickets', { id: 'T-replay', ...refundTicket })
    const [ticket, decision] = await Promise.all([api.store.ticket('T-replay'), api.store.decision(body.decision.id)])
    expect(replay(decision!, { ticket: ticket!.ticket, policy: defaultPolicy }).differences).toEqual([])
  })

  test('a second time under the same id changes nothing and answers the decision it has', async () => {
    const first = await api.send('POST', '/v1/tickets', { id: 'T-2', ...refundTicket })
    const again = await api.send('POST', '/v1/tickets', { id: 'T-2', subject: 'Something else', body: 'webhooks' })
    expect(again.status).toBe(200)
    expect(again.body).toMatchObject({
      duplicate: true,
      ticket: refundTicket,
      decision: { id: first.body.decision.id },
    })
    expect((await api.send('GET', '/v1/tickets/T-2/decisions')).body.items).toHaveLength(1)
  })

  test('twice at the same moment under one id is stored once', async () => {
    const post = () => api.send('POST', '/v1/tickets', { id: 'T-race', ...refundTicket })
    const answers = await Promise.all([post(), post(), post()])
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 200, 201])
    expect(new Set(answers.map(({ body }) => body.decision.id)).size).toBe(1)
  })

  test('without words goes to a person, and it is said why', async () => {
    const { status, body } = await api.send('POST', '/v1/tickets', { requester: 'kim@example.com' })
    expect(status).toBe(201)
    expect(body.decision.outcome).toEqual({ kind: 'triage', reason: 'no_words' })
  })

  test('with a body over the limit is cut with a mark and a note', async () => {
    const { body } = await api.send('POST', '/v1/tickets', { subject: 'Log file', body: 'x'.repeat(2_000_000) })
    expect(body.notes).toEqual(['body cut at 1048576 of 2000000 characters'])
    expect(body.ticket.body.endsWith('\n[body cut at 1048576 of 2000000 characters]')).toBe(true)
  })

  test('with characters that no database keeps is taken in with a note', async () => {
    const { status, body } = await api.send('POST', '/v1/tickets', '{"subject":"a\\u0000b","body":"half \\ud83d pair"}')
    expect(status).toBe(201)
    expect(body.ticket).toMatchObject({ subject: 'a\uFFFDb', body: 'half \uFFFD pair' })
    expect(body.notes).toHaveLength(2)
  })

  test('keeps claims apart from what was decided', async () => {
    const claims = { priority: 'low', queue: 'integrations', category: 'Other', language: 'en' }
    const { body } = await api.send('POST', '/v1/tickets', { ...refundTicket, ...claims })
    expect(body.ticket.claimed).toEqual(claims)
    expect(body.ticket.queue).toBe('billing')
  })
})

describe('an idempotency key', () => {
  const key = { 'idempotency-key': 'order-7' }

  test('gives the same answer to the same request, stored once', async () => {
    const first = await api.send('POST', '/v1/tickets', refundTicket, key)
    const again = await api.send('POST', '/v1/tickets', refundTicket, key)
    expect([again.status, again.body]).toEqual([first.status, first.body])
  })

  test('gives the same answer to requests sent at once', async () => {
    const send = () => api.send('POST', '/v1/tickets', refundTicket, { 'idempotency-key': 'at-once' })
    const [one, other] = await Promise.all([send(), send()])
    expect(other).toEqual(one)
  })

  test('is refused for another request', async () => {
    const { status, body } = await api.send('POST', '/v1/tickets', { subject: 'Other' }, key)
    expect([status, body.code]).toEqual([422, 'idempotency_mismatch'])
  })
})

describe('tickets in pages', () => {
  test('come newest first, each once, filtered as asked', async () => {
    for (let n = 0; n < 5; n++) {
      const created_at = new Date(testStart - n * 60_000).toISOString()
      await api.send('POST', '/v1/tickets', {
        id: `P-${n}`,
        created_at,
        subject: 'webhooks fail',
        body: 'The API sync.',
      })
    }
    const ids: string[] = []
    let next: string | undefined = ''
    while (next !== undefined) {
      const page = await api.send('GET', `/v1/tickets?assignee=bob&limit=2${next && `&cursor=${next}`}`)
      ids.push(...page.body.items.map((item: unknown) => ticketSchema.parse(item).id))
      next = page.body.next
    }
    expect(ids.filter((id) => id.startsWith('P-'))).toEqual(['P-0', 'P-1', 'P-2', 'P-3', 'P-4'])
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('a cursor that was never given out is refused', async () => {
    const { status, body } = await api.send('GET', '/v1/tickets?cursor=nonsense')
    expect([status, body.code]).toEqual([400, 'invalid_request'])
  })
})

describe('what happens to a ticket', () => {
  test('is kept in order and moves the ticket', async () => {
    await api.send('POST', '/v1/tickets', { id: 'E-1', ...refundTicket })
    const sent = { id: 'ev-1', kind: 'resolved', agent: 'ada', handle_minutes: 12 }
    const { status, body } = await api.send('POST', '/v1/tickets/E-1/events', sent)
    expect(status).toBe(201)
    expect(body.ticket).toMatchObject({ status: 'resolved', outcome: { assignee: 'ada', handle_minutes: 12 } })
    const { items } = (await api.send('GET', '/v1/tickets/E-1/events')).body
    expect(items.map((item: unknown) => eventSchema.parse(item).kind)).toEqual(['received', 'decided', 'resolved'])
    expect(items.at(-1)).toEqual(body.event)
  })

  test('told twice under one id counts once', async () => {
    await api.send('POST', '/v1/tickets', { id: 'E-2', ...refundTicket })
    const event = { id: 'same', kind: 'replied', actor: 'ada' }
    const first = await api.send('POST', '/v1/tickets/E-2/events', event)
    const again = await api.send('POST', '/v1/tickets/E-2/events', event)
    expect(again.body.ticket).toEqual(first.body.ticket)
  })

  test('to a ticket nobody knows is 404', async () => {
    const { status, body } = await api.send('POST', '/v1/tickets/none/events', { kind: 'closed' })
    expect([status, body.code]).toEqual([404, 'not_found'])
  })
})

test('a preview is the decision that would be made, and stores nothing', async () => {
  const before = await api.store.counts()
  const { status, body } = await api.send('POST', '/v1/route/preview', refundTicket)
  expect(status).toBe(200)
  expect(decisionSchema.parse(body.decision).outcome).toMatchObject({ kind: 'assigned', agent: 'ada' })
  expect(await api.store.counts()).toEqual(before)
})
