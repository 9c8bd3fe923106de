import { seededRandom } from '@pointsman/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from './database.ts'
import { openEmbedded } from './embedded/embedded-database.ts'
import { migrate, shippedMigrations } from './migrate.ts'
import { RosterShelf } from './rosters.ts'
import { aRoster, seeded } from './store-builders.ts'

let database: Database

beforeAll(async () => {
  database = await openEmbedded({ waitLimitMs: 30_000, onError: () => {} })
  await migrate(database, await shippedMigrations())
}, 60_000)
afterAll(() => database.close())

test('readers of more rosters than are kept in memory do not take them out of each other’s hands', async () => {
  const roster = aRoster(4, seeded(1))
  const writer = new RosterShelf(database)
  const hashes: string[] = []
  for (let attempts = 1; attempts <= 150; attempts++) {
    const records = roster.records.map((record, place) => (place === 0 ? { ...record, attempts } : record))
    const changed = { ...roster, records, agents: [...roster.agents] }
    const hash = writer.hashOf(changed)
    ;(await writer.put(database, new Map([[hash, changed]])))()
    hashes.push(hash)
  }
  const reader = new RosterShelf(database)
  const random = seededRandom(5)
  const reads = Array.from({ length: 40 }, async () => {
    for (let turn = 0; turn < 5; turn++) {
      const wanted = hashes.filter(() => random() < 0.3)
      const found = await reader.get(wanted)
      for (const hash of wanted) {
        expect(found.get(hash)?.records[0]?.attempts).toBe(hashes.indexOf(hash) + 1)
      }
    }
  })
  await Promise.all(reads)
})
