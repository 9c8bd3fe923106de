import type { Timestamp } from '../domain/time.ts'
import type { FoundAnywhere } from './finding.ts'
import { counted, dayOf, percent } from './in-words.ts'
import { excerptOf, type QualityTicket } from './quality-ticket.ts'

/** What can be wrong with the times of a ticket. */
const faults = ['resolved_early', 'answered_early', 'answered_late', 'future', 'no_time_at_all'] as const
export type TimeFault = (typeof faults)[number]

const words: Readonly<Record<TimeFault, string>> = {
  resolved_early: 'resolved before it was received',
  answered_early: 'answered before it was received',
  answered_late: 'first answered after it was resolved',
  future: 'dated in the future',
  no_time_at_all: 'handled in no time at all',
}

/** Clocks of two machines may differ by so much. */
const tolerance = 5 * 60_000
/** Handling of zero minutes is a habit of the data, not of a few quick tickets, from this share and number on. */
const zeroShare = 0.02
const fewestZero = 20

/** What is wrong with a ticket's times on its own; undefined when nothing is. */
export function timeFault({ receivedAt, outcome }: QualityTicket, now: Timestamp): TimeFault | undefined {
  const { resolvedAt, firstResponseAt, handleMinutes } = outcome
  if (Math.max(receivedAt ?? now, resolvedAt ?? now, firstResponseAt ?? now) > now + tolerance) return 'future'
  if (receivedAt !== undefined && resolvedAt !== undefined && resolvedAt < receivedAt) return 'resolved_early'
  if (receivedAt !== undefined && firstResponseAt !== undefined && firstResponseAt < receivedAt) return 'answered_early'
  if (resolvedAt !== undefined && firstResponseAt !== undefined && firstResponseAt > resolvedAt + tolerance)
    return 'answered_late'
  const isInstant = resolvedAt !== undefined && resolvedAt === receivedAt
  return handleMinutes === 0 || (handleMinutes === undefined && isInstant) ? 'no_time_at_all' : undefined
}

/** A wrong time teaches speed wrong, not topics: one in ten such tickets would be better placed. */
const betterPlaced = 0.1

/** What is told about them. */
export function impossibleTimesFinding(
  tickets: readonly QualityTicket[],
  now: Timestamp,
  limit: number,
): FoundAnywhere | undefined {
  const judged = tickets.map((ticket) => ({ ticket, fault: timeFault(ticket, now) }))
  const zero = judged.filter(({ fault }) => fault === 'no_time_at_all').length
  const isHabit = zero >= fewestZero && zero >= zeroShare * tickets.length
  const found = judged.filter(({ fault }) => fault !== undefined && (isHabit || fault !== 'no_time_at_all'))
  if (found.length === 0) return undefined
  const counts = faults.map((fault) => [fault, found.filter((each) => each.fault === fault).length] as const)
  const present = counts.filter(([, count]) => count > 0).toSorted((a, b) => b[1] - a[1])
  const share = found.length / tickets.length
  return {
    kind: 'impossible_times',
    title: `${counted(found.length, 'ticket has', 'tickets have')} times that cannot be (${percent(share)}), mostly ${words[present[0]![0]]}`,
    explanation:
      'How fast people resolve which kind of ticket is learned from these times, and so is when a target is missed.',
    remedy: {
      files:
        'Correct the export, often its time zone or the column that was taken for the time; or leave the time empty.',
      help_desk: 'See in the help desk what sets these times, often an automation; what is past stays as it is.',
    },
    worth: {
      perThousand: share * 1000 * betterPlaced,
      gain: 'would go to somebody who is as fast as thought',
      basis: 'a tenth of them: they distort how fast people are taken to be, not what tickets are about',
    },
    tickets: found.slice(0, limit).map(({ ticket, fault }) => ({
      id: ticket.id,
      excerpt: excerptOf(ticket),
      note: `${ticket.receivedAt === undefined ? 'Is' : `Received ${dayOf(ticket.receivedAt)},`} ${words[fault!]}.`,
    })),
    ticketCount: found.length,
    facts: present.map(([fault, count]) => ({ name: words[fault], value: counted(count, 'ticket') })),
  }
}
