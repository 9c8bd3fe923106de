import { PointsmanError } from '../errors.ts'
import type { CorrectableClassifier, FieldText, LabelledText, TrainingOptions } from './classifier.ts'
import { Kernel } from './kernel/kernel.ts'
import { toUnits } from './kernel/text-units.ts'
import type { LinearModel } from './linear-model.ts'
import { classifiersOf } from './text-classifier.ts'
import { collapse } from './training/collapse.ts'
import { calibrate } from './training/calibrate.ts'
import { withFrequentLabels } from './training/frequent-labels.ts'
import { newestTickets } from './training/newest.ts'
import { buildVocabulary, hashBuffers } from './training/vocabulary.ts'
import { trainParts } from './training/parts.ts'
import { vectorize } from './training/vectors.ts'
import { readSnapshot } from './snapshot.ts'
import type { Vocabulary } from './vocabulary.ts'

/**
 * Trains a classifier from examples, in this process, on one core. The same examples and seed give the same bits on
 * every machine. Memory is bounded: at most 120,000 of the newest tickets, 262,143 features, and the 1,000 most frequent
 * labels besides those described are used.
 *
 * Two linear models on the same features are trained, pooled by the likelihood of held-out tickets, and collapsed into
 * one matrix of bytes. Throws `nothing_to_learn` without a single example or description.
 */
export function trainClassifier(examples: readonly LabelledText[], options: TrainingOptions): CorrectableClassifier {
  const model = trainModel(examples, options)
  return classifiersOf(model.vocabulary, [{ model, brought: [], lessons: [] }])[0]!
}

/** As `trainClassifier`, over a vocabulary that several facets share, or one of its own. */
export function trainModel(
  examples: readonly LabelledText[],
  options: TrainingOptions,
  shared?: Vocabulary,
): LinearModel {
  const chosen = newestTickets(withFrequentLabels(examples))
  const { labels, texts, truth, weights } = tabulate(chosen, options)
  if (labels.length === 0) {
    throw new PointsmanError(
      'nothing_to_learn',
      'no ticket with a label and no described queue was given to learn from',
    )
  }
  const kernel = new Kernel()
  const buffers = hashBuffers(kernel)
  const units = texts.map((text) => toUnits(text))
  options.onProgress?.(0, 'finding words')
  const vocabulary = shared ?? buildVocabulary(kernel, buffers, units)
  const vectors = vectorize(kernel, buffers, vocabulary, units)
  options.onProgress?.(0.1, 'calibrating on held-out tickets')
  const task = {
    kernel,
    vectors,
    truth,
    weights,
    labelCount: labels.length,
    features: vocabulary.hashes.length,
  }
  const calibration = calibrate(task, chosen.length, options)
  options.onProgress?.(0.55, 'learning from all tickets')
  const everyone = Uint32Array.from({ length: texts.length }, (_, i) => i)
  const parts = trainParts(task, everyone, options.seed, calibration.oneVsRest, (share) => {
    options.onProgress?.(0.55 + 0.4 * share, 'learning from all tickets')
  })
  const lowRank = [...calibration.lowRank, parts.lowRank]
  const model = collapse(kernel, vocabulary, labels, lowRank, parts.oneVsRest, calibration.pool)
  options.onProgress?.(1, 'done')
  const bias = model.bias.map((value, label) => value + calibration.shift[label]!)
  return { ...model, bias, familiar: calibration.familiar, heldOut: calibration.heldOut }
}

/** Loads what `Classifier.snapshot` wrote. Throws `model_unreadable` for anything else. */
export function loadClassifier(bytes: Uint8Array): CorrectableClassifier {
  const stored = readSnapshot(bytes)
  return classifiersOf(stored.model.vocabulary, [stored])[0]!
}

interface Table {
  readonly labels: readonly string[]
  readonly texts: readonly FieldText[]
  readonly truth: Uint32Array
  readonly weights: Float32Array
}

/** Real tickets first, then one example for each label's name and description: what a label is called says what it means. */
function tabulate(examples: readonly LabelledText[], { descriptions = [] }: TrainingOptions): Table {
  const labels = [...new Set([...examples, ...descriptions].map(({ label }) => label))].toSorted(byCodeUnit)
  const names = labels.map((label) => ({ label, ...namedText(label) }))
  const described = descriptions.map(({ label, text }) => ({ label, subject: '', body: text }))
  const rows: readonly LabelledText[] = [...examples, ...names, ...described]
  const numbers = new Map(labels.map((label, number) => [label, number]))
  return {
    labels,
    texts: rows,
    truth: Uint32Array.from(rows, ({ label }) => numbers.get(label)!),
    weights: Float32Array.from(rows, ({ weight }) => Math.min(10, Math.max(0.01, weight ?? 1))),
  }
}

/** A label's name as a text. */
export function namedText(label: string): FieldText {
  return { subject: '', body: label.replace(/[_\-./]+/g, ' ') }
}

/** An order that no locale changes. */
function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
