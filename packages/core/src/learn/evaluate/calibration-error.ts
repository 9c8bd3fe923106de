import type { Scored } from './scored.ts'

/** The tickets whose confidence falls into one range, and how often they were right. */
export interface ReliabilityBin {
  /** Confidence above `from` (the first bin includes it) and up to and including `to`. */
  readonly from: number
  readonly to: number
  readonly n: number
  /** Mean confidence and share right, 0–1; both 0 in an empty bin. */
  readonly confidence: number
  readonly accuracy: number
}

/** How sure a prediction was, and whether it was right. */
export type Sure = Pick<Scored, 'confidence' | 'truth' | 'predicted'>

/** Equal ranges of confidence. Guo et al. (2017), On Calibration of Modern Neural Networks, §2. */
export function reliabilityBins(scored: readonly Sure[], bins = 15): readonly ReliabilityBin[] {
  const sums = Array.from({ length: bins }, () => ({ n: 0, confidence: 0, right: 0 }))
  for (const { confidence, truth, predicted } of scored) {
    const bin = sums[Math.min(bins - 1, Math.max(0, Math.ceil(confidence * bins) - 1))]
    if (!bin) continue
    bin.n++
    bin.confidence += confidence
    if (truth === predicted) bin.right++
  }
  return sums.map(({ n, confidence, right }, i) => ({
    from: i / bins,
    to: (i + 1) / bins,
    n,
    confidence: n === 0 ? 0 : confidence / n,
    accuracy: n === 0 ? 0 : right / n,
  }))
}

/**
 * Expected calibration error: the mean gap between how sure the predictions were and how often they were right,
 * 0 (probabilities mean what they say) to 1. Depends on the number of bins; 15 is what the literature reports.
 */
export function calibrationError(scored: readonly Sure[], bins = 15): number {
  if (scored.length === 0) return 0
  let gap = 0
  for (const { n, confidence, accuracy } of reliabilityBins(scored, bins)) gap += n * Math.abs(confidence - accuracy)
  return gap / scored.length
}
