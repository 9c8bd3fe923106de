import type { LabelledText } from '../../packages/core/src/learn/classifier.ts'
import type { OneByOne } from '../prequential.ts'

/** Hashed features; at 2^18 collisions cost nothing that could be measured on these sets. */
const size = 1 << 18
/** Longer texts are cut, as ours cuts them for pairs; the rest of a mail says little. */
const mostCharacters = 5_000

/**
 * Multiclass passive-aggressive learner, PA-I (Crammer et al. 2006, §§3 and 5.3, one prototype a label): as little as is
 * needed to put the true label one ahead of its strongest rival, and never more than `most`. Words 1–2 and characters 3–5
 * within words, ln(1 + times), unit length.
 */
export function passiveAggressive(most: number): OneByOne {
  const weights = new Map<string, Float32Array>()
  return ({ body, label }: LabelledText) => {
    const features = featuresOf(body)
    let best: string | undefined
    let bestScore = -Infinity
    let rival: string | undefined
    let rivalScore = -Infinity
    let own = 0
    for (const [name, row] of weights) {
      let score = 0
      for (const [at, value] of features) score += row[at]! * value
      if (score > bestScore) [best, bestScore] = [name, score]
      if (name === label) own = score
      else if (score > rivalScore) [rival, rivalScore] = [name, score]
    }
    if (!weights.has(label)) weights.set(label, new Float32Array(size))
    const loss = 1 - own + (rival === undefined ? 0 : rivalScore)
    if (loss > 0) {
      // The features are of unit length, and both rows move.
      const step = Math.min(most, loss / 2)
      move(weights.get(label)!, features, step)
      if (rival !== undefined) move(weights.get(rival)!, features, -step)
    }
    return [best === label]
  }
}

function move(row: Float32Array, features: ReadonlyMap<number, number>, step: number): void {
  for (const [at, value] of features) row[at]! += step * value
}

function featuresOf(body: string): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  const add = (text: string): void => {
    const at = hash(text)
    counts.set(at, (counts.get(at) ?? 0) + 1)
  }
  const words =
    body
      .slice(0, mostCharacters)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  for (const [i, word] of words.entries()) {
    add(`w ${word}`)
    if (i > 0) add(`w ${words[i - 1]} ${word}`)
    const marked = `<${word}>`
    for (let length = 3; length <= 5; length++) {
      for (let at = 0; at + length <= marked.length; at++) add(marked.slice(at, at + length))
    }
  }
  let squares = 0
  for (const [at, count] of counts) {
    const value = Math.log(1 + count)
    counts.set(at, value)
    squares += value * value
  }
  const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares)
  for (const [at, value] of counts) counts.set(at, value * scale)
  return counts
}

/** FNV-1a over UTF-16 code units (Fowler, Noll, Vo 1991), folded. */
function hash(text: string): number {
  let state = 0x811c9dc5
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193)
  return (state ^ (state >>> 18)) & (size - 1)
}
