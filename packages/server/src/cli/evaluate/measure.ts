import {
  defaultPolicy,
  prepareText,
  score,
  type Classifier,
  type FieldText,
  type Judged,
  type LabelledText,
  type Scored,
  type TrainingOptions,
} from '@pointsman/core'
import type { Example } from './examples.ts'
import type { Trial } from './plan.ts'

/** What is measured, and what it is measured with. */
export interface Bench {
  readonly train: (examples: readonly LabelledText[], options: TrainingOptions) => Classifier
  readonly load: (snapshot: Uint8Array) => Classifier
  /** Text of an HTML body, as the product reads it. */
  readonly plainText: (html: string) => string
  readonly seconds: () => number
  readonly seed: number
  readonly onProgress: (share: number, step: string) => void
  /** Whether tickets to learn from stand in the order of time. */
  readonly order: 'mixed' | 'by-time'
}

/** One ticket of the test and what was read from it. */
export interface Read {
  readonly id: string
  readonly scored: Scored
  /** Probability of being of any label at all, 0–1. */
  readonly inScope: number
}

/** Everything found in one trial. Times are of one thread. */
export interface Measured {
  readonly reads: readonly Read[]
  /** The same for tickets that are of no label; their `truth` is the out-of-scope label. */
  readonly outside: readonly Read[]
  /** On training tickets that were held out: what thresholds are chosen on. */
  readonly heldOut: readonly Judged[]
  readonly labels: number
  readonly trainSeconds: number
  readonly predictSeconds: number
  readonly modelBytes: number
  readonly loadSeconds: number
  /** Of each lesson given to a loaded copy. */
  readonly lessonMicroseconds: readonly number[]
}

/** Lessons timed: enough for a median, few enough that the labels stay what they were. */
const timedLessons = 200

/** Trains, reads every ticket of the test as the product would (cleaning included), and times it all. */
export function measureTrial(trial: Trial, bench: Bench): Measured {
  const { classifier, seconds: trainSeconds } = trainOn(trial.train, bench)
  const started = bench.seconds()
  const reads = trial.test.map((example) => read(classifier, example, bench))
  const outside = trial.outOfScopeTest.map((example) => read(classifier, example, bench))
  const predictSeconds = bench.seconds() - started
  const snapshot = classifier.snapshot()
  const loading = bench.seconds()
  const copy = bench.load(snapshot)
  const loadSeconds = bench.seconds() - loading
  return {
    reads,
    outside,
    heldOut: classifier.heldOut.map(({ confidence, inScope, isRight }) => ({
      confidence: actingConfidence(confidence, inScope),
      right: isRight,
    })),
    labels: classifier.labels.length,
    trainSeconds,
    predictSeconds,
    modelBytes: snapshot.length,
    loadSeconds,
    lessonMicroseconds: timeLessons(copy, trial.test.slice(0, timedLessons), bench),
  }
}

/** Trains a classifier, the cleaning of the texts included in the time. */
function trainOn(
  examples: readonly Example[],
  bench: Bench,
): { readonly classifier: Classifier; readonly seconds: number } {
  const started = bench.seconds()
  const lessons = examples.map((example) => ({ ...clean(example, bench), label: example.label }))
  const { seed, onProgress, order } = bench
  const classifier = bench.train(lessons, { seed, onProgress, inTimeOrder: order === 'by-time' })
  return { classifier, seconds: bench.seconds() - started }
}

/** The text as the product cleans it before reading. */
export function clean({ subject, body }: FieldText, { plainText }: Pick<Bench, 'plainText'>): FieldText {
  const prepared = prepareText(subject, body, plainText)
  return { subject: prepared.subject, body: prepared.body }
}

function read(classifier: Classifier, example: Example, bench: Bench): Read {
  const { probabilities, inScope } = classifier.predictOne(clean(example, bench))
  return { id: example.id, scored: score(example.label, classifier.labels, probabilities), inScope }
}

function timeLessons(classifier: Classifier, examples: readonly Example[], bench: Bench): readonly number[] {
  return examples.map((example) => {
    const lesson = { ...clean(example, bench), label: example.label }
    const started = bench.seconds()
    classifier.learnOne(lesson)
    return (bench.seconds() - started) * 1e6
  })
}

/** How sure the predictions were, and whether they were right. */
export function judgements(reads: readonly Read[]): readonly Judged[] {
  return reads.map(({ scored, inScope }) => ({
    confidence: actingConfidence(scored.confidence, inScope),
    right: scored.truth === scored.predicted,
  }))
}

/** A ticket too strange for the default policy is never decided alone, here as in the product. */
function actingConfidence(confidence: number, inScope: number): number {
  return inScope < defaultPolicy.actInScope ? -1 : confidence
}
