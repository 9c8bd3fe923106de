import type { Kernel } from '../kernel/kernel.ts'
import { widthOf, type LinearModel } from '../linear-model.ts'
import type { LowRankPart } from './low-rank.ts'
import type { OneVsRestPart } from './one-vs-rest.ts'
import type { PoolWeights } from './pool.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Largest gain in units. Larger: sums of long tickets could leave 32 bits; smaller: faint features are rounded away. */
const largestGain = 16_000

/** Both parts are linear in the same features, so their weighted sum is one matrix; here it becomes bytes. */
export function collapse(
  kernel: Kernel,
  vocabulary: Vocabulary,
  labels: readonly string[],
  lowRank: LowRankPart,
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
    const vector = lowRank.features + id * lowRank.rank * 4
    const separator = oneVsRest.weights + id * oneVsRest.stride * 4
    const shape = [vector, lowRank.labels, lowRank.rank, separator, labels.length, width]
    const most = kernel.run.collapseRow(...shape, pool.lowRank, pool.oneVsRest, row)
    kernel.run.quantize(row, width, most, bytes)
    matrix.set(kernel.signed(bytes, width), id * width)
    scales[id] = (most / 127) * vocabulary.rarity[id]!
  }
  const unit = scales.reduce((a, b) => Math.max(a, b), 1e-12) / largestGain
  return {
    labels,
    hashes: vocabulary.hashes,
    rarity: vocabulary.rarity,
    gains: Uint16Array.from(scales, (scale) => Math.round(scale / unit)),
    matrix,
    width,
    unit,
    bias: Float64Array.from(kernel.floats(lowRank.bias, labels.length), (bias) => pool.lowRank * bias),
  }
}
