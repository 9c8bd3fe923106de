/** The words of a ticket, cleaned, by field. */
export interface FieldText {
  readonly subject: string
  readonly body: string
}

/** One ticket whose label is known. */
export interface LabelledText extends FieldText {
  readonly label: string
  /**
   * How much it counts, 1 when absent: reopened and bounced tickets count less. In training 0.01–10; as a lesson 0–1, the share
   * of what is missing that it makes up for.
   */
  readonly weight?: number
  /** As a lesson: the label is wrong for this ticket; which is right is not said. */
  readonly isNot?: true
  /** As a lesson: its place in the one order, by which it can be taken back. */
  readonly seq?: number
}

/** What a classifier says of one ticket. */
export interface Prediction {
  /** Calibrated, aligned with `Classifier.labels`, sums to 1. */
  readonly probabilities: Float64Array
  /** Share of tickets of the kind it was trained on that look at least as strange as this one, 0–1. */
  readonly inScope: number
}

/** One prediction on a ticket that was held out of a first training: the ground for thresholds. */
export interface HeldOutPrediction {
  /** Probability of the likeliest label, 0–1. */
  readonly confidence: number
  /** As in `Prediction`. */
  readonly inScope: number
  readonly isRight: boolean
  /** Number of the likeliest label in `Classifier.labels`; absent in models from before it was kept. */
  readonly label?: number
}

/** Why a label scored what it did: word weights that, with the base, add up to the score. */
export interface ScoreEvidence {
  /** The label's score (logit) on this ticket. */
  readonly score: number
  /** What the label scores on any text: `score` less the sum of the words' weights in the order given. */
  readonly base: number
  /** Strongest first, by magnitude; words that add nothing are left out. */
  readonly words: readonly WordWeight[]
}

/** What a word adds to a score. */
export interface WordWeight {
  /** Where it stands in the folded text (see `toUnits`): start inclusive, end exclusive. */
  readonly start: number
  readonly end: number
  /** Its share: what its own features add, and half of what pairs and characters shared with another word add. */
  readonly weight: number
  /** How much the score would fall without the word and all it shares, the ticket's length held as it is. */
  readonly ifRemoved: number
}

/** Maps text to a label of one facet. Predicting changes nothing. */
export interface Classifier {
  /** In the order of their code units, then those that lessons brought, oldest first. */
  readonly labels: readonly string[]
  /** Empty when there were too few examples to hold any out. */
  readonly heldOut: readonly HeldOutPrediction[]
  predictOne(text: FieldText): Prediction
  /** Why `label` scored what it did on this ticket; undefined for a label it does not know. */
  explainOne(text: FieldText, label: string): ScoreEvidence | undefined
  /** One example, at once. A label never seen before joins. */
  learnOne(example: LabelledText): void
  /** Loads elsewhere, bit for bit, with `loadClassifier`. */
  snapshot(): Uint8Array
}

/** A classifier whose lessons can be taken back. */
export interface CorrectableClassifier extends Classifier {
  /**
   * Takes back the lesson of this `seq`, or without one the newest of this text and label; false when none is remembered. The
   * model is then, bit for bit, the one that was taught all the others and never this one; hence, if it was the newest, the one
   * of before. Those that were forgotten because there were too many stay forgotten.
   */
  takeBack(example: LabelledText): boolean
}

/** How a classifier is trained. */
export interface TrainingOptions {
  /** Same examples, same seed: same bits. */
  readonly seed: number
  /** Share done, 0–1, and what is being done. */
  readonly onProgress?: (share: number, step: string) => void
  /** Examples are oldest first: hold out the newest for calibration, as tomorrow will be newer still. */
  readonly inTimeOrder?: boolean
  /** Further words for a label, by its name: one more example each ("Billing": "invoices, refunds, cards"). */
  readonly descriptions?: readonly { readonly label: string; readonly text: string }[]
}
