import { fillTable, findFeature, tableSlots } from './kernel/feature-table.ts'
import { plainFeatures } from './kernel/plain-features.ts'
import type { UnitText } from './kernel/text-units.ts'
import type { LinearModel } from './linear-model.ts'
import type { RawScore, Scorer, WordShares } from './scorer.ts'
import { timesValue, timesWeight } from './times.ts'

/** The path without WebAssembly: slower, the same bits. */
export function plainScorer(model: LinearModel): Scorer {
  const table = new Uint32Array(tableSlots(model.hashes.length))
  fillTable(model.hashes, table)
  const sums = new Int32Array(model.width)
  return {
    score(text: UnitText): RawScore {
      const counts = new Map<number, number>()
      plainFeatures(text, (hash) => {
        const id = findFeature(table, hash)
        if (id >= 0) counts.set(id, Math.min(255, (counts.get(id) ?? 0) + 1))
      })
      sums.fill(0)
      let squared = 0
      for (const [id, times] of counts) {
        const value = timesValue[times]! * model.rarity[id]!
        squared += value * value
        addRow(model, id, multiplierOf(model, id, times), sums)
      }
      return { sums, length: Math.sqrt(squared), known: counts.size }
    },
    shareOut(text: UnitText, label: number, wordAt: Uint16Array, words: number): WordShares {
      return shareOutPlain(model, table, text, { label, wordAt, words })
    },
  }
}

function shareOutPlain(
  model: LinearModel,
  table: Uint32Array,
  text: UnitText,
  { label, wordAt, words }: { readonly label: number; readonly wordAt: Uint16Array; readonly words: number },
): WordShares {
  const times = new Map<number, number>()
  plainFeatures(text, (hash) => {
    const id = findFeature(table, hash)
    if (id >= 0) times.set(id, (times.get(id) ?? 0) + 1)
  })
  let squared = 0
  for (const [id, count] of times) {
    const value = timesValue[Math.min(255, count)]! * model.rarity[id]!
    squared += value * value
  }
  const scale = squared > 0 ? model.unit / Math.sqrt(squared) : 0
  const ofWord = new Float64Array(words)
  const ifRemoved = new Float64Array(words)
  plainFeatures(text, (hash, first, last) => {
    const id = findFeature(table, hash)
    if (id < 0) return
    const count = times.get(id)!
    const multiplier = multiplierOf(model, id, Math.min(255, count))
    const share = (multiplier * model.matrix[id * model.width + label]! * scale) / count
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

/** What a feature's row is multiplied with when the feature comes `times` times. */
export function multiplierOf(model: LinearModel, id: number, times: number): number {
  return Math.min(32_767, (model.gains[id]! * timesWeight[times]!) >> 8)
}

function addRow({ matrix, width }: LinearModel, id: number, multiplier: number, sums: Int32Array): void {
  const at = id * width
  for (let k = 0; k < width; k++) sums[k] = (sums[k]! + multiplier * matrix[at + k]!) | 0
}
