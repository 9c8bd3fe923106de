/** For tests: a world that does what it is told, and a keeper of timers, loads and effects as a server is one. */
import { minutesAfter, type Timestamp } from '../domain/time.ts'
import { mondayMorning } from '../domain/builders.ts'
import { defaultLifeRules, type LifeRules } from './life-rules.ts'
import { step } from './step.ts'
import { beginLife, type TicketLife } from './ticket-life.ts'
import type { Timer } from './timer.ts'
import { timerEvent, type LifeEvent, type LifeFact } from './life-event.ts'
import type { LifeEffect, LifeLesson, LifeStep, LifeWorld, RecordChange } from './life-step.ts'

/** Everybody is there, has room, and business goes on round the clock, unless told otherwise. */
export function aWorld(part: Partial<LifeWorld> = {}): LifeWorld {
  return {
    now: mondayMorning,
    rules: defaultLifeRules,
    addBusinessMinutes: (from, minutes) => minutesAfter(from, minutes),
    backAt: (_agent, at) => at,
    room: () => 100,
    ...part,
  }
}

export function rulesWith(part: Partial<LifeRules>): LifeRules {
  return { ...defaultLifeRules, ...part }
}

/** One ticket, and what a server keeps of it. */
export interface Tale {
  life: TicketLife
  now: Timestamp
  readonly timers: Map<string, Timer>
  readonly fired: string[]
  readonly loads: Map<string, number>
  readonly effects: LifeEffect[]
  readonly records: RecordChange[]
  readonly lessons: LifeLesson[]
  /** Something happens now. */
  hear(fact: LifeFact, happened?: { id?: string; at?: Timestamp; actor?: string }): LifeStep
  hearEvent(event: LifeEvent): LifeStep
  /** Time passes; timers fire as they fall due. */
  pass(minutes: number): void
}

/** A ticket that has just arrived. `world` is asked anew for each step, so that people may come and go. */
export function aTale(world: (now: Timestamp) => Partial<LifeWorld> = () => ({}), id = 't1'): Tale {
  let count = 0
  const tale: Tale = {
    life: beginLife(id, mondayMorning),
    now: mondayMorning,
    timers: new Map(),
    fired: [],
    loads: new Map(),
    effects: [],
    records: [],
    lessons: [],
    hear: (fact, happened = {}) => {
      count += 1
      return tale.hearEvent({ id: `${id}-e${count}`, at: tale.now, ...happened, ...fact })
    },
    hearEvent: (event) => {
      const done = step(tale.life, event, aWorld({ ...world(tale.now), now: tale.now }))
      keep(tale, done)
      return done
    },
    pass: (minutes) => {
      const end = minutesAfter(tale.now, minutes)
      for (let timer = nextDue(tale, end); timer !== undefined; timer = nextDue(tale, end)) {
        tale.now = Math.max(tale.now, timer.dueAt)
        tale.timers.delete(timer.key)
        tale.fired.push(timer.key)
        tale.hearEvent(timerEvent(timer, tale.now))
      }
      tale.now = end
    },
  }
  return tale
}

function keep(tale: Tale, done: LifeStep): void {
  tale.life = done.life
  for (const key of done.timers.cancel) tale.timers.delete(key)
  for (const timer of done.timers.set) tale.timers.set(timer.key, timer)
  for (const { agent, effort } of done.loads) tale.loads.set(agent, (tale.loads.get(agent) ?? 0) + effort)
  tale.effects.push(...done.effects.map(({ id: _id, ...effect }) => effect))
  tale.records.push(...done.records)
  tale.lessons.push(...done.lessons)
}

function nextDue({ timers }: Tale, end: Timestamp): Timer | undefined {
  const due = [...timers.values()].filter(({ dueAt }) => dueAt <= end)
  return due.toSorted((a, b) => a.dueAt - b.dueAt || (a.key < b.key ? -1 : 1))[0]
}

/** A decision that gives the ticket to somebody. */
export function assignedTo(agent: string, effort = 1, queue = 'billing'): LifeFact {
  return { kind: 'decided', outcome: { kind: 'assigned', agent, queue, effort } }
}

/** A decision that nobody can take it, and why. */
export function heldFor(reason: 'all_full' | 'all_absent' | 'nobody_eligible' | 'outside_hours'): LifeFact {
  return { kind: 'decided', outcome: { kind: 'held', reason, queue: 'billing' } }
}
