import type { KeptLesson, Recollection } from './kept-lesson.ts'
import { lessonCue, type LessonCue, type SharedFeature } from './lesson-features.ts'
import { faintestVoice, LessonVoices, type TrainedProbability } from './lesson-voices.ts'
import type { UnitText } from './kernel/text-units.ts'

/** Up to this likeness a lesson says nothing where lessons of another label are as like: unrelated tickets must not move. */
const faintest = 0.25
/** From this likeness on it says all it has, whatever others say: the same request in other words. */
const full = 0.5

/**
 * The same for how much liker it is than every lesson that says otherwise. A request that is reworded thoroughly, with slips
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

interface Cue extends LessonCue {
  readonly of: UnitText
}

/**
 * Lessons one at a time, remembered whole (an episodic memory): a ticket like a remembered one has that lesson's strength
 * added to its label's score (or taken from it), as far as it is like, or liker than those that say otherwise. Many lessons that
 * are only loosely like a ticket move it together: a topic that went over to another team need not be corrected ticket by ticket.
 * Each then speaks as far as training is in doubt between the two labels that it decided between, so what reads as something else
 * stays. Lessons are whole and in order, so one can be taken back exactly. Likeness is the cosine over word beginnings and their
 * pairs, each weighed by `rarity`. At most `mostLessons`, unless told otherwise.
 */
export class LessonMemory {
  readonly #rarity: (hash: number) => number
  readonly #most: number
  /** Lesson number n stands at n modulo `#most`. */
  readonly #lessons: KeptLesson[] = []
  readonly #hashes: Uint32Array[] = []
  /** Its label twice: even where it says what a ticket is, odd where it says what it is not. */
  readonly #sayings: Int32Array
  readonly #lengths: Float64Array
  /** What a text has in common with each; worked out anew for every text. */
  readonly #dots: Float64Array
  readonly #labels = new Map<string, number>()
  readonly #names: string[] = []
  readonly #voices: LessonVoices
  /** Places of the lessons in which a feature stands, oldest first; most stand in one. */
  readonly #standsIn = new Map<number, number | number[]>()
  #oldest = 0
  #next = 0
  #latest: Cue | undefined
  /** What is said of the text compared last, in the order of the oldest lesson that says it. */
  #sayingsFound: number[] = []
  /** By saying, of the text compared last (what `shared` refers to): how like the likest lesson is, */
  #likest = new Float64Array(0)
  /** … what the loudest says alone and which it is, */
  #alone = new Float64Array(0)
  #loudest = new Int32Array(0)
  /** … and what all say together. */
  #together = new Float64Array(0)

  /** `rarity` of a feature hash, above 0: common words count little. */
  constructor(rarity: (hash: number) => number, most = mostLessons) {
    this.#rarity = rarity
    this.#most = most
    this.#sayings = new Int32Array(most)
    this.#lengths = new Float64Array(most)
    this.#dots = new Float64Array(most)
    this.#voices = new LessonVoices(most)
  }

  /** All that is remembered, oldest first. */
  get lessons(): readonly KeptLesson[] {
    return Array.from({ length: this.#next - this.#oldest }, (_, i) => this.#lessons[(this.#oldest + i) % this.#most]!)
  }

  /** Remembers a lesson by its text. Answers the one that was forgotten for it, if there were too many. */
  store(text: UnitText, lesson: KeptLesson): KeptLesson | undefined {
    const { hashes, length } = this.#cueOf(text)
    const forgotten = this.#next - this.#oldest >= this.#most ? this.#forgetOldest() : undefined
    const place = this.#next++ % this.#most
    this.#lessons[place] = lesson
    this.#hashes[place] = hashes
    this.#sayings[place] = this.#sayingOf(lesson)
    this.#lengths[place] = length
    this.#voices.store(place, lesson)
    for (const hash of hashes) {
      const places = this.#standsIn.get(hash)
      if (places === undefined) this.#standsIn.set(hash, place)
      else if (typeof places === 'number') this.#standsIn.set(hash, [places, place])
      else places.push(place)
    }
    return forgotten
  }

  /** Forgets the newest lessons down to `left`; the memory is then as it was when it had so many. */
  dropBehind(left: number): void {
    while (this.#next - this.#oldest > left) {
      const place = --this.#next % this.#most
      for (const hash of this.#hashes[place]!) this.#shorten(hash, 'newest')
    }
  }

  /**
   * What is remembered of tickets like this one. Of several lessons that say the same the likest speaks, or all together
   * where that is more.
   */
  recall(text: UnitText, trained: TrainedProbability = () => 1): readonly Recollection[] {
    if (this.#next === this.#oldest) return []
    const cue = this.#cueOf(text)
    if (cue.length === 0) return []
    this.#compare(cue)
    const found = this.#likeness(cue.length)
    if (found.length === 0) return []
    const said = this.#voices.saidOf(found, this.#dots, trained)
    this.#hear(found, said)
    return this.#sayingsFound
      .filter((saying) => this.#alone[saying]! > 0 || this.#together[saying]! > 0)
      .map((saying) => this.#recollection(cue, saying, found, said))
  }

  /** Fills `#alone`, `#together` and `#loudest`. */
  #hear(found: readonly number[], said: Float64Array): void {
    const [likenesses, sayings, alone, together] = [this.#dots, this.#sayings, this.#alone, this.#together]
    alone.fill(0)
    together.fill(0)
    const rival = this.#rivals()
    for (let i = 0; i < found.length; i++) {
      const place = found[i]!
      const saying = sayings[place]!
      together[saying]! += said[place]!
      const likeness = likenesses[place]!
      if (likeness <= faintestAhead) continue
      const boost = this.#lessons[place]!.strength * shareHeard(likeness, rival(saying))
      if (boost <= alone[saying]!) continue
      alone[saying] = boost
      this.#loudest[saying] = place
    }
  }

  #recollection(cue: Cue, saying: number, found: readonly number[], said: Float64Array): Recollection {
    const [alone, together, place] = [this.#alone[saying]!, this.#together[saying]!, this.#loudest[saying]!]
    const sign = saying % 2 === 0 ? 1 : -1
    const boost = sign * Math.max(alone, together)
    const shared = (): readonly SharedFeature[] =>
      alone >= together
        ? cue.sharedWith(this.#hashes[place]!, boost)
        : this.#sharedByAll(cue, saying, found, (at) => sign * said[at]!)
    return { label: this.#names[saying >> 1]!, boost, together: sign * together, isNear: alone > 0, shared }
  }

  /** Of every feature, what it adds to what the lessons of a saying say together. Of the text compared last. */
  #sharedByAll(
    cue: Cue,
    saying: number,
    found: readonly number[],
    voiceAt: (place: number) => number,
  ): readonly SharedFeature[] {
    const perSquare = new Map<number, number>()
    for (const place of found) {
      if (this.#sayings[place] !== saying) continue
      const dot = this.#dots[place]! * cue.length * this.#lengths[place]!
      perSquare.set(place, voiceAt(place) / dot)
    }
    return cue.weighed((i) => {
      const places = this.#standsIn.get(cue.hashes[i]!) ?? []
      let sum = 0
      for (const place of typeof places === 'number' ? [places] : places) sum += perSquare.get(place) ?? 0
      return sum * cue.squares[i]!
    })
  }

  /** Fills `#dots`: the squares of what a text shares with every lesson. */
  #compare({ hashes, squares }: Cue): void {
    const dots = this.#dots
    dots.fill(0, 0, Math.min(this.#next, this.#most))
    for (let i = 0; i < hashes.length; i++) {
      const places = this.#standsIn.get(hashes[i]!)
      if (places === undefined) continue
      const square = squares[i]!
      if (typeof places === 'number') dots[places]! += square
      else for (let k = 0; k < places.length; k++) dots[places[k]!]! += square
    }
  }

  /** Makes likenesses of `#dots`; answers the places that are like enough, oldest first, and fills `#likest` by saying. */
  #likeness(length: number): readonly number[] {
    const found: number[] = []
    this.#makeRoom()
    this.#likest.fill(0)
    this.#sayingsFound = []
    const end = this.#next % this.#most
    const isFull = this.#next - this.#oldest === this.#most
    const begin = this.#oldest % this.#most
    const stop = isFull || end < begin ? this.#most : end
    this.#gather(begin, stop, length, found)
    if (stop !== end || isFull) this.#gather(0, isFull ? begin : end, length, found)
    return found
  }

  #makeRoom(): void {
    const { size } = this.#labels
    if (this.#likest.length >= size * 2) return
    this.#likest = new Float64Array(size * 4)
    this.#alone = new Float64Array(size * 4)
    this.#together = new Float64Array(size * 4)
    this.#loudest = new Int32Array(size * 4)
  }

  #gather(begin: number, end: number, length: number, found: number[]): void {
    const [dots, lengths, sayings, likest] = [this.#dots, this.#lengths, this.#sayings, this.#likest]
    for (let place = begin; place < end; place++) {
      const dot = dots[place]!
      const whole = length * lengths[place]!
      if (!(dot > faintestVoice * whole)) continue
      const likeness = dot / whole
      dots[place] = likeness
      found.push(place)
      const saying = sayings[place]!
      if (likest[saying] === 0) this.#sayingsFound.push(saying)
      if (likeness > likest[saying]!) likest[saying] = likeness
    }
  }

  /**
   * How like the likest lesson is that says otherwise than one: for "it is A" another label's, or "it is not A"; for "it is not A"
   * only "it is A", because what is B is no A either.
   */
  #rivals(): (saying: number) => number {
    const likest = this.#likest
    let [first, second, firstSaying] = [0, 0, -1]
    for (let saying = 0; saying < likest.length; saying += 2) {
      const likeness = likest[saying]!
      if (likeness > first) [first, second, firstSaying] = [likeness, first, saying]
      else if (likeness > second) second = likeness
    }
    return (saying) => {
      if (saying % 2 === 1) return likest[saying - 1]!
      return Math.max(saying === firstSaying ? second : first, likest[saying + 1]!)
    }
  }

  #sayingOf({ label, isNot }: KeptLesson): number {
    let number = this.#labels.get(label)
    if (number === undefined) {
      number = this.#labels.size
      this.#labels.set(label, number)
      this.#names.push(label)
    }
    return number * 2 + (isNot ? 1 : 0)
  }

  #forgetOldest(): KeptLesson {
    const place = this.#oldest++ % this.#most
    for (const hash of this.#hashes[place]!) this.#shorten(hash, 'oldest')
    return this.#lessons[place]!
  }

  /** Places stand in the order of their lessons, so the oldest is in front and the newest at the end. */
  #shorten(hash: number, end: 'oldest' | 'newest'): void {
    const places = this.#standsIn.get(hash)!
    if (typeof places === 'number' || places.length === 1) this.#standsIn.delete(hash)
    else if (end === 'oldest') places.shift()
    else places.pop()
  }

  /** A text is recalled and then stored: what was worked out for it is kept until another comes. */
  #cueOf(text: UnitText): Cue {
    if (this.#latest?.of !== text) this.#latest = { of: text, ...lessonCue(text, this.#rarity) }
    return this.#latest
  }
}

/** How much of its strength a lesson says, 0–1, when the likest one that says otherwise is `rival` like. */
function shareHeard(likeness: number, rival: number): number {
  const anyway = (likeness - faintest) / (full - faintest)
  const ahead = (likeness - rival - faintestAhead) / (fullAhead - faintestAhead)
  return Math.min(1, Math.max(0, anyway, ahead))
}
