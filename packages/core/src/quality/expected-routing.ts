import type { LabelledText } from '../learn/classifier.ts'
import { chooseThreshold, coverageAt, type Judged } from '../learn/evaluate/coverage.ts'
import { trainClassifier } from '../learn/train-classifier.ts'
import { byCodeUnit } from './in-words.ts'
import { actingConfidence, judgementsOf, type OutOfSample } from './out-of-sample.ts'

/** What routing on this history would be like. */
export interface ExpectedRouting {
  /** Share of decisions made alone that may be wrong, and how surely it is kept. */
  readonly risk: number
  readonly confidence: number
  /** `newest`: learned from the older four fifths, measured on the newest fifth. `folds`: there were too few for that, or no dates. */
  readonly measuredOn: 'newest' | 'folds'
  readonly tickets: number
  /** Share read right, 0–1. */
  readonly accuracy: number
  /** Share that would be decided alone, and how many of these wrong. */
  readonly coverage: number
  readonly error: number
  /**
   * Coverage if the suspected labels were put right, at best: tickets whose label is suspected are left out, among
   * them some that are read wrong indeed. Across folds, not forward in time.
   */
  readonly coverageRepaired: number
  /** The same by label, most tickets first. */
  readonly labels: readonly ExpectedLabel[]
}

export interface ExpectedLabel {
  readonly label: string
  readonly tickets: number
  readonly accuracy: number
  readonly coverage: number
  readonly error: number
}

export interface ExpectationOptions {
  readonly risk: number
  readonly confidence: number
  readonly seed: number
  /** Whether examples are oldest first by their dates. */
  readonly isDated: boolean
  /** Numbers of the tickets whose label is probably wrong. */
  readonly suspects: ReadonlySet<number>
  readonly onProgress?: (share: number) => void
}

/** A ticket that was read without having been learned from. */
interface Outcome extends Judged {
  readonly label: string
  readonly actsAlone: boolean
}

/** With fewer tickets in the newest fifth a share by label says nothing. */
const fewestNewest = 100
const newestShare = 0.2

/**
 * What share of tickets could be decided alone at a risk: the threshold comes from tickets that are not the ones it is
 * measured on. Forward in time where there are dates: tomorrow is less like the past than the past is like itself.
 */
export function expectRouting(
  examples: readonly LabelledText[],
  found: OutOfSample,
  options: ExpectationOptions,
): ExpectedRouting {
  const cut = Math.floor(examples.length * (1 - newestShare))
  const isForward = options.isDated && examples.length - cut >= fewestNewest
  const outcomes = isForward ? forwardInTime(examples, cut, options) : acrossFolds(examples, found, options)
  const { risk, confidence } = options
  return {
    risk,
    confidence,
    measuredOn: isForward ? 'newest' : 'folds',
    ...summed(outcomes),
    coverageRepaired: coverageWithout(options.suspects, found, options),
    labels: byLabel(outcomes),
  }
}

/** Each fold is measured with the threshold that the others choose. */
function coverageWithout(
  suspects: ReadonlySet<number>,
  found: OutOfSample,
  { risk, confidence }: ExpectationOptions,
): number {
  const folds: Judged[][] = found.heldOut.map(() => [])
  found.given.forEach((label, ticket) => {
    if (suspects.has(ticket)) return
    folds[found.fold[ticket]!]!.push({ confidence: found.acting[ticket]!, right: found.predicted[ticket] === label })
  })
  let [all, alone] = [0, 0]
  folds.forEach((judged, fold) => {
    const others = folds.filter((_, other) => other !== fold).flat()
    all += judged.length
    alone += coverageAt(judged, chooseThreshold(others, risk, confidence)).coverage * judged.length
  })
  return all === 0 ? 0 : alone / all
}

function forwardInTime(
  examples: readonly LabelledText[],
  cut: number,
  { risk, confidence, seed, onProgress }: ExpectationOptions,
): readonly Outcome[] {
  const classifier = trainClassifier(examples.slice(0, cut), {
    seed,
    inTimeOrder: true,
    onProgress: (share) => onProgress?.(share * 0.95),
  })
  const threshold = chooseThreshold(judgementsOf(classifier), risk, confidence)
  return examples.slice(cut).map((example) => {
    const { probabilities, inScope } = classifier.predictOne(example)
    let best = 0
    for (let k = 1; k < probabilities.length; k++) if (probabilities[k]! > probabilities[best]!) best = k
    const acting = actingConfidence(probabilities[best]!, inScope)
    return outcomeOf(example.label, classifier.labels[best] === example.label, acting, threshold)
  })
}

function acrossFolds(
  examples: readonly LabelledText[],
  found: OutOfSample,
  { risk, confidence }: ExpectationOptions,
): readonly Outcome[] {
  const thresholds = found.heldOut.map((heldOut) => chooseThreshold(heldOut, risk, confidence))
  return examples.map(({ label }, i) =>
    outcomeOf(label, found.predicted[i] === found.given[i], found.acting[i]!, thresholds[found.fold[i]!]!),
  )
}

function outcomeOf(label: string, right: boolean, confidence: number, threshold: number): Outcome {
  return { label, right, confidence, actsAlone: coverageAt([{ confidence, right }], threshold).coverage > 0 }
}

function summed(outcomes: readonly Outcome[]): Pick<ExpectedLabel, 'tickets' | 'accuracy' | 'coverage' | 'error'> {
  const alone = outcomes.filter(({ actsAlone }) => actsAlone)
  const share = (part: number, all: number): number => (all === 0 ? 0 : part / all)
  return {
    tickets: outcomes.length,
    accuracy: share(outcomes.filter(({ right }) => right).length, outcomes.length),
    coverage: share(alone.length, outcomes.length),
    error: share(alone.filter(({ right }) => !right).length, alone.length),
  }
}

function byLabel(outcomes: readonly Outcome[]): readonly ExpectedLabel[] {
  const groups = new Map<string, Outcome[]>()
  for (const outcome of outcomes) {
    const group = groups.get(outcome.label)
    if (group) group.push(outcome)
    else groups.set(outcome.label, [outcome])
  }
  return [...groups]
    .map(([label, group]) => ({ label, ...summed(group) }))
    .toSorted((a, b) => b.tickets - a.tickets || byCodeUnit(a.label, b.label))
}
