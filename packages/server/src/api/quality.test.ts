import { afterAll, beforeAll, expect, test } from 'vitest'
import { generateHistory, sampleCompany } from '@pointsman/simulator'
import { openTestApi, testStart, type TestApi } from './test-api.ts'

let api: TestApi

beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

const day = 86_400_000

interface Found {
  readonly worth: { readonly per_thousand_tickets: number }
  readonly tickets: readonly { readonly id: string }[]
}

async function over(): Promise<TestApi['send'] extends (...given: never[]) => Promise<infer Sent> ? Sent : never> {
  await expect
    .poll(async () => (await api.send('GET', '/v1/reports/quality')).body.making, { timeout: 60_000 })
    .toBe(undefined)
  return api.send('GET', '/v1/reports/quality')
}

test('there is no report before one is asked for, and without a history it says why there is none', async () => {
  expect((await api.send('GET', '/v1/reports/quality')).body).toEqual({})
  const asked = await api.send('POST', '/v1/reports/quality', {})
  expect(asked.status).toBe(202)
  expect(asked.body.making).toMatchObject({ actor: 'test', target: 'queue' })
  const { body } = await over()
  expect(body.report).toBe(undefined)
  expect(body.failed.because).toBe('There are no tickets of the past to look over.')
})

test('what is asked for twice is refused while it is made, and is kept once it is', { timeout: 120_000 }, async () => {
  for (const queue of sampleCompany({ seed: 1 }).queues) await api.store.putQueue(queue)
  const rows = []
  for (const { ticket, outcome } of generateHistory({
    seed: 1,
    from: testStart - 10 * day,
    months: 1,
    ticketsPerDay: 9,
  })) {
    if (ticket.receivedAt < testStart) rows.push({ ticket, outcome })
  }
  await api.store.importHistory(rows)
  expect((await api.send('POST', '/v1/reports/quality', { target: 'queue', risk: 0.1 })).status).toBe(202)
  const second = await api.send('POST', '/v1/reports/quality', {})
  expect([second.status, second.body.code]).toEqual([409, 'report_runs'])
  const { body } = await over()
  expect(body.failed).toBe(undefined)
  expect(body.report).toMatchObject({ target: 'queue', tickets: rows.length, expected: { risk: 0.1 } })
  const worths = body.report.findings.map((finding: Found) => finding.worth.per_thousand_tickets)
  expect(worths.length).toBeGreaterThan(0)
  expect(worths).toEqual(worths.toSorted((one: number, other: number) => other - one))
  const [named] = body.report.findings.flatMap((finding: Found) => finding.tickets)
  expect((await api.send('GET', `/v1/tickets/${named.id}`)).status).toBe(200)
})

test('a risk that is none is refused', async () => {
  const { status, body } = await api.send('POST', '/v1/reports/quality', { risk: 1.5 })
  expect(status).toBe(400)
  expect(JSON.stringify(body.errors)).toContain('risk')
})
