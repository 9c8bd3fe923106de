import type { Kernel } from '../kernel/kernel.ts'
import type { LabelTable } from './label-table.ts'
import { seededRandom, shuffle } from './shuffle.ts'
import type { Vectors } from './vectors.ts'

/**
 * Low-rank softmax with heavy feature dropout: every feature has a small vector, a ticket is their weighted sum, a
 * softmax layer sits on top. AdaGrad (Duchi 2011), one rate per feature and per weight of the softmax, falling to a
 * tenth. Dropping 87 % of a ticket's features in every step is what makes it generalise and keeps it calibrated
 * (Srivastava 2014; figures in docs/decisions/0007-the-reader.md).
 */
export interface LowRankPart {
  /** Addresses: features × rank, labels × rank, labels; all f32. */
  readonly features: number
  readonly labels: number
  readonly bias: number
  readonly rank: number
}

/** Size of the small vectors: what sets 150 labels apart needs more room than what sets four apart. */
function rankFor(labels: number): number {
  return labels <= 8 ? 32 : labels <= 100 ? 64 : 96
}

const keepShare = 0.13
const firstRate = 0.1
/** Share of the rate that is gone at the end. */
const decay = 0.9
/** Half width of the uniform start. Much smaller: slow start; larger: noise that is never unlearned. */
const start = 0.1
/** Steps that are enough for a large history, and the bounds on passes over a small one. */
const wantedSteps = 150_000
const mostPasses = 60
const fewestPasses = 3

/**
 * Passes over `tickets` tickets: many over a few, few over many. Few labels need fewer (measured on the sample company:
 * the same after 12 as after 25).
 */
function passesFor(tickets: number, labels: number): number {
  if (tickets >= 2_000)
    return Math.max(fewestPasses, Math.min(labels <= 40 ? 12 : 25, Math.round(wantedSteps / tickets)))
  return Math.max(25, Math.min(mostPasses, Math.round(50_000 / Math.max(1, tickets))))
}

/** Trains on `table.chosen`; the same seed gives the same bits. `onPass` is told the share done, 0–1. */
export function trainLowRank(
  kernel: Kernel,
  vectors: Vectors,
  table: LabelTable,
  features: number,
  seed: number,
  onPass: (share: number) => void,
): LowRankPart {
  const labels = table.labelCount
  const rank = rankFor(labels)
  const random = seededRandom(seed)
  const part = {
    features: randomFloats(kernel, features * rank, random),
    labels: randomFloats(kernel, labels * rank, random),
    bias: kernel.allocate(labels * 4),
    rank,
  }
  const squares = [features, labels * rank, labels].map((size) => {
    const at = kernel.allocate(size * 4)
    kernel.floats(at, size).fill(1e-6)
    return at
  })
  const scratch = [rank, rank, labels, 2 * longest(vectors)].map((size) => kernel.allocate(size * 4))
  kernel.run.seed(seed)
  const passes = passesFor(table.chosen.length, labels)
  const { run } = kernel
  for (let pass = 0; pass < passes; pass++) {
    shuffle(table.chosen, random)
    kernel.words(table.order, table.chosen.length).set(table.chosen)
    const rate = firstRate * (1 - (decay * pass) / passes)
    run.lowRankSteps(
      ...[table.order, 0, table.chosen.length],
      ...[vectors.starts, vectors.ids, vectors.values, table.labels, table.weights],
      ...[part.features, squares[0]!, part.labels, squares[1]!, part.bias, squares[2]!],
      ...[rank, labels, Math.floor(keepShare * 4_294_967_295) | 0, 1 / keepShare, rate],
      ...scratch,
    )
    onPass((pass + 1) / passes)
  }
  return part
}

function randomFloats(kernel: Kernel, count: number, random: () => number): number {
  const at = kernel.allocate(count * 4)
  const floats = kernel.floats(at, count)
  for (let i = 0; i < count; i++) floats[i] = (random() - 0.5) * 2 * start
  return at
}

function longest({ offsets }: Vectors): number {
  let most = 1
  for (let i = 1; i < offsets.length; i++) most = Math.max(most, offsets[i]! - offsets[i - 1]!)
  return most
}

/** Label scores of the tickets named: tickets × labels. */
export function lowRankScores(
  kernel: Kernel,
  part: LowRankPart,
  vectors: Vectors,
  tickets: Uint32Array,
  labels: number,
): Float64Array {
  const hidden = kernel.allocate(part.rank * 4)
  const weights = kernel.floats(part.labels, labels * part.rank)
  const bias = kernel.floats(part.bias, labels)
  const out = new Float64Array(tickets.length * labels)
  tickets.forEach((ticket, row) => {
    const from = vectors.offsets[ticket]!
    const to = vectors.offsets[ticket + 1]!
    kernel.run.linearScores(from, to, vectors.ids, vectors.values, part.features, part.rank, hidden)
    const h = kernel.floats(hidden, part.rank)
    for (let k = 0; k < labels; k++) {
      let sum = bias[k]!
      for (let r = 0; r < part.rank; r++) sum += weights[k * part.rank + r]! * h[r]!
      out[row * labels + k] = sum
    }
  })
  return out
}
