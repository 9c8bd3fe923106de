import type { LabelProbability, LabelReading } from '../domain/reading.ts'
import type { Classifier, FieldText } from '../learn/classifier.ts'
import { hasWords } from './own-words.ts'
import type { PreparedText } from './prepare-text.ts'
import { evidenceFor } from './reading-evidence.ts'
import { labelShares, type LabelShare, type LabelsAllowed } from './label-shares.ts'
import { withNewQueues, type NewQueues } from './new-queues.ts'

/** Labels told of one reading. */
const mostLabels = 10

/** The reading of a facet of which nothing can be said. */
export const nothingRead: LabelReading = { distribution: [], confidence: 0, inScope: 0, abstained: true, evidence: [] }

/**
 * Reads one label facet. Labels that are not allowed share nothing: the others' probabilities are made to sum to 1 again; what was learned
 * under a merged label counts for the one that took it over. `said` is what descriptions say of queues that training did not know. Abstains
 * without words, without a label in force, and where nothing was learned that says anything of this ticket. `confidence` stays what it was
 * before that: a ticket that reads 99 % like a closed queue must not become sure of another one.
 */
export function labelReading(
  classifier: Classifier,
  prepared: PreparedText,
  allowed: LabelsAllowed,
  said?: NewQueues,
): LabelReading {
  if (!hasWords([prepared.text])) return nothingRead
  const { shares, inScope } = sharesOf(classifier, prepared, allowed, said)
  if (inScope === 0) return nothingRead
  const total = shares.reduce((sum, { share }) => sum + share, 0)
  if (total <= 0) return nothingRead
  shares.sort((a, b) => b.share - a.share)
  const best = shares[0]!
  // Nothing learned stands behind it: the description does.
  const reasoner = best.most === 0 && said !== undefined ? said.reader : classifier
  return {
    label: best.label,
    distribution: shares
      .slice(0, mostLabels)
      .map(({ label, share }): LabelProbability => ({ label, probability: share / total })),
    confidence: best.share,
    inScope,
    abstained: false,
    ...(evidenceFor(reasoner, prepared, prepared.text, best.learned) ?? { evidence: [] }),
  }
}

/** The likeliest label in force, without reasons; its share of the probability of those in force. */
export function likeliest(
  classifier: Classifier,
  text: FieldText,
  allowed: LabelsAllowed,
  said?: NewQueues,
): LabelProbability | undefined {
  const { shares, inScope } = sharesOf(classifier, text, allowed, said)
  const total = shares.reduce((sum, { share }) => sum + share, 0)
  if (inScope === 0 || total <= 0) return undefined
  const best = shares.reduce((most, one) => (one.share > most.share ? one : most))
  return { label: best.label, probability: best.share / total }
}

/** Most probable first when sorted; ties in the order of the labels. */
function sharesOf(
  classifier: Classifier,
  text: FieldText,
  allowed: LabelsAllowed,
  said: NewQueues | undefined,
): { readonly shares: LabelShare[]; readonly inScope: number } {
  const { probabilities, inScope } = classifier.predictOne(text)
  const learned = labelShares(classifier, probabilities, allowed)
  if (said === undefined) return { shares: learned, inScope }
  const fresh = said.sharesOf(text)
  const scope = inScope === 0 && fresh.size > 0 ? said.reader.predictOne(text).inScope : inScope
  return { shares: withNewQueues(learned, fresh), inScope: scope }
}
