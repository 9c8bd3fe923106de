import type { Kernel } from '../kernel/kernel.ts'
import type { LabelTable } from './label-table.ts'
import { seededRandom, shuffle } from './shuffle.ts'
import type { Vectors } from './vectors.ts'

/**
 * One linear separator per label: squared hinge loss by dual coordinate descent (Hsieh et al. 2008, LIBLINEAR's
 * method), all labels of a ticket in one step. Stronger than the low-rank part on long, messy tickets and noisy labels.
 */
export interface OneVsRestPart {
  /** Addresses: features × stride and tickets × stride, f32. */
  readonly weights: number
  readonly duals: number
  /** Labels rounded up to whole vectors of 4. */
  readonly stride: number
}

/** Cost of an error against the length of the weights. 0.3: 1 point worse on long tickets; 10: no better, slower. */
const cost = 3
const passes = 7
/** Further passes from an earlier solution: it is convex, so few are needed. */
const furtherPasses = 4

/** `earlier` is a solution on part of the tickets to go on from. */
export function trainOneVsRest(
  kernel: Kernel,
  vectors: Vectors,
  table: LabelTable,
  features: number,
  seed: number,
  earlier?: OneVsRestPart,
): OneVsRestPart {
  const stride = Math.ceil(table.labelCount / 4) * 4
  const part = earlier ?? {
    weights: kernel.allocate(features * stride * 4),
    duals: kernel.allocate(vectors.count * stride * 4),
    stride,
  }
  const margins = kernel.allocate(stride * 4)
  const random = seededRandom(seed)
  for (let pass = 0; pass < (earlier ? furtherPasses : passes); pass++) {
    shuffle(table.chosen, random)
    kernel.words(table.order, table.chosen.length).set(table.chosen)
    kernel.run.oneVsRestPass(
      ...[table.order, 0, table.chosen.length],
      ...[vectors.starts, vectors.ids, vectors.values, table.labels, table.weights],
      ...[part.weights, part.duals, stride, cost, margins],
    )
  }
  return part
}

/** Margins of the tickets named: tickets × labels. */
export function oneVsRestScores(
  kernel: Kernel,
  part: OneVsRestPart,
  vectors: Vectors,
  tickets: Uint32Array,
  labels: number,
): Float64Array {
  const margins = kernel.allocate(part.stride * 4)
  const out = new Float64Array(tickets.length * labels)
  tickets.forEach((ticket, row) => {
    const from = vectors.offsets[ticket]!
    const to = vectors.offsets[ticket + 1]!
    kernel.run.linearScores(from, to, vectors.ids, vectors.values, part.weights, part.stride, margins)
    out.set(kernel.floats(margins, labels), row * labels)
  })
  return out
}
