import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../store/store.ts'
import { openTestApi, refundTicket, seedTeam, type Method, type TestApi } from './test-api.ts'
import { signedIn, type TestPerson } from './test-people.ts'

interface Route {
  readonly method: Method
  readonly path: string
  readonly need?: string
  readonly agent?: string
}

let api: TestApi
let all: readonly Route[]
/** Those that ask who it is. */
let routes: readonly Route[]
const people = {} as Record<Role, TestPerson>

beforeAll(async () => {
  api = await openTestApi()
  await seedTeam(api)
  await api.send('POST', '/v1/tickets', { ...refundTicket, id: 'adas' })
  const other = { id: 'bobs', subject: 'Webhook', body: 'The Slack webhook does not sync with the API' }
  await api.send('POST', '/v1/tickets', other)
  people.supervisor = await signedIn(api, 'supervisor')
  people.read_only = await signedIn(api, 'read_only')
  people.agent = await signedIn(api, 'agent', 'ada')
  const { paths } = (await api.app.inject('/v1/openapi.json')).json() as {
    paths: Record<string, Record<string, Record<string, string>>>
  }
  all = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase() as Method,
      path,
      need: operation['x-need']!,
      agent: operation['x-agent']!,
    })),
  )
  routes = all.filter(({ need }) => need !== 'open')
})
afterAll(() => api.close())

test('every route says what it needs, and what an agent may: a new one without it is refused here', () => {
  expect(routes.length).toBeGreaterThan(50)
  const silent = routes.filter(({ agent }) => agent === undefined)
  expect(silent.map(({ method, path }) => `${method} ${path}`)).toEqual([])
})

test('agents may exactly this', () => {
  const theirs = routes.filter(({ agent }) => agent !== 'never')
  expect(theirs.map(({ method, path, agent }) => `${agent}: ${method} ${path}`).toSorted()).toEqual([
    'any: DELETE /v1/me/sessions/{session}',
    'any: GET /v1/colleagues',
    'any: GET /v1/me',
    'any: GET /v1/me/sessions',
    'any: GET /v1/now',
    'any: GET /v1/policy',
    'any: GET /v1/queues',
    'any: GET /v1/queues/{id}',
    'any: PUT /v1/me/password',
    'narrowed: GET /v1/agents',
    'narrowed: GET /v1/decisions/{id}',
    'narrowed: GET /v1/lessons',
    'narrowed: GET /v1/search',
    'narrowed: GET /v1/stream',
    'narrowed: GET /v1/tickets',
    'own_agent: GET /v1/agents/{id}',
    'own_agent: GET /v1/agents/{id}/mix',
    'own_agent: GET /v1/agents/{id}/records',
    'own_agent: POST /v1/agents/{id}/hand-over',
    'own_agent: PUT /v1/agents/{id}/presence',
    'own_ticket: GET /v1/tickets/{id}',
    'own_ticket: GET /v1/tickets/{id}/decisions',
    'own_ticket: GET /v1/tickets/{id}/events',
    'own_ticket: POST /v1/tickets/{id}/events',
    'own_ticket: POST /v1/tickets/{id}/flag',
    'own_ticket: POST /v1/tickets/{id}/offer',
    'own_ticket: POST /v1/tickets/{id}/override',
    'own_ticket: POST /v1/tickets/{id}/override/undo',
  ])
})

/** Refused before it is looked at; with a body that is not valid, so that nothing is done where it is allowed. */
async function isRefused(who: Role, { method, path }: Route, id: string): Promise<boolean> {
  const url = path.replace('{id}', id).replaceAll(/\{\w+\}/g, '1')
  const query = path === '/v1/stream' ? '?after=nothing' : ''
  const isWriting = method === 'POST' || method === 'PUT'
  const { status } = await people[who].send(method, `${url}${query}`, isWriting ? { '': 1 } : undefined)
  expect([`${who} ${method} ${url}`, status]).not.toEqual([`${who} ${method} ${url}`, 401])
  expect(status).toBeLessThan(500)
  return status === 403
}

const isOwnAccount = (path: string): boolean => path.startsWith('/v1/me')

describe('every route, for each role', () => {
  test('a supervisor is refused nothing', async () => {
    for (const route of routes)
      expect([route.path, await isRefused('supervisor', route, 'adas')]).toEqual([route.path, false])
  })

  test('whoever may only look is refused every change, and nothing else', async () => {
    for (const route of routes) {
      const { path, need } = route
      const mayNot = need !== 'read' && !isOwnAccount(path)
      expect([route, await isRefused('read_only', route, 'adas')]).toEqual([route, mayNot])
    }
  })

  test('an agent is let to their own, and refused the rest', async () => {
    for (const route of routes) {
      const own = route.agent === 'own_agent' ? 'ada' : 'adas'
      const others = route.agent === 'own_agent' ? 'bob' : 'bobs'
      // Handlers that narrow are asked below.
      const narrows = route.agent === 'narrowed'
      if (!narrows) expect([route, await isRefused('agent', route, own)]).toEqual([route, route.agent === 'never'])
      if (narrows || route.agent === 'any') continue
      expect([route, await isRefused('agent', route, others)]).toEqual([route, true])
    }
  })

  test('nobody gets anywhere without a key or a session but where it is open', async () => {
    for (const { method, path, need } of routes) {
      const url = path.replaceAll(/\{\w+\}/g, '1')
      expect([path, need, (await api.app.inject({ method, url })).statusCode]).toEqual([path, need, 401])
    }
  })
})

describe('what an agent sees', () => {
  test('their own record among all, and of colleagues the names', async () => {
    const { body } = await people.agent.send('GET', '/v1/agents')
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual(['ada'])
    const colleagues = (await people.agent.send('GET', '/v1/colleagues')).body.items
    expect(colleagues[1]).toEqual({ id: 'bob', name: 'Bob', active: true, queues: ['integrations'] })
  })

  test('their own tickets in the list and in the search, whatever they ask for', async () => {
    const { body } = await people.agent.send('GET', '/v1/tickets')
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual(['adas'])
    expect((await people.agent.send('GET', '/v1/tickets?assignee=bob')).status).toBe(403)
    expect((await people.agent.send('GET', '/v1/search?words=webhook')).body.items).toEqual([])
    expect((await people.agent.send('GET', '/v1/search?words=refund')).body.items).toHaveLength(1)
    expect((await people.supervisor.send('GET', '/v1/search?words=webhook')).body.items).toHaveLength(1)
  })

  test('every reason about themselves, and of others how many there were', async () => {
    const whole = (await people.supervisor.send('GET', '/v1/tickets/adas/decisions')).body.items[0]
    const [theirs] = (await people.agent.send('GET', '/v1/tickets/adas/decisions')).body.items
    expect(whole.candidates.map(({ agent }: { agent: string }) => agent)).toEqual(['ada', 'bob'])
    expect(theirs.candidates).toEqual(whole.candidates.slice(0, 1))
    expect(theirs.candidates[0].fit.contributions.length).toBeGreaterThan(5)
    expect(theirs.others).toEqual({ eligible: 0, blocked: 1 })
    expect(theirs.situation.agents).toHaveLength(1)
    expect(theirs).toMatchObject({ reading: whole.reading, priority: whole.priority })
    expect(JSON.stringify(theirs)).not.toContain('bob')
    expect((await people.agent.send('GET', `/v1/decisions/${whole.id}`)).body).toEqual(theirs)
    const [bobs] = (await people.supervisor.send('GET', '/v1/tickets/bobs/decisions')).body.items
    expect((await people.agent.send('GET', `/v1/decisions/${bobs.id}`)).status).toBe(403)
  })

  test('lessons of their own tickets only', async () => {
    expect((await people.agent.send('GET', '/v1/lessons')).status).toBe(403)
    expect((await people.agent.send('GET', '/v1/lessons?ticket=bobs')).status).toBe(403)
    expect((await people.agent.send('GET', '/v1/lessons?ticket=adas')).status).toBe(200)
  })

  test('not why somebody else refused a ticket, whatever they do with it', async () => {
    const id = 'refused-once'
    await api.send('PUT', '/v1/policy', { life: { offer_minutes: 5 } })
    await api.send('POST', '/v1/tickets', { ...refundTicket, id })
    const said = { agent: 'ada', answer: 'reject', reason: 'Not with him again' }
    expect((await api.send('POST', `/v1/tickets/${id}/offer`, said)).status).toBe(200)
    await api.send('PUT', '/v1/policy', {})
    await people.supervisor.send('POST', `/v1/tickets/${id}/override`, { agent: 'bob', reason: 'as a test' })
    const bob = await signedIn(api, 'agent', 'bob')
    const flagged = await bob.send('POST', `/v1/tickets/${id}/flag`, { reason: 'not mine' })
    expect(flagged.status).toBe(201)
    expect(JSON.stringify(flagged.body)).not.toContain('Not with him')
    expect(JSON.stringify((await people.supervisor.send('GET', `/v1/tickets/${id}`)).body)).toContain('ada')
  })

  test('nothing of a ticket whose id cannot be one', async () => {
    expect((await people.agent.send('GET', '/v1/tickets/%00')).status).toBe(403)
  })

  test('a ticket that went on to somebody else still, though they cannot act on it any more', async () => {
    await api.send('POST', '/v1/tickets', { ...refundTicket, id: 'passed-on' })
    await people.supervisor.send('POST', '/v1/tickets/passed-on/override', { agent: 'bob', reason: 'as a test' })
    expect((await people.agent.send('GET', '/v1/tickets/passed-on')).body.assignee).toBe('bob')
    const late = await people.agent.send('POST', '/v1/tickets/passed-on/events', { kind: 'resolved' })
    expect([late.status, late.body.detail]).toEqual([403, 'Ticket "passed-on" is not with you now.'])
    const acts = [
      ['/override', { agent: 'ada', reason: 'I want it back' }],
      ['/flag', { queue: 'integrations', reason: 'not mine' }],
    ] as const
    for (const [act, body] of acts) {
      const refused = await people.agent.send('POST', `/v1/tickets/passed-on${act}`, body)
      expect([refused.status, refused.body.detail]).toEqual([403, 'Ticket "passed-on" is not with you now.'])
    }
    expect((await people.agent.send('GET', '/v1/tickets/passed-on')).body.assignee).toBe('bob')
    const [, newest] = (await people.agent.send('GET', '/v1/tickets/passed-on/decisions')).body.items
    expect(newest.candidates.find(({ agent }: { agent: string }) => agent === 'bob')).toEqual({
      agent: 'bob',
      name: 'Bob',
    })
  })
})

describe('what is written', () => {
  test('names who is signed in, whatever they say of themselves', async () => {
    const said = { reason: 'not mine', actor: 'somebody else' }
    const { body, status } = await people.agent.send('POST', '/v1/tickets/adas/flag', said)
    expect([status, body.event.actor]).toEqual([201, 'ada'])
    const asSupervisor = await people.supervisor.send('POST', '/v1/tickets/bobs/override', { priority: 'low', ...said })
    expect(asSupervisor.body.decision.override.actor).toBe('supervisor')
    const policy = (await people.supervisor.send('GET', '/v1/policy')).body
    const { version: _version, ...rules } = policy
    await people.supervisor.send('PUT', '/v1/policy', { ...rules, act_confidence: 0.61 })
    const versions = (await people.read_only.send('GET', '/v1/policy/versions')).body.items
    expect(versions[0]).toMatchObject({ author: 'supervisor', policy: { act_confidence: 0.61 } })
  })

  test('by a key may name somebody else: help desks act for people', async () => {
    const { body } = await api.send('POST', '/v1/tickets/bobs/flag', { actor: 'bob' })
    expect(body.event.actor).toBe('bob')
  })

  test('by an agent is about themselves: no ratings, no other name, no other time', async () => {
    const told = (event: object): Promise<number> =>
      people.agent.send('POST', '/v1/tickets/adas/events', event).then(({ status }) => status)
    expect(await told({ kind: 'rated', csat: 5 })).toBe(403)
    expect(await told({ kind: 'resolved', agent: 'bob' })).toBe(403)
    expect(await told({ kind: 'replied', at: '2026-01-01T00:00:00Z' })).toBe(403)
    expect(await told({ kind: 'replied' })).toBe(201)
  })

  test('is taken back by whoever said it', async () => {
    await people.supervisor.send('POST', '/v1/tickets/adas/override', { priority: 'high', reason: 'VIP' })
    const undone = await people.agent.send('POST', '/v1/tickets/adas/override/undo', {})
    expect([undone.status, undone.body.detail]).toEqual([
      403,
      'The newest override of ticket "adas" is by supervisor, not by you.',
    ])
  })
})
