import { compareWithPeople, isSureEnough, sideOf, type Decision, type Policy } from '@pointsman/core'
import type { ComparedNow, TicketToCompare } from '../store/shadow-verbs.ts'
import type { TicketEvent } from '../store/store.ts'
import { firstRouting, peoplesWay } from './peoples-way.ts'

/** What is known beside the ticket. */
export interface CompareWith {
  readonly policyOf: (version: number) => Policy
  /** Closed queues with the open one that took each over. */
  readonly merged: ReadonlyMap<string, string>
}

/** Lets the decision of one ended ticket meet what people did. Queues that were merged are one. Pure. */
export function compareTicket(
  { due, stored, decisions, events }: TicketToCompare,
  { policyOf, merged }: CompareWith,
): ComparedNow {
  const { ticket } = stored
  const seen = { ticketId: ticket.id, due }
  const decision = machinesWord(decisions, firstRouting(events))
  const said = decision && sideOf(decision).queue
  const way = peoplesWay(stored, said === undefined ? events : asOneQueue(events, said, merged))
  if (decision === undefined || decision.mode === 'auto' || way === undefined) return seen
  const comparison = compareWithPeople(decision, way, {
    policy: policyOf(decision.policyVersion),
    ...(ticket.plan === undefined ? {} : { plan: ticket.plan }),
  })
  const { first, placedAt, firstResponseAt, resolvedAt, moves } = way
  return {
    ...seen,
    entry: {
      id: decision.id,
      ticketId: ticket.id,
      subject: ticket.subject,
      text: decision.reading.text,
      mode: decision.mode,
      comparison,
      times: {
        receivedAt: ticket.receivedAt,
        decidedAt: decision.at,
        ...(first === undefined ? {} : { routedAt: first.at }),
        ...(placedAt === undefined ? {} : { placedAt }),
        ...(firstResponseAt === undefined ? {} : { firstResponseAt }),
        resolvedAt,
      },
      ...howFar(decision),
      moves,
    },
  }
}

/** What people did, with the queue that Pointsman named in place of one that was merged with it. */
function asOneQueue(
  events: readonly TicketEvent[],
  said: string,
  merged: ReadonlyMap<string, string>,
): readonly TicketEvent[] {
  const heirOf = (queue: string): string => merged.get(queue) ?? queue
  return events.map((event) => {
    const { queue } = event.data
    const isSame = typeof queue === 'string' && queue !== said && heirOf(queue) === heirOf(said)
    return isSame ? { ...event, data: { ...event.data, queue: said } } : event
  })
}

/** The last thing Pointsman said by itself before people did anything about the ticket. */
function machinesWord(decisions: readonly Decision[], peopleAt: number | undefined): Decision | undefined {
  const own = decisions.filter(({ override }) => override === undefined)
  return own.findLast(({ at }) => peopleAt === undefined || at <= peopleAt) ?? own[0]
}

/** What it would have done had the queue been live: nothing below the threshold, and nobody at night. */
function howFar({ outcome, reading, situation }: Decision): {
  readonly wouldAct: boolean
  readonly wouldGive: boolean
} {
  const rule = situation.trust?.rule
  const wouldAct = outcome.kind !== 'triage' && (rule === undefined || isSureEnough(reading.queue, rule))
  return { wouldAct, wouldGive: wouldAct && (outcome.kind === 'assigned' || outcome.kind === 'offered') }
}
