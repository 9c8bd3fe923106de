import { isOver, lessonsInForce, seedOfTicket, type NewLesson, type TicketLife, type Timestamp } from '@pointsman/core'
import { eventOf, lessonsOf, toArrival } from '../engine/override.ts'
import { nextComing } from '../engine/passing-time.ts'
import { isTeaching, lessonsOfCourse } from '../store/course-lessons.ts'
import { beginCourse, hasMoved, hear, type Course } from '../store/courses.ts'
import { columnsOf } from '../store/life-columns.ts'
import type { TicketEvent } from '../store/store.ts'
import { decide } from './decide-tickets.ts'
import { ticketOf, worldNow, type Desk } from './desk.ts'
import { look, whatWaits } from './look.ts'

/** Time moves on to `at`, and stops wherever it changes something by itself. */
export function passTime(desk: Desk, at: Timestamp): void {
  for (let next = nextChange(desk); next <= at; next = nextChange(desk)) {
    desk.now = Math.max(next, desk.now)
    desk.seen = undefined
    fireTimers(desk)
    look(desk)
  }
  desk.now = at
  look(desk)
}

/** When time alone changes something: a timer falls due, or somebody comes for whom tickets may wait. */
function nextChange(desk: Desk): Timestamp {
  const timers = [...desk.tickets.values()].flatMap(({ life }) => columnsOf(life).nextTimerAt ?? [])
  const comes = whatWaits(desk).length === 0 ? undefined : nextComing(desk.people.standing(), desk.now)
  return Math.min(...timers, comes ?? Infinity)
}

function fireTimers(desk: Desk): void {
  const { now } = desk
  const due = [...desk.tickets.values()].filter(({ life }) => (columnsOf(life).nextTimerAt ?? Infinity) <= now)
  const world = worldNow(desk)
  for (const { stored, life } of due) {
    let course = beginCourse(stored, life)
    for (let next = firstDue(course, now); next !== undefined; next = firstDue(course, now)) {
      const { key: id, kind } = next
      course = hear(course, { id, ticketId: stored.ticket.id, kind, at: now, actor: 'pointsman', data: {} }, world)
    }
    keep(desk, course)
    desk.seen = undefined
  }
}

function firstDue({ after }: Course, now: Timestamp): TicketLife['timers'][number] | undefined {
  return after.timers.filter(({ dueAt }) => dueAt <= now).toSorted((one, other) => one.dueAt - other.dueAt)[0]
}

/** Something happens to a ticket. */
export function happen(desk: Desk, event: TicketEvent): void {
  const { stored, life } = ticketOf(desk, event.ticketId)
  keep(desk, hear(beginCourse(stored, life), event, worldNow(desk, isOver(life) ? life.queue : undefined)))
  // Its own wishes may have changed, which nobody's load shows.
  if (ticketOf(desk, event.ticketId).life.state.kind === 'waiting') desk.seen = undefined
}

/** Every ticket with somebody who goes away hears of it; it stays where it can wait. */
export function goAway(desk: Desk, agent: string, until: Timestamp | undefined): void {
  const world = worldNow(desk)
  for (const { stored, life } of desk.tickets.values()) {
    if (!isWith(life, agent)) continue
    const id = `away-${agent}-${desk.now}-${life.version}`
    const data = { agent, ...(until === undefined ? {} : { until }) }
    const event: TicketEvent = { id, ticketId: stored.ticket.id, kind: 'agent_away', at: desk.now, actor: agent, data }
    const course = hear(beginCourse(stored, life), event, world)
    if (hasMoved(course)) keep(desk, course)
  }
}

function isWith({ state }: TicketLife, agent: string): boolean {
  if (state.kind === 'waiting') return state.heldFor === agent
  if (state.kind === 'paused') return state.holder?.agent === agent
  return 'agent' in state && state.agent === agent
}

/** A person's word is decided, noted, and learned from. */
export function overrule(desk: Desk, wish: Parameters<typeof lessonsOf>[0]): void {
  const { stored, decision: before } = ticketOf(desk, wish.ticketId)
  const standing = desk.people.standing()
  const seed = seedOfTicket(wish.ticketId)
  const [decision] = decide(desk, [toArrival({ stored, before, override: wish.override, standing, seed })])
  happen(desk, eventOf(wish, before, decision!))
  for (const lesson of lessonsOf(wish, decision!)) learn(desk, lesson)
}

function learn(desk: Desk, lesson: NewLesson): void {
  const kept = { ...lesson, seq: ++desk.lessons }
  desk.reader.learnOne(kept)
  const known = desk.taught.get(lesson.ticketId)
  if (known === undefined) desk.taught.set(lesson.ticketId, [kept])
  else known.push(kept)
}

/** A ticket after what happened to it, and what that means for people and for the reader. */
function keep(desk: Desk, course: Course): void {
  const { before, after } = course
  const { id } = course.stored.ticket
  const kept = desk.tickets.get(id)!
  const stored = { ...course.stored, life: after }
  const isComing = before.state.kind !== 'waiting' && after.state.kind === 'waiting'
  desk.tickets.set(id, { ...kept, stored, life: after, mode: isComing ? kept.decision.mode : kept.mode })
  desk.people.moved(before, after, after.last.movedAt)
  desk.people.learned(course, kept.decision.reading)
  if (!isTeaching(course)) return
  const known = lessonsInForce(desk.taught.get(id) ?? [])
  for (const lesson of lessonsOfCourse(course, kept.decision.reading, known)) learn(desk, lesson)
}
