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

/** The likeliest label in force, without reasons; its share of the probability of those in force. */
export function likeliest(
  classifier: Classifier,
  text: FieldText,
  inForce: readonly string[] | undefined,
): LabelProbability | undefined {
  const { labels } = classifier
  const { probabilities, inScope } = classifier.predictOne(text)
  const allowed = allowedLabels(inForce)
  let best = -1
  let total = 0
  for (let k = 0; k < labels.length; k++) {
    if (allowed && !allowed.has(labels[k]!)) continue
    total += probabilities[k]!
    if (best < 0 || probabilities[k]! > probabilities[best]!) best = k
  }
  if (inScope === 0 || total <= 0) return undefined
  return { label: labels[best]!, probability: probabilities[best]! / total }
}

/** Most probable first, summing to 1; ties in the order of the labels. */
function inForceOnly(
  labels: readonly string[],
  probabilities: Float64Array,
  inForce: readonly string[] | undefined,
): readonly LabelProbability[] {
  const allowed = allowedLabels(inForce)
  const list: { label: string; probability: number }[] = []
  let total = 0
  for (let k = 0; k < labels.length; k++) {
    const label = labels[k]!
    const probability = probabilities[k]!
    if (allowed && !allowed.has(label)) continue
    list.push({ label, probability })
    total += probability
  }
  if (total <= 0) return []
  list.sort((a, b) => b.probability - a.probability)
  for (const one of list) one.probability /= total
  return list
}

/** Of the list last asked for: what is in force changes rarely, and its list is read-only. */
let latest: { readonly of: readonly string[]; readonly allowed: ReadonlySet<string> } | undefined

function allowedLabels(inForce: readonly string[] | undefined): ReadonlySet<string> | undefined {
  if (!inForce) return undefined
  if (latest?.of !== inForce) latest = { of: inForce, allowed: new Set(inForce) }
  return latest.allowed
}
