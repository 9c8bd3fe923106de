import type { HistoricTicket } from '@pointsman/core'
import { generateHistory, sampleCompany } from '@pointsman/simulator'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { openTestApi, type TestApi } from '../api/test-api.ts'
import { readerSource } from '../reader-source.ts'

const url = process.env['POINTSMAN_TEST_DATABASE_URL']
const schema = `journey_${process.pid}`
const history = [...generateHistory({ seed: 1, from: Date.UTC(2026, 0, 5), months: 1, ticketsPerDay: 60 })].map(
  ({ ticket, outcome }): HistoricTicket => ({ ticket, outcome }),
)
/** Real trainings, in their thread: seconds each on a quiet machine. */
const patience = 600_000

describe('train, serve, change, be challenged, go back', () => {
  it('on the embedded database', { timeout: patience }, async () => {
    await journey(await openTestApi({}, readerSource))
  })

  it.skipIf(url === undefined)('on a PostgreSQL server', { timeout: patience }, async () => {
    const admin = new pg.Pool({ connectionString: url, max: 1 })
    await admin.query(`create schema ${schema}`)
    try {
      const databaseUrl = `${url}?options=${encodeURIComponent(`-c search_path=${schema}`)}`
      await journey(await openTestApi({ databaseUrl }, readerSource))
    } finally {
      await admin.query(`drop schema ${schema} cascade`)
      await admin.end()
    }
  })
})

async function journey(api: TestApi): Promise<void> {
  try {
    await settle(api)
    const first = await train(api)
    expect(first).toMatchObject({ outcome: 'first', kind: 'asked', actor: 'test' })
    await expectReadWith(api, first.model)

    // Hardly anything new: made, kept, and not in force.
    await api.store.importHistory(history.slice(60, 90))
    const unproven = await train(api)
    expect([unproven.outcome, unproven.facts.too_few]).toEqual(['not_compared', { found: 30, needed: 200 }])
    await expectReadWith(api, first.model)

    // Far more than it knew: compared, better, in force on the next ticket.
    await api.store.importHistory(history.slice(90, 700))
    const better = await train(api)
    expect(better.outcome).toBe('better')
    expect(better.facts.comparison.champion).toBe(first.model)
    await expectReadWith(api, better.model)

    // Lessons since are on top of whichever model is in force, and the way there makes no difference.
    await correctOne(api)
    const lessons = (await api.store.lessonsAfter(0)).length
    expect(lessons).toBeGreaterThan(0)
    const taught = `${better.model.split('+')[0]}+${lessons}`
    await expectReadWith(api, taught)
    const reading = await previewed(api)
    await api.send('POST', '/v1/models/back', { reason: 'to see' })
    await expectReadWith(api, `${first.model.split('+')[0]}+${lessons}`)
    await api.send('POST', `/v1/models/${better.model}/promote`, { reason: 'seen' })
    await expectReadWith(api, taught)
    expect((await previewed(api)).reading).toEqual(reading.reading)

    const { body } = await api.send('GET', '/v1/models')
    expect(body.promotions.map(({ version }: { version: string }) => version)).toEqual([
      better.model,
      first.model,
      better.model,
      first.model,
    ])
    expect(body.items.map(({ version }: { version: string }) => version)).toContain(unproven.model)
  } finally {
    await api.close()
  }
}

async function settle({ store }: TestApi): Promise<void> {
  const company = sampleCompany({ seed: 1 })
  for (const queue of company.queues) await store.putQueue(queue)
  for (const { hours: _, ...agent } of company.agents) {
    await store.putAgent(agent)
    await store.putPresence(agent.id, { state: 'online' }, 1)
  }
  await store.importHistory(history.slice(0, 60))
}

// oxlint-disable-next-line typescript/no-explicit-any
async function train(api: TestApi): Promise<any> {
  const begun = await api.send('POST', '/v1/models/train', {})
  expect([begun.status, begun.headers['location']]).toEqual([202, '/v1/models'])
  for (;;) {
    const [last] = (await api.send('GET', '/v1/models')).body.trainings
    if (last.ended_at !== undefined) {
      await api.engine.catchUp()
      return last
    }
    // Requests are answered while it trains.
    expect((await api.send('GET', '/healthz')).status).toBe(200)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

// oxlint-disable-next-line typescript/no-explicit-any
async function previewed(api: TestApi): Promise<any> {
  const { subject, body } = history[800]!.ticket
  return (await api.send('POST', '/v1/route/preview', { subject, body })).body.decision
}

async function expectReadWith(api: TestApi, version: string): Promise<void> {
  expect((await previewed(api)).model_version).toBe(version)
  expect((await api.send('GET', '/readyz')).body.model).toBe(version)
}

async function correctOne(api: TestApi): Promise<void> {
  const { subject, body } = history[801]!.ticket
  await api.send('POST', '/v1/tickets', { id: 'live', subject, body })
  const [queue] = await api.store.queues()
  const said = await api.send('POST', '/v1/tickets/live/override', { queue: queue!.id, reason: 'belongs there' })
  expect(said.status).toBe(201)
}
