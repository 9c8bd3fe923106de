import type { Classifier, FieldText, LabelledText, Prediction, ScoreEvidence } from './classifier.ts'
import { softmax } from './exact-math.ts'
import { scoreEvidence } from './evidence.ts'
import { shareAsStrange } from './familiar.ts'
import { hasWebAssembly } from './kernel/kernel.ts'
import { fillTable, findFeature, tableSlots } from './kernel/feature-table.ts'
import { toUnits, type UnitText } from './kernel/text-units.ts'
import { LessonMemory, type Recollection } from './lesson-memory.ts'
import type { LinearModel } from './linear-model.ts'
import { plainScorer } from './plain-scorer.ts'
import type { Scorer } from './scorer.ts'
import { writeSnapshot } from './snapshot.ts'
import { wasmScorer } from './wasm-scorer.ts'

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
  readonly lessons: number
  readonly recalled: readonly Recollection[]
  readonly scores: Float64Array
  /** Features of the text that the model knows. */
  readonly known: number
}

/** A trained matrix, and the lessons learned since. */
export class TextClassifier implements Classifier {
  readonly #model: LinearModel
  readonly #scorer: Scorer
  readonly #memory: LessonMemory
  readonly #lessons: LabelledText[] = []
  #labels: readonly string[]
  #latest: Look | undefined

  /** `lessons` are learned again, in order. */
  constructor(model: LinearModel, lessons: readonly LabelledText[] = [], scorer?: Scorer) {
    this.#model = model
    this.#scorer = scorer ?? (hasWebAssembly() ? wasmScorer(model) : plainScorer(model))
    this.#labels = model.labels
    this.#memory = new LessonMemory(rarityOf(model))
    for (const lesson of lessons) this.learnOne(lesson)
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
    if (scores.length === 0) return { probabilities, inScope: 0 }
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
    this.#lessons.push(example)
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
    this.#memory.store(
      units,
      example.label,
      missing > 0 && Number.isFinite(missing) ? before + missing : before + confirmation,
    )
  }

  snapshot(): Uint8Array {
    return writeSnapshot(this.#model, this.#lessons)
  }

  /** A text that was predicted is explained next: what was worked out for it is kept until another comes. */
  #look(units: UnitText): Look {
    const lessons = this.#lessons.length
    if (this.#latest?.units === units && this.#latest.lessons === lessons) return this.#latest
    const recalled = this.#memory.recall(units)
    this.#latest = { units, lessons, recalled, ...this.#scores(units, recalled) }
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

/** How rare a feature is: from the model's own count, or as rare as can be when it was never counted. */
function rarityOf({ hashes, rarity }: LinearModel): (hash: number) => number {
  let known: { readonly table: Uint32Array; readonly rarest: number } | undefined
  return (hash) => {
    // Made at the first lesson: most models are loaded without any.
    if (!known) {
      known = { table: new Uint32Array(tableSlots(hashes.length)), rarest: rarity.reduce((a, b) => Math.max(a, b), 1) }
      fillTable(hashes, known.table)
    }
    const id = findFeature(known.table, hash)
    return id < 0 ? known.rarest : rarity[id]!
  }
}
