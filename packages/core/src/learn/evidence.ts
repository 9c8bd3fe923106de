import type { ScoreEvidence, WordWeight } from './classifier.ts'
import { findWords, plainFeatures } from './kernel/plain-features.ts'
import type { UnitText } from './kernel/text-units.ts'
import type { Recollection } from './lesson-memory.ts'
import type { LinearModel } from './linear-model.ts'
import { multiplierOf } from './plain-scorer.ts'
import type { Scorer } from './scorer.ts'
import { timesValue } from './times.ts'

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
  remembered: Recollection | undefined,
): ScoreEvidence {
  const words = findWords(text.text, text.subjectEnd, text.text.length)
  const wordAt = nearestWords(text.text, words)
  const weights = new Float64Array(words.length)
  const removals = new Float64Array(words.length)
  const add = (first: number, last: number, weight: number): void => {
    const one = wordAt[first]!
    const two = wordAt[last]!
    removals[one]! += weight
    if (one === two) {
      weights[one]! += weight
      return
    }
    removals[two]! += weight
    weights[one]! += weight / 2
    weights[two]! += weight / 2
  }
  if (words.length > 0) {
    if (label < model.labels.length) addTrained(model, scorer, text, label, add)
    for (const { feature, weight } of remembered?.shared ?? []) {
      add(feature.words[0]!.start, feature.words.at(-1)!.start, weight)
    }
  }
  return inOrder(score, words, weights, removals)
}

type AddShare = (first: number, last: number, weight: number) => void

function addTrained(model: LinearModel, scorer: Scorer, text: UnitText, label: number, add: AddShare): void {
  const found = scorer.occurrences(text)
  const times = new Map<number, number>()
  for (const id of found) if (id > 0) times.set(id, (times.get(id) ?? 0) + 1)
  let squared = 0
  for (const [id, count] of times) squared += (timesValue[Math.min(255, count)]! * model.rarity[id - 1]!) ** 2
  const scale = squared > 0 ? model.unit / Math.sqrt(squared) : 0
  const shares = new Map<number, number>()
  for (const [id, count] of times) {
    const multiplier = multiplierOf(model, id - 1, Math.min(255, count))
    shares.set(id, (multiplier * model.matrix[(id - 1) * model.width + label]! * scale) / count)
  }
  let at = 0
  plainFeatures(text, (_, first, last) => {
    const id = found[at++]!
    if (id > 0) add(first, last, shares.get(id)!)
  })
}

/** For every position the number of the word it belongs to; what stands between words belongs to the next, or the last. */
function nearestWords(text: string, words: readonly { readonly end: number }[]): Int32Array {
  const wordAt = new Int32Array(text.length)
  let word = 0
  for (let i = 0; i < text.length; i++) {
    if (word < words.length - 1 && i >= words[word]!.end) word++
    wordAt[i] = word
  }
  return wordAt
}

function inOrder(
  score: number,
  words: readonly { readonly start: number; readonly end: number }[],
  weights: Float64Array,
  removals: Float64Array,
): ScoreEvidence {
  const list: WordWeight[] = []
  words.forEach(({ start, end }, i) => {
    if (weights[i] !== 0 || removals[i] !== 0) list.push({ start, end, weight: weights[i]!, ifRemoved: removals[i]! })
  })
  list.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.start - b.start)
  const sum = list.reduce((total, { weight }) => total + weight, 0)
  return { score, base: score - sum, words: list }
}
