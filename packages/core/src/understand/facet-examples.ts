import { mergedQueues, type Queue } from '../domain/queue.ts'
import type { HistoricTicket, TicketOutcome } from '../domain/ticket.ts'
import type { LabelledText, TrainingOptions } from '../learn/classifier.ts'
import { shuffled } from '../learn/evaluate/folds.ts'
import { seededRandom } from '../learn/training/shuffle.ts'
import { complexitySeeds } from './complexity-prior.ts'
import { impactSeeds } from './impact-prior.ts'
import { intentSeeds } from './intent-prior.ts'
import type { LabelledSeed } from './labelled-seed.ts'
import { nearestMinuteClass } from './minute-classes.ts'
import { knownIntent } from './known-intent.ts'
import type { DescribedQueue } from './reader.ts'

/** The facets that are learned from text, in the order in which they are trained and stored. */
export const facetNames = ['queue', 'topic', 'intent', 'impact', 'complexity'] as const
/** One of the facets that are learned. */
export type FacetName = (typeof facetNames)[number]

/** A row of history with its text made ready. */
export interface PreparedRow {
  readonly row: HistoricTicket
  readonly text: { readonly subject: string; readonly body: string }
}

/** What one facet is trained on. */
export interface FacetExamples {
  readonly texts: readonly LabelledText[]
  /** How many of the texts come from the history; the others are built in. */
  readonly fromHistory: number
  readonly options: Pick<TrainingOptions, 'descriptions'>
}

/** Fewer labels than this are nothing to tell apart. */
const fewestLabels = 2

/** Any number will do; always the same, so that the same history gives the same model whatever the seed. */
const mixing = 1

/** Examples of one facet; undefined when there is nothing to tell apart. */
export function facetExamples(
  facet: FacetName,
  rows: readonly PreparedRow[],
  queues: readonly Queue[],
): FacetExamples | undefined {
  const merged = mergedQueues(queues)
  const history = rows.flatMap(({ row, text }): LabelledText[] => {
    const own = labelOf(facet, row.outcome)
    const label = facet === 'queue' && own !== undefined ? (merged.get(own) ?? own) : own
    return label === undefined ? [] : [{ ...text, label, weight: trustIn(row.outcome) }]
  })
  const texts = [...seedsOf(facet), ...history]
  const descriptions = facet === 'queue' ? queueDescriptions(queues) : []
  const labels = new Set([...texts, ...descriptions].map(({ label }) => label))
  const isEnough = labels.size >= fewestLabels || (facet === 'queue' && labels.size > 0)
  return isEnough ? { texts, fromHistory: history.length, options: { descriptions } } : undefined
}

function labelOf(facet: FacetName, outcome: TicketOutcome): string | undefined {
  switch (facet) {
    case 'queue':
      return outcome.queue
    case 'topic':
      return outcome.topic
    case 'intent':
      return outcome.intent === undefined ? undefined : knownIntent(outcome.intent)
    case 'impact':
      return outcome.priority
    case 'complexity':
      return outcome.handleMinutes === undefined ? undefined : nearestMinuteClass(outcome.handleMinutes)
  }
}

/**
 * How far the final label of a ticket is to be believed: 1, less when the ticket came back or went from hand to hand,
 * because then the last hand may not be the right one either.
 */
function trustIn({ reopened = 0, reassignments = 0 }: TicketOutcome): number {
  return (reopened > 0 ? 0.6 : 1) * (reassignments > 2 ? 0.6 : 1)
}

/**
 * Built-in examples, oldest of all: history outweighs them as it grows. Mixed, because the newest are held out to calibrate
 * on: written label by label, the last label would be held out whole, and every probability would come out the same.
 */
function seedsOf(facet: FacetName): readonly LabelledText[] {
  const seeds: readonly LabelledSeed<string>[] =
    facet === 'intent' ? intentSeeds : facet === 'impact' ? impactSeeds : facet === 'complexity' ? complexitySeeds : []
  return shuffled(seeds, seededRandom(mixing)).map(({ text, label }) => ({ subject: '', body: text, label }))
}

/** A queue's name, its description, and every phrase of the description, as one example each. */
export function queueDescriptions(queues: readonly DescribedQueue[]): readonly { label: string; text: string }[] {
  return queues
    .filter(({ active }) => active)
    .flatMap(({ id, name, description }) => {
      const phrases = description.split(/[,;:.()\n]|\band\b/).map((phrase) => phrase.trim())
      const texts = new Set([name, `${name} ${description}`, ...phrases].filter((text) => text !== ''))
      return [...texts].map((text) => ({ label: id, text }))
    })
}
