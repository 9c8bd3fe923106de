import type { LabelProbability, LabelReading } from '../domain/reading.ts'
import type { Classifier, FieldText } from '../learn/classifier.ts'
import { hasWords } from './own-words.ts'
import type { PreparedText } from './prepare-text.ts'
import { evidenceFor } from './reading-evidence.ts'

/** Labels told of one reading. */
const mostLabels = 10

/** The reading of a facet of which nothing can be said. */
export const nothingRead: LabelReading = { distribution: [], confidence: 0, inScope: 0, abstained: true, evidence: [] }

/**
 * Reads one label facet. Labels outside `inForce` share nothing: the others' probabilities are made to sum to 1 again.
 * Abstains without words, without a label in force, and where nothing was learned that says anything of this ticket. `confidence` stays what it was before that: a ticket that reads
 * 99 % like a closed queue must not become sure of another one.
 */
export function labelReading(
  classifier: Classifier,
  prepared: PreparedText,
  inForce: readonly string[] | undefined,
): LabelReading {
  if (!hasWords([prepared.text])) return nothingRead
  const { probabilities, inScope } = classifier.predictOne(prepared)
  if (inScope === 0) return nothingRead
  const distribution = inForceOnly(classifier.labels, probabilities, inForce)
  const best = distribution[0]
  if (!best) return nothingRead
  const confidence = probabilities[classifier.labels.indexOf(best.label)]!
  return {
    label: best.label,
    distribution: distribution.slice(0, mostLabels),
    confidence,
    inScope,
    abstained: false,
    ...(evidenceFor(classifier, prepared, prepared.text, best.label) ?? { evidence: [] }),
  }
}

/** The likeliest label in force, without reasons. */
export function likeliest(
  classifier: Classifier,
  text: FieldText,
  inForce: readonly string[] | undefined,
): LabelProbability | undefined {
  const { probabilities, inScope } = classifier.predictOne(text)
  return inScope === 0 ? undefined : inForceOnly(classifier.labels, probabilities, inForce)[0]
}

/** Most probable first, summing to 1; ties in the order of the labels. */
function inForceOnly(
  labels: readonly string[],
  probabilities: Float64Array,
  inForce: readonly string[] | undefined,
): readonly LabelProbability[] {
  const allowed = inForce && new Set(inForce)
  const list: LabelProbability[] = []
  let total = 0
  labels.forEach((label, k) => {
    if (allowed && !allowed.has(label)) return
    list.push({ label, probability: probabilities[k]! })
    total += probabilities[k]!
  })
  if (total <= 0) return []
  list.sort((a, b) => b.probability - a.probability)
  return list.map(({ label, probability }) => ({ label, probability: probability / total }))
}
