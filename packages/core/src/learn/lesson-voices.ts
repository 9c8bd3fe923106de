import type { KeptLesson } from './kept-lesson.ts'
import { voiceOfOne } from './lesson-strength.ts'

/**
 * What is less like a ticket than this has no part in what lessons say together. Smaller: any two texts share a word. Larger: tickets
 * about one thing in quite other words are not carried along by many lessons.
 */
export const faintestVoice = 0.05

/**
 * What is more like a ticket than this share is heard no louder: one lesson then says just what was lacking, and what is nearly the same
 * request comes out as sure as the lesson's own, not surer. Larger: one lesson alone makes its like certain.
 */
const mostOfOne = 1 / voiceOfOne

/** How likely training alone holds a label for, 0–1. */
export type TrainedProbability = (label: string) => number

/** What every lesson of a memory says beside others; lessons are known by their places in it. */
export class LessonVoices {
  readonly #loudness: Float64Array
  /** Number of the pair of labels that each decided between. */
  readonly #pairs: Int32Array
  readonly #numbers = new Map<string, number>()
  readonly #names: (readonly [string, string | undefined])[] = []
  /** Of the text asked for last. */
  readonly #said: Float64Array

  constructor(most: number) {
    this.#loudness = new Float64Array(most)
    this.#pairs = new Int32Array(most)
    this.#said = new Float64Array(most)
  }

  store(place: number, { voice = 0, label, instead }: KeptLesson): void {
    const name = `${label}\n${instead}`
    const number = this.#numbers.get(name) ?? this.#names.push([label, instead]) - 1
    this.#numbers.set(name, number)
    this.#loudness[place] = voice
    this.#pairs[place] = number
  }

  /**
   * What each lesson of `found` says, by place; void when the next text is asked for. Its voice counts by how like it is, and by the
   * square root of how likely training holds the two labels that it decided between. A ticket that reads as a third is not
   * moved, however many words it shares.
   */
  saidOf(found: readonly number[], likeness: Float64Array, trained: TrainedProbability): Float64Array {
    const doubts = new Float64Array(this.#names.length)
    for (let i = 0; i < found.length; i++) {
      const place = found[i]!
      const loudness = this.#loudness[place]!
      this.#said[place] = 0
      if (loudness === 0) continue
      const pair = this.#pairs[place]!
      let doubt = doubts[pair]!
      if (doubt === 0) {
        const [label, instead] = this.#names[pair]!
        doubt = instead === undefined ? 1 : Math.sqrt(Math.min(1, trained(label) + trained(instead)))
        doubts[pair] = doubt
      }
      const heard = Math.min((likeness[place]! - faintestVoice) / (1 - faintestVoice), mostOfOne)
      this.#said[place] = loudness * doubt * heard
    }
    return this.#said
  }
}
