import type { FieldText } from './classifier.ts'
import { lessonFeatures, type LessonFeature } from './lesson-features.ts'
import type { UnitText } from './kernel/text-units.ts'

/** Up to this likeness a lesson says nothing where lessons of another label are as like: unrelated tickets must not move. */
const faintest = 0.25
/** From this likeness on it says all it has, whatever others say: the same request in other words. */
const full = 0.5

/**
 * The same for how much liker it is than every lesson of another label. A request that is reworded thoroughly, with slips
 * of the keyboard, is some 0.3 like itself; when no other lesson is as near, that is enough. (`npm run bench -- one-lesson`:
 * with 0.25 and 0.5 alone 69 % of reworded requests go right after a lesson, so 94 %.) Smaller: tickets of other labels move.
 */
const faintestAhead = 0.1
const fullAhead = 0.3

/**
 * Most lessons remembered of one facet, some 60 MB of them; the oldest are forgotten first. They are not lost: whoever
 * trains again learns them with the history. Larger: every ticket takes longer to read, because it is compared with each
 * lesson that has a word of it. Smaller: a busy desk's corrections are forgotten before the next training.
 */
export const mostLessons = 5_000

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
}

/**
 * Lessons one at a time, remembered whole (an episodic memory): a ticket like a remembered one has that lesson's
 * strength added to its label's score, as far as it is like, or liker than those of other labels. Nothing else changes, so a lesson can be taken back exactly, and tickets that
 * share little with it do not move at all. Likeness is the cosine over word beginnings and their pairs, each weighed
 * by `rarity`. At most `mostLessons`, unless told otherwise.
 */
export class LessonMemory {
  readonly #rarity: (hash: number) => number
  readonly #most: number
  /** The lessons, and the length of each; lesson number n stands at n modulo `#most`. */
  readonly #lessons: StoredLesson[] = []
  readonly #lengths: Float64Array
  /** What a text has in common with each; worked out anew for every text. */
  readonly #dots: Float64Array
  /** Numbers of the lessons in which a feature stands, oldest first. */
  readonly #standsIn = new Map<number, number[]>()
  #next = 0
  #latest: Cue | undefined

  /** `rarity` of a feature hash, above 0: common words count little. */
  constructor(rarity: (hash: number) => number, most = mostLessons) {
    this.#rarity = rarity
    this.#most = most
    this.#lengths = new Float64Array(most)
    this.#dots = new Float64Array(most)
  }

  /** All that is remembered, oldest first. */
  get lessons(): readonly KeptLesson[] {
    const numbers = Array.from({ length: this.#next - this.#oldest }, (_, i) => this.#oldest + i)
    return numbers.map((number) => this.#lessons[number % this.#most]!.lesson)
  }

  /** How many lessons were ever stored: tells whether what was recalled is still so. */
  get stored(): number {
    return this.#next
  }

  /** Remembers a lesson by its text, and forgets the oldest when there are too many. */
  store(text: UnitText, lesson: KeptLesson): void {
    const { features, length } = this.#cueOf(text)
    if (this.#next >= this.#most) this.#forget(this.#oldest)
    const number = this.#next++
    const slot = number % this.#most
    this.#lessons[slot] = { lesson, hashes: Uint32Array.from(features, ({ hash }) => hash) }
    this.#lengths[slot] = length
    for (const { hash } of features) {
      const list = this.#standsIn.get(hash)
      if (list) list.push(number)
      else this.#standsIn.set(hash, [number])
    }
  }

  /** What is remembered of tickets like this one; of several lessons for one label the likest speaks. */
  recall(text: UnitText): readonly Recollection[] {
    if (this.#next === 0) return []
    const cue = this.#cueOf(text)
    if (cue.length === 0) return []
    this.#compare(cue)
    const found: { readonly number: number; readonly likeness: number }[] = []
    const likest = new Map<string, number>()
    for (let number = this.#oldest; number < this.#next; number++) {
      const slot = number % this.#most
      const likeness = this.#dots[slot]! / (cue.length * this.#lengths[slot]!)
      if (!(likeness > faintestAhead)) continue
      const { label } = this.#lessons[slot]!.lesson
      found.push({ number, likeness })
      if (likeness > (likest.get(label) ?? 0)) likest.set(label, likeness)
    }
    const [first = 0, second = 0] = [...likest.values()].toSorted((a, b) => b - a)
    const best = new Map<string, { number: number; boost: number }>()
    for (const { number, likeness } of found) {
      const { label, strength } = this.#lessons[number % this.#most]!.lesson
      const boost = strength * shareHeard(likeness, likest.get(label) === first ? second : first)
      if (boost > (best.get(label)?.boost ?? 0)) best.set(label, { number, boost })
    }
    return [...best].map(([label, { number, boost }]) => ({ label, boost, shared: this.#shared(cue, number, boost) }))
  }

  /** Fills `#dots`: the squares of what a text shares with every lesson. */
  #compare({ features, squares }: Cue): void {
    const dots = this.#dots.fill(0)
    const most = this.#most
    for (let i = 0; i < features.length; i++) {
      for (const number of this.#standsIn.get(features[i]!.hash) ?? []) dots[number % most]! += squares[i]!
    }
  }

  #shared({ features, squares }: Cue, number: number, boost: number): Recollection['shared'] {
    const dot = this.#dots[number % this.#most]!
    return features.flatMap((feature, i) =>
      this.#standsIn.get(feature.hash)?.includes(number) ? [{ feature, weight: (boost * squares[i]!) / dot }] : [],
    )
  }

  get #oldest(): number {
    return Math.max(0, this.#next - this.#most)
  }

  #forget(oldest: number): void {
    for (const hash of this.#lessons[oldest % this.#most]!.hashes) {
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

/** How much of its strength a lesson says, 0–1, when the likest one of another label is `rival` like. */
function shareHeard(likeness: number, rival: number): number {
  const anyway = (likeness - faintest) / (full - faintest)
  const ahead = (likeness - rival - faintestAhead) / (fullAhead - faintestAhead)
  return Math.min(1, Math.max(0, anyway, ahead))
}
