import type { StoredTraining } from '../store/store.ts'
import { beginTraining, type RunningTraining, type TrainingParts } from './run-training.ts'
import { isNightlyDue, type NightlyTime } from './nightly.ts'
import type { TrainingOrder } from './training-order.ts'

/** Trains while the server serves. */
export interface Trainer {
  /** Begins, and answers at once; throws `training_runs` where one runs, on this node or another. */
  start(order: TrainingOrder): Promise<StoredTraining>
  /** Begins a nightly training if it is time; whichever node asks first has it. */
  startIfDue(time: NightlyTime): Promise<void>
  /** Resolves when no training of this process is under way. */
  idle(): Promise<void>
  /** Stops what is under way; nothing of it is kept. */
  close(): Promise<void>
}

/** What a trainer is made from. */
export interface TrainerParts extends TrainingParts {
  /** A model was put in force: take it over now. */
  readonly onPromoted: () => Promise<void>
  readonly onError: (error: unknown) => void
}

/** Any number will do; the same one every night, so that a night can be repeated. */
const nightlySeed = 1

/** Builds one; there is one in each process. */
export function createTrainer(parts: TrainerParts): Trainer {
  let running: RunningTraining | undefined
  let settled: Promise<void> = Promise.resolve()
  /** What is about to begin: it must not begin after all was closed. */
  let beginning: Promise<unknown> = Promise.resolve()

  async function start(order: TrainingOrder): Promise<StoredTraining> {
    const begins = beginTraining(parts, order)
    beginning = Promise.allSettled([beginning, begins])
    const begun = await begins
    running = begun
    settled = begun.done
      .then(({ isInForce }) => (isInForce ? parts.onPromoted() : undefined))
      .catch(parts.onError)
      .finally(() => {
        running = undefined
      })
    return begun.training
  }

  return {
    start,
    startIfDue: async (time) => {
      if (running !== undefined || !isNightlyDue(parts.now(), undefined, time)) return
      const last = (await parts.store.trainings(lookedBack)).find(({ kind }) => kind === 'nightly')
      if (!isNightlyDue(parts.now(), last?.startedAt, time)) return
      await start({ actor: 'pointsman', kind: 'nightly', seed: nightlySeed, isForced: false }).catch(unlessBusy)
    },
    idle: () => settled,
    close: async () => {
      await beginning
      running?.stop()
      await settled
    },
  }
}

/** More trainings than this are not asked for in one day. */
const lookedBack = 200

/** Another node was faster, or somebody trains just now: then tonight's is done, or has no need to be. */
function unlessBusy(error: unknown): void {
  if ((error as { code?: string }).code !== 'training_runs') throw error
}
