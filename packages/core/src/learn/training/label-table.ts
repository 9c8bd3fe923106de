import type { Kernel } from '../kernel/kernel.ts'

/** Labels and weights of tickets by number, in a kernel's memory. */
export interface LabelTable {
  /** Addresses: u32 label numbers, f32 weights, and room for the u32 numbers of the tickets in the order of a pass. */
  readonly labels: number
  readonly weights: number
  readonly order: number
  readonly labelCount: number
  /** Which tickets are learned from now, for the caller to shuffle. */
  readonly chosen: Uint32Array
}

/** `labels[i]` is the number of ticket i's label; `weights[i]` how much it counts, above 0. */
export function labelTable(
  kernel: Kernel,
  labels: Uint32Array,
  weights: Float32Array,
  labelCount: number,
): Omit<LabelTable, 'chosen'> {
  const at = {
    labels: kernel.allocate(labels.length * 4),
    weights: kernel.allocate(labels.length * 4),
    order: kernel.allocate(labels.length * 4),
    labelCount,
  }
  kernel.words(at.labels, labels.length).set(labels)
  kernel.floats(at.weights, weights.length).set(weights)
  return at
}
