import type { FoundAnywhere } from './finding.ts'
import { byCodeUnit, counted, dayOf, listed, percent, quoted } from './in-words.ts'
import { excerptOf, type QualityTicket } from './quality-ticket.ts'

/** The newest part of a history, set against all before it. */
export interface Recent {
  /** Tickets from this number on are recent; they are in the order of time. */
  readonly from: number
  readonly since: number
}

/** The newest quarter: enough tickets to compare, new enough to be news. */
const recentShare = 0.25
/** Below this a comparison over time says nothing. */
const fewestTickets = 200
const shortestSpan = 56 * 86_400_000

/** Where the newest quarter of dated tickets begins; undefined when there are too few, or all from the same weeks. */
export function recentOf(tickets: readonly QualityTicket[]): Recent | undefined {
  const first = tickets[0]?.receivedAt
  const last = tickets.at(-1)?.receivedAt
  if (tickets.length < fewestTickets || first === undefined || last === undefined || last - first < shortestSpan)
    return undefined
  const from = Math.floor(tickets.length * (1 - recentShare))
  const since = tickets[from]!.receivedAt
  return since === undefined ? undefined : { from, since }
}

/** A label that is asked for more, or less, than it was. */
export interface LabelChange {
  readonly label: string
  readonly change: 'new' | 'gone' | 'more' | 'less'
  /** Share of the tickets before, and of the newest quarter. */
  readonly before: number
  readonly now: number
}

/** Tickets that make a label worth mentioning, and how many times its share must have changed. */
const fewestOfLabel = 10
const leastRatio = 2
/** Standard errors of the difference between the shares; 5 keeps a thousand labels free of chance finds. */
const leastErrors = 5

/** Labels whose share changed by more than chance, the largest change first. Two proportions: Fleiss (1981), §2.3. */
export function labelChanges(tickets: readonly QualityTicket[], { from }: Recent): readonly LabelChange[] {
  const before = countLabels(tickets.slice(0, from))
  const recent = countLabels(tickets.slice(from))
  const [olds, news] = [from, tickets.length - from]
  const changes: LabelChange[] = []
  for (const label of new Set([...before.keys(), ...recent.keys()])) {
    const [a, b] = [before.get(label) ?? 0, recent.get(label) ?? 0]
    if (Math.max(a, b) < fewestOfLabel) continue
    const [pa, pb] = [a / olds, b / news]
    const pooled = (a + b) / (olds + news)
    const error = Math.sqrt(pooled * (1 - pooled) * (1 / olds + 1 / news))
    if (Math.abs(pa - pb) < leastErrors * error || Math.max(pa, pb) < leastRatio * Math.min(pa, pb)) continue
    changes.push({ label, change: a === 0 ? 'new' : b === 0 ? 'gone' : pb > pa ? 'more' : 'less', before: pa, now: pb })
  }
  return changes.toSorted(
    (a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before) || byCodeUnit(a.label, b.label),
  )
}

function countLabels(tickets: readonly QualityTicket[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { label } of tickets) if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1)
  return counts
}

const changeWords: Readonly<Record<LabelChange['change'], string>> = {
  new: 'is new',
  gone: 'is no longer used',
  more: 'is asked for more',
  less: 'is asked for less',
}

/** What is told of them. `isMisread` says whether models that did not see a ticket read it wrong. */
export function labelDriftFinding(
  tickets: readonly QualityTicket[],
  recent: Recent,
  isMisread: (ticket: QualityTicket) => boolean,
  limit: number,
): FoundAnywhere | undefined {
  const changes = labelChanges(tickets, recent)
  const [first] = changes
  if (!first) return undefined
  const names = new Map(changes.map((change) => [change.label, change]))
  const theirs = tickets.slice(recent.from).filter(({ label }) => label !== undefined && names.has(label))
  const misread = theirs.filter(isMisread).length
  const others =
    changes.length > 1 ? `; ${counted(changes.length - 1, 'other label has', 'other labels have')} changed as well` : ''
  return {
    kind: 'label_drift',
    title: `Since ${dayOf(recent.since)} the labels have changed: ${quoted(first.label)} ${changeWords[first.change]}${others}`,
    explanation: `The newest quarter of the tickets against all before it; changes of half or double that chance does not explain: ${listed(changes.map(({ label }) => quoted(label)))}.`,
    remedy: {
      files:
        'Describe new queues, close those that nobody uses any more, and train on an export that begins after the change.',
      help_desk: 'Describe new queues, and close those that nobody uses any more.',
    },
    worth: {
      perThousand: (misread / Math.max(1, tickets.length - recent.from)) * 1000 * 0.5,
      gain: 'would be read right',
      basis: 'half of the recent tickets with these labels that are read wrong',
    },
    tickets: theirs.slice(-limit).map((ticket) => ({
      id: ticket.id,
      excerpt: excerptOf(ticket),
      note: `Labelled ${quoted(ticket.label!)}, which ${changeWords[names.get(ticket.label!)!.change]}.`,
    })),
    ticketCount: theirs.length,
    facts: changes.slice(0, 12).map(({ label, change, before, now }) => ({
      name: quoted(label),
      value: `${changeWords[change]}: ${percent(before)} of the tickets before, ${percent(now)} now`,
    })),
  }
}
