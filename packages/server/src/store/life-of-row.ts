import { beginLife, type HoldReason, type LifeState, type TicketLife, type Timestamp } from '@pointsman/core'
import type { StoredTicket } from './store.ts'

/** What a ticket from before there were lives is known to hold. */
export interface HeldBefore {
  readonly agent: string
  readonly queue: string | undefined
  readonly effort: number
  readonly assignedAt: Timestamp
}

/**
 * The life of a ticket whose row has none yet, made from what the row says. It claims exactly what its open assignment
 * claims; timers begin with what happens next. `since`: when its status was set, as far as that is known.
 */
export function lifeOfRow(
  stored: StoredTicket,
  known: { readonly since: Timestamp; readonly held: HeldBefore | undefined; readonly reason: HoldReason | undefined },
): TicketLife {
  const { ticket, outcome, queue } = stored
  const previous = stored.assignee ?? outcome.assignee
  const success = successOf(stored)
  return {
    ...beginLife(ticket.id, known.since),
    state: stateOf(stored, known),
    ...(queue === undefined ? {} : { queue }),
    effort: known.held?.effort ?? 1,
    ...(outcome.firstResponseAt === undefined ? {} : { firstResponseAt: outcome.firstResponseAt }),
    ...(known.held === undefined && previous !== undefined ? { previous } : {}),
    reopened: outcome.reopened ?? 0,
    ...(success === undefined ? {} : { success }),
  }
}

function stateOf(
  { status, assignee, outcome }: StoredTicket,
  { since, held, reason }: Parameters<typeof lifeOfRow>[1],
): LifeState {
  switch (status) {
    case 'assigned': {
      const agent = held?.agent ?? assignee
      if (agent === undefined) return { kind: 'waiting', since, reason: 'undecided' }
      const at = held?.assignedAt ?? since
      const { firstResponseAt } = outcome
      const hasResponded = firstResponseAt !== undefined && firstResponseAt >= at
      return { kind: 'assigned', since: at, agent, isManual: false, hasResponded, effort: held?.effort ?? 0 }
    }
    case 'triage':
      return { kind: 'triage', since, reason: reason ?? 'unsure' }
    case 'resolved':
    case 'closed':
      return { kind: status, since }
    default:
      return { kind: 'waiting', since, reason: reason ?? 'undecided' }
  }
}

/** The success that stands in somebody's record: resolved, for the first time. */
function successOf({ status, outcome }: StoredTicket): { agent: string; queue: string } | undefined {
  const { assignee: agent, queue, resolvedAt, reopened } = outcome
  const isDone = status === 'resolved' || status === 'closed'
  const isSuccess = isDone && resolvedAt !== undefined && (reopened ?? 0) === 0
  return isSuccess && agent !== undefined && queue !== undefined ? { agent, queue } : undefined
}
