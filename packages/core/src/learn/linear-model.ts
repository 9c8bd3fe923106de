import type { HeldOutPrediction } from './classifier.ts'
import type { Vocabulary } from './vocabulary.ts'

/**
 * A trained reader of one facet: every feature's weight for every label, collapsed to bytes.
 *
 *   score[k] = bias[k] + unit / length × Σ over features of multiplier × matrix[feature][k]
 *
 * where multiplier = gain[feature] × timesWeight[times] / 256 and length is the Euclidean length of the ticket's
 * vector of (1 + ln times) × rarity. Sums are whole numbers, so every machine gets the same bits.
 */
export interface LinearModel {
  readonly vocabulary: Vocabulary
  readonly labels: readonly string[]
  /** Rarity × the row's own scale, in units; one for each feature of the vocabulary, none where there is no label. */
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

/** A model of a facet that nothing was learned of: it has no labels but those that lessons bring. */
export function untrainedModel(vocabulary: Vocabulary): LinearModel {
  return {
    vocabulary,
    labels: [],
    gains: new Uint16Array(0),
    matrix: new Int8Array(0),
    width: 0,
    unit: 1,
    bias: new Float64Array(0),
    familiar: new Float64Array(0),
    heldOut: [],
  }
}
