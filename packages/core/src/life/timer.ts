import type { Timestamp } from '../domain/time.ts'
import type { TicketLife } from './ticket-life.ts'

/**
 * - `offer_expired`: nobody answered the offer.
 * - `take_back_due`: whoever got the ticket has not answered the customer.
 * - `relaxation_due`: time to give up a requirement, or after the last to say that nobody can.
 * - `hold_ended`: kept back for one person for long enough.
 * - `pause_reminder_due`: the customer has had the ball for long.
 * - `holder_due_back`: the absent person for whom the ticket was left should be there.
 */
export const timerKinds = [
  'offer_expired',
  'take_back_due',
  'relaxation_due',
  'hold_ended',
  'pause_reminder_due',
  'holder_due_back',
] as const
export type TimerKind = (typeof timerKinds)[number]

/**
 * Something to be told to a ticket's life later on. Whoever keeps it hands it in once it is due (`timerEvent`), as often
 * as they like: a life knows its own running timers, and any other key changes nothing.
 */
export interface Timer {
  /** Unique for ever, and the id of the event it becomes. */
  readonly key: string
  readonly ticketId: string
  readonly kind: TimerKind
  readonly dueAt: Timestamp
}

/** A timer that is wanted, before it has a key. */
export type WantedTimer = Pick<Timer, 'kind' | 'dueAt'>

/**
 * The life with these timers and no others. One that runs already to the same instant goes on under its key; an instant
 * that never comes (somebody who works at no time) needs no timer.
 */
export function withTimers(life: TicketLife, wanted: readonly WantedTimer[]): TicketLife {
  let { timersSet } = life
  const timers = wanted
    .filter(({ dueAt }) => Number.isFinite(dueAt))
    .map(({ kind, dueAt }) => {
      const running = life.timers.find((timer) => timer.kind === kind && timer.dueAt === dueAt)
      if (running !== undefined) return running
      timersSet += 1
      return { key: `${life.ticketId}/${kind}/${timersSet}`, ticketId: life.ticketId, kind, dueAt }
    })
  return { ...life, timers, timersSet }
}

/** The life without the timers of this kind. */
export function withoutTimer(life: TicketLife, kind: TimerKind): TicketLife {
  return { ...life, timers: life.timers.filter((timer) => timer.kind !== kind) }
}

/** What a keeper of timers has to do to get from one life to the next. */
export function timerChanges(before: TicketLife, after: TicketLife): TimerChanges {
  const keysAfter = new Set(after.timers.map(({ key }) => key))
  const keysBefore = new Set(before.timers.map(({ key }) => key))
  return {
    set: after.timers.filter(({ key }) => !keysBefore.has(key)),
    cancel: before.timers.map(({ key }) => key).filter((key) => !keysAfter.has(key)),
  }
}

export interface TimerChanges {
  readonly set: readonly Timer[]
  /** Keys; the timer that has just fired is among them. To cancel one that is gone is no error. */
  readonly cancel: readonly string[]
}
