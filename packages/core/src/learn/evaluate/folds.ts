import type { Random } from '../../domain/time.ts'

/**
 * Deals tickets into `count` folds (0 to count − 1, aligned with `labels`), so that every label is spread as evenly as
 * it goes and the folds differ by at most one ticket in size. Same labels and same randomness: same folds.
 */
export function stratifiedFolds(labels: readonly string[], count: number, random: Random): Int32Array {
  const byLabel = new Map<string, number[]>()
  labels.forEach((label, i) => {
    const members = byLabel.get(label)
    if (members) members.push(i)
    else byLabel.set(label, [i])
  })
  const folds = new Int32Array(labels.length)
  let next = 0
  for (const label of [...byLabel.keys()].toSorted()) {
    // Dealing goes on where the label before stopped, or all the rare labels would end up in the first fold.
    for (const i of shuffled(byLabel.get(label) ?? [], random)) folds[i] = next++ % count
  }
  return folds
}

/** A shuffled copy. Durstenfeld (1964), Algorithm 235. */
export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const copy = [...items]
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const item = copy[i] as Item
    copy[i] = copy[j] as Item
    copy[j] = item
  }
  return copy
}
