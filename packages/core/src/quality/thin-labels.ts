import type { FoundAnywhere } from './finding.ts'
import { counted, listed, percent, quoted, withCommas } from './in-words.ts'
import type { OutOfSample } from './out-of-sample.ts'
import { excerptOf, type QualityTicket } from './quality-ticket.ts'

/** A label that has too few tickets to be learned. */
export interface ThinLabel {
  readonly label: string
  readonly tickets: number
  /** Tickets missing until labels of this history are usually read well. */
  readonly missing: number
  /** Share of its tickets read right by models that did not see them, 0–1. */
  readonly recall: number
}

/** A label's size is compared in steps of doubling; a step with fewer labels than this says nothing. */
const fewestInStep = 3
/** Enough when labels of a size are read nearly as well as the largest ones: this share of their recall. */
const nearlyAsWell = 0.9
/** What is enough where the history itself does not say; and its bounds where it does. */
const usuallyEnough = 30
const leastEnough = 10
const mostEnough = 160

/** Labels with fewer tickets than are enough in this history, and read worse than labels that have enough. */
export function thinLabels(found: OutOfSample): { readonly enough: number; readonly thin: readonly ThinLabel[] } {
  const { labels, given, predicted } = found
  const sizes = new Float64Array(labels.length)
  const right = new Float64Array(labels.length)
  given.forEach((label, ticket) => {
    sizes[label]! += 1
    if (predicted[ticket] === label) right[label]! += 1
  })
  const enough = enoughTickets(sizes, right)
  const usual = recallFrom(enough, sizes, right)
  const thin = labels
    .map((label, k) => ({ label, tickets: sizes[k]!, missing: enough - sizes[k]!, recall: right[k]! / sizes[k]! }))
    .filter(({ missing, recall }) => missing > 0 && recall < nearlyAsWell * usual)
  return { enough, thin: thin.toSorted((a, b) => b.tickets - a.tickets) }
}

/** Share of tickets read right over all labels of at least this size. */
export function recallFrom(size: number, sizes: Float64Array, right: Float64Array): number {
  let [all, hits] = [0, 0]
  sizes.forEach((tickets, label) => {
    if (tickets < size) return
    all += tickets
    hits += right[label]!
  })
  return all === 0 ? 1 : hits / all
}

/** The smallest size, by doubling, at which labels are read nearly as well as those of the largest size. */
function enoughTickets(sizes: Float64Array, right: Float64Array): number {
  const steps = new Map<number, { labels: number; recall: number }>()
  sizes.forEach((tickets, label) => {
    const step = doublings(tickets / leastEnough)
    const sum = steps.get(step) ?? { labels: 0, recall: 0 }
    steps.set(step, { labels: sum.labels + 1, recall: sum.recall + right[label]! / tickets })
  })
  const telling = [...steps].filter(([, { labels }]) => labels >= fewestInStep).toSorted(([a], [b]) => a - b)
  const largest = telling.at(-1)
  if (!largest || telling.length < 2) return usuallyEnough
  const well = nearlyAsWell * (largest[1].recall / largest[1].labels)
  const first = telling.find(([, { labels, recall }]) => recall / labels >= well)
  return Math.min(mostEnough, leastEnough * 2 ** (first?.[0] ?? 0))
}

/** What is told about them. */
export function thinLabelsFinding(
  tickets: readonly QualityTicket[],
  found: OutOfSample,
  limit: number,
): FoundAnywhere | undefined {
  const { enough, thin } = thinLabels(found)
  if (thin.length === 0) return undefined
  const names = new Set(thin.map(({ label }) => label))
  const theirs = tickets.filter(({ label }) => label !== undefined && names.has(label))
  const misread = thin.reduce((sum, { tickets: n, recall }) => sum + n * (1 - recall), 0)
  const missing = thin.reduce((sum, label) => sum + label.missing, 0)
  return {
    kind: 'thin_labels',
    title: `${counted(thin.length, 'label has', 'labels have')} too few tickets to be learned: ${listed(thin.map(({ label }) => quoted(label)))}`,
    explanation: `In this history a label is usually read well from some ${withCommas(enough)} tickets on. These have fewer, and are read worse.`,
    remedy: {
      files: `Import older tickets of theirs (${counted(missing, 'ticket')} in all), merge them into a broader label, or describe the queue in a few sentences.`,
      help_desk: 'Merge them into a broader label, or describe the queue in a few sentences.',
    },
    worth: {
      perThousand: (misread / tickets.length) * 1000 * nearlyAsWell,
      gain: 'would be read right',
      basis: 'their tickets that are read wrong now, if they were read as well as other labels',
    },
    tickets: theirs.slice(0, limit).map((ticket) => ({
      id: ticket.id,
      excerpt: excerptOf(ticket),
      note: `One of few labelled ${quoted(ticket.label!)}.`,
    })),
    ticketCount: theirs.length,
    facts: thin.slice(0, 12).map(({ label, tickets: n, missing: more, recall }) => ({
      name: quoted(label),
      value: `${counted(n, 'ticket')}, ${withCommas(more)} more needed; ${percent(recall)} read right now`,
    })),
  }
}

/** How often a number can be halved and stay at least 1: whole, so that no machine rounds it differently. */
function doublings(ratio: number): number {
  let count = 0
  for (let rest = ratio; rest >= 2; rest /= 2) count++
  return count
}
