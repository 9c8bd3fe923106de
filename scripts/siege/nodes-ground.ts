import { defaultLifeRules, defaultPolicy } from '@pointsman/core'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { sampleCompany } from '@pointsman/simulator'
import { createKey } from '../../packages/server/src/keys.ts'
import { createStore, type StoreOptions } from '../../packages/server/src/store/open-store.ts'
import type { StoredModel } from '../../packages/server/src/store/store.ts'

/** A database that several nodes (or one) are besieged on, with a company in it. */
export interface NodesGround {
  readonly options: StoreOptions
  readonly key: string
  readonly agents: readonly string[]
  /** Answers rows by one statement, hence of one snapshot. Absent where only one process may have the database open. */
  readonly look?: (sql: string) => Promise<readonly Record<string, unknown>[]>
  clear(): Promise<void>
}

/** The queue whose tickets are offered first. */
const offered = 'billing'
/** The queue that carries so much at a time and no more: claims have to lock it. */
const limited = { queue: 'bookings', capacity: 20 }
/** Offers lapse and assignments are taken back within a run. */
const rules = { offerMinutes: 0.05, takeBackMinutes: 0.4 }

/** A database of its own on the server at `POINTSMAN_TEST_DATABASE_URL`. */
export async function sharedGround(model: StoredModel): Promise<NodesGround> {
  const base = process.env['POINTSMAN_TEST_DATABASE_URL']
  if (base === undefined) throw new Error('POINTSMAN_TEST_DATABASE_URL is not set: no server to besiege.')
  const name = `siege_nodes_${process.pid}`
  const url = new URL(base)
  url.pathname = `/${name}`
  const databaseUrl = url.toString()
  const admin = new pg.Pool({ connectionString: base, max: 1 })
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.query(`create database ${name}`)
  const eye = new pg.Pool({ connectionString: databaseUrl, max: 2 })
  eye.on('error', () => undefined)
  return {
    ...(await settle({ databaseUrl, poolSize: 2 }, model)),
    options: { databaseUrl },
    look: async (sql) => (await eye.query<Record<string, unknown>>(sql)).rows,
    clear: async () => {
      await eye.end()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}

/** The embedded database in a folder of its own. */
export async function ownGround(model: StoredModel): Promise<NodesGround> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'pointsman-siege-'))
  return {
    ...(await settle({ dataFolder }, model)),
    options: { dataFolder },
    clear: () => rm(dataFolder, { recursive: true, force: true }),
  }
}

/** Thirty agents with the capacity of real people, all at work; offers in one queue, a limit on another; a model; a key. */
async function settle(options: StoreOptions, model: StoredModel): Promise<Pick<NodesGround, 'key' | 'agents'>> {
  const store = await createStore(options)
  try {
    const company = sampleCompany({ seed: 1 })
    for (const queue of company.queues) {
      await store.putQueue(queue.id === limited.queue ? { ...queue, capacity: limited.capacity } : queue)
    }
    for (const { hours: _, ...agent } of company.agents) {
      await store.putAgent(agent)
      await store.putPresence(agent.id, { state: 'online' }, Date.now())
    }
    const { version: _, ...policy } = defaultPolicy
    const queueOffers = [{ queue: offered, offers: { isOn: true, minutes: rules.offerMinutes } }] as const
    await store.putPolicy({
      ...policy,
      life: { ...defaultLifeRules, queueOffers, takeBackMinutes: rules.takeBackMinutes },
    })
    await store.saveModel(model, { at: Date.now(), actor: 'siege', reason: 'besieged with it' })
    const { secret } = await createKey(store, { name: 'siege', scopes: ['admin'] }, Date.now())
    return { key: secret, agents: company.agents.map(({ id }) => id) }
  } finally {
    await store.close()
  }
}
