import type { CorrectableClassifier, FieldText, LabelledText, Prediction, ScoreEvidence } from './classifier.ts'
import { softmax } from './exact-math.ts'
import { scoreEvidence } from './evidence.ts'
import { shareAsStrange } from './familiar.ts'
import { hasWebAssembly } from './kernel/kernel.ts'
import { findFeature } from './kernel/feature-table.ts'
import { toUnits, type UnitText } from './kernel/text-units.ts'
import { LessonMemory, type Recollection } from './lesson-memory.ts'
import type { LinearModel } from './linear-model.ts'
import { plainScorer } from './plain-scorer.ts'
import type { Scorer } from './scorer.ts'
import { writeModel, writeSnapshot, type StoredModel } from './snapshot.ts'
import { tableOf, type Vocabulary } from './vocabulary.ts'
import { wasmScorers } from './wasm-scorer.ts'

/** How far above every other label a corrected ticket's label must come. e³ to 1: about 95 % sure. */
const clearMargin = 3
/** What a lesson adds that only says again what was read. */
const confirmation = 0.5
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

/** What was worked out for one text after so many lessons. */
interface Look {
  readonly units: UnitText
  readonly stored: number
  readonly recalled: readonly Recollection[]
  readonly scores: Float64Array
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
  readonly #rarity: (hash: number) => number
  #memory: LessonMemory
  #labels: readonly string[]
  #latest: Look | undefined

  constructor({ model, brought, lessons }: StoredModel, scorer: Scorer) {
    this.#model = model
    this.#scorer = scorer
    this.#labels = [...model.labels, ...brought]
    this.#rarity = rarityOf(model.vocabulary)
    this.#memory = new LessonMemory(this.#rarity)
    for (const lesson of lessons) this.#memory.store(toUnits(lesson), lesson)
  }

  get labels(): readonly string[] {
    return this.#labels
  }

  get heldOut(): LinearModel['heldOut'] {
    return this.#model.heldOut
  }

  predictOne(text: FieldText): Prediction {
    const { scores, known, recalled } = this.#look(toUnits(text))
    const { probabilities, energy } = softmax(scores)
    // Without training nothing is known but what lessons say of tickets like theirs.
    if (this.#model.labels.length === 0 && recalled.length === 0) return { probabilities, inScope: 0 }
    const inScope = shareAsStrange(energy, this.#model.familiar)
    const isThin = known < fewestKnown && this.#model.heldOut.length < fewestJudged && recalled.length === 0
    return { probabilities, inScope: isThin ? Math.min(inScope, thinScope) : inScope }
  }

  explainOne(text: FieldText, label: string): ScoreEvidence | undefined {
    const number = this.#labels.indexOf(label)
    if (number < 0) return undefined
    const units = toUnits(text)
    const { scores, recalled } = this.#look(units)
    const score = scores[number]!
    const remembered = recalled.find((recollection) => recollection.label === label)
    return scoreEvidence(this.#model, this.#scorer, units, number, score, remembered)
  }

  learnOne(example: LabelledText): void {
    if (!this.#labels.includes(example.label)) this.#labels = [...this.#labels, example.label]
    const units = toUnits(example)
    const recalled = this.#memory.recall(units)
    const { scores } = this.#scores(units, recalled)
    const number = this.#labels.indexOf(example.label)
    let rival = -Infinity
    scores.forEach((score, k) => {
      if (k !== number) rival = Math.max(rival, score)
    })
    const missing = rival + clearMargin - scores[number]!
    const before = recalled.find(({ label }) => label === example.label)?.boost ?? 0
    const strength = missing > 0 && Number.isFinite(missing) ? before + missing : before + confirmation
    const { subject, body, label } = example
    this.#memory.store(units, { subject, body, label, strength })
  }

  takeBack({ subject, body, label }: LabelledText): boolean {
    const { lessons, stored } = this.#memory
    const at = lessons.findLastIndex((one) => one.label === label && one.subject === subject && one.body === body)
    if (at < 0) return false
    const earlier = lessons.slice(0, at)
    const later = lessons.slice(at + 1)
    // What none of the later ones brought stays; they bring theirs again, in the order in which they would have.
    const taught = new Set(later.map((one) => one.label)).add(label)
    const stays = new Set([...this.#model.labels, ...earlier.map((one) => one.label)])
    const isAllRemembered = stored === lessons.length
    const still = this.#labels.filter((one) => stays.has(one) || !taught.has(one))
    this.#labels = isAllRemembered ? still : this.#labels
    this.#memory = new LessonMemory(this.#rarity)
    this.#latest = undefined
    for (const lesson of earlier) this.#memory.store(toUnits(lesson), lesson)
    // A later lesson's strength is what was missing when it was taught, with this one or without.
    for (const lesson of later) this.learnOne(lesson)
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
    return { model: this.#model, brought, lessons: this.#memory.lessons }
  }

  /** A text that was predicted is explained next: what was worked out for it is kept until another comes. */
  #look(units: UnitText): Look {
    const { stored } = this.#memory
    if (this.#latest?.units === units && this.#latest.stored === stored) return this.#latest
    const recalled = this.#memory.recall(units)
    this.#latest = { units, stored, recalled, ...this.#scores(units, recalled) }
    return this.#latest
  }

  /** Scores (logits) of every label, with what is remembered added. */
  #scores(units: UnitText, recalled: readonly Recollection[]): Pick<Look, 'scores' | 'known'> {
    const { model, raw } = { model: this.#model, raw: this.#scorer.score(units) }
    const scores = new Float64Array(this.#labels.length)
    const scale = raw.length > 0 ? model.unit / raw.length : 0
    const trained = model.labels.length
    for (let k = 0; k < trained; k++) scores[k] = model.bias[k]! + raw.sums[k]! * scale
    if (trained < scores.length) {
      const depth = trained > 0 ? softmax(scores.subarray(0, trained)).energy - unknownDepth : 0
      scores.fill(depth, trained)
    }
    for (const { label, boost } of recalled) scores[this.#labels.indexOf(label)]! += boost
    return { scores, known: raw.known }
  }
}

/** How rare a feature is: from the vocabulary's count, or as rare as can be when it was never counted. */
function rarityOf(vocabulary: Vocabulary): (hash: number) => number {
  const { rarity } = vocabulary
  // Found at the first lesson: most models are loaded without any.
  let rarest: number | undefined
  return (hash) => {
    rarest ??= rarity.reduce((a, b) => Math.max(a, b), 1)
    const id = findFeature(tableOf(vocabulary), hash)
    return id < 0 ? rarest : rarity[id]!
  }
}
