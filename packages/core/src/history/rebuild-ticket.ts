import type { HistoricTicket, TicketOutcome } from '../domain/ticket.ts'
import { arrivedTicket, beginningOf, claimFields, onArrival, type Beginning } from './arrival.ts'
import { endingOf } from './ending.ts'
import { byTime, type HistoryEvent } from './history-event.ts'

/** What an operator should know about a ticket that was rebuilt. */
export const remarkKinds = [
  'before_arrival',
  'resolved_before_arrival',
  'filled_in_afterwards',
  'begins_late',
  'still_open',
  'no_words',
] as const
export type RemarkKind = (typeof remarkKinds)[number]

/** A remark with the line that it is about. */
export interface Remark {
  readonly kind: RemarkKind
  readonly event: HistoryEvent
}

/** A ticket as its change history tells it. */
export interface Rebuilt {
  readonly row: HistoricTicket
  readonly remarks: readonly Remark[]
  /** Of `category`, `priority` and `queue`: those that were set or changed after arrival. */
  readonly late: readonly string[]
}

/** Clocks of two machines may differ by so much. */
const tolerance = 5 * 60_000

/**
 * Takes a ticket back to the moment at which it arrived, from the events known of it in any order, and says what became of
 * it. Nothing that was set later is in the ticket; all of it may be in the outcome. `base` is the ticket as a file
 * of tickets had it: it fills in what events do not say. Undefined when it is not known how the ticket began.
 */
export function rebuildTicket(
  id: string,
  unordered: readonly HistoryEvent[],
  base?: HistoricTicket,
): Rebuilt | undefined {
  const events = unordered.toSorted(byTime)
  const beginning = beginningOf(events, base?.ticket.receivedAt)
  if (!beginning) return undefined
  const ticket = arrivedTicket(id, events, beginning, base?.ticket)
  const { outcome, isOpen } = endingOf(events, ticket.requester)
  const remarks = [...remarksOn(events, beginning)]
  const told: TicketOutcome = { ...base?.outcome, ...outcome }
  const last = events.at(-1)!
  if (isOpen && base?.outcome.resolvedAt === undefined) remarks.push({ kind: 'still_open', event: last })
  if (ticket.subject.trim() === '' && ticket.body.trim() === '') remarks.push({ kind: 'no_words', event: events[0]! })
  const isImpossible = told.resolvedAt !== undefined && told.resolvedAt < ticket.receivedAt
  if (isImpossible) remarks.push({ kind: 'resolved_before_arrival', event: events.find(resolves) ?? last })
  const { resolvedAt: _, ...rest } = told
  return { row: { ticket, outcome: isImpossible ? rest : told }, remarks, late: lateFields(events, beginning) }
}

function resolves({ sets: { status, resolved_at: resolvedAt } }: HistoryEvent): boolean {
  return status === 'resolved' || status === 'closed' || typeof resolvedAt === 'number'
}

function* remarksOn(events: readonly HistoryEvent[], { receivedAt, isLate }: Beginning): Generator<Remark, void> {
  const early = events.find(({ at }) => at < receivedAt - tolerance)
  if (early) yield { kind: 'before_arrival', event: early }
  const ahead = events.find(
    ({ at, begins, sets }) =>
      begins === 'snapshot' && sets.status !== 'closed' && Number(sets.resolved_at ?? 0) > at + tolerance,
  )
  if (ahead) yield { kind: 'filled_in_afterwards', event: ahead }
  if (isLate) yield { kind: 'begins_late', event: events[0]! }
}

function lateFields(events: readonly HistoryEvent[], beginning: Beginning): readonly string[] {
  return claimFields.filter((field) => {
    const first = onArrival(events, field, beginning)
    return events.some(({ sets }) => {
      const value = sets[field]
      return value !== undefined && value !== null && value !== first
    })
  })
}
