import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { readConfig, type Config } from './config.ts'
import { bulkLineSchema, routedSchema } from './contract.ts'
import { startServer, type RunningServer } from './main.ts'

const folders: string[] = []

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pointsman-main-'))
  folders.push(folder)
  return folder
}

async function configOf(part: Partial<Config> = {}): Promise<Config> {
  return readConfig({}, { dataFolder: await aFolder(), port: 0, logLevel: 'silent', backupEveryHours: 0, ...part })
}

/** Talks to a running server as any program would. */
function client({ address }: RunningServer, key: string) {
  return async (method: string, path: string, body?: string, type = 'application/json') => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': type }
    const answer = await fetch(address + path, { method, headers, ...(body === undefined ? {} : { body }) })
    return { status: answer.status, text: await answer.text() }
  }
}

function overHttp(where: () => Promise<Config>): void {
  test('tickets posted over HTTP are answered with durable decisions, which outlive the server', async () => {
    const config = await where()
    const first = await startServer(config)
    const key = first.firstKey!
    const send = client(first, key)
    await send('PUT', '/v1/queues/billing', '{"name":"Billing","description":"invoices, refunds, payments"}')
    await send('PUT', '/v1/agents/ada', '{"name":"Ada","queues":["billing"],"capacity":1000}')
    await send('PUT', '/v1/agents/ada/presence', '{"state":"online"}')
    const posts = Array.from({ length: 20 }, (_, n) =>
      send('POST', '/v1/tickets', JSON.stringify({ id: `H-${n}`, subject: 'Refund', body: 'A refund of my invoice.' })),
    )
    const routed = (await Promise.all(posts)).map(({ text }) => routedSchema.parse(JSON.parse(text)))
    expect(new Set(routed.map(({ decision }) => decision!.outcome.kind))).toEqual(new Set(['assigned']))
    const lines = Array.from({ length: 300 }, (_, n) =>
      JSON.stringify({ id: `L-${n}`, subject: 'Refund', body: 'invoice' }),
    )
    const bulk = await send('POST', '/v1/tickets/bulk', lines.join('\n'), 'application/x-ndjson')
    const answers = bulk.text
      .trim()
      .split('\n')
      .map((line) => bulkLineSchema.parse(JSON.parse(line)))
    expect(answers.map(({ ticket_id }) => ticket_id)).toEqual(lines.map((_, n) => `L-${n}`))
    await first.close()
    const second = await startServer(config)
    expect(second.firstKey).toBeUndefined()
    const again = client(second, key)
    for (const { ticket, decision } of [routed[0]!, routed[19]!]) {
      const kept = JSON.parse((await again('GET', `/v1/tickets/${ticket.id}/decisions`)).text)
      expect(kept.items).toEqual([decision])
    }
    expect(await second.engine.store.counts()).toMatchObject({ tickets: 320, decisions: 320 })
    await second.close()
    // Two servers begin here, each making a database and a reader: on a busy machine that takes a while.
  }, 120_000)
}

describe('on the embedded database', () => overHttp(() => configOf()))

const url = process.env['POINTSMAN_TEST_DATABASE_URL']
if (url === undefined) {
  describe('on a PostgreSQL server', () => test.skip('left out: POINTSMAN_TEST_DATABASE_URL is not set', () => {}))
} else {
  describe('on a PostgreSQL server', () => {
    const admin = new pg.Pool({ connectionString: url, max: 1 })
    const schema = `main_test_${process.pid}`
    afterAll(async () => {
      await admin.query(`drop schema if exists ${schema} cascade`)
      await admin.end()
    })
    overHttp(async () => {
      await admin.query(`create schema ${schema}`)
      return configOf({ databaseUrl: `${url}?options=${encodeURIComponent(`-c search_path=${schema}`)}` })
    })
  })
}

test('an address that other machines can reach is refused while there is no API key', async () => {
  await expect(startServer(await configOf({ host: '0.0.0.0' }))).rejects.toThrow(/no API key yet.*127\.0\.0\.1/)
})

test('no key is made where whoever starts the server would not show it', async () => {
  const running = await startServer({ ...(await configOf()), firstDoors: 'none' })
  expect(running).toMatchObject({ lacksKey: true, lacksPeople: true })
  expect([running.firstKey, running.setUpAddress]).toEqual([undefined, undefined])
  expect(await running.engine.store.keys()).toEqual([])
  await running.close()
}, 60_000)

test('a clock that is not driven cannot be set, and it is said how it could', async () => {
  const running = await startServer(await configOf())
  const { status, text } = await client(running, running.firstKey!)(
    'POST',
    '/v1/clock',
    '{"now":"2026-03-02T10:00:00Z"}',
  )
  await running.close()
  expect([status, JSON.parse(text)]).toEqual([409, expect.objectContaining({ code: 'clock_not_driven' })])
})

test('a port in use is named', async () => {
  const running = await startServer(await configOf())
  const port = Number(new URL(running.address).port)
  await expect(startServer(await configOf({ port }))).rejects.toThrow(
    `cannot listen on 127.0.0.1:${port}: it is in use`,
  )
  await running.close()
})
