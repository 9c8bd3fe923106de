import type { UnitText } from './kernel/text-units.ts'

/** Reads raw sums from a text with one `LinearModel`. Two implementations, the same bits: `wasm-scorer.ts`, `plain-scorer.ts`. */
export interface Scorer {
  score(text: UnitText): RawScore
  /**
   * Feature number + 1 of every feature occurrence in the order of `plainFeatures`, 0 for an unknown one. Valid until
   * the next call.
   */
  occurrences(text: UnitText): Uint32Array
}

/** What a text adds up to before it is scaled; see `LinearModel`. */
export interface RawScore {
  /** One whole number per label. Valid until the next call. */
  readonly sums: Int32Array
  /** Euclidean length of the ticket's vector; 0 when no feature is known. */
  readonly length: number
  /** Features of the ticket that the model knows. */
  readonly known: number
}
