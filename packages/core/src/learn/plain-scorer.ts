import { fillTable, findFeature, tableSlots } from './kernel/feature-table.ts'
import { plainFeatures } from './kernel/plain-features.ts'
import type { UnitText } from './kernel/text-units.ts'
import type { LinearModel } from './linear-model.ts'
import type { RawScore, Scorer } from './scorer.ts'
import { timesValue, timesWeight } from './times.ts'

/** The path without WebAssembly: slower, the same bits. */
export function plainScorer(model: LinearModel): Scorer {
  const table = new Uint32Array(tableSlots(model.hashes.length) * 2)
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
    occurrences(text: UnitText): Uint32Array {
      const found: number[] = []
      plainFeatures(text, (hash) => found.push(findFeature(table, hash) + 1))
      return Uint32Array.from(found)
    },
  }
}

/** What a feature's row is multiplied with when the feature comes `times` times. */
export function multiplierOf(model: LinearModel, id: number, times: number): number {
  return Math.min(32_767, (model.gains[id]! * timesWeight[times]!) >> 8)
}

function addRow({ matrix, width }: LinearModel, id: number, multiplier: number, sums: Int32Array): void {
  const at = id * width
  for (let k = 0; k < width; k++) sums[k] = (sums[k]! + multiplier * matrix[at + k]!) | 0
}
