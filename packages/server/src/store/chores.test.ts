import { calculateRisk, defaultRisk } from '@pointsman/core'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { tidy } from './chores.ts'
import type { Database } from './database.ts'
import { openEmbedded } from './embedded/embedded-database.ts'
import { migrate, shippedMigrations } from './migrate.ts'
import { openServer } from './server-database.ts'
import { trust } from './trust.ts'
import { webhooks } from './webhooks.ts'

const url = process.env['POINTSMAN_TEST_DATABASE_URL']
const schema = `chores_test_${process.pid}`
const admin = new pg.Pool({ connectionString: url, max: 1 })
const options = { waitLimitMs: 30_000, onError: () => {} }
const dayMs = 86_400_000

const databases: Readonly<Record<string, () => Promise<Database>>> = {
  'the embedded database': () => openEmbedded(options),
  ...(url !== undefined && {
    'a PostgreSQL server': async () => {
      await admin.query(`create schema if not exists ${schema}`)
      const databaseUrl = `${url}?options=${encodeURIComponent(`-c search_path=${schema}`)}`
      return openServer({ ...options, databaseUrl, poolSize: 2 })
    },
  }),
}

afterAll(async () => {
  if (url !== undefined) await admin.query(`drop schema if exists ${schema} cascade`)
  await admin.end()
})

describe.each(Object.entries(databases))('tidying up on %s', (_name, open) => {
  it('keeps the thresholds in force and those that were so in the 90 days before them, whatever the time is outside', async () => {
    const database = await open()
    await migrate(database, await shippedMigrations())
    await tidy(database)
    const newest = Date.UTC(2024, 5, 1)
    const calculation = calculateRisk([], defaultRisk, 'resolved')
    const { saveCalculation, trust: inForce } = trust(database)
    for (const daysBefore of [200, 91, 89, 1, 0]) {
      await saveCalculation({ at: newest - daysBefore * dayMs, model: 'm', proved: 7, calculation })
    }
    await tidy(database)
    const kept = await database.query('select version from risk_calculations order by version')
    expect(kept).toEqual([2, 3, 4, 5].map((version) => ({ version })))
    expect((await inForce()).calculation?.version).toBe(5)
    expect(await saveCalculation({ at: newest + 200 * dayMs, model: 'm', proved: 8, calculation })).toBe(6)
    await tidy(database)
    const last = await database.query('select version from risk_calculations order by version')
    expect(last).toEqual([{ version: 5 }, { version: 6 }])
    await database.close()
  })

  it('forgets secrets that webhooks had before once they sign no more, and no others', async () => {
    const database = await open()
    await migrate(database, await shippedMigrations())
    const { addWebhook, changeWebhookSecret, webhooks: all } = webhooks(database)
    const later = Date.now() + dayMs
    for (const [id, until] of [
      ['over', Date.now() - 1000],
      ['overlaps', later],
    ] as const) {
      await addWebhook({ id, url: 'https://example.com', name: id, events: ['x'], secret: 'a', createdAt: until })
      await changeWebhookSecret(id, 'b', until)
    }
    await tidy(database)
    expect((await all()).map(({ id, secret, former }) => [id, secret, former])).toEqual([
      ['over', 'b', undefined],
      ['overlaps', 'b', { secret: 'a', until: later }],
    ])
    await database.close()
  })
})
