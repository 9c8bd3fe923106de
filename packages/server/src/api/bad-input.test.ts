import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { problemSchema } from '../contract.ts'
import { openTestApi, refundTicket, seedTeam, type Method, type Sent, type TestApi } from './test-api.ts'

let api: TestApi

beforeAll(async () => {
  api = await openTestApi()
  await seedTeam(api)
  await api.send('POST', '/v1/tickets', { id: 'T-1', ...refundTicket })
})
afterAll(() => api.close())

function expectProblem(sent: Sent, status: number, detail: RegExp): void {
  expect(sent.headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(problemSchema.parse(sent.body)).toMatchObject({ status })
  expect([sent.status, sent.body.detail]).toEqual([status, expect.stringMatching(detail)])
}

describe('a request that is wrong is told value, place and what is allowed', () => {
  test.each<[string, string | Buffer, number, RegExp]>([
    [
      'an unknown field',
      '{"bodi":"x"}',
      400,
      /^body\.bodi: there is no such field; known are id, created_at, subject, body/,
    ],
    ['a wrong type', '{"subject":7}', 400, /^body\.subject: 7 is not allowed: must be a text\.$/],
    ['a null', '{"subject":null}', 400, /^body\.subject: null is not allowed: must be a text/],
    ['a number out of range', '{"annual_value":-1}', 400, /^body\.annual_value: -1 is not allowed: must be at least 0/],
    ['a number no machine holds', '{"annual_value":1e999}', 400, /^body\.annual_value/],
    [
      'an unknown priority',
      '{"priority":"P1"}',
      400,
      /"P1" is not allowed: must be one of urgent, high, normal, low\.$/,
    ],
    ['a time that is none', '{"created_at":"yesterday"}', 400, /^body\.created_at: "yesterday" is not allowed/],
    [
      'a time in another form, once and with an example',
      '{"created_at":"31/13/2026"}',
      400,
      /^body\.created_at: "31\/13\/2026" is not allowed: must be ISO 8601 with seconds and an offset, such as \S+Z\.$/,
    ],
    ['a time before 1970', '{"created_at":"1815-12-10T00:00:00Z"}', 400, /must lie between 1970 and 9999/],
    ['an id with control characters', '{"id":"a\\u0007b"}', 400, /^body\.id: .*control characters/],
    ['an id too long', `{"id":"${'x'.repeat(201)}"}`, 400, /^body\.id: .*must have at most 200 characters/],
    ['an unknown queue', '{"queue":"nowhere"}', 422, /no open queue "nowhere"; allowed is billing, integrations/],
    ['NUL in a name', '{"account":"a\\u0000b"}', 400, /^body\.account holds the character NUL/],
    ['half a character', '{"account":"\\ud800"}', 400, /^body\.account holds half a surrogate pair/],
    ['a prototype', '{"__proto__":{"x":1}}', 400, /"__proto__"/],
    ['half a document', '{"subject":', 400, /^body is not valid JSON/],
    ['nothing', '', 400, /^body is empty/],
    ['no object', '"ticket"', 400, /^body: "ticket" is not allowed: must be an object/],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400, /^body is not valid UTF-8/],
    ['nesting too deep', '['.repeat(100_000), 400, /nested deeper than 32 levels, at character 32/],
    ['a request too large', `{"body":"${'x'.repeat(9_000_000)}"}`, 413, /larger than the server takes/],
  ])('%s', async (_what, payload, status, detail) => {
    const answer = await api.app.inject({
      method: 'POST',
      url: '/v1/tickets',
      headers: { authorization: `Bearer ${await api.keyWith('write')}`, 'content-type': 'application/json' },
      payload,
    })
    expectProblem({ status: answer.statusCode, headers: answer.headers, body: answer.json() }, status, detail)
  })

  test.each<[Method, string, unknown, number, RegExp]>([
    ['GET', '/v1/tickets?limit=0', undefined, 400, /^query\.limit: "0" is not allowed: must be at least 1/],
    [
      'GET',
      '/v1/tickets?colour=red',
      undefined,
      400,
      /^query\.colour: there is no such field; known are limit, cursor/,
    ],
    ['GET', '/v1/tickets/%ff', undefined, 400, /not a valid url component/i],
    [
      'POST',
      '/v1/tickets/T-1/override',
      { actor: 'lead' },
      400,
      /^body\.reason: must be given; body: .*must name at least one of `agent`/,
    ],
    ['POST', '/v1/tickets/T-1/override', {}, 400, /^body\.reason: must be given; body: .*must name at least one/],
    ['GET', '/v1/tickets/none/decisions', undefined, 404, /no ticket "none"/],
    ['GET', '/v1/tickets/none/events', undefined, 404, /no ticket "none"/],
    ['GET', '/v1/decisions/none', undefined, 404, /no decision "none"/],
    ['GET', '/v1/queues/none', undefined, 404, /no queue "none"/],
    ['GET', '/v1/agents/none', undefined, 404, /no agent "none"/],
    ['POST', '/v1/tickets/T-1/events', { kind: 'eaten' }, 400, /^body\.kind: "eaten" is not allowed: must be one of /],
    ['POST', '/v1/tickets/T-1/events', { kind: 'rated', csat: 9 }, 400, /^body\.csat: 9 is not allowed/],
    ['POST', '/v1/tickets/T-1/events', { kind: 'closed', csat: 3 }, 400, /^body\.csat: there is no such field/],
    [
      'PUT',
      '/v1/agents/x',
      { name: 'X', capacity: 1e9 },
      400,
      /^body\.capacity: 1000000000 is not allowed: must be at most 10000/,
    ],
    [
      'PUT',
      '/v1/agents/x',
      { name: 'X', hours: { time_zone: 'Moon', shifts: [] } },
      400,
      /^body\.hours\.time_zone: "Moon"/,
    ],
    [
      'PUT',
      '/v1/agents/x',
      { name: 'X', skills: [{ skill: 'a', level: 2, lvl: 1 }] },
      400,
      /skills\[0\]\.lvl: there is no such field; known are skill, level/,
    ],
  ])('%s %s %j', async (method, url, body, status, detail) => {
    expectProblem(await api.send(method, url, body), status, detail)
  })

  test('a form instead of JSON', async () => {
    const sent = await api.send('POST', '/v1/tickets', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' })
    expectProblem(sent, 415, /expected is application\/json/)
  })

  test('an idempotency key that is none, a Last-Event-ID that is none', async () => {
    expectProblem(await api.send('POST', '/v1/tickets', {}, { 'idempotency-key': 'a b' }), 400, /^Idempotency-Key: /)
    expectProblem(await api.send('GET', '/v1/stream', undefined, { 'last-event-id': 'x' }), 400, /^Last-Event-ID: "x"/)
  })
})

describe('whatever is sent', () => {
  const anything = fc.oneof(fc.jsonValue(), fc.object({ maxDepth: 3 }), fc.record(ticketFields(), { requiredKeys: [] }))
  const addresses: readonly (readonly [Method, string])[] = [
    ['POST', '/v1/tickets'],
    ['POST', '/v1/route/preview'],
    ['POST', '/v1/tickets/T-1/events'],
    ['POST', '/v1/tickets/T-1/override'],
    ['PUT', '/v1/agents/ada/presence'],
    ['PUT', '/v1/agents/fuzz'],
    ['PUT', '/v1/queues/fuzz'],
    ['POST', '/v1/clock'],
  ]

  test('the answer is never the server’s fault, and a refusal leaves nothing behind', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...addresses), anything, async ([method, url], value) => {
        const before = await api.store.counts()
        const text = JSON.stringify(value) ?? 'null'
        const { status, body } = await api.send(method, url, text)
        expect(status).toBeLessThan(500)
        if (status < 400) return
        expect(problemSchema.parse(body).detail).not.toBe('')
        expect(await api.store.counts()).toEqual(before)
      }),
      { numRuns: 400 },
    )
  })

  test('bytes that are no JSON at all are refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const answer = await api.app.inject({
          method: 'POST',
          url: '/v1/tickets',
          headers: { authorization: `Bearer ${await writer()}`, 'content-type': 'application/json' },
          payload: Buffer.from(bytes),
        })
        expect(answer.statusCode).toBe(400)
      }),
      { numRuns: 100 },
    )
  })

  test('an address of any text is answered with less than 500', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (id) => {
        const { status } = await api.send('GET', `/v1/tickets/${encodeURIComponent(id.toWellFormed())}`)
        expect(status).toBeLessThan(500)
      }),
      { numRuns: 100 },
    )
  })
})

let writerKey: string | undefined

async function writer(): Promise<string> {
  return (writerKey ??= await api.keyWith('write'))
}

/** Fields of a ticket, each right or nearly so. */
function ticketFields() {
  const text = fc.string({ unit: 'binary', maxLength: 300 })
  return {
    id: fc.oneof(fc.constant('T-1'), text),
    created_at: fc.oneof(
      fc.date({ noInvalidDate: true }).map((at) => at.toISOString()),
      text,
    ),
    subject: fc.oneof(text, fc.constant('Refund for my invoice')),
    body: text,
    requester: text,
    account: text,
    plan: fc.oneof(fc.constant('enterprise'), text),
    annual_value: fc.oneof(fc.double(), fc.maxSafeInteger()),
    language: fc.constantFrom('en', 'de', 'EN', 'english'),
    priority: fc.constantFrom('urgent', 'high', 'normal', 'low', 'P1'),
    queue: fc.constantFrom('billing', 'integrations', 'nowhere'),
  }
}
