import { PointsmanError } from '../errors.ts'
import type { Classifier, TrainingOptions } from '../learn/classifier.ts'
import { trainClassifier } from '../learn/train-classifier.ts'
import { facetExamples, facetNames, type FacetName } from './facet-examples.ts'
import { prepareText } from './prepare-text.ts'
import type { Reader, ReaderLessons, Senses } from './reader.ts'
import { readReaderSnapshot } from './reader-snapshot.ts'
import { TicketReader, type Facets } from './ticket-reader.ts'
import { fingerprint } from './fingerprint.ts'

/** How a reader is trained; see `TrainingOptions`. */
export interface ReaderTrainingOptions extends Pick<TrainingOptions, 'seed' | 'onProgress'> {
  /** Told of each facet when it is trained, and how many tickets of the history it was learned from. */
  readonly onFacet?: (facet: FacetName, classifier: Classifier, examples: number) => void
}

/**
 * Trains every facet on a company's history, oldest first, and on the descriptions of its queues; with no history at
 * all, on the descriptions and the built-in examples of intent, impact and complexity. Same history, same seed: same
 * bits. Throws `nothing_to_learn` when there is neither history nor a queue.
 */
export function trainReader(lessons: ReaderLessons, senses: Senses, options: ReaderTrainingOptions): Reader {
  if (lessons.history.length === 0 && lessons.queues.length === 0) {
    throw new PointsmanError(
      'nothing_to_learn',
      'there is no history and no queue to learn from',
      'Maybe import history, or add queues with a description.',
    )
  }
  const prepared = lessons.history.map((row) => ({
    row,
    text: prepareText(row.ticket.subject, row.ticket.body, senses.plainText),
  }))
  const trained = new Map<FacetName, Classifier>()
  facetNames.forEach((facet, i) => {
    const examples = facetExamples(facet, prepared, lessons.queues)
    if (!examples) return
    const onProgress = (share: number, step: string): void =>
      options.onProgress?.((i + share) / facetNames.length, `${facet}: ${step}`)
    const { texts, fromHistory, options: own } = examples
    const classifier = trainClassifier(texts, { ...own, seed: options.seed, onProgress, inTimeOrder: true })
    trained.set(facet, classifier)
    options.onFacet?.(facet, classifier, fromHistory)
  })
  const facets = Object.fromEntries(trained) as Facets
  const id = fingerprint([...trained.values()].map((classifier) => classifier.snapshot()))
  return new TicketReader({ id: `m${id}`, facets, lastSeq: 0 }, senses)
}

/** Loads what `Reader.snapshot` wrote. Throws `model_unreadable` for anything else. */
export function loadReader(snapshot: Uint8Array, senses: Senses): Reader {
  return new TicketReader(readReaderSnapshot(snapshot), senses)
}
