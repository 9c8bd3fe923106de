import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate, shippedMigrations } from './migrate.ts'
import { createStore } from './open-store.ts'
import { openServer } from './server-database.ts'
import { aDecision, aRoster, aTicket, seeded } from './store-builders.ts'

const url = process.env['POINTSMAN_TEST_DATABASE_URL']

describe.skipIf(url === undefined)('a PostgreSQL server (POINTSMAN_TEST_DATABASE_URL)', () => {
  const schema = `server_test_${process.pid}`
  const databaseUrl = `${url}?options=${encodeURIComponent(`-c search_path=${schema}`)}`
  const admin = new pg.Pool({ connectionString: url, max: 1 })

  beforeAll(async () => {
    await admin.query(`create schema ${schema}`)
  })
  afterAll(async () => {
    await admin.query(`drop schema ${schema} cascade`)
    await admin.end()
  })

  it('is brought up to date once by nodes that start together', async () => {
    const nodes = Array.from({ length: 4 }, () =>
      openServer({ databaseUrl, poolSize: 2, waitLimitMs: 10_000, onError: () => {} }),
    )
    const shipped = await shippedMigrations()
    expect(await Promise.all(nodes.map((node) => migrate(node, shipped)))).toEqual(nodes.map(() => shipped.length))
    await Promise.all(nodes.map((node) => node.close()))
  })

  it('tells the other nodes of what one has recorded', async () => {
    const [one, two] = [await createStore({ databaseUrl }), await createStore({ databaseUrl })]
    const heard = new Promise<number>((resolve) => two.onRecorded(resolve))
    const random = seeded(1)
    const roster = aRoster(2, random)
    const told: number[] = []
    // The other node's ear may not be open yet: tell until it hears.
    for (let index = 0; told.length === 0 && index < 200; index++) {
      const ticket = aTicket(`t-${index}`)
      const decision = aDecision({ id: `d-${index}`, ticket, roster, random })
      await one.recordDecisions([{ ticket, decision, actor: 'test', isNew: true, isManual: false }])
      const first = await Promise.race([heard, new Promise<undefined>((resolve) => setTimeout(resolve, 50))])
      if (first !== undefined) told.push(first)
    }
    expect(told[0]).toBeGreaterThan(0)
    await Promise.all([one.close(), two.close()])
  })

  it('is backed up by pg_dump, or says how to get it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pointsman-dump-'))
    const store = await createStore({ databaseUrl })
    const file = join(folder, 'copy.dump')
    try {
      await store.backup(file)
      expect(readFileSync(file).subarray(0, 5).toString()).toBe('PGDMP')
    } catch (error) {
      expect(error).toMatchObject({ code: 'store_unavailable', maybe: expect.stringContaining('postgresql-client') })
    }
    expect(readdirSync(folder).filter((name) => name.endsWith('.unfinished'))).toEqual([])
    await store.close()
    rmSync(folder, { recursive: true })
  })

  it('that cannot be reached is said to be, by address', async () => {
    const nowhere = createStore({ databaseUrl: 'postgres://nobody@127.0.0.1:9/none', onError: () => {} })
    await expect(nowhere).rejects.toMatchObject({
      code: 'store_unavailable',
      message: expect.stringContaining('127.0.0.1:9'),
    })
  })
})
