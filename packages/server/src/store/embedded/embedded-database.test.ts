import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate, shippedMigrations } from '../migrate.ts'
import type { Database } from '../database.ts'
import { createStore } from '../open-store.ts'
import { backUpOnce } from '../scheduled-backups.ts'
import { aTicket } from '../store-builders.ts'
import { openEmbedded } from './embedded-database.ts'

describe('the embedded database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pointsman-embedded-'))
  const dataFolder = join(folder, 'data')
  const errors: Error[] = []
  let database: Database

  beforeAll(async () => {
    database = await openEmbedded({ dataFolder, waitLimitMs: 300, onError: (error) => errors.push(error) })
  })
  afterAll(async () => {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
    expect(errors).toEqual([])
  })

  it('refuses a folder that is in use, before it opens it', async () => {
    await expect(createStore({ dataFolder })).rejects.toMatchObject({ code: 'store_locked' })
  })

  it('undoes a transaction that fails, and that of a client which goes away in the middle', async () => {
    await database.query('create table tried (n integer)')
    const fail = database.transaction(async (client) => {
      await client.query('insert into tried values (1)')
      throw new Error('changed my mind')
    })
    await expect(fail).rejects.toThrow('changed my mind')
    const client = await database.pool.connect()
    await client.query('begin')
    await client.query('insert into tried values (2)')
    client.release(new Error('gone'))
    expect(await database.query('select n from tried')).toEqual([])
  })

  it('answers the same errors, with their codes, as a server', async () => {
    await expect(database.query('select no_such_column')).rejects.toMatchObject({ code: '42703' })
    await expect(database.query('select 1/0')).rejects.toMatchObject({ code: '22012' })
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }])
  })

  it('passes a parameter of several megabytes whole', async () => {
    const bytes = Buffer.alloc(3_000_000, 'pointsman ')
    const [row] = await database.query<{ md5: string; back: Buffer }>('select md5($1::bytea), $1::bytea as back', [
      bytes,
    ])
    expect(Buffer.compare(row!.back, bytes)).toBe(0)
  })

  it('lets a caller wait for the one connection only so long', async () => {
    let release = (): void => {}
    const held = database.transaction(() => new Promise<void>((resolve) => (release = resolve)))
    await expect(database.query('select 1')).rejects.toMatchObject({ code: 'store_unavailable' })
    release()
    await held
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }])
  })

  it('applies migrations once, and refuses one that was edited afterwards', async () => {
    const shipped = await shippedMigrations()
    expect(await migrate(database, shipped)).toBe(shipped.length)
    expect(await migrate(database, shipped)).toBe(shipped.length)
    const edited = [{ ...shipped[0]!, sql: `${shipped[0]!.sql}\n-- edited` }]
    await expect(migrate(database, edited)).rejects.toMatchObject({ code: 'migration_changed' })
    const broken = [...shipped, { name: '9999', sql: 'create table half_made (n integer); select no_such_column' }]
    await expect(migrate(database, broken)).rejects.toMatchObject({ code: '42703' })
    expect(await database.query(`select to_regclass('half_made') as found`)).toEqual([{ found: null }])
  })
})

describe('a backup of the embedded database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pointsman-backup-'))

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('restores into an empty folder, and never over a database', { timeout: 90_000 }, async () => {
    const store = await createStore({ dataFolder: join(folder, 'data') })
    const ticket = aTicket('kept')
    await store.importHistory([{ ticket, outcome: { queue: 'billing' } }])
    const schedule = { folder: join(folder, 'backups'), everyHours: 1, keep: 2 }
    const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 23, 1, minute))
    await backUpOnce(store, schedule, at(1))
    await backUpOnce(store, schedule, at(2))
    const file = await backUpOnce(store, schedule, at(3))
    expect(readdirSync(schedule.folder)).toEqual([
      'pointsman-20261123T010200Z.tar.gz',
      'pointsman-20261123T010300Z.tar.gz',
    ])
    // Whoever else has an account on the machine reads neither.
    const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8)
    expect([modeOf(join(folder, 'data')), modeOf(schedule.folder), modeOf(file)]).toEqual(['700', '700', '600'])
    await store.close()
    const restored = await createStore({ dataFolder: join(folder, 'restored'), restoreFrom: file })
    expect((await restored.ticket('kept'))?.ticket).toEqual(ticket)
    await restored.close()
    const over = createStore({ dataFolder: join(folder, 'restored'), restoreFrom: file })
    await expect(over).rejects.toMatchObject({ code: 'already_exists' })
  })
})
