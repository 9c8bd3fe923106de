/** Who has the ball: we, or the customer. It changes sides by replies, whoever has the ticket. */
import { awaitAnswer, resumeWith } from './absence.ts'
import { closePause, pause, startWaitingAnew } from './hands.ts'
import { reopen } from './endings.ts'
import { accept } from './offers.ts'
import { holderOf, isOver } from './ticket-life.ts'
import { withTimers } from './timer.ts'
import type { Timestamp } from '../domain/time.ts'
import type { EventOf } from './life-event.ts'
import type { Change, Moment, Turn } from './life-step.ts'
import type { TicketLife } from './ticket-life.ts'

/** The customer wrote. It ends a pause, reopens what was ended, and never wakes a ticket in the hands of somebody absent. */
export function customerReplied(life: TicketLife, event: EventOf<'customer_replied'>, moment: Moment): Turn {
  const { state, last } = life
  const customerRepliedAt = Math.max(last.customerRepliedAt, event.at)
  const heard: TicketLife = { ...life, last: { ...last, customerRepliedAt } }
  switch (state.kind) {
    case 'merged':
      return { life: heard, effects: [{ kind: 'forward_reply', into: state.into }] }
    case 'spam':
      return 'over'
    case 'resolved':
    case 'closed':
      if (event.at < last.saidAt) return 'late'
      return moment.world.rules.replyReopens ? reopen(heard, moment) : 'over'
    case 'paused':
      return event.at < last.ballAt ? 'late' : resume(heard, 'customer_replied', event.at, moment)
    case 'assigned':
      return event.at < last.ballAt ? 'late' : awaitAnswer(heard, moment)
    case 'waiting':
    case 'offered':
    case 'triage':
      return { life: heard }
  }
}

/** We wrote. The earliest answer counts as the first; a question gives the ball to the customer. */
export function agentReplied(life: TicketLife, event: EventOf<'agent_replied'>, moment: Moment): Turn {
  const firstResponseAt = Math.min(life.firstResponseAt ?? event.at, event.at)
  const answered: TicketLife = { ...life, firstResponseAt }
  if (isOver(life)) return firstResponseAt === life.firstResponseAt ? 'over' : { life: answered }
  const { state } = life
  const takes = state.kind === 'offered' && state.agent === event.agent && event.at < state.until
  const taken: Change = takes ? accept(answered, state, moment) : { life: answered }
  const responded = event.at >= state.since ? markResponded(taken.life) : taken.life
  const gives = event.asksCustomer && event.at >= life.last.ballAt && state.kind !== 'paused'
  if (!gives) return { ...taken, life: responded }
  const paused = pause(responded, event.at, moment)
  return { life: ballAt(paused.life, event.at), effects: [...(taken.effects ?? []), ...(paused.effects ?? [])] }
}

/** The help desk says that the customer has the ball. */
export function pausedByHand(life: TicketLife, event: EventOf<'paused'>, moment: Moment): Turn {
  if (isOver(life)) return 'over'
  if (event.at < life.last.ballAt) return 'late'
  if (life.state.kind === 'paused') return 'already'
  const paused = pause(life, event.at, moment)
  return { ...paused, life: ballAt(paused.life, event.at) }
}

/** The help desk says that we have it. */
export function resumedByHand(life: TicketLife, event: EventOf<'resumed'>, moment: Moment): Turn {
  if (isOver(life)) return 'over'
  if (event.at < life.last.ballAt) return 'late'
  return life.state.kind === 'paused' ? resume(life, 'resumed', event.at, moment) : 'already'
}

/** The customer has had the ball for long; whoever has the ticket may want to ask again, or to end it. */
export function pauseReminderDue(life: TicketLife): Turn {
  const agent = life.state.kind === 'paused' ? life.state.holder?.agent : undefined
  if (agent === undefined) return 'not_concerned'
  return { life, effects: [{ kind: 'tell_agent', agent, about: 'still_paused' }] }
}

function resume(life: TicketLife, why: 'customer_replied' | 'resumed', heardAt: Timestamp, moment: Moment): Change {
  const open = ballAt(closePause(life, heardAt), heardAt)
  if (holderOf(life) === undefined) return startWaitingAnew(open, why, moment)
  return awaitAnswer(resumeWith(open, moment), moment)
}

/** An answer by anybody: the customer is not waiting for this agent to notice the ticket. */
function markResponded(life: TicketLife): TicketLife {
  const { state } = life
  if (state.kind === 'assigned') return withTimers({ ...life, state: { ...state, hasResponded: true } }, [])
  if (state.kind !== 'paused' || state.holder === undefined) return life
  return { ...life, state: { ...state, holder: { ...state.holder, hasResponded: true } } }
}

function ballAt(life: TicketLife, at: Timestamp): TicketLife {
  return { ...life, last: { ...life.last, ballAt: Math.max(life.last.ballAt, at) } }
}
