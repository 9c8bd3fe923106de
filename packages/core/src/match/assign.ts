import type { Candidate } from '../domain/decision.ts'
import type { Timestamp } from '../domain/time.ts'

/** A candidate with what decides between equals. */
export interface Assessed {
  /** Position in the roster. */
  readonly index: number
  readonly lastAssignedAt: Timestamp
  /** Only in a batch: what the pair is worth beyond the price others would pay; a whole number. */
  readonly worth?: number
  /** Only in a batch: it was given to this agent. */
  readonly isGranted?: boolean
  readonly candidate: Candidate
}

/**
 * Best first: the eligible by fit, or in a batch by what they are worth beyond the price of others; ties to whom it was
 * granted, then to who has waited longest for work, then by id, never by chance; after them the
 * blocked by id. For a single ticket, assigning within capacity is taking the first, since whoever is full is blocked.
 */
export function rank(assessed: readonly Assessed[]): readonly Assessed[] {
  return assessed.toSorted(compare)
}

/** The same ranking with one candidate assessed anew. */
export function rankAgain(ranked: readonly Assessed[], changed: Assessed): readonly Assessed[] {
  const others = ranked.filter((one) => one.index !== changed.index)
  const place = others.findIndex((one) => compare(changed, one) < 0)
  return place === -1 ? [...others, changed] : others.toSpliced(place, 0, changed)
}

/** Who gets the ticket; undefined when nobody is eligible. */
export function choose(ranked: readonly Assessed[]): Assessed | undefined {
  return ranked[0]?.candidate.fit === undefined ? undefined : ranked[0]
}

/** Who would have got it but for the first. */
export function runnerUp(ranked: readonly Assessed[]): Assessed | undefined {
  return ranked[1]?.candidate.fit === undefined ? undefined : ranked[1]
}

function compare(a: Assessed, b: Assessed): number {
  const fitOfA = a.candidate.fit
  const fitOfB = b.candidate.fit
  if (fitOfA !== undefined && fitOfB !== undefined) {
    if (a.worth !== undefined && b.worth !== undefined) {
      if (a.worth !== b.worth) return b.worth - a.worth
      if (a.isGranted !== b.isGranted) return a.isGranted ? -1 : 1
    }
    if (fitOfA.score !== fitOfB.score) return fitOfB.score - fitOfA.score
    if (a.lastAssignedAt !== b.lastAssignedAt) return a.lastAssignedAt - b.lastAssignedAt
  } else if (fitOfA !== undefined || fitOfB !== undefined) {
    return fitOfA === undefined ? 1 : -1
  }
  if (a.candidate.agent === b.candidate.agent) return 0
  return a.candidate.agent < b.candidate.agent ? -1 : 1
}
