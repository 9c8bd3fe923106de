import { findWords, mix, type Word } from './kernel/plain-features.ts'
import type { UnitText } from './kernel/text-units.ts'

/** Words of a ticket that a lesson is remembered by: what it is about stands early, and one lesson must stay cheap. */
const mostWords = 60
/** How many words further on a word still makes a pair. */
const pairWindow = 4

/** A remembered feature and where it stands. */
export interface LessonFeature {
  readonly hash: number
  readonly words: readonly Word[]
}

/** Distinct beginnings of words and pairs of them within a few words: what rewording changes least. */
export function lessonFeatures(text: UnitText): readonly LessonFeature[] {
  const words = findWords(text.text, text.subjectEnd, mostWords)
  const found = new Map<number, LessonFeature>()
  for (let w = 0; w < words.length; w++) {
    const first = words[w]!
    add(found, first.stem, [first])
    const end = Math.min(words.length, w + 1 + pairWindow)
    for (let v = w + 1; v < end; v++) {
      const second = words[v]!
      if (second.stem === first.stem) continue
      const lower = Math.min(first.stem, second.stem)
      const hash = mix(((first.stem + second.stem) | 0) ^ Math.imul(lower, 0x27d4eb2f))
      add(found, hash, [first, second])
    }
  }
  return [...found.values()]
}

function add(found: Map<number, LessonFeature>, hash: number, words: readonly Word[]): void {
  if (!found.has(hash)) found.set(hash, { hash, words })
}
