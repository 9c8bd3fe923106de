import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from './database.ts'
import { openEmbedded } from './embedded/embedded-database.ts'
import { migrate, shippedMigrations } from './migrate.ts'
import { pack, unpackLines } from './packed.ts'
import { postgresStore } from './postgres-store.ts'
import { aDecision, aRoster, aTicket, seeded } from './store-builders.ts'
import type { DecidedTicket, Store } from './store.ts'

describe('decisions that are packed together', () => {
  const random = seeded(5)
  const roster = aRoster(3, random)
  let database: Database
  let store: Store

  beforeAll(async () => {
    database = await openEmbedded({ waitLimitMs: 30_000, onError: () => {} })
    await migrate(database, await shippedMigrations())
    store = postgresStore(database, () => database.close())
  })
  afterAll(() => store.close())

  function entry(id: string, decisionId = `d-${id}`): DecidedTicket {
    const ticket = aTicket(id)
    const decision = aDecision({ id: decisionId, ticket, roster, random })
    return { ticket, decision, actor: 'test', isNew: true, isManual: false }
  }

  it('are read back each by itself and all in order, however many packs they fill', async () => {
    const entries = Array.from({ length: 70 }, (_, index) => entry(`many-${index}`))
    const before = await store.lastPosition()
    await store.recordDecisions(entries)
    expect(await store.decision('d-many-69')).toEqual(entries[69]!.decision)
    const found = await store.decisionsAfter(before, 100)
    expect(found.map(({ decision }) => decision)).toEqual(entries.map(({ decision }) => decision))
  })

  it('hold nothing of a ticket that was not recorded', async () => {
    await store.recordDecisions([entry('known')])
    const [first, late, last] = [entry('first'), entry('known', 'd-late'), entry('last')]
    const results = await store.recordDecisions([first, late, last])
    expect(results.map(({ kind }) => kind)).toEqual(['recorded', 'duplicate', 'recorded'])
    expect(await store.decision('d-last')).toEqual(last.decision)
    const packs = await database.query<{ document: Buffer }>('select document from decision_packs')
    const lines = await Promise.all(packs.map(({ document }) => unpackLines(document)))
    expect(lines.flat().filter((line) => line.includes('d-late'))).toEqual([])
  })

  it('stand beside those from before there were packs, which keep their own document', async () => {
    const [old, recent] = [entry('old'), entry('recent')]
    await store.recordDecisions([old, recent])
    const { decision } = old
    await database.query('update decisions set pack = null, line = null, document = $2 where id = $1', [
      decision.id,
      pack({ ...decision, situation: { ...decision.situation, roster: null } }),
    ])
    expect(await store.decision(old.decision.id)).toEqual(old.decision)
    expect(await store.decision(recent.decision.id)).toEqual(recent.decision)
  })
})
