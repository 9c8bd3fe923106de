import type { Minute } from './calendar.ts'
import type { Desk } from './desk.ts'
import type { Scenario } from './scenario.ts'
import type { WorldTicket } from './tickets.ts'

/** How a ticket fared, in minutes since the world's start; what never happened is missing. */
export interface TicketCourse {
  readonly ticket: WorldTicket
  assignedAt?: Minute
  startedAt?: Minute
  respondedAt?: Minute
  resolvedAt?: Minute
  handOns: number
  reopenings: number
  attempts: number
  resolver?: number
}

/** One finished piece of work. */
export interface WorkDone {
  readonly agent: number
  readonly topic: number
  readonly at: Minute
  readonly minutes: number
  readonly succeeded: boolean
}

export interface Run {
  readonly scenario: Scenario
  readonly courses: readonly TicketCourse[]
  readonly work: readonly WorkDone[]
  readonly desks: readonly Desk[]
  /** Tickets that still waited when the run was cut off. */
  readonly waiting: readonly number[]
  readonly dispatches: number
}
