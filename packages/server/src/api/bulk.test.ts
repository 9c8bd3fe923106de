import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bulkLineSchema, type BulkLine } from '../contract.ts'
import { openTestApi, refundTicket, seedTeam, type TestApi } from './test-api.ts'

let api: TestApi

beforeAll(async () => {
  api = await openTestApi()
  await seedTeam(api)
})
afterAll(() => api.close())

async function bulk(payload: string | Buffer): Promise<BulkLine[]> {
  const answer = await api.app.inject({
    method: 'POST',
    url: '/v1/tickets/bulk',
    headers: { authorization: `Bearer ${await api.keyWith('write')}`, 'content-type': 'application/x-ndjson' },
    payload,
  })
  expect(answer.statusCode).toBe(200)
  const lines = answer.body.split('\n').filter((line) => line !== '')
  return lines.map((line) => bulkLineSchema.parse(JSON.parse(line)))
}

describe('tickets in bulk', () => {
  test('are answered a line each, in the order sent, each stored with its decision', async () => {
    const tickets = Array.from({ length: 700 }, (_, n) => ({ id: `B-${n}`, ...refundTicket }))
    const answers = await bulk(tickets.map((ticket) => JSON.stringify(ticket)).join('\n'))
    expect(answers.map(({ line, ticket_id }) => [line, ticket_id])).toEqual(tickets.map(({ id }, n) => [n + 1, id]))
    expect(answers.every(({ decision }) => decision !== undefined)).toBe(true)
    const kept = await api.store.decisions('B-699')
    expect(kept.map(({ id }) => id)).toEqual([answers[699]!.decision!.id])
  })

  test('with bad lines among them: each is named with its line and reason, and the rest goes on', async () => {
    const good = JSON.stringify(refundTicket)
    const lines = [good, '{"subject":', '', '{"subjct":"x"}', '{"priority":"asap"}', '[]', '{"queue":"none"}', good]
    const answers = await bulk(Buffer.concat([Buffer.from(lines.join('\n')), Buffer.from([0x0a, 0x22, 0xff, 0x22])]))
    expect(answers.map(({ line }) => line)).toEqual([1, 2, 4, 5, 6, 7, 8, 9])
    const problems = answers.flatMap(({ problem }) => (problem === undefined ? [] : [[problem.line, problem.detail]]))
    expect(problems.map(([line]) => line)).toEqual([2, 4, 5, 6, 7, 9])
    expect(problems[0]![1]).toMatch(/^line 2 is not valid JSON/)
    expect(problems[1]![1]).toMatch(/subjct: there is no such field/)
    expect(problems[2]![1]).toMatch(/ticket\.priority: "asap" is not allowed: must be one of urgent, /)
    expect(problems[4]![1]).toMatch(/no open queue "none"; allowed is billing, integrations/)
    expect(problems[5]![1]).toBe('line 9 is not valid UTF-8; JSON is UTF-8.')
  })

  test('twice under one id in one request are stored once', async () => {
    const line = JSON.stringify({ id: 'B-twice', ...refundTicket })
    const [first, again] = await bulk(`${line}\n${line}\n`)
    expect([first!.duplicate, again!.duplicate]).toEqual([false, true])
    expect(again!.decision!.id).toBe(first!.decision!.id)
  })

  test('of another content type are refused', async () => {
    const { status, body } = await api.send('POST', '/v1/tickets/bulk', refundTicket)
    expect([status, body.code]).toEqual([415, 'unsupported_media_type'])
  })

  test('none at all are answered with nothing', async () => {
    expect(await bulk('\n\n')).toEqual([])
  })
})
