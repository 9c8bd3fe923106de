import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApi, seedTeam, testStart, type TestApi } from '../../api/test-api.ts'
import { readerSource } from '../../reader-source.ts'
import type { Store } from '../../store/store.ts'
import { run } from '../run.ts'
import { testShell } from '../test-shell.ts'

let api: TestApi

const subjects = [
  'Refund of my invoice',
  'The webhook to Slack fails',
  'Card payment declined',
  'The API answers with errors',
  'help',
]

beforeAll(async () => {
  api = await openTestApi({}, readerSource)
  await seedTeam(api)
  for (const [agent, queues] of [
    ['ada', ['billing']],
    ['bob', ['integrations']],
    ['cleo', ['billing', 'integrations']],
  ] as const) {
    await api.send('PUT', `/v1/agents/${agent}`, { name: agent, queues, capacity: 4 })
    await api.send('PUT', `/v1/agents/${agent}/presence`, { state: 'online' })
  }
}, 60_000)
afterAll(() => api.close())

async function pointsman(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const openStore = (): Promise<Store> => Promise.resolve({ ...api.store, close: () => Promise.resolve() })
  const { shell, out, err } = testShell(openStore)
  return { code: await run(words, shell), out: out(), err: err() }
}

test('every kind of decision comes out the same: of batches, after waiting, by a person, with lessons, under another policy', async () => {
  const at = (minutes: number): string => new Date(testStart + minutes * 60_000).toISOString()
  const lines = Array.from({ length: 60 }, (_, n) =>
    JSON.stringify({ id: `r-${n}`, subject: subjects[n % 5], body: `Number ${n}. ${subjects[n % 5]}.` }),
  )
  await api.send('POST', '/v1/tickets/bulk', lines.join('\n'), { 'content-type': 'application/x-ndjson' })
  const assigned = (await api.send('GET', '/v1/tickets?status=assigned&limit=100')).body.items as {
    id: string
    assignee: string
  }[]
  expect(assigned.length).toBeGreaterThan(5)
  for (const { id, assignee } of assigned) {
    await api.send('POST', `/v1/tickets/${id}/events`, { kind: 'resolved', agent: assignee, at: at(30) })
  }
  // There is room again: what waits is decided anew, together.
  await api.send('POST', '/v1/clock', { now: at(60) })
  await api.send('POST', '/v1/tickets/r-4/override', { queue: 'integrations', intent: 'incident', reason: 'called' })
  await api.send('PUT', '/v1/policy', { queue_modes: [{ queue: 'billing', mode: 'suggest' }], act_confidence: 0.4 })
  await api.send('POST', '/v1/tickets', { id: 'r-60', subject: 'help', body: 'Number 4. help. Please.' })
  await api.send('POST', '/v1/clock', { now: at(600) })

  const decisions = (await api.store.decisionsAfter(0, 1000)).map(({ decision }) => decision)
  const some = {
    batched: decisions.filter(({ situation }) => situation.batch !== undefined),
    again: decisions.filter(({ supersedes }) => supersedes !== undefined),
    overridden: decisions.filter(({ override }) => override !== undefined),
    suggested: decisions.filter(({ mode }) => mode === 'suggest'),
    taught: decisions.filter(({ modelVersion }) => !modelVersion.endsWith('+0')),
  }
  for (const [kind, found] of Object.entries(some)) expect([kind, found.length > 0]).toEqual([kind, true])
  const { code, out, err } = await pointsman('replay', '--json')
  expect(err).toBe('')
  expect(JSON.parse(out)).toMatchObject({ decisions: decisions.length, identical: decisions.length, different: [] })
  expect(code).toBe(0)
}, 120_000)
