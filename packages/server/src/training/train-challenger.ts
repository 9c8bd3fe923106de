import {
  historyAsTaught,
  labelsInForce,
  lessonsBeside,
  loadReader,
  mergedQueues,
  PointsmanError,
  trainReader,
  type Classifier,
  type HistoricTicket,
  type LearnedFrom,
  type Lesson,
  type Queue,
  type Reader,
  type Senses,
  type Timestamp,
} from '@pointsman/core'
import { compareReaders } from './compare-readers.ts'
import {
  comparisonWindow,
  fewestCompared,
  hasPlace,
  newestArrival,
  newRows,
  newSince,
  type ComparisonWindow,
} from './comparison-window.ts'
import type {
  Champion,
  Comparison,
  FacetFacts,
  TrainedModel,
  TrainingGround,
  TrainingResult,
} from './training-order.ts'

/** Told how far it is: share done, 0–1, and what is being done. */
export type OnProgress = (share: number, step: string) => void

/** What every step of a training looks at. */
interface Bench {
  readonly history: readonly HistoricTicket[]
  readonly ground: TrainingGround
  readonly senses: Senses
}

/**
 * Trains a challenger and says what is to become of it. Changes nothing outside. The comparison is honest about time: the
 * challenger is trained on what was known before the first ticket of the window, the champion is as it was saved, both with the
 * lessons of before the window. A challenger that wins is trained once more, with the window.
 */
export function trainChallenger(bench: Bench, onProgress: OnProgress): TrainingResult {
  const { history, ground, senses } = bench
  const { champion, kind, isForced } = ground
  checkThatThereIsSomething(history, ground.queues)
  if (champion === undefined) return { outcome: 'first', model: trainOn(bench, history, onProgress) }
  const reader = readChampion(champion, senses)
  if (typeof reader === 'string') {
    return { outcome: 'first', model: trainOn(bench, history, onProgress), unreadable: reader }
  }
  const isInForce = hasPlace(ground.queues)
  const since = newSince(champion, ground.at)
  const window = comparisonWindow(history, since, isInForce)
  if (window === undefined) {
    const tooFew = { found: newRows(history, since, isInForce).length, needed: 2 * fewestCompared }
    if (kind === 'nightly') return { outcome: 'too_few', tooFew }
    const model = trainOn(bench, history, onProgress)
    return { outcome: outcomeOf(model, champion, isForced ? 'forced' : 'not_compared'), model, tooFew }
  }
  const { model: first, comparison } = compareWith(bench, { champion, reader, window }, onProgress)
  if (comparison.verdict !== 'better' && !isForced) return { outcome: comparison.verdict, model: first, comparison }
  const model = trainOn(bench, history, (share, step) => onProgress(0.55 + 0.45 * share, `with the newest: ${step}`))
  const won = comparison.verdict === 'better' ? 'better' : 'forced'
  return { outcome: outcomeOf(model, champion, won), model, comparison }
}

/** Trained on the same, it is the same: there is nothing to put in force. */
function outcomeOf(
  model: TrainedModel,
  champion: Champion,
  otherwise: TrainingResult['outcome'],
): TrainingResult['outcome'] {
  return model.version === champion.version ? 'same' : otherwise
}

/** The champion, or why this version cannot read it. */
function readChampion({ snapshot }: Champion, senses: Senses): Reader | string {
  try {
    return loadReader(snapshot, senses)
  } catch (error) {
    if (error instanceof PointsmanError && error.code === 'model_unreadable') return error.message
    throw error
  }
}

interface Opponent {
  readonly champion: Champion
  readonly reader: Reader
  readonly window: ComparisonWindow
}

function compareWith(
  { ground, senses }: Bench,
  { champion, reader, window }: Opponent,
  onProgress: OnProgress,
): { readonly model: TrainedModel; readonly comparison: Comparison } {
  const { before, window: rows, start } = window
  const known = lessonsBefore(ground.lessons, rows, start)
  const then = { history: before, ground: { ...ground, lessons: known }, senses }
  const trained = trainOnly(then, (share, step) => onProgress(0.5 * share, step))
  teach(
    reader,
    known.filter(({ seq }) => seq > champion.lessonSeq),
  )
  const challenger = loadReader(trained.snapshot, senses)
  const merged = mergedQueues(ground.queues)
  teach(challenger, lessonsBeside(before, known))
  const compared = compareReaders({
    champion: reader,
    challenger,
    window: rows,
    inForce: labelsInForce({ agents: [], queues: ground.queues, records: [] }),
    queueOf: ({ outcome }) => merged.get(outcome.queue!) ?? outcome.queue!,
    onProgress: (share) => onProgress(0.5 + 0.05 * share, 'comparing with the model in force'),
  })
  const model = withLessons(trained, { history: before, ground, senses })
  return { model, comparison: { champion: champion.version, ...compared } }
}

/** What people had taught by then; what was said of the tickets compared on would give their answers away. */
function lessonsBefore(
  lessons: readonly Lesson[],
  window: readonly HistoricTicket[],
  start: Timestamp,
): readonly Lesson[] {
  const compared = new Set(window.map(({ ticket }) => ticket.id))
  return lessons.filter(({ at, ticketId }) => at < start && !compared.has(ticketId))
}

function trainOn(bench: Bench, history: readonly HistoricTicket[], onProgress: OnProgress): TrainedModel {
  return withLessons(trainOnly({ ...bench, history }, onProgress), { ...bench, history })
}

type Untaught = Pick<TrainedModel, 'snapshot' | 'tickets' | 'facets' | 'trainedThrough'>

function trainOnly({ history, ground, senses }: Bench, onProgress: OnProgress): Untaught {
  const facets: FacetFacts[] = []
  const taught = historyAsTaught(history, ground.lessons)
  const reader = trainReader({ history: taught, queues: ground.queues }, senses, {
    seed: ground.seed,
    onProgress,
    onFacet: (facet, classifier, learnedFrom) => facets.push(factsOf(facet, classifier, learnedFrom)),
  })
  const newest = newestArrival(history, ground.at)
  const through = newest === undefined ? {} : { trainedThrough: newest }
  return { snapshot: reader.snapshot(), tickets: history.length, facets, ...through }
}

/** With every lesson that its history does not hold already, in order: those that come later are applied on top by whoever loads it. */
function withLessons(trained: Untaught, { history, ground, senses }: Bench): TrainedModel {
  const reader = loadReader(trained.snapshot, senses)
  teach(reader, lessonsBeside(history, ground.lessons))
  const lessonSeq = ground.lessons.at(-1)?.seq ?? 0
  return { ...trained, version: reader.version, snapshot: reader.snapshot(), lessonSeq }
}

function teach(reader: Reader, lessons: readonly Lesson[]): void {
  for (const lesson of lessons) reader.learnOne(lesson)
}

function checkThatThereIsSomething(history: readonly HistoricTicket[], queues: readonly Queue[]): void {
  const isDescribed = queues.some(({ active, description }) => active && description !== '')
  if (history.length > 0 || isDescribed) return
  throw new PointsmanError(
    'nothing_to_learn',
    'there are no tickets of the past, and no queue has a description',
    'import some first: pointsman import FILE',
  )
}

/** Below this many held-out tickets a share says nothing. */
const fewHeldOut = 30

function factsOf(
  facet: string,
  { labels, heldOut }: Classifier,
  { examples, commonestShare }: LearnedFrom,
): FacetFacts {
  const right = heldOut.filter(({ isRight }) => isRight).length
  return {
    facet,
    labels: labels.length,
    examples,
    ...(examples > 0 && heldOut.length >= fewHeldOut && { accuracy: right / heldOut.length }),
    ...(commonestShare !== undefined && { commonestShare }),
  }
}
