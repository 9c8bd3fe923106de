/**
 * How unevenly something is shared: 0 everybody has the same, towards 1 one has all; 0 where nobody has any. Mean absolute
 * difference between two people over twice the mean (Gini 1912). Values must not be negative.
 */
export function gini(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const total = sorted.reduce((sum, value) => sum + value, 0)
  if (total === 0) return 0
  const n = sorted.length
  const ranked = sorted.reduce((sum, value, index) => sum + (2 * (index + 1) - n - 1) * value, 0)
  return ranked / (n * total)
}
