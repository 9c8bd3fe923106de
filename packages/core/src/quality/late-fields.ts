import type { FoundAnywhere } from './finding.ts'
import { counted, listed, percent, quoted } from './in-words.ts'
import { claimNames, excerptOf, type ClaimName, type QualityTicket } from './quality-ticket.ts'

/** In how many tickets with a change history a field was set or changed after arrival. */
export interface LateField {
  readonly field: string
  readonly tickets: number
  /** Tickets with a change history. */
  readonly of: number
}

/** A field that says the label. */
export interface TellingField {
  readonly field: ClaimName
  readonly tickets: number
  /** Share of them whose label is the usual one of their value, 0–1. */
  readonly right: number
  readonly values: number
}

/** A claim agrees with what people find out in the end this often only if it was made in the end. */
const leastRight = 0.98
/** With fewer tickets it may be chance, and with fewer labels there is not much to say. */
const fewestTickets = 100
const fewestLabels = 3
/** Values with fewer tickets than this on average are names of the tickets themselves. */
const fewestPerValue = 5
/** A field that is set afterwards in fewer tickets than this is corrected now and then. */
const oftenLate = 0.05

/** Fields of the form that say the label nearly always. */
export function tellingFields(tickets: readonly QualityTicket[]): readonly TellingField[] {
  return claimNames.flatMap((field): readonly TellingField[] => {
    const byValue = new Map<string, Map<string, number>>()
    let known = 0
    const labels = new Set<string>()
    for (const { claims, label } of tickets) {
      const value = claims[field]
      if (value === undefined || label === undefined) continue
      known++
      labels.add(label)
      const counts = byValue.get(value) ?? new Map<string, number>()
      counts.set(label, (counts.get(label) ?? 0) + 1)
      byValue.set(value, counts)
    }
    const usual = [...byValue.values()].reduce((sum, counts) => sum + Math.max(...counts.values()), 0)
    const isTelling =
      known >= fewestTickets &&
      labels.size >= fewestLabels &&
      byValue.size * fewestPerValue <= known &&
      usual / known >= leastRight
    return isTelling ? [{ field, tickets: known, right: usual / known, values: byValue.size }] : []
  })
}

interface LateFieldsOptions {
  readonly late: readonly LateField[]
  /** Tickets named with a finding, at most. */
  readonly limit: number
}

/** What is told about them: of fields that a change history shows to be late, and of those that give themselves away. */
export function lateFieldsFindings(
  tickets: readonly QualityTicket[],
  { late, limit }: LateFieldsOptions,
): readonly FoundAnywhere[] {
  const shown = late.filter((each) => each.of > 0 && each.tickets / each.of >= oftenLate)
  const rebuilt = Math.max(0, ...late.map(({ of }) => of))
  // Where most tickets were taken back to their arrival, a field that says the label was there on arrival.
  const telling = rebuilt * 2 > tickets.length ? [] : tellingFields(tickets)
  return [...(shown.length > 0 ? [setLater(shown)] : []), ...telling.map((each) => saysTheLabel(tickets, each, limit))]
}

/** Already mended for what was imported; what remains is that somebody may build on it. */
const stillAtRisk = 0.01

function setLater(late: readonly LateField[]): FoundAnywhere {
  const most = late.toSorted((a, b) => b.tickets / b.of - a.tickets / a.of)
  const [first] = most
  return {
    kind: 'late_fields',
    title: `${listed(most.map(({ field, tickets, of }) => `${quoted(field)} (${percent(tickets / of)})`))} ${most.length === 1 ? 'is' : 'are'} set or changed after a ticket arrives`,
    explanation: `So say the change histories of ${counted(first!.of, 'ticket')}. In these each ticket was taken back to how it arrived, so nothing leaks from there.`,
    remedy: {
      files: importsRemedy(most),
      help_desk: 'Build no rule on such a field: when a ticket arrives it says nothing yet.',
    },
    worth: {
      perThousand: (first!.tickets / first!.of) * 1000 * stillAtRisk,
      gain: 'would not be judged by what nobody knew on arrival',
      basis: 'one in a hundred of them: what was imported from change histories is mended already',
    },
    tickets: [],
    ticketCount: first!.tickets,
    facts: most.map(({ field, tickets, of }) => ({
      name: quoted(field),
      value: `set or changed after arrival in ${counted(tickets, 'ticket')} of ${of}`,
    })),
  }
}

/** In files with a row a ticket they are left out; a queue is what is learned, and must not be. */
function importsRemedy(late: readonly LateField[]): string {
  const claims = late.filter(({ field }) => field !== 'queue').map(({ field }) => quoted(field))
  const isQueueLate = claims.length < late.length
  return [
    'Go on importing change histories, and build no rule on such a field.',
    claims.length > 0
      ? `From files with a row a ticket, which show the last value as if it had been known at once, leave ${listed(claims)} out (--map theirs=-).`
      : undefined,
    isQueueLate ? 'The queue stays in: where tickets end is what is learned.' : undefined,
  ]
    .filter((sentence) => sentence !== undefined)
    .join(' ')
}

function saysTheLabel(
  tickets: readonly QualityTicket[],
  { field, tickets: known, right, values }: TellingField,
  limit: number,
): FoundAnywhere {
  const allIsWell = 'If a form does set it on arrival, all is well: a rule on it routes these tickets.'
  const theirs = tickets.filter(({ claims, label }) => claims[field] !== undefined && label !== undefined)
  return {
    kind: 'late_fields',
    title: `${quoted(field)} says the label in ${percent(right)} of ${counted(known, 'ticket')}: it is probably set when the label is`,
    explanation: `Each of its ${counted(values, 'value')} goes with one label. Requesters are not that sure where they belong; who resolves a ticket is. Then it is not known on arrival, and routing would look better on this history than it will be.`,
    remedy: {
      files: `Import the change history, which tells when ${quoted(field)} was set; or leave it out with --map theirs=-. ${allIsWell}`,
      help_desk: `Find out who sets ${quoted(field)}, and when. ${allIsWell}`,
    },
    worth: {
      perThousand: (known / tickets.length) * 1000 * (1 - leastRight),
      gain: 'would be judged by what is known on arrival',
      basis: 'one in fifty of the tickets that have it: how much routing would lean on it is not known',
    },
    tickets: theirs.slice(-limit).map((ticket) => ({
      id: ticket.id,
      excerpt: excerptOf(ticket),
      note: `${quoted(ticket.claims[field] ?? '')} goes with ${quoted(ticket.label ?? '')}.`,
    })),
    ticketCount: known,
    facts: [],
  }
}
