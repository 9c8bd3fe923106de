import { cellOf, successChance, type RecordBook } from './record-book.ts'
import type { LabelProbability } from '../domain/reading.ts'

/**
 * What a ticket is about, once some have failed at it: P(kind | failures) ∝ P(kind) × Π P(agent fails at kind) (Bayes).
 * Where somebody who nearly always succeeds has failed, it was probably something else. Somebody who failed twice
 * counts once: it was the same ticket. What the distribution leaves out to 1 is of a kind unknown to the book, and is weighed
 * as that. Most probable first, equals by name.
 */
export function reweightByFailures(
  distribution: readonly LabelProbability[],
  failedAgents: readonly string[],
  book: RecordBook,
): readonly LabelProbability[] {
  const agents = [...new Set(failedAgents)].toSorted()
  if (agents.length === 0) return distribution
  const failing = (kind: string): number =>
    agents.reduce((chance, agent) => chance * (1 - successChance(book, cellOf(book, agent, kind))), 1)
  const weighed = distribution.map(({ label, probability }) => ({ label, probability: probability * failing(label) }))
  const listed = distribution.reduce((sum, { probability }) => sum + probability, 0)
  const rest = Math.max(0, 1 - listed) * failing(unknownKind)
  const total = weighed.reduce((sum, { probability }) => sum + probability, rest)
  if (!(total > 0)) return distribution
  return weighed.map(({ label, probability }) => ({ label, probability: probability / total })).toSorted(byProbability)
}

/** No label is empty, so no book has it. */
const unknownKind = ''

function byProbability(a: LabelProbability, b: LabelProbability): number {
  if (a.probability !== b.probability) return b.probability - a.probability
  return a.label < b.label ? -1 : 1
}
