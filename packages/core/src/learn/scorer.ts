import type { UnitText } from './kernel/text-units.ts'

/** Reads raw sums from a text with one `LinearModel`. Two implementations, the same bits: `wasm-scorer.ts`, `plain-scorer.ts`. */
export interface Scorer {
  score(text: UnitText): RawScore
  /**
   * Shares a label's score out to the words of a text: `wordAt` is the number of the word at every position. Half of
   * what two words share goes to each.
   */
  shareOut(text: UnitText, label: number, wordAt: Uint16Array, words: number): WordShares
}

/** What a text adds up to before it is scaled; see `LinearModel`. */
export interface RawScore {
  /** One whole number per label. Valid until the next call. */
  readonly sums: Int32Array
  /** Euclidean length of the ticket's vector; 0 when no feature is known. */
  readonly length: number
  /** Features of the ticket that the vocabulary knows. */
  readonly known: number
}

/** Valid until the next call. */
export interface WordShares {
  /** What each word adds to the score (logit). */
  readonly ofWord: Float64Array
  /** How much the score would fall without the word and all it shares. */
  readonly ifRemoved: Float64Array
}
