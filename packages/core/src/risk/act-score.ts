/** Of a reading, what says whether it may be acted on without asking; `LabelReading` is one. */
export interface Sureness {
  /** Calibrated probability of the label, 0–1. */
  readonly confidence: number
  /** Share of known tickets that look at least as strange, 0–1. */
  readonly inScope: number
}

/**
 * How much more often than a known ticket one of another kind looks very strange: shares of strangeness of known tickets
 * are even, those of others pile up near 0 as p^(κ − 1). κ is 0.25 on the 100 out-of-scope questions of clinc150's training
 * set (most likely value 0.254). Larger: strangeness says less.
 */
const pileUp = 0.25

/**
 * Tickets of another kind, of known ones, before this one is looked at: one to nine. Larger: fewer known tickets are acted
 * on, and fewer strange ones.
 */
const oddsOfAnother = 1 / 9

/**
 * How sure a reading is enough to act on: probability of the label × probability of being in scope, 0–1. Rises with both;
 * 0 for whatever abstained. A threshold on it is gate enough: neither part needs one of its own.
 *
 * The second factor is Bayes' rule with the calibrator of p-values κ p^(κ − 1) (Sellke, Bayarri and Berger 2001; Vovk and
 * Wang 2021) as the likelihood of another kind, less its value at p = 1: what looks entirely familiar loses nothing.
 */
export function actScore({ confidence, inScope }: Sureness): number {
  if (!(confidence > 0) || !(inScope > 0)) return 0
  const p = Math.min(1, inScope)
  const root = Math.sqrt(p)
  // p^−¾ out of square roots, which are exact on every machine.
  const strangeness = 1 / (root * Math.sqrt(root)) - 1
  return Math.min(1, confidence) / (1 + oddsOfAnother * pileUp * strangeness)
}
