import { PointsmanError } from '../errors.ts'
import type { Classifier, FieldText, TrainingOptions } from '../learn/classifier.ts'
import { untrainedModel, type LinearModel } from '../learn/linear-model.ts'
import { writeModel, writeVocabulary, type StoredModel } from '../learn/snapshot.ts'
import { namedText, trainModel } from '../learn/train-classifier.ts'
import { newestTickets } from '../learn/training/newest.ts'
import { learnVocabulary } from '../learn/training/vocabulary.ts'
import type { Vocabulary } from '../learn/vocabulary.ts'
import { facetExamples, facetNames, type FacetExamples, type FacetName, type PreparedRow } from './facet-examples.ts'
import { fingerprint } from './fingerprint.ts'
import { prepareText } from './prepare-text.ts'
import type { Reader, Senses, TrainingMaterial } from './reader.ts'
import { facetsOf, readReaderSnapshot } from './reader-snapshot.ts'
import { TicketReader } from './ticket-reader.ts'

/** How a reader is trained; see `TrainingOptions`. */
export interface ReaderTrainingOptions extends Pick<TrainingOptions, 'seed' | 'onProgress'> {
  /** Told of each facet once all are trained, and of the tickets of the history it was learned from. */
  readonly onFacet?: (facet: FacetName, classifier: Classifier, learnedFrom: LearnedFrom) => void
}

/** The tickets of the history that a facet was learned from. */
export interface LearnedFrom {
  readonly examples: number
  /** Share of them with the commonest label, 0–1: what always guessing that one would get right. Absent without any. */
  readonly commonestShare?: number
}

/**
 * Trains every facet on a company's history, oldest first, and on the descriptions of its queues; with no history at
 * all, on the descriptions and the built-in examples of intent, impact and complexity. Same history, same seed: same
 * bits. Throws `nothing_to_learn` when there is neither history nor a queue.
 */
export function trainReader(
  { history, queues }: TrainingMaterial,
  senses: Senses,
  options: ReaderTrainingOptions,
): Reader {
  if (history.length === 0 && queues.length === 0) {
    throw new PointsmanError(
      'nothing_to_learn',
      'there is no history and no queue to learn from',
      'Maybe import history, or add queues with a description.',
    )
  }
  const rows = history.map((row) => ({
    row,
    text: prepareText(row.ticket.subject, row.ticket.body, senses.plainText),
  }))
  const examples = new Map<FacetName, FacetExamples>()
  for (const facet of facetNames) {
    const found = facetExamples(facet, rows, queues)
    if (found) examples.set(facet, found)
  }
  const vocabulary = sharedVocabulary(rows, [...examples.values()])
  const stored = facetNames.map((facet, i): StoredModel => {
    const onProgress = (share: number, step: string): void =>
      options.onProgress?.((i + share) / facetNames.length, `${facet}: ${step}`)
    const found = examples.get(facet)
    const model = found ? trainFacet(found, vocabulary, options.seed, onProgress) : untrainedModel(vocabulary)
    return { model, brought: [], lessons: [] }
  })
  const facets = facetsOf(vocabulary, stored)
  for (const [facet, found] of examples) options.onFacet?.(facet, facets[facet], learnedFrom(found))
  const id = fingerprint([writeVocabulary(vocabulary), ...stored.map(writeModel)])
  return new TicketReader({ id: `m${id}`, vocabulary, facets, lastSeq: 0 }, senses)
}

function learnedFrom({ texts, fromHistory }: FacetExamples): LearnedFrom {
  if (fromHistory === 0) return { examples: 0 }
  const counts = new Map<string, number>()
  for (const { label } of texts.slice(-fromHistory)) counts.set(label, (counts.get(label) ?? 0) + 1)
  return { examples: fromHistory, commonestShare: Math.max(...counts.values()) / fromHistory }
}

function trainFacet(
  { texts, options }: FacetExamples,
  vocabulary: Vocabulary,
  seed: number,
  onProgress: NonNullable<TrainingOptions['onProgress']>,
): LinearModel {
  return trainModel(texts, { ...options, seed, onProgress, inTimeOrder: true }, vocabulary)
}

/** Of every text that any facet is trained on, each counted once: built-in examples, what queues are called, history. */
function sharedVocabulary(rows: readonly PreparedRow[], facets: readonly FacetExamples[]): Vocabulary {
  const builtIn = facets.flatMap(({ texts, fromHistory, options: { descriptions = [] } }): FieldText[] => {
    const labels = new Set([...texts, ...descriptions].map(({ label }) => label))
    return [
      ...[...labels].map(namedText),
      ...descriptions.map(({ text }) => ({ subject: '', body: text })),
      ...texts.slice(0, texts.length - fromHistory),
    ]
  })
  const newest = newestTickets(rows.map(({ text: { subject, body } }) => ({ subject, body, label: '' })))
  return learnVocabulary([...builtIn, ...newest])
}

/** Loads what `Reader.snapshot` wrote. Throws `model_unreadable` for anything else. */
export function loadReader(snapshot: Uint8Array, senses: Senses): Reader {
  return new TicketReader(readReaderSnapshot(snapshot), senses)
}
