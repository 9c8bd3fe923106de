/** What people say about where a ticket belongs. It acts at once; capacity does not bind them. */
import { takeBack } from './absence.ts'
import { exclude, gaveUp, giveTo, queueOf, release } from './hands.ts'
import { holderOf, isOver } from './ticket-life.ts'
import { inQueue } from './wait.ts'
import type { EventOf } from './life-event.ts'
import type { LifeLesson, Moment, Turn } from './life-step.ts'
import type { TicketLife } from './ticket-life.ts'

/** A supervisor chose somebody: whatever their load, hours and skills. */
export function manualAssigned(life: TicketLife, event: EventOf<'manual_assigned'>, moment: Moment): Turn {
  if (isOver(life)) return 'over'
  const { agent, queue = life.queue } = event
  if (holderOf(life)?.agent === agent && queue === life.queue) return 'already'
  const given = giveTo(inQueue(life, queue, moment.at), { agent, isManual: true, news: 'assigned' }, moment)
  return { ...given, lessons: queueLesson(life, event) }
}

/** Whoever had it gave it up: a failure of theirs unless they are excused, and nothing automatic gives it to them again. */
export function handedOn(life: TicketLife, event: EventOf<'reassigned' | 'escalated'>, moment: Moment): Turn {
  if (isOver(life)) return 'over'
  const { agent, queue } = event
  if (event.kind === 'escalated' && agent === undefined && queue === undefined) return 'noted'
  const from = holderOf(life)?.agent
  const isElsewhere = queue !== undefined && queue !== life.queue
  if (agent !== undefined && agent === from && !isElsewhere) return 'already'
  const left =
    from === undefined || from === agent
      ? life
      : exclude(life, { agent: from, reason: 'tried', because: 'handed_on', at: moment.at })
  const moved = inQueue(left, queue ?? life.queue, moment.at)
  const change =
    agent === undefined
      ? release(moved, 'handed_on', moment)
      : giveTo(moved, { agent, isManual: true, news: 'assigned' }, moment)
  return {
    ...change,
    records: from === undefined || from === agent || isExcused(from, moment) ? [] : gaveUp(life),
    // An escalation goes where more is known, which does not say that the queue was wrong.
    lessons: event.kind === 'reassigned' ? queueLesson(life, event) : [],
  }
}

/** Above their capacity, or not there: that they pass it on says nothing of what they can do. */
function isExcused(agent: string, { at, world }: Moment): boolean {
  return world.room(agent) < 0 || world.backAt(agent, at) !== at
}

/** It belongs elsewhere. Whoever has it got it by mistake and loses it without a mark, unless they are to keep it. */
export function queueChanged(life: TicketLife, event: EventOf<'queue_changed'>, moment: Moment): Turn {
  if (isOver(life)) return 'over'
  const { queue } = event
  if (queue === life.queue) return 'already'
  const lessons = queueLesson(life, event)
  const moved = inQueue(life, queue, moment.at)
  const holder = holderOf(life)
  if (event.keepsHolder === true && holder !== undefined) {
    return { life: moved, effects: [{ kind: 'set_assignee', agent: holder.agent, queue }], lessons }
  }
  return { ...release(moved, 'queue_changed', moment), lessons }
}

/** Whoever has a ticket of a closed queue finishes it; what waits there is decided again. */
export function queueClosed(life: TicketLife, event: EventOf<'queue_closed'>, moment: Moment): Turn {
  if (isOver(life)) return 'over'
  if (life.queue !== event.queue) return 'not_concerned'
  if (holderOf(life) !== undefined) return 'already_held'
  const nowhere = inQueue(life, undefined, moment.at)
  return life.state.kind === 'triage' ? { life: nowhere } : release(nowhere, 'queue_closed', moment)
}

/** Out of that agent's hands, as a hand-over or a supervisor decided. Being absent is no failure: no record changes. */
export function takenBack(life: TicketLife, event: EventOf<'taken_back'>, moment: Moment): Turn {
  const { state } = life
  const isTheirs = holderOf(life)?.agent === event.agent || (state.kind === 'offered' && state.agent === event.agent)
  return isTheirs ? takeBack(life, event.agent, event.why, moment) : 'not_concerned'
}

/** From somebody who goes away to a colleague, who answers like anybody who was just given a ticket. */
export function handedOver(life: TicketLife, { from, to }: EventOf<'handed_over'>, moment: Moment): Turn {
  if (holderOf(life)?.agent !== from) return 'not_concerned'
  return from === to ? 'already' : giveTo(life, { agent: to, isManual: false, news: 'handed_over' }, moment)
}

/** That a person put it in another queue teaches that it belongs there. */
function queueLesson(
  life: TicketLife,
  { actor, queue, reason }: { readonly actor?: string; readonly queue?: string; readonly reason?: string },
): readonly LifeLesson[] {
  if (actor === undefined || queue === undefined || queue === queueOf(life).queue) return []
  return [{ facet: 'queue', answer: queue, actor, ...(reason === undefined ? {} : { reason }) }]
}
