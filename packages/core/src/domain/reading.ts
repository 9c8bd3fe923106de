/** What was read from one ticket: every facet with its doubt and the words that moved it. */
export interface Reading {
  readonly queue: LabelReading
  readonly topic: LabelReading
  readonly intent: LabelReading
  readonly complexity: ComplexityReading
  /** What waiting costs the customer, 0 nothing to 1 everything stands still. */
  readonly impact: NumberReading
  /** Distress in the tone, 0 calm to 1 beside oneself; apart from impact. */
  readonly distress: NumberReading
  readonly language: LanguageReading
  /** One entry, or several separable ones. Spans index the cleaned text. */
  readonly issues: readonly Issue[]
  /** What was done to the text before reading: `cut at 100,000 characters`, `quoted reply left out` … */
  readonly notes: readonly string[]
  /** The text that was read: subject, a line feed, the cleaned body. Evidence spans index it. */
  readonly text: string
  /** The reader could not be asked: nothing above was read; `notes` says why. */
  readonly isMissing?: true
}

/** One label of the operator's own, or none when the reader abstains. */
export interface LabelReading {
  /** Absent when there is nothing to say: no label in force, no words, or out of scope. */
  readonly label?: string
  /** Most probable first, at most ten; probabilities of all labels in force sum to 1. */
  readonly distribution: readonly LabelProbability[]
  /** Calibrated probability of `label`, 0–1; 0 when abstained. */
  readonly confidence: number
  /** Probability that the ticket is like anything seen before, 0–1. */
  readonly inScope: number
  readonly abstained: boolean
  /** Words for and against `label`, strongest first, at most eight; see `Evidence`. */
  readonly evidence: readonly Evidence[]
  readonly sum?: EvidenceSum
}

export interface LabelProbability {
  readonly label: string
  readonly probability: number
}

/** What a word adds to the score (logit) of what was read. */
export interface Evidence {
  /** The word as it stands in the text. A list, so that a reader may name a phrase. */
  readonly words: readonly string[]
  /** Where it stands in `Reading.text`: start inclusive, end exclusive. */
  readonly start: number
  readonly end: number
  /** Signed. Evidence in order, then `EvidenceSum.otherWords`, then `base`, add up to `score`, bit for bit. */
  readonly weight: number
  /** How much the score would fall without the word and every pair it is part of. */
  readonly ifRemoved: number
}

/** What the evidence adds up to. */
export interface EvidenceSum {
  /** Score (logit) of the label, or of the likeliest class of a number. */
  readonly score: number
  readonly otherWords: number
  /** What any text would score. */
  readonly base: number
}

export interface NumberReading {
  readonly value: number
  /** 0 a guess, 1 certain. */
  readonly confidence: number
  readonly abstained: boolean
  readonly evidence: readonly Evidence[]
  readonly sum?: EvidenceSum
}

export interface ComplexityReading {
  /** Expected handling minutes, and the range that holds four tickets in five. */
  readonly minutes: number
  readonly low: number
  readonly high: number
  readonly tier: 1 | 2 | 3
  readonly confidence: number
  readonly abstained: boolean
  readonly evidence: readonly Evidence[]
  readonly sum?: EvidenceSum
}

export interface LanguageReading {
  /** ISO 639-1; absent when undetermined. */
  readonly code?: string
  readonly confidence: number
}

export interface Issue {
  readonly start: number
  readonly end: number
  readonly queue?: string
  readonly confidence: number
}
