import type { Policy, Queue, Reader } from '@pointsman/core'
import { readConfig } from '../config.ts'
import { createKey } from '../keys.ts'
import { startServer } from '../main.ts'
import { createStore } from '../store/open-store.ts'
import { differencesOf, type Difference } from './differences.ts'
import { inProcess } from './in-process.ts'
import { furnish, overHttp } from './over-http.ts'
import { play, type Played } from './play.ts'
import type { Scenario } from './scenario.ts'

/** Everything a rehearsal is played with. */
export interface Rehearsal {
  readonly scenario: Scenario
  readonly queues: readonly Queue[]
  readonly policy: Policy
  /** A trained reader, and its version. */
  readonly snapshot: Uint8Array
  readonly version: string
  /** The same reader for one's own use: readers learn. */
  newReader(): Reader
}

/** What came of it. */
export interface RehearsalReport {
  readonly overHttp: Played
  readonly inProcess: Played
  /** How long each took. */
  readonly seconds: { readonly overHttp: number; readonly inProcess: number }
  /** None, if all is well. The first few; whatever follows from a difference differs, too. */
  readonly differences: readonly Difference[]
}

/**
 * Plays the same days twice, in process and through a server of its own over HTTP with a driven clock, and compares every
 * decision with all its reasons, every ticket and everybody's load at the end. The database is in memory.
 */
export async function rehearse(
  rehearsal: Rehearsal,
  watch: { readonly seconds: () => number; readonly onProgress: (share: number, step: string) => void },
): Promise<RehearsalReport> {
  const { scenario, queues, policy, snapshot, version } = rehearsal
  const { start, end, agents } = scenario
  const store = await createStore({})
  try {
    const trained = { version, trainedAt: start, lessonSeq: 0, snapshot, facts: {} }
    await store.saveModel(trained, { at: start, actor: 'rehearsal', reason: 'what is rehearsed with' })
    const { secret: key } = await createKey(store, { name: 'rehearsal', scopes: ['admin'] }, start)
    const config = readConfig({}, { port: 0, clock: 'driven', logLevel: 'error', backupEveryHours: 0 })
    const server = await startServer({ ...config, store, clockStart: start })
    try {
      const address = { url: server.address, key }
      await furnish(address, { agents, queues, policy })
      const real = await overHttp(address)
      const model = inProcess({ agents, queues, policy, reader: rehearsal.newReader(), start })
      const onMinute =
        (step: string) =>
        (now: number): void =>
          watch.onProgress((now - start) / (end - start), step)
      const began = watch.seconds()
      const within = await play(scenario, model, onMinute('in process'))
      const between = watch.seconds()
      const over = await play(scenario, real, onMinute('over HTTP'))
      const seconds = { overHttp: watch.seconds() - between, inProcess: between - began }
      const differences = await differencesOf(real, model, scenario)
      await real.close()
      return { overHttp: over, inProcess: within, seconds, differences }
    } finally {
      await server.close()
    }
  } finally {
    await store.close()
  }
}
