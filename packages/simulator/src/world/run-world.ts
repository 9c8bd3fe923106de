import type { Timestamp } from '@pointsman/core'
import { beginAttempt } from './begin-attempt.ts'
import { dayMinutes, type Minute, type OpenClock } from './calendar.ts'
import { epsilon, makeDesk, nextMark, workUntil, type Attempt, type Desk } from './desk.ts'
import { eventHeap } from './event-heap.ts'
import type { AgentView, Assignment, DispatchView, RoutingPolicy, WaitingTicket, WorkEvent } from './routing-policy.ts'
import type { Run, TicketCourse, WorkDone } from './run.ts'
import type { Scenario } from './scenario.ts'
import { worldStart, type WorldTicket } from './tickets.ts'

type Happening =
  | { readonly kind: 'arrival'; readonly ticket: WorldTicket }
  | { readonly kind: 'mark'; readonly desk: Desk; readonly plan: number }
  | { readonly kind: 'shift'; readonly desk: Desk; readonly shift: number; readonly isStart: boolean }
  | { readonly kind: 'return'; readonly ticket: WorldTicket; readonly from: number }
  | { readonly kind: 'tick' }

/** What may be watched while a world runs; for tests and searches. */
export interface Watcher {
  /** Asked once a day: whether what is to be found out is known, so that the run may end here. */
  isKnown?(courses: readonly TicketCourse[], at: Minute): boolean
  assigned?(ticket: WorldTicket, desk: Desk, at: Minute): void
  worked?(desk: Desk, from: Minute, to: Minute): void
}

/** Minutes between calls of the policy while tickets wait, somebody is free, and nothing else happens. */
const tickMinutes = 1

/** Plays a scenario under a policy to its end: discrete events, no clock, no dice but the scenario's. */
export function runWorld(scenario: Scenario, policy: RoutingPolicy, watcher: Watcher = {}): Run {
  return new WorldRun(scenario, policy, watcher).play()
}

class WorldRun {
  readonly #scenario: Scenario
  readonly #policy: RoutingPolicy
  readonly #watcher: Watcher
  readonly #clock: OpenClock
  readonly #heap = eventHeap<Happening>()
  readonly #desks: readonly Desk[]
  readonly #deskOf: ReadonlyMap<string, Desk>
  readonly #courses: TicketCourse[]
  readonly #work: WorkDone[] = []
  readonly #shown = new Map<string, { shown: WaitingTicket; ticket: WorldTicket }>()
  /** What policies see of each agent, until something changes. */
  readonly #views: (AgentView | undefined)[] = []
  #waiting: WaitingTicket[] = []
  #dispatches = 0
  #isTicking = false

  constructor(scenario: Scenario, policy: RoutingPolicy, watcher: Watcher) {
    this.#scenario = scenario
    this.#policy = policy
    this.#watcher = watcher
    this.#clock = scenario.clock
    const topics = scenario.organisation.topics.length
    this.#desks = scenario.organisation.agents.map((who, index) =>
      makeDesk(who, index, scenario.rosters[index]!, topics),
    )
    this.#deskOf = new Map(this.#desks.map((desk) => [desk.who.agent.id, desk]))
    this.#courses = scenario.tickets.map((ticket) => ({ ticket, handOns: 0, reopenings: 0, attempts: 0 }))
    for (const ticket of scenario.tickets) this.#heap.push(ticket.at, { kind: 'arrival', ticket })
    for (const desk of this.#desks) {
      desk.roster.starts.forEach((start, shift) => {
        this.#heap.push(start, { kind: 'shift', desk, shift, isStart: true })
        this.#heap.push(desk.roster.ends[shift]!, { kind: 'shift', desk, shift, isStart: false })
      })
    }
  }

  play(): Run {
    const { horizon } = this.#scenario
    let left = this.#scenario.tickets.length
    let look = dayMinutes
    for (let next = this.#heap.pop(); next !== undefined && next.at <= horizon; next = this.#heap.pop()) {
      const { at, item } = next
      if (item.kind === 'mark' && item.plan !== item.desk.plan) continue
      const ended = this.#happen(at, item)
      left -= ended.resolved
      if (left === 0) break
      if (at >= look) {
        look = at + dayMinutes
        if (this.#watcher.isKnown?.(this.#courses, at)) break
      }
      if (ended.isNews) this.#dispatch(at)
    }
    return {
      scenario: this.#scenario,
      courses: this.#courses,
      work: this.#work,
      desks: this.#desks,
      waiting: this.#waiting.map(({ ticket }) => this.#shown.get(ticket.id)!.ticket.index),
      dispatches: this.#dispatches,
    }
  }

  /** Answers how many tickets were resolved for good, and whether the policy has something new to look at. */
  #happen(at: Minute, item: Happening): { readonly resolved: number; readonly isNews: boolean } {
    if (item.kind === 'arrival') this.#wait(item.ticket, at, {})
    if (item.kind === 'tick') this.#isTicking = false
    if (item.kind === 'shift') this.#changeShift(at, item.desk, item.shift, item.isStart)
    if (item.kind === 'return') this.#comeBack(at, item.ticket, item.from)
    if (item.kind !== 'mark') return { resolved: 0, isNews: true }
    const before = item.desk.active.length
    const resolved = this.#reachMark(at, item.desk)
    const isNews = item.desk.active.length < before
    this.#fill(item.desk, at)
    this.#announce(item.desk, at)
    return { resolved, isNews }
  }

  #wait(ticket: WorldTicket, at: Minute, change: Partial<WaitingTicket>): void {
    const before = this.#shown.get(ticket.ticket.id)?.shown
    const shown: WaitingTicket = {
      ...(before ?? {
        ticket: ticket.ticket,
        reading: ticket.reading,
        receivedOpen: this.#clock.at(at),
        targetMinutes: ticket.targetMinutes,
        hasResponse: false,
        excluded: [],
      }),
      ...change,
    }
    this.#shown.set(ticket.ticket.id, { shown, ticket })
    // Oldest first: whoever comes back takes the place of their arrival.
    let place = this.#waiting.length
    while (place > 0 && this.#waiting[place - 1]!.ticket.receivedAt > shown.ticket.receivedAt) place--
    this.#waiting.splice(place, 0, shown)
  }

  #comeBack(at: Minute, ticket: WorldTicket, from: number): void {
    const agent = this.#desks[from]!.who.agent.id
    const course = this.#courses[ticket.index]!
    course.reopenings++
    delete course.resolvedAt
    delete course.resolver
    this.#observe({ kind: 'reopened', ticket: ticket.ticket.id, agent, at: instant(at) })
    this.#wait(ticket, at, { reopenedFrom: agent, hasResponse: true })
  }

  #changeShift(at: Minute, desk: Desk, shift: number, isStart: boolean): void {
    this.#workUntil(desk, at)
    desk.isPresent = isStart
    desk.plan++
    this.#views[desk.index] = undefined
    if (!isStart) {
      // Whoever will not be back tomorrow leaves nothing in a drawer: what is in hand waits for somebody else.
      const next = desk.roster.starts[shift + 1]
      if (next === undefined || next - at > longestPause) this.#clearDesk(desk, at)
      return
    }
    desk.shiftStart = desk.roster.starts[shift]!
    desk.shiftEnd = desk.roster.ends[shift]!
    this.#fill(desk, at)
    this.#announce(desk, at)
  }

  #clearDesk(desk: Desk, at: Minute): void {
    for (const attempt of [...desk.active, ...desk.inbox]) {
      const { hasResponse } = attempt.shown
      const answered = hasResponse || this.#courses[attempt.ticket.index]!.respondedAt !== undefined
      this.#wait(attempt.ticket, at, { hasResponse: answered })
    }
    desk.active.length = 0
    desk.inbox.length = 0
  }

  #workUntil(desk: Desk, at: Minute): void {
    const from = desk.workedUntil
    if (desk.isPresent && desk.active.length > 0 && at > from) {
      const { measuredFrom, measuredTo } = this.#scenario
      desk.busyMinutes += Math.max(0, Math.min(at, measuredTo) - Math.max(from, measuredFrom))
      this.#watcher.worked?.(desk, from, at)
    }
    workUntil(desk, at, this.#scenario.world.slowDown)
  }

  #announce(desk: Desk, at: Minute): void {
    desk.plan++
    this.#views[desk.index] = undefined
    const rest = nextMark(desk, this.#scenario.world.slowDown)
    if (rest === undefined || at + rest > desk.shiftEnd) return
    this.#heap.push(at + rest, { kind: 'mark', desk, plan: desk.plan })
  }

  #reachMark(at: Minute, desk: Desk): number {
    this.#workUntil(desk, at)
    let resolved = 0
    for (let i = 0; i < desk.active.length; i++) {
      const attempt = desk.active[i]!
      const course = this.#courses[attempt.ticket.index]!
      if (attempt.toResponse <= epsilon && attempt.outcome !== 'handed_on') course.respondedAt ??= at
      if (attempt.toEnd > epsilon) continue
      desk.active.splice(i--, 1)
      resolved += this.#finish(at, desk, attempt, course)
    }
    return resolved
  }

  #finish(at: Minute, desk: Desk, attempt: Attempt, course: TicketCourse): number {
    const { ticket } = attempt
    const agent = desk.who.agent.id
    const succeeded = attempt.outcome === 'resolved'
    desk.doneByTopic[ticket.topic]! += 1
    this.#work.push({ agent: desk.index, topic: ticket.topic, at, minutes: attempt.work, succeeded })
    if (attempt.outcome === 'handed_on') {
      course.handOns++
      this.#observe({ kind: 'handed_on', ticket: ticket.ticket.id, agent, at: instant(at), minutes: attempt.work })
      const hasResponse = course.respondedAt !== undefined
      this.#wait(ticket, at, { excluded: this.#excluded(ticket, [...attempt.shown.excluded, agent]), hasResponse })
      return 0
    }
    course.resolvedAt = at
    course.resolver = desk.index
    const topic = this.#scenario.organisation.topics[ticket.topic]!.id
    this.#observe({ kind: 'resolved', ticket: ticket.ticket.id, agent, at: instant(at), minutes: attempt.work, topic })
    if (succeeded) return 1
    this.#heap.push(at + ticket.returnAfter, { kind: 'return', ticket, from: desk.index })
    return 0
  }

  /** The last few who tried; never everybody who speaks the language, or the ticket would wait for ever. */
  #excluded(ticket: WorldTicket, tried: readonly string[]): readonly string[] {
    const speakers = this.#desks.filter(({ who }) => who.agent.languages.includes(ticket.language)).length
    const kept = Math.min(mostExcluded, speakers - 1)
    return kept > 0 ? tried.slice(-kept) : []
  }

  #fill(desk: Desk, at: Minute): void {
    if (!desk.isPresent) return
    while (desk.active.length < desk.slots) {
      const attempt = desk.inbox.shift()
      if (attempt === undefined) return
      if (!attempt.isStarted) beginAttempt(this.#scenario, desk, attempt, this.#courses[attempt.ticket.index]!, at)
      desk.active.push(attempt)
    }
  }

  #dispatch(at: Minute): void {
    if (this.#waiting.length === 0) return
    this.#dispatches++
    for (const given of this.#policy.dispatch(this.#view(at))) this.#assign(given, at)
    if (this.#waiting.length === 0 || this.#isTicking) return
    if (!this.#desks.some((desk) => desk.isPresent && held(desk) < desk.slots)) return
    this.#isTicking = true
    this.#heap.push(at + tickMinutes, { kind: 'tick' })
  }

  #assign(given: Assignment, at: Minute): void {
    const desk = this.#deskOf.get(given.agent)
    const known = this.#shown.get(given.ticket)
    const place = known === undefined ? -1 : this.#waiting.indexOf(known.shown)
    if (desk === undefined || known === undefined || place === -1) {
      throw new RangeError(
        `${this.#policy.name} gave ${given.ticket} to ${given.agent}: no such agent or waiting ticket`,
      )
    }
    this.#waiting.splice(place, 1)
    this.#courses[known.ticket.index]!.assignedAt ??= at
    this.#watcher.assigned?.(known.ticket, desk, at)
    this.#workUntil(desk, at)
    desk.inbox.push({
      ticket: known.ticket,
      shown: known.shown,
      assignedAt: at,
      toResponse: 0,
      toEnd: 0,
      isStarted: false,
      startedAt: 0,
      work: 0,
      outcome: 'resolved',
    })
    this.#fill(desk, at)
    this.#announce(desk, at)
  }

  #view(at: Minute): DispatchView {
    return {
      now: instant(at),
      openClock: this.#clock.at(at),
      waiting: this.#waiting,
      agents: this.#desks.map((desk, index): AgentView => (this.#views[index] ??= viewOf(desk))),
    }
  }

  #observe(event: WorkEvent): void {
    this.#policy.observe?.(event)
  }
}

/** Whoever tried longer ago may be asked again. */
const mostExcluded = 3

/** Somebody gone for longer than a weekend leaves nothing in hand. */
const longestPause = 3.5 * 1440

function instant(at: Minute): Timestamp {
  return worldStart + Math.round(at * 60_000)
}

function held(desk: Desk): number {
  return desk.active.length + desk.inbox.length
}

function viewOf(desk: Desk): AgentView {
  const all = desk.inbox.length === 0 ? desk.active : [...desk.active, ...desk.inbox]
  return {
    agent: desk.who.agent,
    isPresent: desk.isPresent,
    shiftEndsAt: desk.isPresent ? instant(desk.shiftEnd) : 0,
    held: all.map(({ shown, assignedAt }) => ({ ticket: shown, since: instant(assignedAt) })),
  }
}
