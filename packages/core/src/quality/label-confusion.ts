import type { OutOfSample } from './out-of-sample.ts'

/** Two labels whose tickets are taken for each other. */
export interface ConfusedPair {
  readonly one: string
  readonly other: string
  /** Tickets of the one that read like the other, and the other way round. */
  readonly oneAsOther: number
  readonly otherAsOne: number
  /** Tickets of the two that read like one of the two. */
  readonly tickets: number
  /** Share of `tickets` taken for the wrong one, 0–1; at 0.5 nobody could tell them apart. */
  readonly share: number
}

/** Confusions below this many may be chance. */
const fewestConfusions = 10
/** Share from which two labels count as alike: one ticket in four on the wrong side. Larger: fewer pairs. */
const leastShare = 0.25
/** The smaller direction is at least this share of the larger: in one direction only, one label is just thinner. */
const leastBalance = 0.1

/** Pairs of labels that models cannot tell apart, most confusions first. */
export function confusedPairs({ labels, given, predicted }: OutOfSample): readonly ConfusedPair[] {
  const counts = new Map<number, number>()
  given.forEach((label, ticket) => {
    const key = label * labels.length + predicted[ticket]!
    if (predicted[ticket]! >= 0) counts.set(key, (counts.get(key) ?? 0) + 1)
  })
  const at = (row: number, column: number): number => counts.get(row * labels.length + column) ?? 0
  const pairs: ConfusedPair[] = []
  for (const key of counts.keys()) {
    const [a, b] = [Math.floor(key / labels.length), key % labels.length]
    const [ab, ba] = [at(a, b), at(b, a)]
    // Each pair once; where only the other direction occurs it has its own key.
    if (a === b || (a > b && ba > 0)) continue
    const tickets = at(a, a) + at(b, b) + ab + ba
    const share = (ab + ba) / tickets
    const isBoth = Math.min(ab, ba) >= leastBalance * Math.max(ab, ba)
    if (ab + ba < fewestConfusions || share < leastShare || !isBoth) continue
    pairs.push({ one: labels[a]!, other: labels[b]!, oneAsOther: ab, otherAsOne: ba, tickets, share })
  }
  return pairs.toSorted((a, b) => b.oneAsOther + b.otherAsOne - a.oneAsOther - a.otherAsOne)
}
