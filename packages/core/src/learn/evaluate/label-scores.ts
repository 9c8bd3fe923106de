import type { Scored } from './scored.ts'

/** How well one label is read. */
export interface LabelScore {
  readonly label: string
  /** Tickets that truly have it. */
  readonly n: number
  /** Of the tickets given this label, the share that has it, 0–1; 0 when none was given it. */
  readonly precision: number
  /** Of the tickets that have it, the share that was given it, 0–1; 0 when none has it. */
  readonly recall: number
  /** Harmonic mean of precision and recall, 0–1. */
  readonly f1: number
}

/** One way of being wrong, and how often it happened. */
export interface Confusion {
  readonly truth: string
  readonly predicted: string
  readonly n: number
}

/** Every label that is true of, or was given to, some ticket; in alphabetical order. */
export function labelScores(scored: readonly Scored[]): readonly LabelScore[] {
  const counts = new Map<string, { n: number; given: number; right: number }>()
  const of = (label: string): { n: number; given: number; right: number } => {
    const known = counts.get(label)
    if (known) return known
    const fresh = { n: 0, given: 0, right: 0 }
    counts.set(label, fresh)
    return fresh
  }
  for (const { truth, predicted } of scored) {
    of(truth).n++
    of(predicted).given++
    if (truth === predicted) of(truth).right++
  }
  return [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, { n, given, right }]) => ({
      label,
      n,
      precision: given === 0 ? 0 : right / given,
      recall: n === 0 ? 0 : right / n,
      f1: n + given === 0 ? 0 : (2 * right) / (n + given),
    }))
}

/**
 * Mean F1 over the labels, each counting the same however rare, 0–1; 0 for no tickets. A label that was only ever
 * predicted wrongly counts with 0, as in scikit-learn's `f1_score(average='macro')`.
 */
export function macroF1(scores: readonly LabelScore[]): number {
  if (scores.length === 0) return 0
  return scores.reduce((sum, { f1 }) => sum + f1, 0) / scores.length
}

/** What is taken for what, most frequent first. */
export function confusions(scored: readonly Scored[]): readonly Confusion[] {
  const counts = new Map<string, Map<string, number>>()
  for (const { truth, predicted } of scored) {
    if (truth === predicted) continue
    const row = counts.get(truth) ?? new Map<string, number>()
    row.set(predicted, (row.get(predicted) ?? 0) + 1)
    counts.set(truth, row)
  }
  return [...counts]
    .flatMap(([truth, row]) => [...row].map(([predicted, n]) => ({ truth, predicted, n })))
    .toSorted((a, b) => b.n - a.n || (a.truth + a.predicted < b.truth + b.predicted ? -1 : 1))
}
