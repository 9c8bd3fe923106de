import { PointsmanError, type Timestamp } from '@pointsman/core'
import type { Promotion, Store, StoredTraining, TrainingEnding } from '../store/store.ts'
import { fewestCompared, hasPlace, newRows, newSince } from './comparison-window.ts'
import type { TrainedModel, TrainingGround, TrainingOrder, TrainingResult } from './training-order.ts'
import { endingInWords, endingOf } from './training-words.ts'
import { trainInThread } from './training-worker.ts'

/** What a training is run with. */
export interface TrainingParts {
  readonly store: Store
  readonly now: () => Timestamp
  readonly newId: () => string
}

/** A training under way. */
export interface RunningTraining {
  readonly training: StoredTraining
  /** Told again and again how far it is. */
  readonly onProgress: (listener: (share: number, step: string) => void) => void
  /** What it came to; rejects where it failed. Either way it is written down. */
  readonly done: Promise<TrainingDone>
  readonly stop: () => void
}

/** What a training came to, and what was written. */
export interface TrainingDone {
  readonly result: TrainingResult
  readonly ending: TrainingEnding
  readonly isInForce: boolean
  readonly seconds: number
}

/** How long a process that died keeps others from training. */
const leaseMilliseconds = 30_000
const renewMilliseconds = 5_000
/** Models kept beside the champion and the one before it. Larger: more to go back to, at some tens of MB each. */
export const modelsKept = 5

/** Begins a training; throws `training_runs` where one runs, on this node or another. */
export async function beginTraining(parts: TrainingParts, order: TrainingOrder): Promise<RunningTraining> {
  const { store, now, newId } = parts
  const id = newId()
  if (!(await store.lease('training', id, leaseMilliseconds, Date.now()))) throw await busy(store)
  const { isForced: _, ...noted } = order
  const startedAt = now()
  await store.beginTraining({ id, startedAt, ...noted })
  const listeners: ((share: number, step: string) => void)[] = []
  const stopping = new AbortController()
  const done = run(parts, order, {
    id,
    signal: stopping.signal,
    lost: () => stopping.abort(),
    onProgress: (share, step) => listeners.forEach((listener) => listener(share, step)),
  })
  done.catch(() => undefined)
  return {
    training: { id, startedAt, ...noted, share: 0, step: 'starting' },
    onProgress: (listener) => void listeners.push(listener),
    done,
    stop: () => stopping.abort(),
  }
}

interface Run {
  readonly id: string
  readonly signal: AbortSignal
  /** The lease went to somebody else: this process stood still for too long. */
  readonly lost: () => void
  readonly onProgress: (share: number, step: string) => void
}

async function run(parts: TrainingParts, order: TrainingOrder, { id, ...watch }: Run): Promise<TrainingDone> {
  const { store, now } = parts
  const started = performance.now()
  const at = now()
  let latest: readonly [number, string] = [0, 'starting']
  const beat = setInterval(() => {
    // A database that does not answer just now is no reason to stop: writing the model down would fail, too.
    store.lease('training', id, leaseMilliseconds, Date.now()).then(
      (isOurs) => isOurs || watch.lost(),
      () => undefined,
    )
    store.noteTraining(id, ...latest).catch(() => undefined)
  }, renewMilliseconds)
  const note = (share: number, step: string): void => {
    latest = [share, step]
    watch.onProgress(share, step)
  }
  try {
    await store.noteTraining(id, 0, 'reading the history')
    const { result, over } = await train(store, { ...order, at }, { ...watch, onProgress: note })
    const seconds = (performance.now() - started) / 1000
    const kept = await keep(parts, order, { result, over, seconds })
    await store.pruneModels(modelsKept)
    await store.endTraining(id, now(), kept.ending)
    return { ...kept, seconds }
  } catch (error) {
    const why = error instanceof PointsmanError ? error.message : 'Something broke; the log of the server says what.'
    await store.endTraining(id, now(), { outcome: 'failed', inWords: why }).catch(() => undefined)
    throw error
  } finally {
    clearInterval(beat)
    await store.release('training', id).catch(() => undefined)
  }
}

async function train(
  store: Store,
  { at, ...order }: TrainingOrder & Pick<TrainingGround, 'at'>,
  watch: Omit<Run, 'id' | 'lost'>,
): Promise<{ readonly result: TrainingResult; readonly over: string | undefined }> {
  const champion = await store.model()
  const queues = await store.queues()
  if (champion !== undefined && order.kind === 'nightly') {
    const isInForce = hasPlace(queues)
    const fresh = newSince(champion, at)
    let found = 0
    for await (const page of store.history(fresh.since)) found += newRows(page, fresh, isInForce).length
    const needed = 2 * fewestCompared
    if (found < needed) {
      return { result: { outcome: 'too_few', tooFew: { found, needed } }, over: champion.version }
    }
  }
  const ground = { ...order, at, queues, lessons: await store.lessonsAfter(0), ...(champion && { champion }) }
  return { result: await trainInThread({ history: store.history(), ground, ...watch }), over: champion?.version }
}

/** Writes the model down, and puts it in force where the training said so and nobody put another there meanwhile. */
async function keep(
  { store, now }: TrainingParts,
  order: TrainingOrder,
  { result, over, seconds }: { result: TrainingResult; over: string | undefined; seconds: number },
): Promise<Pick<TrainingDone, 'result' | 'ending' | 'isInForce'>> {
  const { model, outcome } = result
  if (model === undefined || outcome === 'same') {
    return { result, ending: endingOf(result), isInForce: outcome === 'same' }
  }
  const isWanted = outcome === 'first' || outcome === 'better' || outcome === 'forced'
  const promotion: Promotion | undefined = isWanted
    ? { at: now(), actor: order.actor, reason: endingInWords(result), ...(over === undefined ? {} : { over }) }
    : undefined
  const isInForce = await store.saveModel(asStored(model, { now: now(), order, result, seconds }), promotion)
  const final: TrainingResult = isWanted && !isInForce ? { ...result, outcome: 'overtaken' } : result
  return { result: final, ending: endingOf(final), isInForce }
}

function asStored(
  { tickets, facets, ...model }: TrainedModel,
  { now, order, result, seconds }: { now: Timestamp; order: TrainingOrder; result: TrainingResult; seconds: number },
): Parameters<Store['saveModel']>[0] {
  const { seed } = order
  const { outcome, comparison } = result
  const facts = { tickets, lessons: model.lessonSeq, seconds, seed, facets, outcome }
  return { ...model, trainedAt: now, facts: comparison === undefined ? facts : { ...facts, comparison } }
}

async function busy(store: Store): Promise<PointsmanError> {
  const [running] = await store.trainings(1)
  const who =
    running === undefined || running.endedAt !== undefined
      ? ''
      : `, begun by ${running.actor} at ${new Date(running.startedAt).toISOString()}, ${Math.round(running.share * 100)} % done`
  return new PointsmanError(
    'training_runs',
    `A training runs already${who}.`,
    'Maybe wait for it: pointsman model list',
  )
}
