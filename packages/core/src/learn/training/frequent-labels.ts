import type { LabelledText } from '../classifier.ts'

/**
 * Most labels that are told apart. A column of free text taken for a topic can have as many as there are tickets; more
 * than some three thousand would not fit the kernel's 4 GiB, and those seen once cannot be learned anyhow.
 */
export const mostLabels = 1_000

/** The tickets of the labels that are most frequent, in their order; of equally frequent ones the label met first. */
export function withFrequentLabels(examples: readonly LabelledText[]): readonly LabelledText[] {
  const counts = new Map<string, number>()
  for (const { label } of examples) counts.set(label, (counts.get(label) ?? 0) + 1)
  if (counts.size <= mostLabels) return examples
  const byCount = [...counts].toSorted(([, a], [, b]) => b - a)
  const kept = new Set(byCount.slice(0, mostLabels).map(([label]) => label))
  return examples.filter(({ label }) => kept.has(label))
}
