import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApi, refundTicket, seedTeam, type TestApi } from './test-api.ts'

let api: TestApi

beforeAll(async () => {
  api = await openTestApi()
  await seedTeam(api)
})
afterAll(() => api.close())

/** A ticket that plainly belongs to billing, where Ada has it. */
async function withAda(id: string): Promise<void> {
  await api.send('POST', '/v1/tickets', { ...refundTicket, id, requester: `${id}@example.com` })
  expect(await stands(id)).toEqual(['assigned', 'billing', 'ada'])
}

async function tell(id: string, act: 'flag' | 'events', body: object): Promise<void> {
  expect((await api.send('POST', `/v1/tickets/${id}/${act}`, body)).status).toBe(201)
  await api.engine.giveOut()
}

async function stands(id: string): Promise<unknown> {
  const { status, queue, assignee } = (await api.send('GET', `/v1/tickets/${id}`)).body
  return [status, queue, assignee]
}

test.each([
  ['flagged with the right queue', 'flag', { queue: 'integrations', reason: 'not mine', actor: 'ada' }],
  ['moved by an event', 'events', { kind: 'queue_changed', queue: 'integrations' }],
  ['handed on to a queue', 'events', { kind: 'reassigned', queue: 'integrations' }],
] as const)('a ticket that is %s is given to somebody there, and stays there', async (how, act, body) => {
  const id = how.replaceAll(' ', '-')
  await withAda(id)
  await tell(id, act, body)
  expect(await stands(id)).toEqual(['assigned', 'integrations', 'bob'])
  const { items } = (await api.send('GET', `/v1/tickets/${id}/decisions`)).body
  expect(items.at(-1)).toMatchObject({ mode: 'auto', outcome: { agent: 'bob' }, reading: { queue: { confidence: 1 } } })
  // It comes back to nobody's hands, and is still where people put it.
  await tell(id, 'events', { kind: 'taken_back', agent: 'bob' })
  expect((await stands(id)) as string[]).toContain('integrations')
})

test('a ticket waits where people put it while nobody there has room, and for no one elsewhere', async () => {
  await withAda('no-room-there')
  await api.send('PUT', '/v1/agents/bob/presence', { state: 'offline' })
  await tell('no-room-there', 'events', { kind: 'queue_changed', queue: 'integrations' })
  expect(await stands('no-room-there')).toEqual(['waiting', 'integrations', undefined])
  await api.engine.giveOut()
  expect(await stands('no-room-there')).toEqual(['waiting', 'integrations', undefined])
  await api.send('PUT', '/v1/agents/bob/presence', { state: 'online' })
  await api.engine.giveOut()
  expect(await stands('no-room-there')).toEqual(['assigned', 'integrations', 'bob'])
})

test('a ticket nobody could place goes where a person says', async () => {
  const words = { id: 'riddle', subject: 'Hm', body: 'xyzzy plugh', requester: 'r@example.com' }
  await api.send('POST', '/v1/tickets', words)
  expect(((await stands('riddle')) as string[])[0]).toBe('triage')
  await tell('riddle', 'events', { kind: 'queue_changed', queue: 'integrations' })
  expect(await stands('riddle')).toEqual(['assigned', 'integrations', 'bob'])
})
