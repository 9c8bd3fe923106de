import type { Judged } from '../learn/evaluate/coverage.ts'
import { stratifiedFolds } from '../learn/evaluate/folds.ts'
import type { Classifier, LabelledText } from '../learn/classifier.ts'
import { trainClassifier } from '../learn/train-classifier.ts'
import { seededRandom } from '../learn/training/shuffle.ts'
import { defaultPolicy } from '../domain/policy.ts'
import { wordsFor } from './label-evidence.ts'

/** What models that never saw a ticket say of it: the ground for everything about labels. */
export interface OutOfSample {
  /** Numbers below are places in this list. */
  readonly labels: readonly string[]
  /** For each ticket: its own label, the likeliest label, and their probabilities. */
  readonly given: Int32Array
  readonly predicted: Int32Array
  readonly givenProbability: Float64Array
  readonly probability: Float64Array
  /** The likeliest labels of each ticket, `width` a ticket, likeliest first; −1 where there are fewer. */
  readonly likely: Int32Array
  readonly likelyProbability: Float64Array
  readonly width: number
  /** Per ticket how sure a decision would be; negative when the ticket is too strange for acting alone. */
  readonly acting: Float64Array
  readonly fold: Int32Array
  /** Of each fold: predictions on tickets held out of its training, to choose thresholds on. */
  readonly heldOut: readonly (readonly Judged[])[]
  /** Words that speak for the likeliest label against the given one, for the clearest disagreements. */
  readonly words: ReadonlyMap<number, readonly string[]>
}

export interface OutOfSampleOptions {
  readonly seed: number
  /** Disagreements, for each fold, whose words are looked up. */
  readonly explained: number
  readonly onProgress?: (share: number) => void
}

/** Five folds: each model sees four fifths, and every ticket is judged once. More folds cost more and say little more. */
const usualFolds = 5
/** From so many tickets on two thirds of them teach all there is to learn, in half the time. */
const manyTickets = 40_000
const foldsOfMany = 3
/** Labels kept for each ticket: a label can only count as likely when its probability reaches its usual one. */
const width = 6

/** Judges every ticket by a model trained on the other folds. Same tickets, same seed: same result. */
export function judgeOutOfSample(examples: readonly LabelledText[], options: OutOfSampleOptions): OutOfSample {
  const labels = [...new Set(examples.map(({ label }) => label))].toSorted()
  const numbers = new Map(labels.map((label, number) => [label, number]))
  const n = examples.length
  const foldCount = n < manyTickets ? usualFolds : foldsOfMany
  const fold = stratifiedFolds(
    examples.map(({ label }) => label),
    foldCount,
    seededRandom(options.seed),
  )
  const found = {
    labels,
    given: Int32Array.from(examples, ({ label }) => numbers.get(label) ?? -1),
    predicted: new Int32Array(n).fill(-1),
    givenProbability: new Float64Array(n),
    probability: new Float64Array(n),
    likely: new Int32Array(n * width).fill(-1),
    likelyProbability: new Float64Array(n * width),
    width,
    acting: new Float64Array(n),
    fold,
    heldOut: [] as (readonly Judged[])[],
    words: new Map<number, readonly string[]>(),
  }
  for (let turn = 0; turn < foldCount; turn++) {
    const classifier = trainClassifier(
      examples.filter((_, i) => fold[i] !== turn),
      {
        seed: options.seed + turn,
        onProgress: (share) => options.onProgress?.((turn + share * 0.9) / foldCount),
      },
    )
    found.heldOut.push(judgementsOf(classifier))
    judgeFold(found, examples, classifier, turn, numbers)
    explainFold(found, examples, classifier, turn, options.explained)
    options.onProgress?.((turn + 1) / foldCount)
  }
  return found
}

/** Held-out predictions of a classifier as ground for a threshold, gated as decisions are. */
export function judgementsOf({ heldOut }: Pick<Classifier, 'heldOut'>): readonly Judged[] {
  return heldOut.map(({ confidence, inScope, isRight }) => ({
    confidence: actingConfidence(confidence, inScope),
    right: isRight,
  }))
}

/** A ticket too strange for the default policy is never decided alone. */
export function actingConfidence(confidence: number, inScope: number): number {
  return inScope < defaultPolicy.actInScope ? -1 : confidence
}

function judgeFold(
  found: OutOfSample,
  examples: readonly LabelledText[],
  classifier: Classifier,
  turn: number,
  numbers: ReadonlyMap<string, number>,
): void {
  const places = classifier.labels.map((label) => numbers.get(label) ?? -1)
  examples.forEach((example, i) => {
    if (found.fold[i] !== turn) return
    const { probabilities, inScope } = classifier.predictOne(example)
    for (let k = 0; k < probabilities.length; k++) {
      const probability = probabilities[k]!
      if (places[k] === found.given[i]) found.givenProbability[i] = probability
      keepLikely(found, i, places[k]!, probability)
    }
    found.predicted[i] = found.likely[i * width]!
    found.probability[i] = found.likelyProbability[i * width]!
    found.acting[i] = actingConfidence(found.probability[i] ?? 0, inScope)
  })
}

/** Puts a label among the likeliest of a ticket if it belongs there. */
function keepLikely({ likely, likelyProbability }: OutOfSample, i: number, label: number, probability: number): void {
  let at = i * width + width - 1
  if (probability <= likelyProbability[at]!) return
  while (at > i * width && likelyProbability[at - 1]! < probability) {
    likely[at] = likely[at - 1]!
    likelyProbability[at] = likelyProbability[at - 1]!
    at--
  }
  likely[at] = label
  likelyProbability[at] = probability
}

/** Models are too large to keep, so the words are looked up while the model is there. */
function explainFold(
  found: OutOfSample & { readonly words: Map<number, readonly string[]> },
  examples: readonly LabelledText[],
  classifier: Classifier,
  turn: number,
  most: number,
): void {
  const disagreements: { readonly i: number; readonly ratio: number }[] = []
  examples.forEach((_, i) => {
    if (found.fold[i] !== turn || found.predicted[i] === found.given[i]) return
    disagreements.push({ i, ratio: found.givenProbability[i]! / found.probability[i]! })
  })
  for (const { i } of disagreements.toSorted((a, b) => a.ratio - b.ratio || a.i - b.i).slice(0, most)) {
    const [predicted, given] = [found.labels[found.predicted[i]!], found.labels[found.given[i]!]]
    if (predicted !== undefined && given !== undefined)
      found.words.set(i, wordsFor(classifier, examples[i]!, predicted, given))
  }
}
