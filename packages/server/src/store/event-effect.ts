import type { TicketOutcome } from '@pointsman/core'
import { priorities } from '@pointsman/core'
import type { StoredTicket, TicketEvent, TicketStatus } from './store.ts'
import type { RecordChange } from './track-records.ts'

/** What an event changes: the ticket, who holds it, and what its agents are known for. */
export interface EventEffect {
  readonly outcome: TicketOutcome
  /** Absent: the ticket stays where it is. */
  readonly status?: TicketStatus
  /** Only where `status` is given. */
  readonly assignee?: string
  readonly queue?: string
  /** Why the open assignment ends, if it does. */
  readonly endedBy?: 'resolved' | 'closed' | 'reassigned' | 'escalated' | 'reopened'
  readonly records: readonly RecordChange[]
}

export interface EffectInput {
  readonly event: TicketEvent
  readonly before: StoredTicket
  /** An event that set the status happened later than this one: this one no longer moves the ticket. */
  readonly isLate: boolean
}

/** What is done at each kind of event; a kind that is not here is only kept. */
export function effectOf(input: EffectInput): EventEffect {
  const { outcome } = input.before
  const unchanged: EventEffect = { outcome, records: [] }
  switch (input.event.kind) {
    case 'replied':
      return { ...unchanged, outcome: withFirstResponse(input) }
    case 'rated':
      return { ...unchanged, outcome: { ...outcome, ...numberField(input.event, 'csat') } }
    case 'priority_changed':
      return { ...unchanged, outcome: { ...outcome, ...priorityField(input.event.data['priority']) } }
    case 'overridden':
      return { ...unchanged, outcome: { ...outcome, ...overriddenField(input.event) } }
    case 'reassigned':
    case 'escalated':
      return input.isLate ? unchanged : handedOn(input, input.event.kind)
    case 'resolved':
      return input.isLate ? unchanged : resolved(input)
    case 'closed':
      return input.isLate ? unchanged : leftTo(input, 'closed', [])
    case 'reopened':
      return input.isLate ? unchanged : reopened(input)
    default:
      return unchanged
  }
}

/** The earliest reply to the requester counts, in whichever order replies arrive. */
function withFirstResponse({ event, before }: EffectInput): TicketOutcome {
  const isResponse = event.data['toRequester'] !== false && event.actor !== before.ticket.requester
  if (!isResponse) return before.outcome
  return { ...before.outcome, firstResponseAt: Math.min(before.outcome.firstResponseAt ?? event.at, event.at) }
}

/** The agent who had it gave it up; without a new one it waits. An escalation that names nobody is only noted. */
function handedOn({ event, before }: EffectInput, kind: 'reassigned' | 'escalated'): EventEffect {
  const agent = textOf(event, 'agent')
  const queue = textOf(event, 'queue') ?? before.queue
  if (kind === 'escalated' && agent === undefined && textOf(event, 'queue') === undefined) {
    return { outcome: before.outcome, records: [] }
  }
  const gaveUp = before.assignee !== undefined && before.assignee !== agent
  return {
    outcome: { ...before.outcome, reassignments: (before.outcome.reassignments ?? 0) + 1 },
    status: agent === undefined ? 'waiting' : 'assigned',
    ...(agent === undefined ? {} : { assignee: agent }),
    ...(queue === undefined ? {} : { queue }),
    endedBy: kind,
    records:
      gaveUp && before.queue !== undefined
        ? [
            {
              agent: before.assignee,
              kind: before.queue,
              queue: before.queue,
              attempt: { at: event.at, succeeded: false },
            },
          ]
        : [],
  }
}

/** A second resolution adds what it says to the outcome, but is no second success. */
function resolved({ event, before }: EffectInput): EventEffect {
  const assignee = textOf(event, 'agent') ?? before.assignee ?? before.outcome.assignee
  const queue = textOf(event, 'queue') ?? before.queue ?? before.outcome.queue
  const minutes = numberField(event, 'handleMinutes')
  const outcome: TicketOutcome = {
    ...before.outcome,
    ...(assignee === undefined ? {} : { assignee }),
    ...(queue === undefined ? {} : { queue }),
    ...textField(event, 'topic'),
    ...textField(event, 'intent'),
    ...minutes,
    resolvedAt: event.at,
    status: 'resolved',
  }
  const isCounted = isDone(before.status) || assignee === undefined || queue === undefined
  const succeeded = !before.outcome.reopened
  const measured = minutes.handleMinutes !== undefined && minutes.handleMinutes > 0
  const attempt = { at: event.at, succeeded, ...(measured ? { minutes: minutes.handleMinutes } : {}) }
  const records = isCounted ? [] : [{ agent: assignee, kind: outcome.topic ?? queue, queue, attempt }]
  return { ...leftTo({ event, before, isLate: false }, 'resolved', records), outcome }
}

function leftTo({ before }: EffectInput, status: 'resolved' | 'closed', records: readonly RecordChange[]): EventEffect {
  return {
    outcome: { ...before.outcome, status },
    status,
    ...(before.assignee === undefined ? {} : { assignee: before.assignee }),
    ...(before.queue === undefined ? {} : { queue: before.queue }),
    endedBy: status,
    records,
  }
}

/** Back to waiting, in nobody's hands; the first reopening takes the success back. */
function reopened({ before }: EffectInput): EventEffect {
  const { resolvedAt: _then, ...kept } = before.outcome
  const { assignee, queue, topic, resolvedAt } = before.outcome
  const hadSucceeded = isDone(before.status) && resolvedAt !== undefined && !before.outcome.reopened
  return {
    outcome: { ...kept, reopened: (before.outcome.reopened ?? 0) + 1, status: 'waiting' },
    status: 'waiting',
    ...(before.queue === undefined ? {} : { queue: before.queue }),
    endedBy: 'reopened',
    records:
      hadSucceeded && assignee !== undefined && queue !== undefined
        ? [
            {
              agent: assignee,
              kind: topic ?? queue,
              queue,
              attempt: { at: resolvedAt, succeeded: true },
              isTakenBack: true,
            },
          ]
        : [],
  }
}

function isDone(status: TicketStatus): boolean {
  return status === 'resolved' || status === 'closed'
}

function overriddenField(event: TicketEvent): TicketOutcome {
  const to = event.data['to']
  if (event.data['field'] === 'priority') return priorityField(to)
  if (typeof to !== 'string') return {}
  if (event.data['field'] === 'queue') return { queue: to }
  return event.data['field'] === 'intent' ? { intent: to } : {}
}

function priorityField(value: unknown): TicketOutcome {
  const priority = priorities.find((band) => band === value)
  return priority === undefined ? {} : { priority }
}

function textOf(event: TicketEvent, name: string): string | undefined {
  const value = event.data[name]
  return typeof value === 'string' ? value : undefined
}

function textField<Name extends 'topic' | 'intent'>(event: TicketEvent, name: Name): { [Key in Name]?: string } {
  const value = textOf(event, name)
  return (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: string }
}

function numberField<Name extends 'csat' | 'handleMinutes'>(
  event: TicketEvent,
  name: Name,
): { [Key in Name]?: number } {
  const value = event.data[name]
  return (typeof value === 'number' && Number.isFinite(value) ? { [name]: value } : {}) as { [Key in Name]?: number }
}
