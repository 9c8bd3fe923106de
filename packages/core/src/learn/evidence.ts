import type { ScoreEvidence, WordWeight } from './classifier.ts'
import { findWords, plainFeatures } from './kernel/plain-features.ts'
import { mostHashes } from './kernel/text-buffers.ts'
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
  const { ids, times, slotOf } = countOccurrences(found, model.hashes.length)
  let squared = 0
  for (let slot = 0; slot < ids.length; slot++) {
    const value = timesValue[Math.min(255, times[slot]!)]! * model.rarity[ids[slot]! - 1]!
    squared += value * value
  }
  const scale = squared > 0 ? model.unit / Math.sqrt(squared) : 0
  const shares = new Float64Array(ids.length)
  for (let slot = 0; slot < ids.length; slot++) {
    const [id, count] = [ids[slot]!, times[slot]!]
    const multiplier = multiplierOf(model, id - 1, Math.min(255, count))
    shares[slot] = (multiplier * model.matrix[(id - 1) * model.width + label]! * scale) / count
  }
  const { first, last } = featurePlaces(text)
  for (let at = 0; at < found.length; at++) {
    const id = found[at]!
    if (id > 0) add(first[at]!, last[at]!, shares[slotOf[id]!]!)
  }
}

/** Lent from call to call, because a table as long as a model has features is dear to make: where each id stands. */
let slots = new Uint32Array(0)

/** Each id that was found once, in order of first occurrence, and how often; `slotOf` is good until the next call. */
function countOccurrences(
  found: Uint32Array,
  features: number,
): { readonly ids: readonly number[]; readonly times: readonly number[]; readonly slotOf: Uint32Array } {
  if (slots.length <= features) slots = new Uint32Array(features + 1)
  const ids: number[] = []
  const times: number[] = []
  for (let at = 0; at < found.length; at++) {
    const id = found[at]!
    if (id === 0) continue
    // What stands there may be of an earlier text: it counts only if it points back here.
    const slot = slots[id]!
    if (ids[slot] === id) times[slot]!++
    else {
      slots[id] = ids.push(id) - 1
      times.push(1)
    }
  }
  return { ids, times, slotOf: slots }
}

interface FeaturePlaces {
  readonly of: UnitText
  readonly first: Uint16Array
  readonly last: Uint16Array
}

/** Of the text last asked for: every facet of a ticket asks for the same. The arrays are lent from text to text. */
let places: FeaturePlaces | undefined
const [first, last] = [new Uint16Array(mostHashes), new Uint16Array(mostHashes)]

/** For every feature in order, where its first and its last word stand. */
function featurePlaces(text: UnitText): FeaturePlaces {
  if (places?.of === text) return places
  let at = 0
  plainFeatures(text, (_, one, two) => {
    first[at] = one
    last[at++] = two
  })
  places = { of: text, first, last }
  return places
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
