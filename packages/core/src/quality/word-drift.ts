import { log } from '../learn/exact-math.ts'
import type { Finding } from './finding.ts'
import { counted, dayOf, listed, percent, quoted } from './in-words.ts'
import { plainWordsOf } from './label-evidence.ts'
import type { Recent } from './label-drift.ts'
import { excerptOf, type QualityTicket } from './quality-ticket.ts'

/** A word that is in more tickets now than before. */
export interface NewWord {
  readonly word: string
  /** Share of the tickets with it, before and in the newest quarter. */
  readonly before: number
  readonly now: number
}

/** Tickets that make a word a matter of many people, not of one. */
const fewestTickets = 15
const leastRatio = 4
/** Standard errors; there are tens of thousands of words, so chance finds need a high bar. */
const leastErrors = 6
/** Strength of the prior: the word's share in the whole history, as if seen in so many tickets. */
const priorTickets = 100

/**
 * Words that became common, the most telling first: log odds with an informative prior, in standard errors (Monroe,
 * Colaresi and Quinn 2008, "Fightin' Words", equations 16 and 22), on tickets that have the word rather than on words.
 */
export function newWords(tickets: readonly QualityTicket[], { from }: Recent): readonly NewWord[] {
  const before = countWords(tickets.slice(0, from))
  const recent = countWords(tickets.slice(from))
  const [olds, news] = [from, tickets.length - from]
  const scored: (NewWord & { readonly errors: number })[] = []
  for (const [word, now] of recent) {
    const old = before.get(word) ?? 0
    if (now < fewestTickets || now / news < leastRatio * (old / olds)) continue
    const prior = (priorTickets * (old + now)) / (olds + news)
    const odds = (count: number, all: number): number => log((count + prior) / (all + priorTickets - count - prior))
    const errors = (odds(now, news) - odds(old, olds)) / Math.sqrt(1 / (now + prior) + 1 / (old + prior))
    if (errors >= leastErrors) scored.push({ word, before: old / olds, now: now / news, errors })
  }
  return scored
    .toSorted((a, b) => b.errors - a.errors || (a.word < b.word ? -1 : 1))
    .map(({ word, before: was, now }) => ({ word, before: was, now }))
}

function countWords(tickets: readonly QualityTicket[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const ticket of tickets) {
    if (ticket.machineMail) continue
    for (const word of plainWordsOf(ticket)) if (word.length > 2) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

/** Words named in the report. */
const mostWords = 15

/** What is told about them. `isMisread` says whether models that did not see a ticket read it wrong. */
export function wordDriftFinding(
  tickets: readonly QualityTicket[],
  recent: Recent,
  isMisread: (ticket: QualityTicket) => boolean,
  limit: number,
): Finding | undefined {
  const words = newWords(tickets, recent).slice(0, mostWords)
  if (words.length === 0) return undefined
  const names = new Set(words.map(({ word }) => word))
  const [theirs, others] = parted(tickets.slice(recent.from), (ticket) =>
    [...plainWordsOf(ticket)].some((word) => names.has(word)),
  )
  const extra = shareOf(theirs, isMisread) - shareOf(others, isMisread)
  const share = theirs.length / (theirs.length + others.length)
  return {
    kind: 'word_drift',
    title: `Since ${dayOf(recent.since)} customers use words they did not use before: ${listed(words.map(({ word }) => quoted(word)))}`,
    explanation: `${counted(theirs.length, 'recent ticket has', 'recent tickets have')} one of them. ${extra > 0.02 ? `They are read wrong more often than others (by ${percent(extra)}).` : 'They are read no worse than others.'}`,
    remedy:
      'Retrain, so that they are learned; if they belong to a new product, give it a queue or a topic of its own.',
    worth: {
      perThousand: Math.max(0, extra) * share * 1000,
      gain: 'would be read right',
      basis: 'how much more often recent tickets with such a word are read wrong',
    },
    tickets: theirs.slice(-limit).map((ticket) => ({
      id: ticket.id,
      excerpt: excerptOf(ticket),
      note: `Has ${listed([...plainWordsOf(ticket)].filter((word) => names.has(word)).map(quoted))}.`,
    })),
    ticketCount: theirs.length,
    facts: words.map(({ word, before, now }) => ({
      name: quoted(word),
      value: `in ${percent(now)} of the tickets, ${percent(before)} before`,
    })),
  }
}

function parted(
  tickets: readonly QualityTicket[],
  isOne: (ticket: QualityTicket) => boolean,
): readonly [readonly QualityTicket[], readonly QualityTicket[]] {
  const ones = new Set(tickets.filter(isOne))
  return [[...ones], tickets.filter((ticket) => !ones.has(ticket))]
}

function shareOf(tickets: readonly QualityTicket[], has: (ticket: QualityTicket) => boolean): number {
  return tickets.length === 0 ? 0 : tickets.filter(has).length / tickets.length
}
