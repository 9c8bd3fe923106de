/** One reason behind a number: what was seen, how much it counts, and what it added. */
export interface Contribution {
  readonly name: string
  /** What was seen, as a share 0–1. */
  readonly signal: number
  /** How much the policy lets it count; weights sum to 1. */
  readonly weight: number
  /** `signal × weight`, exactly. */
  readonly value: number
  /** In words, for the people concerned. */
  readonly because: string
}

/** A score that is, bit for bit, the sum of its contributions taken in order. */
export interface Explained {
  readonly score: number
  readonly contributions: readonly Contribution[]
}

/**
 * Weighs signals (each 0–1) and adds them up. The three records share their names, so a signal
 * without a weight or a reason does not compile. Weights are divided by their sum, hence the score is 0–1.
 */
export function explainSum<Name extends string>(
  signals: Readonly<Record<Name, number>>,
  weights: Readonly<Record<Name, number>>,
  reasons: Readonly<Record<Name, string>>,
): Explained {
  const names = Object.keys(signals) as Name[]
  let total = 0
  for (const name of names) total += weights[name]
  const contributions: Contribution[] = []
  let score = 0
  for (const name of names) {
    const signal = Math.min(1, Math.max(0, signals[name]))
    const weight = total > 0 ? weights[name] / total : 0
    const value = signal * weight
    score += value
    contributions.push({ name, signal, weight, value, because: reasons[name] })
  }
  return { score, contributions }
}

/** A share for reading: `percent(0.254)` is `25 %`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
