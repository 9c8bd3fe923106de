import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { z } from 'zod'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reviewSchema } from '../../contract/review.ts'
import type { Config } from '../../config.ts'
import { liveEnd, liveStart, shadowStart, span, suggestStart, undertake, type Journey } from './journey.ts'

const replayedSchema = z.object({ decisions: z.int(), identical: z.int() })
const modelsSchema = z.object({
  champion: z.string(),
  items: z.array(z.object({ version: z.string(), facts: z.object({ outcome: z.string().optional() }) })),
})
const otherwiseSchema = z.object({ decisions: z.int(), changed: z.int() })

const server = process.env['POINTSMAN_TEST_DATABASE_URL']
/** A quarter of an hour where machines are shared; a minute and a half where not. */
const patience = 900_000

describe('from a file of old tickets to acting alone, on the embedded database', () => {
  journey(async (folder) => ({ dataFolder: join(folder, 'data') }))
})

describe.skipIf(server === undefined)('from a file of old tickets to acting alone, on a PostgreSQL server', () => {
  const name = `journey_${process.pid}`
  afterAll(() => administer(`drop database if exists ${name} with (force)`))
  journey(async (folder) => {
    await administer(`create database ${name}`)
    const url = new URL(server!)
    url.pathname = `/${name}`
    return { dataFolder: join(folder, 'data'), databaseUrl: url.toString() }
  })
})

function journey(place: (folder: string) => Promise<Partial<Config> & Pick<Config, 'dataFolder'>>): void {
  let folder: string
  let gone: Journey

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pointsman-journey-'))
    gone = await undertake({ config: await place(folder), folder, seed: 5, ticketsPerDay: { history: 10, live: 10 } })
  }, patience)
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('in shadow everything is decided, nothing done, and held against what people did', async () => {
    const shadow = await reviewOf(shadowStart, suggestStart)
    expect(shadow.volumes).toMatchObject({ alone: 0, suggested: 0 })
    expect(shadow.volumes.shadow).toBeGreaterThan(150)
    expect(shadow.overrides.all.n).toBe(0)
    expect(gone.shadowReport).toMatchObject({ agreed: { n: shadow.volumes.shadow } })
    expect(gone.verdicts).toBeGreaterThan(10)
  })

  test('live, topics go over to other teams: people override less in the second fortnight, and the report shows it', async () => {
    const live = await reviewOf(liveStart, liveEnd)
    expect(live.volumes.alone).toBeGreaterThan(0)
    const { first, second } = live.overrides.halves
    expect(Math.min(first.n, second.n)).toBeGreaterThan(60)
    expect(second.value).toBeLessThan(first.value)
    expect(live.overrides.halves.change?.value).toBeCloseTo(second.value - first.value, 9)
    expect(live.lessons.length).toBeGreaterThan(0)
  })

  test('what people taught made a challenger better than the model in force, and it took its place', async () => {
    const { champion, items } = modelsSchema.parse(await gone.command(['model', 'list']))
    expect(items.find(({ version }) => version === champion)?.facts).toMatchObject({ outcome: 'better' })
  })

  test('every decision of the journey is made again, identical, from its record', async () => {
    const json = await gone.command(['replay'])
    const { decisions, identical } = replayedSchema.parse(json)
    expect(decisions).toBeGreaterThan(400)
    expect(identical).toBe(decisions)
  })

  test('another policy would have decided otherwise, and it is said what that would have changed', async () => {
    const file = join(folder, 'strict.json')
    await writeFile(file, JSON.stringify({ mode: 'auto', act_confidence: 0.95 }))
    const json = await gone.command(['replay', '--policy', file])
    const { decisions, changed } = otherwiseSchema.parse(json)
    expect(changed).toBeGreaterThan(0)
    expect(changed).toBeLessThan(decisions)
  })

  async function reviewOf(from: number, to: number): Promise<ReturnType<typeof reviewSchema.parse>> {
    return reviewSchema.parse(await gone.command(['report', 'review', ...span(from, to)]))
  }
}

async function administer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(sql)
  await client.end()
}
