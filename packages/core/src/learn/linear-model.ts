import type { HeldOutPrediction } from './classifier.ts'

/**
 * A trained reader of one facet: every feature's weight for every label, collapsed to bytes.
 *
 *   score[k] = bias[k] + unit / length × Σ over features of multiplier × matrix[feature][k]
 *
 * where multiplier = gain[feature] × timesWeight[times] / 256 and length is the Euclidean length of the ticket's
 * vector of (1 + ln times) × rarity. Sums are whole numbers, so every machine gets the same bits.
 */
export interface LinearModel {
  readonly labels: readonly string[]
  /** Hash of each feature; the position is the feature's number. Most frequent first. */
  readonly hashes: Uint32Array
  /** Inverse document frequency of each feature: ln(tickets / tickets with it) + 1. */
  readonly rarity: Float32Array
  /** Rarity × the row's own scale, in units. */
  readonly gains: Uint16Array
  /** Features × width; width is the number of labels rounded up to 16. */
  readonly matrix: Int8Array
  readonly width: number
  /** Score (logit) of one whole number in a sum, before the division by length. Above 0. */
  readonly unit: number
  /** Score of each label on a text of which no feature is known. */
  readonly bias: Float64Array
  /** Quantiles 0, 1/64 … 1 of the energy (log Σ e^score) of held-out tickets: what familiar looks like. */
  readonly familiar: Float64Array
  /** Predictions on tickets held out of a first training: the ground for thresholds. */
  readonly heldOut: readonly HeldOutPrediction[]
}

/** Labels rounded up to whole vectors of 16 bytes. */
export function widthOf(labels: number): number {
  return Math.ceil(labels / 16) * 16
}
