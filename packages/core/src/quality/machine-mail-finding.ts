import type { FoundAnywhere } from './finding.ts'
import { counted, percent } from './in-words.ts'
import { machineMailKinds, type MachineMail } from './machine-mail.ts'
import { excerptOf, type QualityTicket } from './quality-ticket.ts'

const words: Readonly<Record<MachineMail, string>> = {
  auto_reply: 'automatic reply',
  bounce: 'returned mail',
  advertising: 'advertising',
}

/** What is told of tickets that nobody wrote to be helped. */
export function machineMailFinding(tickets: readonly QualityTicket[], limit: number): FoundAnywhere | undefined {
  const found = tickets.filter(({ machineMail }) => machineMail !== undefined)
  if (found.length === 0) return undefined
  const share = found.length / tickets.length
  const counts = machineMailKinds.map(
    (kind) => [kind, found.filter((ticket) => ticket.machineMail === kind).length] as const,
  )
  return {
    kind: 'machine_mail',
    title: `${counted(found.length, 'ticket was', 'tickets were')} written by machines or salespeople (${percent(share)})`,
    explanation:
      'Automatic replies, returned mail and advertising ask for nothing, yet are counted, routed and learned from.',
    remedy: {
      files: 'Filter them before they become tickets, and leave these out of the import.',
      help_desk: 'Filter them in the help desk, before they become tickets.',
    },
    worth: {
      perThousand: share * 1000,
      gain: 'would not need anybody',
      basis: 'their share of all tickets',
    },
    tickets: found.slice(0, limit).map((ticket) => ({
      id: ticket.id,
      excerpt: excerptOf(ticket),
      note: `Looks like ${article(words[ticket.machineMail!])}.`,
    })),
    ticketCount: found.length,
    facts: counts
      .filter(([, count]) => count > 0)
      .map(([kind, count]) => ({ name: words[kind], value: counted(count, 'ticket') })),
  }
}

function article(noun: string): string {
  return noun === 'automatic reply' ? `an ${noun}` : noun
}
