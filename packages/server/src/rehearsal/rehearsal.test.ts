import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { createKey } from '../keys.ts'
import { startServer, type RunningServer } from '../main.ts'
import { createStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { comparable } from './comparable.ts'
import { inProcess } from './in-process.ts'
import { furnish, overHttp } from './over-http.ts'
import { play, type Played } from './play.ts'
import type { Rehearsed } from './rehearsed.ts'
import { sampleRehearsal, type SampleRehearsal } from './test-scenario.ts'

/** A Sunday, 22:00 UTC: by Monday morning there is a backlog. */
const start = Date.UTC(2026, 2, 1, 22)
const end = start + Number(process.env['POINTSMAN_REHEARSAL_HOURS'] ?? 22) * 3_600_000

describe('a rehearsal: the same days over HTTP and in process', () => {
  let sample: SampleRehearsal
  let store: Store
  let server: RunningServer
  let real: Rehearsed
  let model: Rehearsed
  let played: { readonly real: Played; readonly model: Played }

  beforeAll(async () => {
    sample = await sampleRehearsal({ seed: 7, start, end, ticketsPerDay: 150 })
    store = await createStore({})
    await store.saveModel({
      version: sample.version,
      trainedAt: start,
      lessonSeq: 0,
      snapshot: sample.snapshot,
      facts: {},
    })
    const { secret: key } = await createKey(store, { name: 'rehearsal', scopes: ['admin'] }, start)
    const config = readConfig({}, { port: 0, clock: 'driven', logLevel: 'error', backupEveryHours: 0 })
    server = await startServer({ ...config, store, clockStart: start })
    const address = { url: server.address, key }
    const { scenario, queues, policy } = sample
    await furnish(address, { agents: scenario.agents, queues, policy })
    real = await overHttp(address)
    model = inProcess({ agents: scenario.agents, queues, policy, reader: sample.newReader(), start })
    const began = performance.now()
    const first = await play(scenario, model)
    const between = performance.now()
    const second = await play(scenario, real)
    played = { real: second, model: first }
    const seconds = (performance.now() - between) / 1000
    console.log(
      `${second.tickets} tickets, ${second.decisions} decisions, ${second.ticks} ticks over HTTP in ${seconds.toFixed(1)} s ` +
        `(${((end - start) / 1000 / seconds).toFixed(0)} times as fast as life); in process ${((between - began) / 1000).toFixed(1)} s`,
      second.kinds,
    )
  }, 600_000)

  afterAll(async () => {
    await real?.close()
    await server?.close()
    await store?.close()
  })

  test('every decision is the same, with all its reasons, in the same order', async () => {
    const [over, within] = [comparable(await real.decisions()), comparable(await model.decisions())]
    for (const [index, decision] of within.entries()) expect(over[index], `decision ${index}`).toEqual(decision)
    expect(over.length).toBe(within.length)
  })

  test('everything that happened happened in both', () => {
    expect(played.real).toEqual(played.model)
  })

  test('tickets stand as they would, and everybody carries the same', async () => {
    for (const { ticket } of sample.scenario.tickets) {
      const [over, within] = [await real.ticket(ticket.id), await model.ticket(ticket.id)]
      expect([over.status, over.queue, over.assignee, over.outcome, over.life]).toEqual([
        within.status,
        within.queue,
        within.assignee,
        within.outcome,
        within.life,
      ])
    }
    expect(await real.loads()).toEqual(await model.loads())
  })

  test('the rehearsal is one: something of everything happened', () => {
    const wanted = [
      'decided held',
      'decided triage',
      'overridden',
      'resolved',
      'reassigned',
      'customer_replied',
      'away',
    ]
    for (const kind of wanted) expect(played.real.kinds[kind], kind).toBeGreaterThan(0)
  })
})
