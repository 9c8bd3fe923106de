import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, describe, it } from 'vitest'
import { createStore } from './open-store.ts'
import { storeConformance } from './store.conformance.ts'

const folders: string[] = []

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

storeConformance('the store on the embedded database', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'pointsman-store-'))
  folders.push(dataFolder)
  return createStore({ dataFolder })
})

const url = process.env['POINTSMAN_TEST_DATABASE_URL']

if (url === undefined) {
  describe('the store on a PostgreSQL server', () => {
    it.skip('left out: POINTSMAN_TEST_DATABASE_URL is not set', () => {})
  })
} else {
  const schemas: string[] = []
  const admin = new pg.Pool({ connectionString: url, max: 1 })

  storeConformance('the store on a PostgreSQL server', async () => {
    const schema = `store_test_${process.pid}_${schemas.length}`
    schemas.push(schema)
    await admin.query(`create schema ${schema}`)
    return createStore({ databaseUrl: `${url}?options=${encodeURIComponent(`-c search_path=${schema}`)}` })
  })

  afterAll(async () => {
    for (const schema of schemas) await admin.query(`drop schema ${schema} cascade`)
    await admin.end()
  })
}
