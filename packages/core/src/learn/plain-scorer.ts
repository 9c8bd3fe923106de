import { findFeature } from './kernel/feature-table.ts'
import { plainFeatures } from './kernel/plain-features.ts'
import type { UnitText } from './kernel/text-units.ts'
import type { LinearModel } from './linear-model.ts'
import type { RawScore, Scorer, WordShares } from './scorer.ts'
import { timesValue, timesWeight } from './times.ts'
import { tableOf, type Vocabulary } from './vocabulary.ts'

/** The path without WebAssembly: slower, the same bits. */
export function plainScorer(model: LinearModel): Scorer {
  const sums = new Int32Array(model.width)
  return {
    score(text: UnitText): RawScore {
      const { known, length } = findKnown(model.vocabulary, text)
      sums.fill(0)
      for (const { id, count } of known.values()) addRow(model, id, multiplierOf(model, id, count), sums)
      return { sums, length, known: known.size }
    },
    shareOut(text: UnitText, label: number, wordAt: Uint16Array, words: number): WordShares {
      return shareOutPlain(model, text, { label, wordAt, words })
    },
  }
}

interface KnownFeatures {
  /** By hash, in order of first occurrence: the feature's number and how often it stands in the text. */
  readonly known: ReadonlyMap<number, { readonly id: number; count: number }>
  /** Euclidean length of their vector. */
  readonly length: number
}

function findKnown(vocabulary: Vocabulary, text: UnitText): KnownFeatures {
  const table = tableOf(vocabulary)
  const known = new Map<number, { readonly id: number; count: number }>()
  plainFeatures(text, (hash) => {
    const seen = known.get(hash)
    if (seen) {
      seen.count++
      return
    }
    const id = findFeature(table, hash)
    if (id >= 0) known.set(hash, { id, count: 1 })
  })
  let squared = 0
  for (const { id, count } of known.values()) {
    const value = timesValue[Math.min(255, count)]! * vocabulary.rarity[id]!
    squared += value * value
  }
  return { known, length: Math.sqrt(squared) }
}

function shareOutPlain(
  model: LinearModel,
  text: UnitText,
  { label, wordAt, words }: { readonly label: number; readonly wordAt: Uint16Array; readonly words: number },
): WordShares {
  const { known, length } = findKnown(model.vocabulary, text)
  const scale = length > 0 ? model.unit / length : 0
  const ofWord = new Float64Array(words)
  const ifRemoved = new Float64Array(words)
  plainFeatures(text, (hash, first, last) => {
    const found = known.get(hash)
    if (!found) return
    const { id, count } = found
    const share = (multiplierOf(model, id, count) * model.matrix[id * model.width + label]! * scale) / count
    const [one, two] = [wordAt[first]!, wordAt[last]!]
    ifRemoved[one]! += share
    if (one === two) {
      ofWord[one]! += share
      return
    }
    ifRemoved[two]! += share
    ofWord[one]! += share / 2
    ofWord[two]! += share / 2
  })
  return { ofWord, ifRemoved }
}

/** What a feature's row is multiplied with when the feature comes `count` times. */
function multiplierOf(model: LinearModel, id: number, count: number): number {
  return Math.min(32_767, (model.gains[id]! * timesWeight[Math.min(255, count)]!) >> 8)
}

function addRow({ matrix, width }: LinearModel, id: number, multiplier: number, sums: Int32Array): void {
  const at = id * width
  for (let k = 0; k < width; k++) sums[k] = (sums[k]! + multiplier * matrix[at + k]!) | 0
}
