import type { Kernel } from '../kernel/kernel.ts'
import { widthOf, type LinearModel } from '../linear-model.ts'
import type { LowRankPart } from './low-rank.ts'
import type { OneVsRestPart } from './one-vs-rest.ts'
import type { PoolWeights } from './pool.ts'
import type { Vocabulary } from '../vocabulary.ts'

/** Largest gain in units. Larger: sums of long tickets could leave 32 bits; smaller: faint features are rounded away. */
const largestGain = 16_000

/**
 * All parts are linear in the same features, so their weighted sum is one matrix; here it becomes bytes. The low-rank
 * parts are averaged: what one start learned by accident the other did not.
 */
export function collapse(
  kernel: Kernel,
  vocabulary: Vocabulary,
  labels: readonly string[],
  lowRank: readonly LowRankPart[],
  oneVsRest: OneVsRestPart,
  pool: PoolWeights,
): Omit<LinearModel, 'familiar' | 'heldOut'> {
  const features = vocabulary.hashes.length
  const width = widthOf(labels.length)
  const row = kernel.allocate(width * 4)
  const bytes = kernel.allocate(width)
  const matrix = new Int8Array(features * width)
  const scales = new Float64Array(features)
  for (let id = 0; id < features; id++) {
    kernel.floats(row, width).fill(0)
    for (const { features: vectors, labels: rows, rank } of lowRank) {
      kernel.run.addLowRank(vectors + id * rank * 4, rows, rank, labels.length, pool.lowRank / lowRank.length, row)
    }
    const separator = oneVsRest.weights + id * oneVsRest.stride * 4
    const most = kernel.run.addOneVsRest(separator, labels.length, pool.oneVsRest, row)
    kernel.run.quantize(row, width, most, bytes)
    matrix.set(kernel.signed(bytes, width), id * width)
    scales[id] = (most / 127) * vocabulary.rarity[id]!
  }
  const unit = scales.reduce((a, b) => Math.max(a, b), 1e-12) / largestGain
  return {
    vocabulary,
    labels,
    gains: Uint16Array.from(scales, (scale) => Math.round(scale / unit)),
    matrix,
    width,
    unit,
    bias: averageBias(kernel, lowRank, labels.length, pool.lowRank),
  }
}

function averageBias(kernel: Kernel, parts: readonly LowRankPart[], labels: number, factor: number): Float64Array {
  const sum = new Float64Array(labels)
  for (const part of parts) {
    kernel.floats(part.bias, labels).forEach((bias, k) => {
      sum[k]! += (factor * bias) / parts.length
    })
  }
  return sum
}
