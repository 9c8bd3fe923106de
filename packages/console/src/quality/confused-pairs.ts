/** Pairs shown. More: they are rare, and chance. */
const mostPairs = 8

interface Confused {
  readonly labels: readonly string[]
  /** Rows: the label they have; columns: the one they were read as. */
  readonly counts: readonly (readonly number[])[]
}

/** A label, what it is taken for, and in what share of its tickets, 0–1. */
export interface ConfusedPair {
  readonly one: string
  readonly other: string
  readonly share: number
}

/** The most frequent confusions first; shares are of the tickets within the picture, as in the report. */
export function confusedPairs({ labels, counts }: Confused): readonly ConfusedPair[] {
  return counts
    .flatMap((row, at) => {
      const total = row.reduce((sum, each) => sum + each, 0)
      return row.map((each, column) => ({
        one: labels[at] ?? '',
        other: labels[column] ?? '',
        share: at === column || total === 0 ? 0 : each / total,
      }))
    })
    .filter(({ share }) => share > 0)
    .toSorted((one, other) => other.share - one.share)
    .slice(0, mostPairs)
}
