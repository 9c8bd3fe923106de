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

  it('goes on when the server ends a connection in the middle of a transaction', async () => {
    const node = openServer({ databaseUrl, poolSize: 2, waitLimitMs: 10_000, onError: () => {} })
    const cutOff = node.transaction(async (client) => {
      const [row] = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
      await admin.query('select pg_terminate_backend($1)', [row!.pid])
      // The news arrives while no statement is under way.
      await new Promise((resolve) => setTimeout(resolve, 200))
      return client.query('select 1')
    })
    await expect(cutOff).rejects.toMatchObject({ code: 'store_unavailable' })
    expect(await node.query<{ one: number }>('select 1 as one')).toEqual([{ one: 1 }])
    await node.close()
  })

  it('takes the locks from a node that stands still in the middle of a transaction', async () => {
    const impatient = `${databaseUrl}&idle_in_transaction_session_timeout=300`
    const options = { poolSize: 1, waitLimitMs: 10_000, onError: () => {} }
    const [frozen, well] = [openServer({ ...options, databaseUrl: impatient }), openServer({ ...options, databaseUrl })]
    await well.query('create table locked (n integer)')
    await well.query('insert into locked values (1)')
    let thaw = (): void => {}
    const held = new Promise<void>((resolve) => (thaw = resolve))
    let isHolding = (): void => {}
    const holding = new Promise<void>((resolve) => (isHolding = resolve))
    const stalled = frozen.transaction(async (client) => {
      await client.query('update locked set n = 2')
      isHolding()
      await held
      await client.query('update locked set n = 3')
    })
    await holding
    // Waits for the row, gets it when the server has given up on the other, and finds it as it was.
    await well.query('update locked set n = n + 10')
    thaw()
    await expect(stalled).rejects.toMatchObject({ code: 'store_unavailable' })
    expect(await well.query('select n from locked')).toEqual([{ n: 11 }])
    const settings = `select current_setting('idle_in_transaction_session_timeout') as idle, current_setting('lock_timeout') as lock`
    expect(await well.query(settings)).toEqual([{ idle: '5s', lock: '20s' }])
    await Promise.all([frozen.close(), well.close()])
  })

  it('says so when a row stays locked for too long', async () => {
    const options = { poolSize: 2, waitLimitMs: 10_000, onError: () => {} }
    const node = openServer({ ...options, databaseUrl: `${databaseUrl}&lock_timeout=200` })
    await node.query('create table kept (n integer)')
    await node.query('insert into kept values (1)')
    await node.transaction(async (client) => {
      await client.query('update kept set n = 2')
      await expect(node.query('update kept set n = 3')).rejects.toMatchObject({ code: 'store_unavailable' })
    })
    await node.close()
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
