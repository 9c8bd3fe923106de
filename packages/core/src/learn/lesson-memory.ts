import type { FieldText } from './classifier.ts'
import { lessonFeatures, type LessonFeature } from './lesson-features.ts'
import type { UnitText } from './kernel/text-units.ts'

/** Below this likeness a lesson says nothing: unrelated tickets must not move. */
const faintest = 0.25
/** From this likeness on it says all it has: the same request in other words. */
const full = 0.5

/**
 * Most lessons remembered of one facet, about 100 MB of them; the oldest are forgotten first. They are not lost: whoever
 * trains again learns them with the history. Larger: more memory, and slower recall of common words. Smaller: a busy
 * desk's corrections are forgotten before the next training.
 */
export const mostLessons = 20_000

/** A lesson as it is kept: the ticket's words, their label, and how much it adds to that label's score (logit). */
export interface KeptLesson extends FieldText {
  readonly label: string
  readonly strength: number
}

/** What one stored lesson adds to one label. */
export interface Recollection {
  readonly label: string
  /** Added to the label's score (logit), above 0. */
  readonly boost: number
  /** The features that lesson and ticket share, with each one's share of the boost. */
  readonly shared: readonly { readonly feature: LessonFeature; readonly weight: number }[]
}

/** What a text is remembered by: its features, the square of each one's rarity, and the length of them all. */
interface Cue {
  readonly of: UnitText
  readonly features: readonly LessonFeature[]
  readonly squares: Float64Array
  readonly length: number
}

interface StoredLesson {
  readonly lesson: KeptLesson
  readonly hashes: Uint32Array
  readonly length: number
}

/**
 * Lessons one at a time, remembered whole (an episodic memory): a ticket like a remembered one has that lesson's
 * strength added to its label's score. Nothing else changes, so a lesson can be taken back exactly, and tickets that
 * share little with it do not move at all. Likeness is the cosine over word beginnings and their pairs, each weighed
 * by `rarity`. At most `mostLessons`, unless told otherwise.
 */
export class LessonMemory {
  readonly #rarity: (hash: number) => number
  readonly #most: number
  /** By number, oldest first. */
  readonly #lessons = new Map<number, StoredLesson>()
  readonly #standsIn = new Map<number, number[]>()
  #next = 0
  #latest: Cue | undefined

  /** `rarity` of a feature hash, above 0: common words count little. */
  constructor(rarity: (hash: number) => number, most = mostLessons) {
    this.#rarity = rarity
    this.#most = most
  }

  /** All that is remembered, oldest first. */
  get lessons(): readonly KeptLesson[] {
    return [...this.#lessons.values()].map(({ lesson }) => lesson)
  }

  /** How many lessons were ever stored: tells whether what was recalled is still so. */
  get stored(): number {
    return this.#next
  }

  /** Remembers a lesson by its text, and forgets the oldest when there are too many. */
  store(text: UnitText, lesson: KeptLesson): void {
    const { features, length } = this.#cueOf(text)
    const number = this.#next++
    this.#lessons.set(number, { lesson, hashes: Uint32Array.from(features, ({ hash }) => hash), length })
    for (const { hash } of features) {
      const list = this.#standsIn.get(hash)
      if (list) list.push(number)
      else this.#standsIn.set(hash, [number])
    }
    if (this.#lessons.size > this.#most) this.#forgetOldest()
  }

  /** What is remembered of tickets like this one; of several lessons for one label the likest speaks. */
  recall(text: UnitText): readonly Recollection[] {
    if (this.#lessons.size === 0) return []
    const { features, squares, length } = this.#cueOf(text)
    if (length === 0) return []
    const dots = new Map<number, number>()
    features.forEach(({ hash }, i) => {
      for (const lesson of this.#standsIn.get(hash) ?? []) dots.set(lesson, (dots.get(lesson) ?? 0) + squares[i]!)
    })
    const best = new Map<string, { lesson: number; boost: number; dot: number }>()
    for (const [lesson, dot] of dots) {
      const { length: other } = this.#lessons.get(lesson)!
      const { label, strength } = this.#lessons.get(lesson)!.lesson
      const likeness = dot / (length * other)
      if (likeness <= faintest) continue
      const boost = strength * Math.min(1, (likeness - faintest) / (full - faintest))
      if (boost > (best.get(label)?.boost ?? 0)) best.set(label, { lesson, boost, dot })
    }
    return [...best].map(([label, { lesson, boost, dot }]) => ({
      label,
      boost,
      shared: features
        .filter(({ hash }) => this.#standsIn.get(hash)?.includes(lesson))
        .map((feature) => ({ feature, weight: (boost * this.#squaredRarity(feature.hash)) / dot })),
    }))
  }

  #forgetOldest(): void {
    const [number, { hashes }] = this.#lessons.entries().next().value!
    this.#lessons.delete(number)
    for (const hash of hashes) {
      const list = this.#standsIn.get(hash)!
      // Numbers only grow, so the oldest stands in front.
      list.shift()
      if (list.length === 0) this.#standsIn.delete(hash)
    }
  }

  #squaredRarity(hash: number): number {
    const rarity = this.#rarity(hash)
    return rarity * rarity
  }

  /** A text is recalled and then stored: what was worked out for it is kept until another comes. */
  #cueOf(text: UnitText): Cue {
    if (this.#latest?.of === text) return this.#latest
    const features = lessonFeatures(text)
    const squares = Float64Array.from(features, ({ hash }) => this.#squaredRarity(hash))
    this.#latest = { of: text, features, squares, length: Math.sqrt(squares.reduce((sum, square) => sum + square, 0)) }
    return this.#latest
  }
}
