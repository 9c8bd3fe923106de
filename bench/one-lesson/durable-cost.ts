import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import pg from 'pg'

import type { LabelledText } from '../../packages/core/src/learn/classifier.ts'
import { createStore, type StoreOptions } from '../../packages/server/src/store/open-store.ts'

/** Lessons that come in together and share a transaction, as overrides of several tickets do that are sent at once. */
const together = 50

export interface DurableCost {
  readonly database: string
  /** Milliseconds for one lesson, stored durably and then applied: median over batches, and when each comes alone. */
  readonly batched: number
  readonly alone: number
}

/** What a lesson costs until it is on disk and applied, on the embedded database and, where there is one, on a server. */
export async function durableCosts(
  tickets: readonly LabelledText[],
  apply: (ticket: LabelledText) => void,
): Promise<readonly DurableCost[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pointsman-lesson-'))
  const url = process.env['POINTSMAN_TEST_DATABASE_URL']
  const costs: DurableCost[] = []
  try {
    costs.push({ database: 'embedded', ...(await costOn({ dataFolder: folder }, tickets, apply)) })
    if (url !== undefined) {
      const cost = await inSchemaOfItsOwn(url, (databaseUrl) => costOn({ databaseUrl }, tickets, apply))
      costs.push({ database: 'PostgreSQL', ...cost })
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return costs
}

/** What is measured leaves nothing behind. */
async function inSchemaOfItsOwn<Result>(url: string, work: (url: string) => Promise<Result>): Promise<Result> {
  const admin = new pg.Pool({ connectionString: url, max: 1 })
  const schema = `one_lesson_${process.pid}`
  await admin.query(`create schema ${schema}`)
  try {
    return await work(`${url}?options=${encodeURIComponent(`-c search_path=${schema}`)}`)
  } finally {
    await admin.query(`drop schema ${schema} cascade`)
    await admin.end()
  }
}

async function costOn(
  options: StoreOptions,
  tickets: readonly LabelledText[],
  apply: (ticket: LabelledText) => void,
): Promise<Pick<DurableCost, 'batched' | 'alone'>> {
  const store = await createStore(options)
  try {
    const times = { batched: [] as number[], alone: [] as number[] }
    for (let at = 0; at + together <= tickets.length; at += together) {
      const batch = tickets.slice(at, at + together)
      const from = performance.now()
      await store.appendLessons(batch.map((ticket, i) => asLesson(ticket, at + i)))
      for (const ticket of batch) apply(ticket)
      times.batched.push((performance.now() - from) / together)
      const [one] = batch
      const then = performance.now()
      await store.appendLesson(asLesson(one!, at))
      apply(one!)
      times.alone.push(performance.now() - then)
    }
    return { batched: median(times.batched), alone: median(times.alone) }
  } finally {
    await store.close()
  }
}

function asLesson({ body, label }: LabelledText, number: number) {
  return {
    at: number,
    ticketId: `ticket-${number}`,
    text: body,
    facet: 'queue',
    answer: label,
    cause: 'overridden',
    actor: 'bench',
  } as const
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}
