import { excerptOf, type QualityTicket } from './quality-ticket.ts'
import type { ExpectedRouting } from './expected-routing.ts'
import type { FoundAnywhere, NamedTicket, Worth } from './finding.ts'
import { counted, listed, percent, quoted } from './in-words.ts'
import type { OutOfSample } from './out-of-sample.ts'

/** A label that is probably wrong. */
export interface Suspect {
  /** Number of the ticket. */
  readonly ticket: number
  /** Number of the label that it probably should have. */
  readonly suggested: number
  /** Probability of the given label as a share of what tickets of that label usually have: the smaller, the surer. */
  readonly selfConfidence: number
}

/** Labels with fewer tickets are not learned well enough to call one of their tickets wrong. */
const fewestOfLabel = 10
/**
 * A suspect's own label has at most this share of its usual probability. Larger: hard tickets are suspected with the
 * wrong ones. A calibrated model expects wrong labels, and gives each of few labels its part of them: so with few labels
 * the bound is that part, some times over. Larger: as above, for histories of few labels.
 */
const mostSelfConfidence = 0.04
const timesExpected = 3

/**
 * Tickets whose label is probably wrong, surest first. Confident learning (Northcutt, Jiang and Chuang 2021, JAIR 70): the
 * threshold of a label is the mean probability it has on its own tickets (§3.1); a ticket counts for the likeliest label
 * whose threshold it reaches, and counts calibrated to the size of each label estimate how many are wrong (equations 1–3).
 * That says how many. Which ones: those that disagree with the model and whose own label is least probable ("prune by
 * noise rate" ranks by the margin; the ratio to the label's threshold finds more at the same precision here).
 */
export function suspectLabels(found: OutOfSample): readonly Suspect[] {
  const { given, predicted, givenProbability } = found
  const { usual, sizes } = usualConfidence(found)
  const expected = Math.round(estimateWrong(found, usual, sizes))
  const expectedEach = expected / given.length / Math.max(1, found.labels.length - 1)
  const most = Math.max(mostSelfConfidence, timesExpected * expectedEach)
  const suspects: Suspect[] = []
  given.forEach((label, ticket) => {
    if (predicted[ticket] === label || predicted[ticket]! < 0 || sizes[label]! < fewestOfLabel) return
    const selfConfidence = givenProbability[ticket]! / usual[label]!
    if (selfConfidence < most) suspects.push({ ticket, suggested: predicted[ticket]!, selfConfidence })
  })
  return suspects.toSorted((a, b) => a.selfConfidence - b.selfConfidence || a.ticket - b.ticket).slice(0, expected)
}

function usualConfidence({ labels, given, givenProbability }: OutOfSample): {
  readonly usual: Float64Array
  readonly sizes: Float64Array
} {
  const usual = new Float64Array(labels.length)
  const sizes = new Float64Array(labels.length)
  given.forEach((label, ticket) => {
    usual[label]! += givenProbability[ticket]!
    sizes[label]! += 1
  })
  return { usual: usual.map((sum, label) => Math.max(sum / sizes[label]!, 1e-9)), sizes }
}

/** The off-diagonal of the calibrated confident joint, in tickets. */
function estimateWrong(found: OutOfSample, usual: Float64Array, sizes: Float64Array): number {
  const { given, likely, likelyProbability, width, labels } = found
  const reached = new Float64Array(labels.length)
  const off = new Float64Array(labels.length)
  given.forEach((label, ticket) => {
    for (let at = ticket * width; at < (ticket + 1) * width && likely[at]! >= 0; at++) {
      if (likelyProbability[at]! < usual[likely[at]!]!) continue
      reached[label]! += 1
      if (likely[at] !== label) off[label]! += 1
      return
    }
  })
  return off.reduce((sum, wrong, label) => sum + (wrong > 0 ? (wrong / reached[label]!) * sizes[label]! : 0), 0)
}

/**
 * Tickets read wrong for each wrong label in the training data: accuracy on clean tickets of CLINC150 and BANKING77 with
 * 10 % random wrong labels against the same without the suspects (`npm run bench -- label-errors`).
 */
const readWrongForEach = 0.1

/** Some suspects are read wrong rather than labelled wrong, so that only part of what is possible at best will come. */
const shareOfBest = 0.5

/** Wrong labels cost twice: some tickets are read wrong, and the reader is not trusted with tickets that it reads right. */
function worthOf(share: number, { coverage, coverageRepaired }: ExpectedRouting): Worth {
  const readRight = share * readWrongForEach
  const alone = (coverageRepaired - coverage) * shareOfBest
  if (alone > readRight)
    return {
      perThousand: alone * 1000,
      gain: 'could be routed alone',
      basis: 'half of what could be had at best: with wrong labels among them, right decisions count as errors',
    }
  return {
    perThousand: readRight * 1000,
    gain: 'would be read right',
    basis: `one ticket for ${Math.round(1 / readWrongForEach)} wrong labels, as measured on public data with wrong labels mixed in`,
  }
}

/** What is told about them. */
export function wrongLabelsFinding(
  tickets: readonly QualityTicket[],
  found: OutOfSample,
  expected: ExpectedRouting,
  limit: number,
): FoundAnywhere | undefined {
  const suspects = suspectLabels(found)
  if (suspects.length === 0) return undefined
  const share = suspects.length / tickets.length
  const pairs = countPairs(suspects, found)
  const isAre = suspects.length === 1 ? 'is' : 'are'
  return {
    kind: 'wrong_labels',
    title: `${counted(suspects.length, 'label')} ${isAre} probably wrong (${percent(share)} of the labelled tickets)`,
    explanation:
      'Models that never saw these tickets are sure of another label, and give the one they have next to no chance. ' +
      'Tickets that are plainly hard are not among them.',
    remedy: {
      files: 'Look at the surest ones first; correct the label where you agree, or leave the ticket out of the import.',
      help_desk: 'Look at the surest ones first, and correct the label in the help desk where you agree.',
    },
    worth: worthOf(share, expected),
    tickets: suspects.slice(0, limit).map((suspect) => named(suspect, tickets, found)),
    ticketCount: suspects.length,
    facts: pairs.slice(0, 8).map(([name, count]) => ({ name, value: counted(count, 'ticket') })),
  }
}

function countPairs(
  suspects: readonly Suspect[],
  { labels, given }: OutOfSample,
): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const { ticket, suggested } of suspects) {
    const pair = `${quoted(labels[given[ticket]!]!)} should be ${quoted(labels[suggested]!)}`
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])
}

function named({ ticket, suggested }: Suspect, tickets: readonly QualityTicket[], found: OutOfSample): NamedTicket {
  const words = found.words.get(ticket) ?? []
  const because = words.length > 0 ? `, for ${listed(words.map(quoted), 4)}` : ''
  const sure = percent(found.probability[ticket]!)
  const [given, other] = [found.labels[found.given[ticket]!]!, found.labels[suggested]!]
  return {
    id: tickets[ticket]!.id,
    excerpt: excerptOf(tickets[ticket]!),
    note: `Labelled ${quoted(given)}; reads like ${quoted(other)} (${sure})${because}.`,
  }
}
