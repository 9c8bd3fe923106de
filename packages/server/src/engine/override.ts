import type { Decision, Lesson, NewLesson, Override } from '@pointsman/core'
import type { Standing, StoredTicket, TicketEvent } from '../store/store.ts'
import type { Arrival } from './arrival.ts'

/** What a person wants changed. `id` makes the event idempotent. */
export interface OverrideWish {
  readonly id: string
  readonly ticketId: string
  readonly override: Omit<Override, 'staysWith'>
}

/** What became of it. */
export interface Overridden {
  readonly ticket: StoredTicket
  readonly decision: Decision
  readonly lessons: readonly Lesson[]
}

/** The ticket on its way to the decision that carries the person's word out. */
export function toArrival(input: {
  readonly stored: StoredTicket
  readonly before: Decision
  readonly override: Override
  readonly standing: Pick<Standing, 'agents'>
  readonly seed: number
}): Arrival {
  const { stored, before, seed } = input
  const { outcome } = before
  const held = outcome.kind === 'assigned' && stored.assignee === outcome.agent ? outcome : undefined
  return {
    read: { ticket: stored.ticket, reading: before.reading, modelVersion: before.modelVersion },
    actor: input.override.actor,
    seed,
    supersedes: before.id,
    override: completed(input.override, input),
    ...(held === undefined ? {} : { held }),
  }
}

/** The same with what the person said, which is kept and learned in the transaction of the decision. */
export function toldArrival({ wish, ...ground }: Omit<Parameters<typeof toArrival>[0], 'override'> & Told): Arrival {
  return {
    ...toArrival({ ...ground, override: wish.override }),
    told: (decision) => ({ event: eventOf(wish, ground.before, decision), lessons: lessonsOf(wish, decision) }),
  }
}

interface Told {
  readonly wish: OverrideWish
}

/** What is taught by it: a label for each facet the person spoke of. A priority teaches impact: the words can tell no more. */
export function lessonsOf(wish: OverrideWish, decision: Decision): NewLesson[] {
  const { queue, intent, priority, reason, actor } = wish.override
  const said = { at: decision.at, ticketId: wish.ticketId, reason, actor, event: wish.id }
  const common = { ...said, text: decision.reading.text, cause: 'overridden' } as const
  const lessons: NewLesson[] = []
  if (queue !== undefined) lessons.push({ ...common, facet: 'queue', answer: queue })
  if (intent !== undefined) lessons.push({ ...common, facet: 'intent', answer: intent })
  if (priority !== undefined) lessons.push({ ...common, facet: 'impact', answer: priority })
  return lessons
}

/** The event that is kept about it. */
export function eventOf(wish: OverrideWish, before: Decision, after: Decision): TicketEvent {
  const { actor, ...said } = wish.override
  return {
    id: wish.id,
    ticketId: wish.ticketId,
    kind: 'overridden',
    at: after.at,
    actor,
    data: { ...said, decision: after.id, supersedes: before.id },
  }
}

/** An agent without a queue takes it where it is; who has it keeps it when only priority or intent were spoken of. */
function completed(override: Override, { stored, before, standing }: Parameters<typeof toArrival>[0]): Override {
  if (override.queue !== undefined) return override
  const { assignee } = stored
  const place = stored.queue ?? before.reading.queue.label
  if (override.agent !== undefined) {
    const own = standing.agents.find((agent) => agent.id === override.agent)?.queues[0]
    const queue = place ?? own
    return queue === undefined ? override : { ...override, staysWith: { agent: override.agent, queue } }
  }
  return assignee === undefined || place === undefined
    ? override
    : { ...override, staysWith: { agent: assignee, queue: place } }
}
