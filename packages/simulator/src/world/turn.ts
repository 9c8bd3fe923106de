import { dayMinutes } from './calendar.ts'
import type { WorldTicket } from './tickets.ts'

/** Something that changes for good on one day: somebody comes, somebody leaves, a topic turns up. */
export interface Turn {
  readonly kind: 'newcomer' | 'leaver' | 'new-topic'
  /** Position of the agent, or of the topic. */
  readonly index: number
  readonly day: number
}

/** Whether somebody is not there yet, or no longer. */
export function isGoneAt(turn: Turn | undefined, agent: number, day: number): boolean {
  if (turn === undefined || turn.kind === 'new-topic' || turn.index !== agent) return false
  return turn.kind === 'newcomer' ? day < turn.day : day >= turn.day
}

/** Leaves out the tickets of a topic that there is not yet. */
export function ticketsUnder(turn: Turn | undefined, tickets: readonly WorldTicket[]): readonly WorldTicket[] {
  if (turn?.kind !== 'new-topic') return tickets
  const from = turn.day * dayMinutes
  return tickets
    .filter(({ topic, at }) => topic !== turn.index || at >= from)
    .map((one, index) => ({ ...one, index, ticket: { ...one.ticket, id: `t${index}` } }))
}
