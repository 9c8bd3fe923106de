/** The words of a ticket, cleaned, by field. */
export interface FieldText {
  readonly subject: string
  readonly body: string
}

/** One ticket whose label is known. */
export interface LabelledText extends FieldText {
  readonly label: string
  /** How much it counts, 1 when absent: reopened and bounced tickets count less. */
  readonly weight?: number
}

/** What a classifier says of one ticket. */
export interface Prediction {
  /** Calibrated, aligned with `Classifier.labels`, sums to 1. */
  readonly probabilities: Float64Array
  /** Probability that the ticket is of any of these labels at all, 0–1. */
  readonly inScope: number
}

/** Maps text to a label of one facet. Predicting changes nothing. */
export interface Classifier {
  readonly labels: readonly string[]
  predictOne(text: FieldText): Prediction
  /** One example, at once. A label never seen before joins. */
  learnOne(example: LabelledText): void
  /** Loads elsewhere, bit for bit, with `loadClassifier`. */
  snapshot(): Uint8Array
}

export interface TrainingOptions {
  /** Same examples, same seed: same bits. */
  readonly seed: number
  /** Share done, 0–1, and what is being done. */
  readonly onProgress?: (share: number, step: string) => void
  /** Texts known to be of none of the labels, if there are any. */
  readonly outOfScope?: readonly FieldText[]
}
