import type { Classifier } from '../learn/classifier.ts'

/** Which labels of a facet may be suggested; absent parts allow everything and change nothing. */
export interface LabelsAllowed {
  readonly labels?: readonly string[]
  /** Labels no longer in force, each with the one that took it over. */
  readonly merged?: ReadonlyMap<string, string>
}

/** What a label in force has of the probability of all labels the classifier knows. */
export interface LabelShare {
  readonly label: string
  share: number
  /** The learned label that most of it comes from, and its own share: its words are the reason. */
  learned: string
  most: number
}

/**
 * The probability of each label in force, in the order of the learned labels; a merged label's counts for the one that took it over. What is
 * left to 1 belongs to labels that are not in force.
 */
export function labelShares(
  { labels }: Pick<Classifier, 'labels'>,
  probabilities: ArrayLike<number>,
  allowed: LabelsAllowed,
): LabelShare[] {
  const open = allowedLabels(allowed.labels)
  const shares: LabelShare[] = []
  const byLabel = allowed.merged === undefined ? undefined : new Map<string, LabelShare>()
  for (let k = 0; k < labels.length; k++) {
    const learned = labels[k]!
    const label = open === undefined || open.has(learned) ? learned : allowed.merged?.get(learned)
    if (label === undefined || (open !== undefined && !open.has(label))) continue
    const share = probabilities[k]!
    const known = byLabel?.get(label)
    if (known === undefined) {
      const made = { label, share, learned, most: share }
      shares.push(made)
      byLabel?.set(label, made)
    } else {
      known.share += share
      if (share > known.most) Object.assign(known, { learned, most: share })
    }
  }
  return shares
}

/** Of the list last asked for: what is in force changes rarely, and its list is read-only. */
let latest: { readonly of: readonly string[]; readonly allowed: ReadonlySet<string> } | undefined

function allowedLabels(inForce: readonly string[] | undefined): ReadonlySet<string> | undefined {
  if (!inForce) return undefined
  if (latest?.of !== inForce) latest = { of: inForce, allowed: new Set(inForce) }
  return latest.allowed
}
