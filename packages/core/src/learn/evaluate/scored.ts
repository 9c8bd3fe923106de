/** One ticket whose label is known, as a classifier saw it: all that the measures of this folder look at. */
export interface Scored {
  readonly truth: string
  readonly predicted: string
  /** Calibrated probability of `predicted`, 0–1. */
  readonly confidence: number
  /** Place of `truth` among the labels by probability, from 1; `Infinity` when it was never learned. */
  readonly rank: number
}

/** Share of tickets whose predicted label is the true one, 0–1; 0 for no tickets. */
export function accuracy(scored: readonly Scored[]): number {
  return topShare(scored, 1)
}

/** Share of tickets whose true label is among the `k` most probable, 0–1; 0 for no tickets. */
export function topShare(scored: readonly Scored[], k: number): number {
  if (scored.length === 0) return 0
  let hits = 0
  for (const { rank } of scored) if (rank <= k) hits++
  return hits / scored.length
}

/**
 * Scores one prediction. Among labels of the same probability the one that comes first wins, and a true label
 * that ties is placed behind those before it: never better than the prediction itself would say.
 */
export function score(truth: string, labels: readonly string[], probabilities: ArrayLike<number>): Scored {
  const place = labels.indexOf(truth)
  const probability = place < 0 ? 0 : (probabilities[place] ?? 0)
  let best = 0
  let rank = 1
  for (let i = 0; i < labels.length; i++) {
    const other = probabilities[i] ?? 0
    if (other > (probabilities[best] ?? 0)) best = i
    if (other > probability || (other === probability && i < place)) rank++
  }
  return {
    truth,
    predicted: labels[best] ?? '',
    confidence: probabilities[best] ?? 0,
    rank: place < 0 ? Number.POSITIVE_INFINITY : rank,
  }
}
