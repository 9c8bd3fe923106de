import { absenceVerdict } from './absence.ts'
import { holderOf } from './ticket-life.ts'
import type { Timestamp } from '../domain/time.ts'
import type { LifeEvent } from './life-event.ts'
import type { LifeWorld } from './life-step.ts'
import type { TicketLife } from './ticket-life.ts'

/** Somebody goes away; their tickets are to be seen to, all at once. */
export interface HandOverInput {
  /** Tickets of anybody; others' are left alone. */
  readonly lives: readonly TicketLife[]
  readonly agent: string
  /** When they mean to be back; absent: nobody knows. */
  readonly until?: Timestamp
  /** Colleagues who take over conversations, most wanted first. Without any, everything that cannot wait goes to its queue. */
  readonly substitutes: readonly Substitute[]
}

export interface Substitute {
  readonly agent: string
  readonly queues: readonly string[]
  /** Effort they can still carry. */
  readonly room: number
}

/** What would be done, ticket by ticket, most pressing first. A preview: nothing happens until its events are stepped. */
export interface HandOverPlan {
  readonly agent: string
  readonly at: Timestamp
  readonly until?: Timestamp
  readonly entries: readonly HandOverEntry[]
}

export interface HandOverEntry {
  readonly ticketId: string
  readonly action: 'keep' | 'take_back' | 'hand_over'
  /** Who gets it; only with `hand_over`. */
  readonly to?: string
  readonly why: HandOverReason
  /** Effort the absent agent is freed of. */
  readonly freed: number
}

/**
 * - kept: `customer_has_the_ball` · `back_in_time`
 * - handed over: `in_conversation`, because whoever goes on with it should be one person who is told
 * - taken back: `offer_open` · `not_answered_yet`, where the router does better than a substitute · `no_substitute` with
 *   room on its queue for a conversation
 */
export type HandOverReason =
  | 'customer_has_the_ball'
  | 'back_in_time'
  | 'in_conversation'
  | 'offer_open'
  | 'not_answered_yet'
  | 'no_substitute'

/**
 * Decides about every ticket of an absent agent: to keep it for them, to give it to a substitute, or to put it back in its
 * queue. What falls due first is placed first; nobody is planned beyond their room.
 */
export function handOver({ lives, agent, until, substitutes }: HandOverInput, world: LifeWorld): HandOverPlan {
  const room = new Map(substitutes.map((substitute) => [substitute.agent, substitute.room]))
  const place = (life: TicketLife, effort: number): string | undefined => {
    const free = substitutes.find(
      (substitute) =>
        substitute.agent !== agent &&
        life.queue !== undefined &&
        substitute.queues.includes(life.queue) &&
        !life.excluded.some((excluded) => excluded.agent === substitute.agent) &&
        (room.get(substitute.agent) ?? 0) >= effort,
    )
    if (free !== undefined) room.set(free.agent, (room.get(free.agent) ?? 0) - effort)
    return free?.agent
  }
  const theirs = lives.filter((life) => isWith(life, agent)).toSorted(byPressure)
  const entries = theirs.map((life) => entryOf(life, { agent, until, place }, world))
  return { agent, at: world.now, ...(until === undefined ? {} : { until }), entries }
}

/** What carries a plan out, an event for each ticket. A person may have changed entries before. */
export function handOverEvents(plan: HandOverPlan, newId: () => string, actor: string): readonly HandOverEvent[] {
  const { agent, at, until } = plan
  return plan.entries.map(({ ticketId, action, to }) => {
    const happened = { id: newId(), at, actor }
    if (action === 'hand_over' && to !== undefined) {
      return { ticketId, event: { ...happened, kind: 'handed_over', from: agent, to } }
    }
    if (action === 'keep') {
      return {
        ticketId,
        event: { ...happened, kind: 'agent_away', agent, keeps: true, ...(until === undefined ? {} : { until }) },
      }
    }
    return { ticketId, event: { ...happened, kind: 'taken_back', agent, why: 'agent_away' } }
  })
}

export interface HandOverEvent {
  readonly ticketId: string
  readonly event: LifeEvent
}

interface Absence {
  readonly agent: string
  readonly until: Timestamp | undefined
  /** Takes a place with a substitute, if there is one. */
  readonly place: (life: TicketLife, effort: number) => string | undefined
}

function entryOf(life: TicketLife, { agent, until, place }: Absence, world: LifeWorld): HandOverEntry {
  const { ticketId, state } = life
  const freed = 'effort' in state ? state.effort : (holderOf(life)?.effort ?? 0)
  if (state.kind === 'offered') return { ticketId, action: 'take_back', why: 'offer_open', freed }
  // Whoever is still there and knows no date is absent for as long as anybody can say.
  const verdict = until === undefined ? undefined : absenceVerdict(life, { agent, at: world.now, until }, world)
  // A customer may take their time as long as somebody comes back to answer them.
  if (state.kind === 'paused' && verdict?.backAt !== undefined) {
    return { ticketId, action: 'keep', why: 'customer_has_the_ball', freed: 0 }
  }
  if (verdict?.action === 'keep') return { ticketId, action: 'keep', why: 'back_in_time', freed: 0 }
  if (life.firstResponseAt === undefined) return { ticketId, action: 'take_back', why: 'not_answered_yet', freed }
  const to = place(life, life.effort)
  return to === undefined
    ? { ticketId, action: 'take_back', why: 'no_substitute', freed }
    : { ticketId, action: 'hand_over', to, why: 'in_conversation', freed }
}

function isWith(life: TicketLife, agent: string): boolean {
  return life.state.kind === 'offered' ? life.state.agent === agent : holderOf(life)?.agent === agent
}

/** Unanswered promises by their deadline, then conversations, the oldest first; ids decide between equals. */
function byPressure(a: TicketLife, b: TicketLife): number {
  const [dueA, dueB] = [pressing(a), pressing(b)]
  if (dueA !== dueB) return dueA < dueB ? -1 : 1
  if (a.state.since !== b.state.since) return a.state.since - b.state.since
  return a.ticketId < b.ticketId ? -1 : 1
}

function pressing({ firstResponseAt, dueAt }: TicketLife): Timestamp {
  return firstResponseAt === undefined ? (dueAt ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY
}
