import { PointsmanError } from '@pointsman/core'
import type { Change } from '../connectors/connector.ts'
import type { Decision } from '@pointsman/core'
import type { StoredTicket, TicketEvent, TicketLink } from '../store/store.ts'
import type { LiveDesk } from './desk.ts'
import { ourAgent, ourQueue } from './newcomers.ts'

/** Somebody gave a ticket to somebody else, or another queue, or nobody. */
export interface Reroute {
  /** Of the last of its facts. */
  readonly key: string
  readonly at: number
  readonly change: Change
  /** What changed, to what; theirs. */
  readonly fields: { readonly assignee?: string | null; readonly queue?: string | null }
  /** Where it is in the help desk, whoever put it there; theirs. */
  readonly standsIn: string | undefined
}

/**
 * What a change of owner or queue means here. Where Pointsman had acted, a person's change overrides it: it stands, and is learned
 * from. Where it had only said what it would do, it is what people did. An automation's change is taken as it is, and teaches nothing.
 */
export async function rerouted(desk: LiveDesk, link: TicketLink, act: Reroute): Promise<void> {
  const { store, engine } = desk
  const stored = await store.ticket(link.ticketId)
  if (stored === undefined) return
  const { assignee, queue } = act.fields
  const to: Place = {
    ...(assignee == null ? {} : { agent: await ourAgent(desk, assignee) }),
    ...(queue == null ? {} : await placeOf(desk, queue)),
  }
  if (isThereAlready(stored, to, assignee)) return
  const decision = stored.decisionId === undefined ? undefined : await store.decision(stored.decisionId)
  const isPerson = act.change.actor.kind === 'person'
  if (isPerson && wasActedOn(decision) && (await overridden(desk, link, act, to))) return
  const standsIn = act.standsIn === undefined ? undefined : desk.mapping.queues[act.standsIn]
  const event = eventOf(desk, link, act, {
    stored,
    to: { ...(standsIn === undefined ? {} : { queue: standsIn }), ...to },
  })
  if (event !== undefined) await engine.recordEvent(event)
}

interface Place {
  readonly agent?: string
  readonly queue?: string
}

async function placeOf(desk: LiveDesk, theirs: string): Promise<Place> {
  const queue = await ourQueue(desk, theirs)
  return queue === undefined ? {} : { queue }
}

/** Whether the decision was carried out, and not only shown or recorded. Leaving a ticket to people is no deed. */
export function wasActedOn(decision: Decision | undefined): boolean {
  if (decision === undefined) return false
  return decision.override !== undefined || (decision.mode === 'auto' && decision.outcome.kind !== 'triage')
}

function isThereAlready(stored: StoredTicket, to: Place, assignee: string | null | undefined): boolean {
  const isAgentThere = assignee === undefined || (to.agent ?? undefined) === stored.assignee
  return isAgentThere && (to.queue === undefined || to.queue === stored.queue)
}

/** False where it cannot be one: nobody open is named. */
async function overridden(desk: LiveDesk, link: TicketLink, act: Reroute, to: Place): Promise<boolean> {
  if (to.agent === undefined && (to.queue === undefined || act.fields.assignee === null)) return false
  return overrideBy(desk, link, act, to)
}

/** What a person said in the help desk, as an override here. False where the engine cannot carry it out. */
export async function overrideBy(
  desk: LiveDesk,
  link: TicketLink,
  { key, change }: Pick<Reroute, 'key' | 'change'>,
  said: Place & { readonly priority?: 'urgent' | 'high' | 'normal' | 'low'; readonly intent?: string },
): Promise<boolean> {
  const actor = actorOf(desk, change)
  const override = { ...said, reason: `changed in ${desk.connector.vendor}`, actor }
  try {
    await desk.engine.override({ id: `${desk.id}:${key}`, ticketId: link.ticketId, override })
    return true
  } catch (error) {
    // Somebody inactive, or a ticket that is over: it is told as it happened.
    if (error instanceof PointsmanError && ['unknown_name', 'not_found', 'offer_over'].includes(error.code))
      return false
    throw error
  }
}

/** Our name for whoever did it. */
export function actorOf(desk: LiveDesk, { actor }: Change): string {
  return actor.kind === 'person' ? (desk.mapping.agents[actor.id] ?? actor.id) : desk.id
}

function eventOf(
  desk: LiveDesk,
  link: TicketLink,
  { key, at, change, fields }: Reroute,
  { stored, to }: { readonly stored: StoredTicket; readonly to: Place },
): TicketEvent | undefined {
  const event = { id: `${desk.id}:${key}`, ticketId: link.ticketId, at, actor: actorOf(desk, change) }
  const place = to.queue === undefined ? {} : { queue: to.queue }
  if (to.agent !== undefined) {
    const kind = stored.assignee === undefined ? 'manual_assigned' : 'reassigned'
    return { ...event, kind, data: { agent: to.agent, ...place } }
  }
  if (to.queue !== undefined && fields.queue != null) {
    const keepsHolder = fields.assignee !== null && stored.assignee !== undefined
    return { ...event, kind: 'queue_changed', data: { queue: to.queue, ...(keepsHolder ? { keepsHolder } : {}) } }
  }
  if (fields.assignee !== null || stored.assignee === undefined) return undefined
  return { ...event, kind: 'taken_back', data: { agent: stored.assignee } }
}
