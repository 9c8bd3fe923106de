import { isOver, step, type LifeStep, type LifeWorld, type TicketLife, type TicketOutcome } from '@pointsman/core'
import { toLifeEvent } from './event-life.ts'
import { outcomeAfter } from './event-outcome.ts'
import { columnsOf } from './life-columns.ts'
import type { StoredTicket, TicketEvent } from './store.ts'

/** What happens to one ticket in one transaction: where it was, what it heard, and where that leaves it. */
export interface Course {
  /** As it is stored, moved along with the life. */
  readonly stored: StoredTicket
  readonly before: TicketLife
  readonly after: TicketLife
  readonly heard: readonly Heard[]
}

/** An event, and what it changed. */
export interface Heard {
  readonly event: TicketEvent
  /** Absent for an event that means nothing for the life. */
  readonly step?: LifeStep
  readonly outcomeBefore: TicketOutcome
  readonly outcomeAfter: TicketOutcome
}

export function beginCourse(stored: StoredTicket, life: TicketLife): Course {
  return { stored, before: life, after: life, heard: [] }
}

/** The course after one more event. Pure. */
export function hear(course: Course, event: TicketEvent, world: LifeWorld): Course {
  const { stored } = course
  const lifeEvent = toLifeEvent(event, stored)
  const lifeBefore = lifeEvent?.kind === 'resolved' ? inQueueSaid(course.after, event) : course.after
  const done = lifeEvent === undefined ? undefined : step(lifeBefore, lifeEvent, world)
  const outcome = outcomeAfter({ event, before: stored, lifeBefore, step: done })
  const after = done?.life ?? course.after
  const heard: Heard = {
    event,
    ...(done === undefined ? {} : { step: done }),
    outcomeBefore: stored.outcome,
    outcomeAfter: outcome,
  }
  return { ...course, stored: storedAfter(stored, after, outcome, event), after, heard: [...course.heard, heard] }
}

/** Whether anything about it is to be kept beside the event itself. */
export function hasMoved({ heard }: Course): boolean {
  return heard.some(({ step: done }) => done !== undefined && done.ignored === undefined)
}

/** The end of a ticket without a queue says where it belonged. */
function inQueueSaid(life: TicketLife, { data }: TicketEvent): TicketLife {
  const { queue } = data
  return life.queue === undefined && typeof queue === 'string' ? { ...life, queue } : life
}

function storedAfter(
  { assignee: _before, queue: _there, ...stored }: StoredTicket,
  life: TicketLife,
  outcome: TicketOutcome,
  event: TicketEvent,
): StoredTicket {
  const { status, assignee, queue } = columnsOf(life, isOver(life) ? _before : undefined)
  return {
    ...stored,
    status,
    outcome,
    ...(assignee === undefined ? {} : { assignee }),
    ...(queue === undefined ? {} : { queue }),
    updatedAt: Math.max(stored.updatedAt, event.at),
    life,
  }
}
