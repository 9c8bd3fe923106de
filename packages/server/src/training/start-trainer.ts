import { randomUUIDv7 } from 'node:crypto'
import type { Config } from '../config.ts'
import type { Engine } from '../engine/engine.ts'
import type { Store } from '../store/store.ts'
import { parseNightly } from './nightly.ts'
import { createTrainer, type Trainer } from './trainer.ts'

/** How often the clock on the wall is looked at. */
const lookMilliseconds = 60_000

/** The trainer of a server: what it puts in force is read with at once on this node, and within a second on others. */
export function startTrainer(store: Store, engine: Engine, onError: (error: unknown) => void): Trainer {
  return createTrainer({
    store,
    now: () => engine.now(),
    newId: () => randomUUIDv7(),
    onPromoted: () => engine.catchUp(),
    onError,
  })
}

/** Trains every night where that is wanted; answers what ends it. A driven clock has no nights of its own. */
export function keepTraining(
  trainer: Pick<Trainer, 'startIfDue'>,
  { trainAt, clock, onError }: Pick<Config, 'trainAt' | 'clock'> & { readonly onError: (error: unknown) => void },
): () => void {
  const time = parseNightly(trainAt)
  if (time === undefined || time === 'off' || clock === 'driven') return () => undefined
  const timer = setInterval(() => void trainer.startIfDue(time).catch(onError), lookMilliseconds)
  timer.unref()
  return () => clearInterval(timer)
}
