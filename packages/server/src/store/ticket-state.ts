import type { Outcome } from '@pointsman/core'
import type { DecidedTicket, TicketStatus } from './store.ts'

/** Where a decision puts its ticket. */
export interface TicketState {
  readonly status: TicketStatus
  readonly assignee?: string
  readonly queue?: string
}

/** Whether the decision is carried out: in `shadow` and `suggest` it is only recorded, unless a person made it. */
export function acts({ decision, isManual }: Pick<DecidedTicket, 'decision' | 'isManual'>): boolean {
  return isManual || decision.mode === 'auto'
}

/** A ticket whose decision is not carried out waits for people, in the queue that was read. */
export function stateAfter(entry: DecidedTicket): TicketState {
  const { outcome } = entry.decision
  const queue = 'queue' in outcome ? { queue: outcome.queue } : {}
  if (!acts(entry)) return { status: 'waiting', ...queue }
  if (isHeldByAgent(outcome)) return { status: 'assigned', assignee: outcome.agent, ...queue }
  return { status: outcome.kind === 'triage' ? 'triage' : 'waiting', ...queue }
}

/** The claim on an agent's capacity that carrying out the decision makes. */
export function claimOf(entry: DecidedTicket): Extract<Outcome, { agent: string }> | undefined {
  const { outcome } = entry.decision
  return acts(entry) && isHeldByAgent(outcome) ? outcome : undefined
}

function isHeldByAgent(outcome: Outcome): outcome is Extract<Outcome, { agent: string }> {
  return outcome.kind === 'assigned' || outcome.kind === 'offered'
}
