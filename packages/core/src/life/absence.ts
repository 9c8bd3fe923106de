/** What becomes of tickets whose agent is not there: left with them where that does not hurt, else taken back. */
import { exclude, inHandsOf, release, takeBackTimer } from './hands.ts'
import { holderOf, isOver } from './ticket-life.ts'
import { withoutTimer, withTimers } from './timer.ts'
import type { Timestamp } from '../domain/time.ts'
import type { EventOf } from './life-event.ts'
import type { Change, LifeWorld, Moment, Turn } from './life-step.ts'
import type { ReturnReason, TicketLife } from './ticket-life.ts'

/** Whether a ticket waits for its absent agent, and why. */
export interface AbsenceVerdict {
  readonly action: 'keep' | 'take_back'
  readonly why: 'there' | 'back_in_time' | 'back_too_late' | 'no_return_date'
  /** When they are at work again, as far as anybody knows. */
  readonly backAt?: Timestamp
  /** Until when the ticket can wait for them. */
  readonly limit: Timestamp
}

/** Compares when somebody is back with how long the ticket can wait. `until` is what they said themselves. */
export function absenceVerdict(
  life: TicketLife,
  { agent, at, until }: { readonly agent: string; readonly at: Timestamp; readonly until?: Timestamp | undefined },
  world: LifeWorld,
): AbsenceVerdict {
  const limit = waitLimit(life, at, world)
  const backAt = world.backAt(agent, until === undefined ? at : Math.max(at, until))
  if (backAt === undefined) return { action: 'take_back', why: 'no_return_date', limit }
  if (backAt <= at) return { action: 'keep', why: 'there', backAt, limit }
  return backAt <= limit
    ? { action: 'keep', why: 'back_in_time', backAt, limit }
    : { action: 'take_back', why: 'back_too_late', backAt, limit }
}

/** Where nobody answered yet the promise counts; later on, what the rules allow. */
function waitLimit(life: TicketLife, at: Timestamp, world: LifeWorld): Timestamp {
  const isPromised = life.firstResponseAt === undefined && life.dueAt !== undefined
  return isPromised ? life.dueAt : world.addBusinessMinutes(at, world.rules.absentReplyMinutes)
}

/** Somebody went away. What the customer has the ball of is looked at when they answer. */
export function agentAway(life: TicketLife, event: EventOf<'agent_away'>, moment: Moment): Turn {
  const { state } = life
  const { agent, until } = event
  if (state.kind === 'offered' && state.agent === agent) return release(life, 'agent_away', moment)
  if (isKeptFor(life, agent)) return isBackForHold(life, until) ? 'not_concerned' : holdEnded(life)
  if (holderOf(life)?.agent !== agent) return 'not_concerned'
  if (state.kind === 'paused') return 'customer_has_the_ball'
  const verdict = absenceVerdict(life, { agent, at: moment.at, until }, moment.world)
  if (verdict.why === 'there') return 'present'
  if (verdict.action === 'keep' || event.keeps === true) return waitForAgent(life, agent, verdict.backAt, moment)
  return takeBack(life, agent, 'agent_away', moment)
}

/** Somebody left for good. Nothing comes back to them, either. */
export function agentLeft(life: TicketLife, agent: string, moment: Moment): Turn {
  const { state } = life
  if (isKeptFor(life, agent)) return holdEnded(life)
  const hasIt =
    !isOver(life) && (holderOf(life)?.agent === agent || (state.kind === 'offered' && state.agent === agent))
  const freed: Change = hasIt ? release(life, 'agent_left', moment) : { life }
  if (!hasIt && life.previous !== agent) return 'not_concerned'
  return { ...freed, life: { ...freed.life, ...(freed.life.previous === agent ? { previous: undefined } : {}) } }
}

/** Kept back for long enough, or for somebody who does not come: whoever is free may have it. */
export function holdEnded(life: TicketLife): Turn {
  if (life.state.kind !== 'waiting') return 'not_concerned'
  const { heldFor: _over, ...state } = life.state
  return {
    life: withoutTimer({ ...life, state }, 'hold_ended'),
    effects: [{ kind: 'decide_again', why: 'hold_ended' }],
  }
}

function isKeptFor({ state }: TicketLife, agent: string): boolean {
  return state.kind === 'waiting' && state.heldFor === agent
}

function isBackForHold({ wait }: TicketLife, until: Timestamp | undefined): boolean {
  return until !== undefined && wait.holdUntil !== undefined && until < wait.holdUntil
}

/** Time for whoever was absent to be there: they have the ticket as if just given, or it goes back. */
export function holderDueBack(life: TicketLife, moment: Moment): Turn {
  const { state } = life
  if (state.kind !== 'assigned') return 'not_concerned'
  const backAt = moment.world.backAt(state.agent, moment.at)
  if (backAt === undefined || backAt > moment.at) return takeBack(life, state.agent, 'did_not_return', moment)
  return { life: withTimers(life, takeBackTimer(state, moment)) }
}

/** Whoever got it has not answered the customer in time. */
export function takeBackDue(life: TicketLife, moment: Moment): Turn {
  const { state } = life
  if (state.kind !== 'assigned' || state.hasResponded) return 'not_concerned'
  const { agent } = state
  const tried = exclude(life, { agent, reason: 'tried', because: 'no_answer', at: moment.at })
  return takeBack(tried, agent, 'no_answer', moment)
}

/** Back to the queue, with a note for whoever wonders. */
export function takeBack(life: TicketLife, agent: string, why: ReturnReason, moment: Moment): Change {
  const back = release(life, why, moment)
  return { ...back, effects: [{ kind: 'note', about: { kind: 'taken_back', agent, why } }, ...(back.effects ?? [])] }
}

/**
 * A customer waits for an answer of whoever has the ticket: they are told if they are there, not woken if they are back
 * in time, and relieved of it if not.
 */
export function awaitAnswer(life: TicketLife, moment: Moment): Change {
  const { state } = life
  if (state.kind !== 'assigned') return { life }
  const { agent } = state
  const verdict = absenceVerdict(life, { agent, at: moment.at }, moment.world)
  if (verdict.why === 'there') return { life, effects: [{ kind: 'tell_agent', agent, about: 'customer_replied' }] }
  if (verdict.action === 'keep') return waitForAgent(life, agent, verdict.backAt, moment)
  return takeBack(life, agent, 'agent_away', moment)
}

/** A ticket goes on in its agent's hands after a pause, at its whole effort. */
export function resumeWith(life: TicketLife, moment: Moment): TicketLife {
  const holder = holderOf(life)
  if (holder === undefined) return life
  const { agent, isManual, hasResponded } = holder
  return inHandsOf(life, { agent, isManual, hasResponded, effort: life.effort }, moment)
}

/** Left with them until they are due. Without a date there is no timer: a person said that it stays. */
function waitForAgent(life: TicketLife, agent: string, backAt: Timestamp | undefined, moment: Moment): Change {
  if (backAt === undefined) return { life: withTimers(life, []) }
  const dueAt = moment.world.addBusinessMinutes(backAt, moment.world.rules.returnGraceMinutes, agent)
  return {
    life: withTimers(life, [{ kind: 'holder_due_back', dueAt }]),
    effects: [{ kind: 'note', about: { kind: 'waits_for_agent', agent, until: backAt } }],
  }
}
