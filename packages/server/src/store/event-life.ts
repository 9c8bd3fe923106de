import { timerKinds, type LifeEvent, type LifeFact, type TimerKind } from '@pointsman/core'
import type { StoredTicket, TicketEvent } from './store.ts'

/** What an event means for the ticket's life; undefined for one that only adds to what is known (a rating, a note). */
export function toLifeEvent(event: TicketEvent, before: StoredTicket): LifeEvent | undefined {
  const fact = factOf(event, before)
  return fact === undefined ? undefined : { id: event.id, at: event.at, actor: event.actor, ...fact }
}

function factOf(event: TicketEvent, before: StoredTicket): LifeFact | undefined {
  const { kind } = event
  const [agent, queue, reason] = [textOf(event, 'agent'), textOf(event, 'queue'), textOf(event, 'reason')]
  const place = { ...defined('agent', agent), ...defined('queue', queue), ...defined('reason', reason) }
  switch (kind) {
    case 'replied':
      return replied(event, before)
    case 'customer_replied':
    case 'paused':
    case 'resumed':
    case 'closed':
    case 'marked_spam':
    case 'reopened':
      return { kind }
    case 'reassigned':
    case 'escalated':
      return { kind, ...place }
    case 'manual_assigned':
      return agent === undefined ? undefined : { kind, ...place, agent }
    case 'queue_changed':
      return queue === undefined
        ? undefined
        : { kind, queue, keepsHolder: event.data['keepsHolder'] === true, ...defined('reason', reason) }
    case 'flagged':
      // It belongs there: whoever has it got it by mistake. A bare "not mine" says nothing of where it goes.
      return queue === undefined ? undefined : { kind: 'queue_changed', queue, ...defined('reason', reason) }
    case 'queue_closed':
      return queue === undefined ? undefined : { kind, queue }
    case 'resolved':
      return { kind, ...defined('agent', agent), ...defined('handleMinutes', numberOf(event, 'handleMinutes')) }
    case 'merged': {
      const into = textOf(event, 'into')
      return into === undefined ? undefined : { kind, into }
    }
    default:
      return answerOrAbsence(event, agent)
  }
}

/** By the requester: they have answered. By anybody else: so have we, unless it was for colleagues only. */
function replied(event: TicketEvent, { ticket }: StoredTicket): LifeFact | undefined {
  if (event.actor === ticket.requester) return { kind: 'customer_replied' }
  if (event.data['toRequester'] === false) return undefined
  const agent = textOf(event, 'agent') ?? event.actor
  return { kind: 'agent_replied', agent, asksCustomer: event.data['asksCustomer'] === true }
}

function answerOrAbsence(event: TicketEvent, agent: string | undefined): LifeFact | undefined {
  const { kind } = event
  const offer = textOf(event, 'offer')
  if (isTimerKind(kind)) return { kind, timer: event.id }
  if (kind === 'handed_over') {
    const [from, to] = [textOf(event, 'from'), textOf(event, 'to')]
    return from === undefined || to === undefined ? undefined : { kind, from, to }
  }
  if (agent === undefined) return undefined
  switch (kind) {
    case 'offer_accepted':
      return offer === undefined ? undefined : { kind, offer, agent }
    case 'offer_rejected':
      return offer === undefined ? undefined : { kind, offer, agent, reason: textOf(event, 'reason') ?? '' }
    case 'agent_away': {
      const keeps = event.data['keeps'] === true
      return { kind, agent, ...defined('until', numberOf(event, 'until')), ...(keeps ? { keeps } : {}) }
    }
    case 'agent_left':
      return { kind, agent }
    case 'taken_back':
      return { kind, agent, why: event.data['why'] === 'agent_away' ? 'agent_away' : 'taken_back' }
    default:
      return undefined
  }
}

export function isTimerKind(kind: string): kind is TimerKind {
  return timerKinds.some((timer) => timer === kind)
}

export function textOf(event: TicketEvent, name: string): string | undefined {
  const value = event.data[name]
  return typeof value === 'string' ? value : undefined
}

export function numberOf(event: TicketEvent, name: string): number | undefined {
  const value = event.data[name]
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

export function defined<Name extends string, Value>(name: Name, value: Value | undefined): { [Key in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: Value }
}
