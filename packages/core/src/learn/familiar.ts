/** Steps between the quantiles of held-out energies, of which there is one more. Fewer: coarser; more: bytes only. */
export const knots = 64

/** Quantiles 0, 1/64 … 1 of what known tickets score; empty when none was held out. */
export function familiarQuantiles(energies: readonly number[]): Float64Array {
  if (energies.length === 0) return new Float64Array(0)
  const sorted = Float64Array.from(energies).toSorted()
  return Float64Array.from({ length: knots + 1 }, (_, i) => sorted[Math.round((i / knots) * (sorted.length - 1))]!)
}

/**
 * Share of known tickets that look at least as strange as one with this energy: a conformal p-value (Vovk 2005),
 * interpolated between the knots, with exponential tails so that the strangest still have an order. 1 when nothing is known.
 * The energy log Σ e^score separates what was never seen better than the largest probability (Liu 2020; measured).
 */
export function shareAsStrange(energy: number, quantiles: Float64Array): number {
  if (quantiles.length === 0) return 1
  const lowest = quantiles[0]!
  const highest = quantiles[knots]!
  const half = 0.5 / (knots + 1)
  const spread = Math.max((quantiles[knots / 2]! - lowest) / 4, 1e-6)
  if (energy <= lowest) return half * decayed((lowest - energy) / spread)
  if (energy >= highest) return 1 - half * decayed((energy - highest) / spread)
  let i = 0
  while (quantiles[i + 1]! <= energy) i++
  const gap = quantiles[i + 1]! - quantiles[i]!
  return (i + 0.5 + (energy - quantiles[i]!) / gap) / (knots + 1)
}

/** 1 at 0, falling towards 0, never reaching it. */
function decayed(x: number): number {
  return 1 / ((1 + x) * (1 + x))
}
