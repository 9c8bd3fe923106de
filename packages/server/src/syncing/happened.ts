import type { StoredTicket, TicketEvent, TicketLink } from '../store/store.ts'
import type { WaitingChange } from './adopt-ticket.ts'
import type { LiveDesk } from './desk.ts'
import { actorOf, overrideBy, wasActedOn } from './rerouted.ts'

/** Tells the engine of a change that is no rerouting: answers, pauses, endings, and words about priority and intent. */
export async function happened(desk: LiveDesk, link: TicketLink, { key, at, change }: WaitingChange): Promise<void> {
  const stored = await desk.store.ticket(link.ticketId)
  if (stored === undefined) return
  if (await toldAsOverride(desk, link, stored, { key, at, change })) return
  const said = factOf(desk, stored, { change, standsIn: link.known.queue })
  if (said === undefined) return
  const event = { id: `${desk.id}:${key}`, ticketId: link.ticketId, at, actor: actorOf(desk, change), ...said }
  await desk.engine.recordEvent(event)
}

/** A person corrects what Pointsman wrote: a priority, or an intent. */
async function toldAsOverride(
  desk: LiveDesk,
  link: TicketLink,
  stored: StoredTicket,
  { key, change }: WaitingChange,
): Promise<boolean> {
  const { mapping, store } = desk
  if (change.actor.kind !== 'person' || change.to === null) return false
  const priority = change.field === 'priority' ? mapping.priorities[change.to] : undefined
  const isIntent = mapping.intentField !== undefined && change.field === `custom:${mapping.intentField}`
  if (priority === undefined && !isIntent) return false
  const decision = stored.decisionId === undefined ? undefined : await store.decision(stored.decisionId)
  if (!wasActedOn(decision)) return false
  if (priority !== undefined && mapping.bands[decision!.priority.band] === change.to) return true
  return overrideBy(desk, link, { key, change }, priority === undefined ? { intent: change.to } : { priority })
}

type Said = Pick<TicketEvent, 'kind' | 'data'>

interface Changed {
  readonly change: WaitingChange['change']
  /** Where it is in the help desk; theirs. */
  readonly standsIn: string | undefined
}

function factOf(desk: LiveDesk, stored: StoredTicket, { change, standsIn }: Changed): Said | undefined {
  const { field, from, to, actor } = change
  if (field === 'reply') return replyOf(desk, stored, change)
  if (field === 'priority') {
    const priority = to === null ? undefined : desk.mapping.priorities[to]
    return priority === undefined || actor.kind !== 'person'
      ? undefined
      : { kind: 'priority_changed', data: { priority } }
  }
  if (field !== 'status' || from === to) return undefined
  return turnOf(desk, stored, { change, standsIn })
}

/** By an agent: an answer. By the requester, or anybody else: the customer has written again. */
function replyOf(desk: LiveDesk, { ticket }: StoredTicket, { actor }: WaitingChange['change']): Said | undefined {
  if (actor.kind !== 'person') return undefined
  const agent = actor.id === ticket.requester ? undefined : desk.mapping.agents[actor.id]
  return agent === undefined ? { kind: 'customer_replied', data: {} } : { kind: 'replied', data: { agent } }
}

/** Who resolved it, and where: there, for where Pointsman would have put it is nobody's word. */
function turnOf(desk: LiveDesk, { assignee }: StoredTicket, { change, standsIn }: Changed): Said | undefined {
  const { from, to, actor } = change
  const queue = standsIn === undefined ? undefined : desk.mapping.queues[standsIn]
  const resolver = assignee ?? (actor.kind === 'person' ? desk.mapping.agents[actor.id] : undefined)
  const isBack = from === 'resolved' || from === 'closed' || from === 'spam'
  switch (to) {
    case 'resolved':
      return {
        kind: 'resolved',
        data: { ...(resolver === undefined ? {} : { agent: resolver }), ...(queue === undefined ? {} : { queue }) },
      }
    case 'closed':
      return { kind: 'closed', data: {} }
    case 'spam':
      return { kind: 'marked_spam', data: {} }
    case 'paused':
      return { kind: 'paused', data: {} }
    case 'open':
      return { kind: isBack ? 'reopened' : 'resumed', data: {} }
    default:
      return undefined
  }
}
