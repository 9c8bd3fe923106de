import type { ScoreEvidence, WordWeight } from './classifier.ts'
import { findWords } from './kernel/plain-features.ts'
import type { UnitText } from './kernel/text-units.ts'
import type { SharedFeature } from './lesson-features.ts'
import type { LinearModel } from './linear-model.ts'
import type { Scorer, WordShares } from './scorer.ts'

/**
 * Why a label scored what it did. The score is a sum over features, and every feature belongs to one word of the text
 * or is shared by two; so each word's share is exact, not estimated (the Shapley value of a game whose terms have one or
 * two players, Shapley 1953: half of a shared term each). Characters belong to the words they begin and end in.
 */
export function scoreEvidence(
  model: LinearModel,
  scorer: Scorer,
  text: UnitText,
  label: number,
  score: number,
  remembered: readonly SharedFeature[],
): ScoreEvidence {
  const { words, wordAt } = wordsOf(text)
  if (words.length === 0) return { score, base: score, words: [] }
  const isTrained = label < model.labels.length
  const { ofWord, ifRemoved } = isTrained ? scorer.shareOut(text, label, wordAt, words.length) : noShares(words.length)
  for (const { words: stand, weight } of remembered) {
    const one = wordAt[stand[0]!.start]!
    const two = wordAt[stand.at(-1)!.start]!
    ifRemoved[one]! += weight
    if (one !== two) ifRemoved[two]! += weight
    ofWord[one]! += weight / 2
    ofWord[two]! += weight / 2
  }
  return inOrder(score, words, ofWord, ifRemoved)
}

function noShares(words: number): WordShares {
  return { ofWord: new Float64Array(words), ifRemoved: new Float64Array(words) }
}

interface TextWords {
  readonly of: UnitText
  readonly words: readonly { readonly start: number; readonly end: number }[]
  /** Number of the word at every position; what stands between words belongs to the next, or the last. */
  readonly wordAt: Uint16Array
}

/** Of the text last asked for: every facet of a ticket asks for the same. */
let latest: TextWords | undefined

function wordsOf(text: UnitText): TextWords {
  if (latest?.of === text) return latest
  const words = findWords(text.text, text.subjectEnd, text.text.length)
  const wordAt = new Uint16Array(text.text.length)
  let word = 0
  for (let i = 0; i < text.text.length; i++) {
    if (word < words.length - 1 && i >= words[word]!.end) word++
    wordAt[i] = word
  }
  latest = { of: text, words, wordAt }
  return latest
}

function inOrder(
  score: number,
  words: readonly { readonly start: number; readonly end: number }[],
  weights: Float64Array,
  removals: Float64Array,
): ScoreEvidence {
  const list: WordWeight[] = []
  for (let i = 0; i < words.length; i++) {
    const { start, end } = words[i]!
    const weight = weights[i]!
    const ifRemoved = removals[i]!
    if (weight !== 0 || ifRemoved !== 0) list.push({ start, end, weight, ifRemoved })
  }
  list.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.start - b.start)
  const sum = list.reduce((total, { weight }) => total + weight, 0)
  return { score, base: score - sum, words: list }
}
