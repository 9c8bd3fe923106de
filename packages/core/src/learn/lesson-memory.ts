import { lessonFeatures, type LessonFeature } from './lesson-features.ts'
import type { UnitText } from './kernel/text-units.ts'

/** Below this likeness a lesson says nothing: unrelated tickets must not move. */
const faintest = 0.25
/** From this likeness on it says all it has: the same request in other words. */
const full = 0.5

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
  readonly label: string
  readonly strength: number
  readonly length: number
}

/**
 * Lessons one at a time, remembered whole (an episodic memory): a ticket like a remembered one has that lesson's
 * strength added to its label's score. Nothing else changes, so a lesson can be taken back exactly, and tickets that
 * share little with it do not move at all. Likeness is the cosine over word beginnings and their pairs, each weighed
 * by `rarity`.
 */
export class LessonMemory {
  readonly #rarity: (hash: number) => number
  readonly #lessons: StoredLesson[] = []
  readonly #standsIn = new Map<number, number[]>()
  #latest: Cue | undefined

  /** `rarity` of a feature hash, above 0: common words count little. */
  constructor(rarity: (hash: number) => number) {
    this.#rarity = rarity
  }

  get size(): number {
    return this.#lessons.length
  }

  /** Remembers a lesson; `strength` is what a ticket of the very same words gets added to the label's score. */
  store(text: UnitText, label: string, strength: number): void {
    const { features, length } = this.#cueOf(text)
    const number = this.#lessons.length
    this.#lessons.push({ label, strength, length })
    for (const { hash } of features) {
      const list = this.#standsIn.get(hash)
      if (list) list.push(number)
      else this.#standsIn.set(hash, [number])
    }
  }

  /** What is remembered of tickets like this one; of several lessons for one label the likest speaks. */
  recall(text: UnitText): readonly Recollection[] {
    if (this.#lessons.length === 0) return []
    const { features, squares, length } = this.#cueOf(text)
    if (length === 0) return []
    const dots = new Map<number, number>()
    features.forEach(({ hash }, i) => {
      for (const lesson of this.#standsIn.get(hash) ?? []) dots.set(lesson, (dots.get(lesson) ?? 0) + squares[i]!)
    })
    const best = new Map<string, { lesson: number; boost: number; dot: number }>()
    for (const [lesson, dot] of dots) {
      const { label, strength, length: other } = this.#lessons[lesson]!
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
