import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, refundTicket, seedTeam, testStart, type Sent, type TestApi } from './test-api.ts'
import { readerSource } from '../reader-source.ts'

let api: TestApi

beforeAll(async () => {
  api = await openTestApi({}, readerSource)
  await seedTeam(api)
  await api.send('PUT', '/v1/policy', { mode: 'shadow' })
}, 60_000)
afterAll(() => api.close())

/** People's moves teach, too: each ticket is about something else. */
const cardTicket = { subject: 'Card declined', body: 'The payment by card was declined at the checkout.' }
const addressTicket = { subject: 'Wrong street', body: 'The invoice of June has our former street on it.' }

let made = 0

/** A ticket that Pointsman puts to billing, and that people resolve where they like. */
async function resolvedIn(queue: string, words: object): Promise<string> {
  const id = `s-${++made}`
  const routed = await api.send('POST', '/v1/tickets', { ...words, id })
  expect(routed.body.decision).toMatchObject({ mode: 'shadow', outcome: { kind: 'assigned', queue: 'billing' } })
  const agent = queue === 'billing' ? 'ada' : 'bob'
  const at = new Date(testStart + 1_800_000).toISOString()
  await api.send('POST', `/v1/tickets/${id}/events`, {
    kind: 'reassigned',
    at,
    agent,
    queue,
    actor: 'lea',
    reason: 'I know them',
  })
  const resolved = {
    kind: 'resolved',
    at: new Date(testStart + 7_200_000).toISOString(),
    agent,
    queue,
    handle_minutes: 15,
  }
  expect((await api.send('POST', `/v1/tickets/${id}/events`, resolved)).status).toBe(201)
  return routed.body.decision.id as string
}

const list = async (query = ''): Promise<Sent['body']['items']> =>
  (await api.send('GET', `/v1/discrepancies?${query}`)).body.items
const judge = (id: string, verdict: object, key?: string): Promise<Sent> =>
  api.send('POST', `/v1/discrepancies/${id}/verdict`, verdict, key === undefined ? {} : { 'idempotency-key': key })

describe('discrepancies', () => {
  test('nothing is listed where people did as Pointsman would have', async () => {
    await resolvedIn('billing', refundTicket)
    expect(await list()).toEqual([])
  })

  test('where they did otherwise it is listed with the reasons of both, and what is at stake adds up', async () => {
    const id = await resolvedIn('integrations', cardTicket)
    const [one] = await list('state=open&queue=integrations&kind=queue')
    expect(one).toMatchObject({
      id,
      result: 'discrepancy',
      pointsman: { queue: 'billing', agent: 'ada' },
      people: { queue: 'integrations', agent: 'bob' },
      differing: ['queue', 'agent'],
      would_act: true,
    })
    expect(one.because.pointsman[0]).toMatch(/sure of billing/)
    expect(one.because.people).toEqual(['resolved by bob in integrations after 15 minutes of work', 'lea: I know them'])
    const parts = one.cost.contributions as { name: string; value: number }[]
    expect(parts.map(({ name }) => name)).toEqual(['hand_off', 'delay'])
    expect(parts.reduce((sum, { value }) => sum + value, 0)).toBe(one.cost.score)
    expect((await api.send('GET', `/v1/discrepancies/${id}`)).body).toEqual(one)
    expect((await api.send('GET', '/v1/discrepancies/nothing')).body.code).toBe('not_found')
  })

  test('a verdict is learned before it is answered, told once, and undone', async () => {
    const words = {
      subject: 'Statement of the Zephyr programme',
      body: 'Our invoice for the Zephyr programme, please.',
    }
    const read = async (): Promise<string> =>
      (await api.send('POST', '/v1/route/preview', words)).body.decision.reading.queue.label as string
    expect(await read()).toBe('billing')
    const id = await resolvedIn('integrations', words)
    // That people moved it was learned; a verdict has the last word.
    expect(await read()).toBe('integrations')
    const verdict = { who: 'pointsman', actor: 'lea', reason: 'it is about the invoice' }
    const first = await judge(id, verdict, 'key-1')
    expect(first.status).toBe(201)
    expect(first.body.discrepancy.verdict).toMatchObject({ ...verdict, lessons: first.body.lessons })
    expect(await read()).toBe('billing')
    expect((await judge(id, verdict, 'key-1')).body).toEqual(first.body)
    expect((await judge(id, { who: 'pointsman' })).body.lessons).toEqual(first.body.lessons)
    expect((await judge(id, { who: 'people' })).body).toMatchObject({ status: 409, code: 'already_judged' })
    expect((await list('state=judged')).map((one: { id: string }) => one.id)).toEqual([id])
    const undone = await api.send('POST', `/v1/discrepancies/${id}/verdict/undo`, { actor: 'mo' })
    expect(undone.body.verdict).toBeUndefined()
    expect(await read()).toBe('integrations')
  })

  test('neither needs an answer, whose names must be known', async () => {
    const id = await resolvedIn('integrations', addressTicket)
    expect((await judge(id, { who: 'neither' })).body).toMatchObject({ status: 400, code: 'invalid_request' })
    expect((await judge(id, { who: 'people', answer: { queue: 'billing' } })).status).toBe(400)
    expect((await judge(id, { who: 'neither', answer: { queue: 'nowhere' } })).body).toMatchObject({
      code: 'unknown_name',
    })
    expect((await judge('nothing', { who: 'both' })).status).toBe(404)
    const said = await judge(id, { who: 'neither', answer: { priority: 'high', agent: 'ada' } })
    expect(said.body.lessons).toHaveLength(1)
  })

  test('pages go on where the one before ended, and bad queries are named', async () => {
    const all = await list()
    expect(all.length).toBeGreaterThan(2)
    const page = await api.send('GET', '/v1/discrepancies?limit=2')
    const next = await api.send('GET', `/v1/discrepancies?limit=200&cursor=${page.body.next}`)
    expect([...page.body.items, ...next.body.items]).toEqual(all)
    expect((await api.send('GET', '/v1/discrepancies?kind=colour')).body).toMatchObject({ status: 400 })
    expect((await api.send('GET', '/v1/discrepancies?cursor=x')).body).toMatchObject({ status: 400 })
  })

  test('the report says how it went, by queue, and whether it is ready', async () => {
    const { body } = await api.send('GET', '/v1/reports/shadow')
    expect(body).toMatchObject({ tickets: 4, abstained: 0, discrepancies: 3, judged: { neither: 1 } })
    expect(body.agreed).toMatchObject({ value: 0.25, n: 4 })
    expect(body.queues).toMatchObject([
      { queue: 'billing', mode: 'shadow', readiness: { state: 'not_ready', acted: 4 } },
    ])
    expect(body.live.minutes_sooner.value).toBeLessThan(0)
    const later = await api.send('GET', '/v1/reports/shadow?since=2030-01-01T00:00:00Z')
    expect(later.body).toMatchObject({ tickets: 0, queues: [] })
  })
})
