import type { FoundAnywhere } from './finding.ts'
import { counted, percent, quoted } from './in-words.ts'
import { alikeNames } from './label-names.ts'
import { confusedPairs, type ConfusedPair } from './label-confusion.ts'
import type { OutOfSample } from './out-of-sample.ts'
import { excerptOf, type QualityTicket } from './quality-ticket.ts'

/** What is told of labels that mean the same: by their names, or because nobody can tell their tickets apart. */
export function similarLabelsFindings(
  tickets: readonly QualityTicket[],
  found: OutOfSample | undefined,
  limit: number,
): readonly FoundAnywhere[] {
  const findings: FoundAnywhere[] = []
  const pairs = found ? confusedPairs(found) : []
  if (found && pairs.length > 0) findings.push(confusedFinding(tickets, found, pairs, limit))
  const names = namesFinding(tickets, limit)
  if (names) findings.push(names)
  return findings
}

function confusedFinding(
  tickets: readonly QualityTicket[],
  found: OutOfSample,
  pairs: readonly ConfusedPair[],
  limit: number,
): FoundAnywhere {
  const isOfPair = new Set(pairs.flatMap(({ one, other }) => [`${one}\n${other}`, `${other}\n${one}`]))
  const mixed = [...tickets.keys()].filter((i) =>
    isOfPair.has(`${labelOf(found, 'given', i)}\n${labelOf(found, 'predicted', i)}`),
  )
  const [{ one, other, share }] = pairs as [ConfusedPair]
  return {
    kind: 'similar_labels',
    title:
      pairs.length === 1
        ? `${quoted(one)} and ${quoted(other)} are hardly told apart: ${percent(share)} of their tickets read like the other`
        : `${counted(pairs.length, 'pair')} of labels are hardly told apart, ${quoted(one)} and ${quoted(other)} above all`,
    explanation:
      'Models that never saw these tickets take them for the other label, in both directions. At 50 % nobody could do better than toss a coin.',
    remedy: {
      files: 'Merge the two, or write down in one sentence what makes a ticket the one and not the other, and relabel.',
      help_desk:
        'Merge the two in the help desk, or write down in one sentence what makes a ticket the one and not the other.',
    },
    worth: {
      perThousand: (mixed.length / tickets.length) * 1000,
      gain: 'would be read right',
      basis: 'tickets that are taken for the other of the two now',
    },
    tickets: mixed.slice(0, limit).map((i) => ({
      id: tickets[i]!.id,
      excerpt: excerptOf(tickets[i]!),
      note: `Labelled ${quoted(labelOf(found, 'given', i))}; reads like ${quoted(labelOf(found, 'predicted', i))}.`,
    })),
    ticketCount: mixed.length,
    facts: pairs.slice(0, 8).map((pair) => ({
      name: `${quoted(pair.one)} and ${quoted(pair.other)}`,
      value: `${percent(pair.share)} of ${counted(pair.tickets, 'ticket')} on the wrong side`,
    })),
  }
}

function labelOf({ labels, ...found }: OutOfSample, which: 'given' | 'predicted', ticket: number): string {
  return labels[found[which][ticket]!] ?? ''
}

function namesFinding(tickets: readonly QualityTicket[], limit: number): FoundAnywhere | undefined {
  const counts = new Map<string, number>()
  for (const { label } of tickets) if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1)
  const pairs = alikeNames([...counts.keys()])
  const [first] = pairs
  if (!first) return undefined
  const rarer = new Map(
    pairs.map(({ names: [one, other] }) =>
      counts.get(one)! < counts.get(other)! ? ([one, other] as const) : ([other, one] as const),
    ),
  )
  const split = tickets.filter(({ label }) => label !== undefined && rarer.has(label))
  const [one, other] = first.names.map(quoted)
  return {
    kind: 'similar_labels',
    title:
      pairs.length === 1
        ? `${one} and ${other} look like one label written in two ways`
        : `${counted(pairs.length, 'pair')} of labels look like one written in two ways, such as ${one} and ${other}`,
    explanation: `Their names are nearly the same: ${first.difference}.`,
    remedy: {
      files: 'Rename the rarer one to the other before you import again.',
      help_desk: 'Merge the two in the help desk, under the name that most tickets have.',
    },
    worth: {
      perThousand: (split.length / tickets.length) * 1000 * 0.5,
      gain: 'would be read right',
      basis: 'half of the tickets of the rarer name: between two names for one thing the choice is a coin’s',
    },
    tickets: split.slice(0, limit).map((ticket) => ({
      id: ticket.id,
      excerpt: excerptOf(ticket),
      note: `Labelled ${quoted(ticket.label!)}; elsewhere it is ${quoted(rarer.get(ticket.label!)!)}.`,
    })),
    ticketCount: split.length,
    facts: pairs.slice(0, 8).map(({ names, difference }) => ({
      name: names.map((name) => `${quoted(name)} (${counts.get(name)!})`).join(' and '),
      value: difference,
    })),
  }
}
