import type { Finding, NamedTicket } from './finding.ts'
import { counted, listed, withCommas } from './in-words.ts'
import { personalKinds, type PersonalCounts, type PersonalKind } from './personal-data.ts'
import type { QualityTicket } from './quality-ticket.ts'

const nouns: Readonly<Record<PersonalKind, readonly [string, string]>> = {
  card: ['payment card number', 'payment card numbers'],
  key: ['key or password', 'keys or passwords'],
  account: ['bank account number', 'bank account numbers'],
  email: ['e-mail address', 'e-mail addresses'],
  phone: ['phone number', 'phone numbers'],
}

/** What can be misused by whoever reads it; the others only tell who somebody is. */
const secret: readonly PersonalKind[] = ['card', 'key', 'account']

/** What is told of personal data: which tickets hold how many of what, and never the data themselves. */
export function personalDataFindings(tickets: readonly QualityTicket[], limit: number): readonly Finding[] {
  const contact = personalKinds.filter((kind) => !secret.includes(kind))
  const findings: Finding[] = []
  const secrets = collect(tickets, secret, limit)
  if (secrets) {
    findings.push({
      ...secrets,
      kind: 'secrets',
      title: `${listed(secrets.parts)} ${secrets.sum === 1 ? 'stands' : 'stand'} in the text of ${counted(secrets.ticketCount, 'ticket')}`,
      explanation:
        'Cards pass the check of their digits (Luhn), accounts theirs (remainder 1 by 97); keys are known by their form or by the word before them.',
      remedy: 'Remove them at the source, have keys and passwords changed, and ask customers not to send them.',
      worth: {
        perThousand: (secrets.ticketCount / tickets.length) * 1000,
        gain: 'would hold nothing to steal',
        basis: 'each ticket that holds one',
      },
    })
  }
  const contacts = collect(tickets, contact, limit)
  if (contacts) {
    findings.push({
      ...contacts,
      kind: 'contact_data',
      title: `${listed(contacts.parts)} ${contacts.sum === 1 ? 'stands' : 'stand'} in the text of ${counted(contacts.ticketCount, 'ticket')}`,
      explanation: 'Usual in support, and personal data all the same: whoever has the tickets has them.',
      remedy: 'Keep tickets no longer than you need them, and see who may export them.',
      worth: { perThousand: 0, gain: 'would be routed otherwise', basis: 'a duty rather than a gain' },
    })
  }
  return findings
}

type Collected = Pick<Finding, 'tickets' | 'ticketCount' | 'facts'> & {
  readonly parts: readonly string[]
  readonly sum: number
}

function collect(
  tickets: readonly QualityTicket[],
  kinds: readonly PersonalKind[],
  limit: number,
): Collected | undefined {
  const holders = tickets.filter(({ personal }) => kinds.some((kind) => personal[kind] > 0))
  if (holders.length === 0) return undefined
  const totals = kinds.map((kind) => [kind, holders.reduce((sum, { personal }) => sum + personal[kind], 0)] as const)
  const present = totals.filter(([, total]) => total > 0)
  return {
    parts: present.map(([kind, total]) => counted(total, ...nouns[kind])),
    sum: present.reduce((sum, [, total]) => sum + total, 0),
    tickets: holders
      .toSorted((a, b) => weightOf(b.personal, kinds) - weightOf(a.personal, kinds))
      .slice(0, limit)
      .map((ticket) => named(ticket, kinds)),
    ticketCount: holders.length,
    facts: present.map(([kind, total]) => {
      const inTickets = holders.filter(({ personal }) => personal[kind] > 0).length
      return { name: nouns[kind][1], value: `${withCommas(total)} in ${counted(inTickets, 'ticket')}` }
    }),
  }
}

function weightOf(personal: PersonalCounts, kinds: readonly PersonalKind[]): number {
  return kinds.reduce((sum, kind) => sum + personal[kind], 0)
}

/** Without any words of the ticket: the less of it is shown, the better. */
function named({ id, personal }: QualityTicket, kinds: readonly PersonalKind[]): NamedTicket {
  const held = kinds.filter((kind) => personal[kind] > 0).map((kind) => counted(personal[kind], ...nouns[kind]))
  return { id, excerpt: '', note: `${listed(held, kinds.length)}.` }
}
