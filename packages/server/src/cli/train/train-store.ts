import { PointsmanError, trainReader, type Classifier, type HistoricTicket, type Timestamp } from '@pointsman/core'
import { loadSenses } from '../../senses/senses.ts'
import type { Store } from '../../store/store.ts'

/** What training is told. */
export interface TrainStoreOptions {
  readonly seed: number
  readonly now: () => Timestamp
  readonly seconds: () => number
  readonly onProgress: (share: number, step: string) => void
}

/** What came of it. */
export interface Trained {
  readonly version: string
  readonly tickets: number
  readonly lessons: number
  readonly seconds: number
  readonly bytes: number
  /** Per facet: labels, tickets with one, and how well held-out tickets were read. */
  readonly facets: readonly FacetFacts[]
}

export interface FacetFacts {
  readonly facet: string
  readonly labels: number
  /** Tickets of the history that have a label; 0 where only built-in examples or descriptions were learned. */
  readonly examples: number
  /** Share of held-out tickets read right, 0–1; absent where too few were held out, or no ticket has a label. */
  readonly accuracy?: number
}

/** Trains on everything in the database, applies every lesson, and stores the model: it is in force from then on. */
export async function trainStore(store: Store, options: TrainStoreOptions): Promise<Trained> {
  const started = options.seconds()
  const history: HistoricTicket[] = []
  for await (const page of store.history()) history.push(...page)
  const queues = (await store.queues()).filter(({ active }) => active)
  if (history.length === 0 && queues.every(({ description }) => description === '')) {
    throw new PointsmanError(
      'nothing_to_learn',
      'there are no tickets of the past, and no queue has a description',
      'import some first: pointsman import FILE',
    )
  }
  const senses = await loadSenses()
  const facets: FacetFacts[] = []
  const reader = trainReader({ history, queues }, senses, {
    seed: options.seed,
    onProgress: options.onProgress,
    onFacet: (facet, classifier, examples) => facets.push(factsOf(facet, classifier, examples)),
  })
  const lessons = await store.lessonsAfter(0)
  for (const lesson of lessons) reader.learnOne(lesson)
  const snapshot = reader.snapshot()
  const trained: Trained = {
    version: reader.version,
    tickets: history.length,
    lessons: lessons.length,
    seconds: options.seconds() - started,
    bytes: snapshot.length,
    facets,
  }
  await store.saveModel({
    version: reader.version,
    trainedAt: options.now(),
    lessonSeq: lessons.at(-1)?.seq ?? 0,
    snapshot,
    facts: { ...trained },
  })
  return trained
}

/** Below this many held-out tickets a share says nothing. */
const fewHeldOut = 30

function factsOf(facet: string, { labels, heldOut }: Classifier, examples: number): FacetFacts {
  const right = heldOut.filter(({ isRight }) => isRight).length
  return {
    facet,
    labels: labels.length,
    examples,
    ...(examples > 0 && heldOut.length >= fewHeldOut && { accuracy: right / heldOut.length }),
  }
}
