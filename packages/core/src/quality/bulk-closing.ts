import type { Timestamp } from '../domain/time.ts'
import type { FoundAnywhere } from './finding.ts'
import { counted, dayOf, listed } from './in-words.ts'
import { excerptOf, type QualityTicket } from './quality-ticket.ts'

const minute = 60_000
const dayMilliseconds = 86_400_000
const week = 7 * dayMilliseconds
/** 1970-01-05 was the first Monday. */
const firstMonday = 4 * dayMilliseconds
/** As many tickets resolved within one minute are closed by a script or a bulk action, not by hand. */
const fewestAtOnce = 10
/** A week with this many times the usual, and this many tickets at least, is one of clearing out. */
const timesUsual = 4
const fewestInWeek = 40

/** A week in which tickets were closed in bulk. */
export interface BulkWeek {
  /** Its Monday, UTC. */
  readonly from: Timestamp
  readonly resolved: number
  /** Numbers of the tickets that were closed in bulk. */
  readonly tickets: readonly number[]
}

/** Weeks in which tickets were closed many at once, or many times as many as usual; oldest first. */
export function bulkWeeks(tickets: readonly QualityTicket[]): readonly BulkWeek[] {
  const resolved = tickets.flatMap(({ outcome: { resolvedAt } }, i) =>
    resolvedAt === undefined ? [] : [{ i, at: resolvedAt }],
  )
  const dayOnly = resolved.filter(({ at }) => at % dayMilliseconds === 0).length
  // Dates without a time of day make a crowd of every midnight.
  const isTimed = dayOnly * 2 < resolved.length
  const atOnce = countBy(resolved.map(({ at }) => Math.floor(at / minute)))
  const perWeek = countBy(resolved.map(({ at }) => weekOf(at)))
  const counts = [...perWeek.values()].toSorted((a, b) => a - b)
  const usual = counts[Math.floor(counts.length / 2)] ?? 0
  const weeks = new Map<Timestamp, number[]>()
  for (const { i, at } of resolved) {
    const inWeek = perWeek.get(weekOf(at))!
    const isFlood = counts.length >= 4 && inWeek >= fewestInWeek && inWeek > timesUsual * usual
    const isAtOnce = isTimed && atOnce.get(Math.floor(at / minute))! >= fewestAtOnce
    if (!isFlood && !isAtOnce) continue
    const members = weeks.get(weekOf(at))
    if (members) members.push(i)
    else weeks.set(weekOf(at), [i])
  }
  return [...weeks]
    .toSorted(([a], [b]) => a - b)
    .map(([from, members]) => ({ from, resolved: perWeek.get(from)!, tickets: members }))
}

function weekOf(at: Timestamp): Timestamp {
  return Math.floor((at - firstMonday) / week) * week + firstMonday
}

function countBy(keys: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/** A time that means nothing teaches speed wrong, not topics: one in ten such tickets would be better placed. */
const betterPlaced = 0.1

/** What is told about them. */
export function bulkClosingFinding(tickets: readonly QualityTicket[], limit: number): FoundAnywhere | undefined {
  const weeks = bulkWeeks(tickets)
  if (weeks.length === 0) return undefined
  const closed = weeks.flatMap((each) => each.tickets)
  return {
    kind: 'bulk_closing',
    title: `${counted(closed.length, 'ticket was', 'tickets were')} closed in bulk, in the ${weeks.length === 1 ? 'week' : 'weeks'} of ${listed(weeks.map(({ from }) => dayOf(from)))}`,
    explanation:
      'Ten or more within a minute, or several times as many in a week as usual: who closed them did not resolve them, and how long they took says nothing.',
    remedy: {
      files: 'Leave resolved_at and assignee of these tickets empty before you import again.',
      help_desk:
        'What is past stays as it is; from now on have tickets closed by whoever worked on them, as they are done.',
    },
    worth: {
      perThousand: (closed.length / tickets.length) * 1000 * betterPlaced,
      gain: 'would go to somebody who is as fast as thought',
      basis: 'a tenth of them: they distort how fast people are taken to be, not what tickets are about',
    },
    tickets: closed.slice(0, limit).map((i) => ({
      id: tickets[i]!.id,
      excerpt: excerptOf(tickets[i]!),
      note: `Closed on ${dayOf(tickets[i]!.outcome.resolvedAt!)} with many others.`,
    })),
    ticketCount: closed.length,
    facts: weeks.slice(0, 12).map(({ from, resolved, tickets: members }) => ({
      name: `week of ${dayOf(from)}`,
      value: `${counted(members.length, 'ticket')} of ${resolved} closed in bulk`,
    })),
  }
}
