import type { CorrectableClassifier, FieldText, LabelledText, Prediction, ScoreEvidence } from './classifier.ts'
import { softmax } from './exact-math.ts'
import { scoreEvidence } from './evidence.ts'
import { shareAsStrange } from './familiar.ts'
import { hasWebAssembly } from './kernel/kernel.ts'
import { findFeature } from './kernel/feature-table.ts'
import { toUnits, type UnitText } from './kernel/text-units.ts'
import type { KeptLesson, Recollection } from './kept-lesson.ts'
import { LessonMemory } from './lesson-memory.ts'
import { missingStrength, strongestBut, voiceOf } from './lesson-strength.ts'
import type { LinearModel } from './linear-model.ts'
import { plainScorer } from './plain-scorer.ts'
import type { Scorer } from './scorer.ts'
import { writeModel, writeSnapshot, type StoredModel } from './snapshot.ts'
import { tableOf, type Vocabulary } from './vocabulary.ts'
import { wasmScorers } from './wasm-scorer.ts'

/** A label without training stands this far below the sum of all others until a lesson lifts it. */
const unknownDepth = 4

/**
 * A small history cannot tell a greeting or a slip of the keyboard from a ticket: below this many known features (a
 * word of five letters has about twenty) nothing is in scope but what a lesson is remembered for, until this many tickets
 * were held out to judge by.
 */
const fewestKnown = 25
const fewestJudged = 300
const thinScope = 0.005

/** What was worked out for one text; void after the next lesson. */
interface Look {
  readonly units: UnitText
  readonly recalled: readonly Recollection[]
  /** With what is remembered. */
  readonly scores: Float64Array
  /** By training alone. */
  readonly trained: Float64Array
  /** Features of the text that the model knows. */
  readonly known: number
}

/** Classifiers of models that share a vocabulary: a text that several of them read is looked up once. */
export function classifiersOf(vocabulary: Vocabulary, stored: readonly StoredModel[]): readonly TextClassifier[] {
  const models = stored.map(({ model }) => model)
  const scorers = hasWebAssembly() ? wasmScorers(vocabulary, models) : models.map(plainScorer)
  return stored.map((one, i) => new TextClassifier(one, scorers[i]!))
}

/** A trained matrix, and the lessons learned since. */
export class TextClassifier implements CorrectableClassifier {
  readonly #model: LinearModel
  readonly #scorer: Scorer
  readonly #memory: LessonMemory
  #labels: readonly string[]
  #numbers: Map<string, number>
  /** How many of the labels that lessons brought stay whatever is taken back: lessons that are forgotten by now brought them. */
  #settled: number
  #latest: Look | undefined

  constructor({ model, brought, lessons, settled = 0 }: StoredModel, scorer: Scorer) {
    this.#model = model
    this.#scorer = scorer
    this.#labels = [...model.labels, ...brought]
    this.#numbers = numbered(this.#labels)
    this.#memory = new LessonMemory(rarityOf(model.vocabulary))
    this.#settled = settled
    for (const lesson of lessons) this.#memory.store(toUnits(lesson), lesson)
  }

  get labels(): readonly string[] {
    return this.#labels
  }

  /** Labels that training knew, without those that only lessons brought. */
  get trainedLabels(): readonly string[] {
    return this.#model.labels
  }

  get heldOut(): LinearModel['heldOut'] {
    return this.#model.heldOut
  }

  predictOne(text: FieldText): Prediction {
    const { scores, known, recalled } = this.#look(toUnits(text))
    const { probabilities, energy } = softmax(scores)
    // Without training nothing is known but what lessons say of tickets like theirs.
    const isRemembered = recalled.some(({ isNear }) => isNear)
    if (this.#model.labels.length === 0 && !isRemembered) return { probabilities, inScope: 0 }
    const inScope = shareAsStrange(energy, this.#model.familiar)
    const isThin = known < fewestKnown && this.#model.heldOut.length < fewestJudged && !isRemembered
    return { probabilities, inScope: isThin ? Math.min(inScope, thinScope) : inScope }
  }

  explainOne(text: FieldText, label: string): ScoreEvidence | undefined {
    const number = this.#numbers.get(label)
    if (number === undefined) return undefined
    const units = toUnits(text)
    const { scores, recalled } = this.#look(units)
    const score = scores[number]!
    const remembered = recalled.flatMap((one) => (one.label === label ? one.shared() : []))
    return scoreEvidence(this.#model, this.#scorer, units, number, score, remembered)
  }

  learnOne({ subject, body, label, weight, isNot, seq }: LabelledText): void {
    if (!this.#numbers.has(label)) {
      // What no ticket was ever said to be need not be denied.
      if (isNot) return
      this.#setLabels([...this.#labels, label])
    }
    const units = toUnits({ subject, body })
    const { scores, trained, recalled } = this.#look(units)
    const before = recalled.find((one) => one.label === label && one.boost < 0 === (isNot ?? false))?.boost ?? 0
    const number = this.#numbers.get(label)!
    const saying = { isNot: isNot ?? false, weight: weight ?? 1 }
    const together = Float64Array.from(trained)
    for (const one of recalled) together[this.#numbers.get(one.label)!]! += one.together
    const voice = voiceOf(together, number, saying)
    const instead = voice > 0 ? strongestBut(trained, number) : undefined
    this.#remember(units, {
      subject,
      body,
      label,
      strength: Math.abs(before) + missingStrength(scores, number, saying),
      ...(voice > 0 ? { voice } : {}),
      ...(instead === undefined ? {} : { instead: this.#labels[instead.number]! }),
      ...(isNot ? { isNot } : {}),
      ...(weight === undefined ? {} : { weight }),
      ...(seq === undefined ? {} : { seq }),
    })
  }

  takeBack(example: LabelledText): boolean {
    const { lessons } = this.#memory
    const at = lessons.findLastIndex((one) => isSame(one, example))
    if (at < 0) return false
    // What none of the later ones brought stays; they bring theirs again, in the order in which they would have.
    const trained = this.#model.labels.length
    const settled = this.#labels.slice(0, trained + this.#settled)
    const earlier = lessons.slice(0, at).flatMap((one) => (one.isNot ? [] : one.label))
    const stays = new Set([...settled, ...earlier])
    this.#setLabels(this.#labels.filter((label) => stays.has(label)))
    this.#memory.dropBehind(at)
    this.#latest = undefined
    // A later lesson's strength is what was missing when it was taught, with this one or without.
    for (const lesson of lessons.slice(at + 1)) this.learnOne(lesson)
    return true
  }

  snapshot(): Uint8Array {
    return writeSnapshot(this.#stored())
  }

  /** As `snapshot`, without the vocabulary, which a reader's facets share. */
  snapshotModel(): Uint8Array {
    return writeModel(this.#stored())
  }

  #stored(): StoredModel {
    const brought = this.#labels.slice(this.#model.labels.length)
    const settled = this.#settled > 0 ? { settled: this.#settled } : {}
    return { model: this.#model, brought, lessons: this.#memory.lessons, ...settled }
  }

  /** A text that was predicted is explained next: what was worked out for it is kept until another comes. */
  #look(units: UnitText): Look {
    if (this.#latest?.units === units) return this.#latest
    const { scores: trained, known } = this.#trainedScores(units)
    const recalled = this.#memory.recall(units, this.#trainedProbability(trained))
    const scores = recalled.length === 0 ? trained : Float64Array.from(trained)
    for (const { label, boost } of recalled) scores[this.#numbers.get(label)!]! += boost
    this.#latest = { units, recalled, scores, trained, known }
    return this.#latest
  }

  #trainedProbability(scores: Float64Array): (label: string) => number {
    let probabilities: Float64Array | undefined
    return (label) => {
      probabilities ??= softmax(scores).probabilities
      return probabilities[this.#numbers.get(label) ?? -1] ?? 0
    }
  }

  #remember(units: UnitText, lesson: KeptLesson): void {
    const forgotten = this.#memory.store(units, lesson)
    this.#latest = undefined
    if (forgotten === undefined || forgotten.isNot) return
    this.#settled = Math.max(this.#settled, this.#numbers.get(forgotten.label)! - this.#model.labels.length + 1)
  }

  #setLabels(labels: readonly string[]): void {
    this.#labels = labels
    this.#numbers = numbered(labels)
    this.#latest = undefined
  }

  /** Scores (logits) of every label, without what is remembered. */
  #trainedScores(units: UnitText): { readonly scores: Float64Array; readonly known: number } {
    const { model, raw } = { model: this.#model, raw: this.#scorer.score(units) }
    const scores = new Float64Array(this.#labels.length)
    const scale = raw.length > 0 ? model.unit / raw.length : 0
    const trained = model.labels.length
    for (let k = 0; k < trained; k++) scores[k] = model.bias[k]! + raw.sums[k]! * scale
    if (trained < scores.length) {
      const depth = trained > 0 ? softmax(scores.subarray(0, trained)).energy - unknownDepth : 0
      scores.fill(depth, trained)
    }
    return { scores, known: raw.known }
  }
}

function numbered(labels: readonly string[]): Map<string, number> {
  return new Map(labels.map((label, number) => [label, number]))
}

/** By its place in the order of lessons where that is known, else by what it says. */
function isSame(kept: KeptLesson, { seq, label, subject, body, isNot }: LabelledText): boolean {
  if (seq !== undefined) return kept.seq === seq
  return kept.label === label && kept.isNot === isNot && kept.subject === subject && kept.body === body
}

/** How rare a feature is: from the vocabulary's count, or as rare as can be when it was never counted. */
function rarityOf(vocabulary: Vocabulary): (hash: number) => number {
  const { rarity } = vocabulary
  // Found at the first lesson: most models are loaded without any.
  let table: Uint32Array | undefined
  let rarest = 1
  return (hash) => {
    if (table === undefined) {
      table = tableOf(vocabulary)
      rarest = rarity.reduce((a, b) => Math.max(a, b), 1)
    }
    const id = findFeature(table, hash)
    return id < 0 ? rarest : rarity[id]!
  }
}
