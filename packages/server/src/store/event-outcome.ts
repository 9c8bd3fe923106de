import { isOver, priorities, type LifeStep, type TicketLife, type TicketOutcome } from '@pointsman/core'
import { defined, numberOf, textOf } from './event-life.ts'
import type { StoredTicket, TicketEvent } from './store.ts'

export interface OutcomeInput {
  readonly event: TicketEvent
  readonly before: StoredTicket
  readonly lifeBefore: TicketLife
  /** Absent for an event that means nothing for the life. */
  readonly step?: LifeStep | undefined
}

/** What became of the ticket so far, after an event: the labels that models and records learn from. */
export function outcomeAfter(input: OutcomeInput): TicketOutcome {
  const { before, lifeBefore, step } = input
  const said = saidBy(input, step === undefined ? before.outcome : responseOf(before.outcome, step.life))
  if (step === undefined || isOver(step.life) || !isOver(lifeBefore)) return said
  return comeBack(said, lifeBefore, step.life)
}

function saidBy({ event, before, step }: OutcomeInput, outcome: TicketOutcome): TicketOutcome {
  switch (event.kind) {
    case 'rated':
      return { ...outcome, ...defined('csat', numberOf(event, 'csat')) }
    case 'priority_changed':
      return { ...outcome, ...priorityField(event.data['priority']) }
    case 'overridden':
      return { ...outcome, ...overriddenFields(event) }
    case 'reassigned':
    case 'escalated':
      return step?.ignored === undefined ? { ...outcome, reassignments: (outcome.reassignments ?? 0) + 1 } : outcome
    case 'closed':
      return step?.ignored === undefined ? { ...outcome, status: 'closed' } : outcome
    case 'merged':
      return step?.ignored === undefined ? { ...outcome, status: 'merged' } : outcome
    case 'marked_spam':
      return step?.ignored === undefined ? { ...outcome, status: 'spam' } : outcome
    case 'resolved':
      return step?.ignored === undefined || step.ignored === 'already' ? resolved(event, before, outcome) : outcome
    default:
      return outcome
  }
}

function responseOf(outcome: TicketOutcome, { firstResponseAt }: TicketLife): TicketOutcome {
  return { ...outcome, ...defined('firstResponseAt', firstResponseAt) }
}

/** A second resolution adds what it says. */
function resolved(event: TicketEvent, before: StoredTicket, outcome: TicketOutcome): TicketOutcome {
  return {
    ...outcome,
    ...defined('assignee', textOf(event, 'agent') ?? before.assignee ?? outcome.assignee),
    ...defined('queue', textOf(event, 'queue') ?? before.queue ?? outcome.queue),
    ...defined('topic', textOf(event, 'topic')),
    ...defined('intent', textOf(event, 'intent')),
    ...defined('handleMinutes', numberOf(event, 'handleMinutes')),
    resolvedAt: event.at,
    status: 'resolved',
  }
}

/** It was not over after all, whoever said so: a colleague, or the customer by writing again. */
function comeBack(
  { resolvedAt: _then, ...outcome }: TicketOutcome,
  before: TicketLife,
  after: TicketLife,
): TicketOutcome {
  const times = (outcome.reopened ?? 0) + (after.reopened - before.reopened)
  return { ...outcome, ...(times > 0 ? { reopened: times } : {}), status: 'waiting' }
}

/** A person's word is the label: where it belongs, what is wanted, how pressing it is. */
export function overriddenFields(event: TicketEvent): TicketOutcome {
  return {
    ...defined('queue', textOf(event, 'queue')),
    ...defined('intent', textOf(event, 'intent')),
    ...priorityField(event.data['priority']),
  }
}

function priorityField(value: unknown): TicketOutcome {
  return defined(
    'priority',
    priorities.find((band) => band === value),
  )
}
