import type { Finding, NamedTicket } from './finding.ts'
import { byCodeUnit, counted, quoted } from './in-words.ts'
import { nearDuplicates } from './near-duplicates.ts'
import { excerptOf, type QualityTicket } from './quality-ticket.ts'

/** Tickets that say the same and are labelled differently. */
interface Contradiction {
  readonly tickets: readonly QualityTicket[]
  /** Labels with their counts, most frequent first. */
  readonly labels: readonly (readonly [string, number])[]
  /** Tickets that are not of the most frequent label: no reader can get them and the others right. */
  readonly minority: number
}

/** Characters of a request among the facts. */
const factLength = 90

/** Same or nearly the same text, other label. `tickets` all have one. */
export function contradictionsFinding(tickets: readonly QualityTicket[], limit: number): Finding | undefined {
  const people = tickets.filter(({ machineMail }) => machineMail === undefined)
  const groups = nearDuplicates(people.map(({ subject, body }) => `${subject}\n${body}`))
  const found = groups.flatMap((group) => contradictionOf(group.map((i) => people[i]!)) ?? [])
  if (found.length === 0) return undefined
  const sorted = found.toSorted((a, b) => b.minority - a.minority)
  const minority = found.reduce((sum, each) => sum + each.minority, 0)
  const total = found.reduce((sum, each) => sum + each.tickets.length, 0)
  return {
    kind: 'contradictions',
    title: `${counted(found.length, 'request is', 'requests are')} labelled in two ways although the words are the same`,
    explanation: `${counted(total, 'ticket')} say the same as another, give or take a word or number, and have another label. Whatever a reader answers, some of them count as wrong.`,
    remedy: 'Decide which label is right for each, and relabel the others; where both are right, the labels overlap.',
    worth: {
      perThousand: (minority / tickets.length) * 1000,
      gain: 'would be read right',
      basis: 'tickets that have another label than most tickets with the same words',
    },
    tickets: sorted.flatMap(namedOf).slice(0, limit),
    ticketCount: total,
    facts: sorted.slice(0, 8).map(({ labels, tickets: [first] }) => ({
      name: excerptOf(first!, factLength),
      value: labels.map(([label, count]) => `${quoted(label)} ${count} ×`).join(', '),
    })),
  }
}

function contradictionOf(tickets: readonly QualityTicket[]): Contradiction | undefined {
  const counts = new Map<string, number>()
  for (const { label = '' } of tickets) counts.set(label, (counts.get(label) ?? 0) + 1)
  if (counts.size < 2) return undefined
  const labels = [...counts].toSorted((a, b) => b[1] - a[1] || byCodeUnit(a[0], b[0]))
  return { tickets, labels, minority: tickets.length - labels[0]![1] }
}

/** Of each group one ticket per label, so that the contradiction can be seen. */
function namedOf({ tickets, labels }: Contradiction): readonly NamedTicket[] {
  return labels.slice(0, 3).map(([label, count]) => {
    const ticket = tickets.find((each) => each.label === label)!
    const others = labels.filter(([other]) => other !== label).map(([other]) => quoted(other))
    const more = count > 1 ? ` (and ${counted(count - 1, 'other')})` : ''
    return {
      id: ticket.id,
      excerpt: excerptOf(ticket),
      note: `Labelled ${quoted(label)}${more}; the same words also ${others.slice(0, 2).join(', ')}.`,
    }
  })
}
