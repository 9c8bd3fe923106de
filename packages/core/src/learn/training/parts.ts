import type { Kernel } from '../kernel/kernel.ts'
import { labelTable } from './label-table.ts'
import { trainLowRank, type LowRankPart } from './low-rank.ts'
import { trainOneVsRest, type OneVsRestPart } from './one-vs-rest.ts'
import type { Vectors } from './vectors.ts'

/** Everything that both parts are trained on. */
export interface TrainingTask {
  readonly kernel: Kernel
  readonly vectors: Vectors
  /** Number of each ticket's label. */
  readonly truth: Uint32Array
  readonly weights: Float32Array
  readonly labelCount: number
  readonly features: number
}

interface TrainedParts {
  readonly lowRank: LowRankPart
  readonly oneVsRest: OneVsRestPart
}

/** Trains both parts on the tickets named; `seed` is of this training alone, `earlier` is a one-vs-rest solution to go on from. */
export function trainParts(
  task: TrainingTask,
  tickets: Uint32Array,
  seed: number,
  earlier: OneVsRestPart | undefined,
  onProgress: (share: number) => void,
): TrainedParts {
  const { kernel, vectors, features } = task
  const table = { ...labelTable(kernel, task.truth, task.weights, task.labelCount), chosen: tickets.slice() }
  const lowRank = trainLowRank(kernel, vectors, table, features, seed, (share) => onProgress(share * 0.6))
  const oneVsRest = trainOneVsRest(kernel, vectors, table, features, seed, earlier)
  onProgress(1)
  return { lowRank, oneVsRest }
}
