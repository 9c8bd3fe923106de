import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApi, refundTicket, seedTeam, type TestApi } from './test-api.ts'

let api: TestApi

beforeAll(async () => {
  api = await openTestApi()
  await seedTeam(api)
  await api.send('PUT', '/v1/agents/ada', { name: 'Ada', queues: ['billing'], capacity: 1 })
  for (let i = 0; i < 4; i++) await api.send('POST', '/v1/tickets', { id: `refund-${i}`, ...refundTicket })
  await api.send('POST', '/v1/tickets', { id: 'wordless', subject: '', body: '' })
})
afterAll(() => api.close())

interface Group {
  readonly status: string
  readonly reason: string
  readonly tickets: number
  readonly queue?: string
  readonly due: string
  readonly band: string
}

test('what waits is counted by reason, queue, band and deadline, and what was given out beside it', async () => {
  const { status, body } = await api.send('GET', '/v1/now')
  expect(status).toBe(200)
  const groups = body.groups as Group[]
  const count = (wanted: (group: Group) => boolean): number =>
    groups.filter(wanted).reduce((sum, { tickets }) => sum + tickets, 0)
  expect(body.assigned_last_hour).toBe(1)
  expect(body.open).toBe(1)
  expect(count(({ status: kind }) => kind === 'waiting')).toBe(3)
  expect(count(({ queue }) => queue === 'billing')).toBe(3)
  expect(count(({ status: kind }) => kind === 'triage')).toBe(1)
  expect(body.flow.at(-1)).toMatchObject({ received: 5, assigned: 1 })
})

test('each count leads to as many rows', async () => {
  const { body } = await api.send('GET', '/v1/now')
  for (const { status, reason, queue, band, due, tickets } of body.groups as Group[]) {
    const query = new URLSearchParams({ status, reason, band, due, ...(queue === undefined ? {} : { queue }) })
    const rows = await api.send('GET', `/v1/waiting?${query}`)
    expect([reason, rows.body.total, rows.body.items.length]).toEqual([reason, tickets, tickets])
  }
})

test('a window shows the rows it was asked for, most urgent first, and how many there are', async () => {
  const all = (await api.send('GET', '/v1/waiting')).body
  const window = (await api.send('GET', '/v1/waiting?offset=1&limit=1')).body
  // Who writes again and again about the same thing is heard a little sooner.
  expect(all.items.map((row: { id: string }) => row.id)).toEqual(['refund-3', 'refund-2', 'refund-1'])
  expect(window.items).toEqual([all.items[1]])
  expect(window.total).toBe(3)
  expect((await api.send('GET', '/v1/waiting?offset=50')).body).toMatchObject({ total: 3, items: [] })
})

test('what was given out lately is listed with who got it, and forgotten after the time asked for', async () => {
  const lately = (await api.send('GET', '/v1/given-out')).body
  expect(lately).toMatchObject({ total: 1, items: [{ id: 'refund-0', agent: 'ada', queue: 'billing' }] })
  await api.send('POST', '/v1/clock', { now: '2026-03-02T10:02:00Z' })
  expect((await api.send('GET', '/v1/given-out?minutes=1')).body).toMatchObject({ total: 0, items: [] })
})

test('a ticket past its target counts as overdue, one within the hour as soon', async () => {
  const due = async (): Promise<string> => (await api.send('GET', '/v1/waiting?limit=1')).body.items[0].due
  const [{ due_at: dueAt }] = (await api.send('GET', '/v1/waiting?limit=1')).body.items
  const at = (minutes: number): string => new Date(Date.parse(dueAt) + minutes * 60_000).toISOString()
  await api.send('POST', '/v1/clock', { now: at(-30) })
  expect(await due()).toBe('soon')
  await api.send('POST', '/v1/clock', { now: at(1) })
  expect(await due()).toBe('overdue')
})

test('a ticket is found by its id and by words of its subject, whatever signs they hold', async () => {
  const ids = async (words: string): Promise<string[]> => {
    const { body } = await api.send('GET', `/v1/search?words=${encodeURIComponent(words)}`)
    return body.items.map(({ id }: { id: string }) => id)
  }
  expect((await ids('refund-2'))[0]).toBe('refund-2')
  expect(await ids('for my INVOICE')).toHaveLength(4)
  expect(await ids('100%')).toEqual([])
  expect(await ids('_')).toEqual([])
})
