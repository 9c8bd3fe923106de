/**
 * Area under the ROC curve: the probability that a score of `positives` is above one of `negatives`, ties counting
 * one half; 0.5 is chance, 1 perfect. Undefined when either is empty. By ranks (Mann and Whitney 1947), O(n log n).
 */
export function auroc(positives: readonly number[], negatives: readonly number[]): number | undefined {
  if (positives.length === 0 || negatives.length === 0) return undefined
  const all = [
    ...positives.map((value) => ({ value, positive: 1 })),
    ...negatives.map((value) => ({ value, positive: 0 })),
  ].toSorted((a, b) => a.value - b.value)
  let wins = 0
  let below = 0
  for (let i = 0; i < all.length;) {
    let tiedPositives = 0
    let tiedNegatives = 0
    const value = all[i]?.value
    for (; i < all.length && all[i]?.value === value; i++) {
      if (all[i]?.positive === 1) tiedPositives++
      else tiedNegatives++
    }
    wins += tiedPositives * (below + tiedNegatives / 2)
    below += tiedNegatives
  }
  return wins / (positives.length * negatives.length)
}
