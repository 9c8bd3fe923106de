import type { Minute, Roster } from './calendar.ts'
import type { WorldAgent } from './organisation.ts'
import type { WaitingTicket } from './routing-policy.ts'
import type { WorldTicket } from './tickets.ts'

/** One attempt of one person at one ticket. */
export interface Attempt {
  readonly ticket: WorldTicket
  readonly shown: WaitingTicket
  readonly assignedAt: Minute
  /** Minutes of work until the customer gets an answer, and until the end; counted down. */
  toResponse: number
  toEnd: number
  /** Drawn when work begins. */
  isStarted: boolean
  startedAt: Minute
  work: number
  outcome: 'resolved' | 'handed_on' | 'reopened'
}

/** An agent at work: what is in their hands, and when they are there. */
export interface Desk {
  readonly index: number
  readonly who: WorldAgent
  readonly roster: Roster
  readonly slots: number
  /** Worked on, at most `slots`. */
  readonly active: Attempt[]
  readonly inbox: Attempt[]
  readonly doneByTopic: Float64Array
  isPresent: boolean
  shiftStart: Minute
  shiftEnd: Minute
  /** Up to when `active` has been worked on. */
  workedUntil: Minute
  /** Raised whenever the next end of work changes, so that older announcements are void. */
  plan: number
  /** Measured minutes with something in hand. */
  busyMinutes: number
}

export function makeDesk(who: WorldAgent, index: number, roster: Roster, topics: number): Desk {
  return {
    index,
    who,
    roster,
    slots: who.agent.capacity,
    active: [],
    inbox: [],
    doneByTopic: new Float64Array(topics),
    isPresent: false,
    shiftStart: 0,
    shiftEnd: 0,
    workedUntil: 0,
    plan: 0,
    busyMinutes: 0,
  }
}

/** Work within this many minutes of its end has ended: sums of minutes are not exact. */
export const epsilon = 1e-6

/** How fast each of `count` tickets in one pair of hands proceeds. */
export function workRate(count: number, slowDown: number): number {
  return 1 / (1 + slowDown * (count - 1))
}

/** Lets somebody work until `now`; nothing happens outside their shift. */
export function workUntil(desk: Desk, now: Minute, slowDown: number): void {
  const passed = now - desk.workedUntil
  desk.workedUntil = now
  if (!desk.isPresent || desk.active.length === 0 || passed <= 0) return
  const worked = passed * workRate(desk.active.length, slowDown)
  for (const attempt of desk.active) {
    attempt.toResponse -= worked
    attempt.toEnd -= worked
  }
}

/** Minutes from now until the next answer or end of work; undefined when nothing is in hand. */
export function nextMark(desk: Desk, slowDown: number): number | undefined {
  if (!desk.isPresent || desk.active.length === 0) return undefined
  let least = Infinity
  for (const attempt of desk.active) {
    const rest = attempt.toResponse > epsilon ? Math.min(attempt.toResponse, attempt.toEnd) : attempt.toEnd
    if (rest < least) least = rest
  }
  return Math.max(epsilon / 2, least) / workRate(desk.active.length, slowDown)
}
