import { fillTable, tableSlots } from '../kernel/feature-table.ts'
import { marksFor, mostHashes } from '../kernel/text-buffers.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { UnitText } from '../kernel/text-units.ts'
import { timesValue } from '../times.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { hashText, type HashBuffers } from './vocabulary.ts'

/** Unit-length sparse vectors of many texts in a kernel's memory: row i is [starts[i], starts[i + 1]). */
export interface Vectors {
  readonly count: number
  /** Address of u32 positions, count + 1. */
  readonly starts: number
  /** Address of u32 feature numbers, and of f32 values. */
  readonly ids: number
  readonly values: number
  /** The positions again, for JavaScript. */
  readonly offsets: Uint32Array
}

/** Turns texts into vectors over a vocabulary: (1 + ln times) × rarity, divided by its length. */
export function vectorize(
  kernel: Kernel,
  buffers: HashBuffers,
  vocabulary: Vocabulary,
  texts: readonly UnitText[],
): Vectors {
  const slots = tableSlots(vocabulary.hashes.length)
  const table = kernel.allocate(slots * 4)
  fillTable(vocabulary.hashes, kernel.words(table, slots))
  const marks = kernel.allocate(marksFor(mostHashes) * 4)
  const distinct = kernel.allocate(mostHashes * 4)
  const places = kernel.allocate(mostHashes * 4)
  const which = kernel.allocate(mostHashes * 4)
  const occurrences = kernel.allocate(mostHashes * 2)
  const ids = kernel.allocate(mostHashes * 4)
  const times = kernel.allocate(mostHashes)
  const rowIds: Uint32Array[] = []
  const rowTimes: Uint8Array[] = []
  const offsets = new Uint32Array(texts.length + 1)
  texts.forEach((text, i) => {
    const n = hashText(kernel, buffers, text)
    const marksMask = marksFor(n) - 1
    const known = kernel.run.find(
      ...[buffers.hashes, n, table, slots - 1, marks, marksMask, distinct, places, which, ids, occurrences, times],
    )
    rowIds.push(kernel.words(ids, known).slice())
    rowTimes.push(kernel.bytes(times, known).slice())
    offsets[i + 1] = offsets[i]! + known
  })
  return store(kernel, vocabulary, offsets, rowIds, rowTimes)
}

function store(
  kernel: Kernel,
  vocabulary: Vocabulary,
  offsets: Uint32Array,
  rowIds: readonly Uint32Array[],
  rowTimes: readonly Uint8Array[],
): Vectors {
  const total = offsets.at(-1)!
  const starts = kernel.allocate(offsets.length * 4)
  const ids = kernel.allocate(total * 4)
  const values = kernel.allocate(total * 4)
  kernel.words(starts, offsets.length).set(offsets)
  const allIds = kernel.words(ids, total)
  const allValues = kernel.floats(values, total)
  rowIds.forEach((row, i) => {
    const from = offsets[i]!
    allIds.set(row, from)
    let squared = 0
    row.forEach((id, j) => {
      const value = timesValue[rowTimes[i]![j]!]! * vocabulary.rarity[id]!
      squared += value * value
      allValues[from + j] = value
    })
    const scale = squared > 0 ? 1 / Math.sqrt(squared) : 0
    for (let j = from; j < from + row.length; j++) allValues[j]! *= scale
  })
  return { count: offsets.length - 1, starts, ids, values, offsets }
}
