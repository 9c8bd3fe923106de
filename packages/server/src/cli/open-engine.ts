import { randomUUIDv7 } from 'node:crypto'
import { createEngine, type Engine } from '../engine/engine.ts'
import { readerSource } from '../reader-source.ts'
import { say } from './answer.ts'
import { configOf, withStore } from './open-store.ts'
import type { Shell } from './shell.ts'
import type { StoreOptions } from './store-options.ts'

/** Opens what decides tickets, without a server around it, for the time of one command. */
export async function withEngine<Result>(
  shell: Shell,
  options: StoreOptions,
  work: (engine: Engine) => Promise<Result>,
): Promise<Result> {
  const { batchLimit } = configOf(shell, options)
  return withStore(shell, options, async (store) => {
    const engine = await createEngine({
      store,
      clock: { isDriven: false, now: shell.now, set: () => undefined },
      readers: readerSource,
      observer: {
        decided: () => undefined,
        batchDone: () => undefined,
        readerFailed: (error) => say(shell, `The reader failed, so the ticket is held: ${messageOf(error)}`),
        loopFailed: (error) => say(shell, `What waits could not be given out: ${messageOf(error)}`),
      },
      identity: { newId: () => randomUUIDv7() },
      batchLimit,
      // A command waits for its own tickets; it never has to refuse them.
      waitingLimit: Number.MAX_SAFE_INTEGER,
    })
    try {
      // A server does so from time to time; without one, a newly trained model would have no thresholds to act by.
      await engine.watch()
      return await work(engine)
    } finally {
      await engine.close()
    }
  })
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
