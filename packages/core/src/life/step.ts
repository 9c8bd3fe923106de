import { PointsmanError } from '../errors.ts'
import { agentAway, agentLeft, holdEnded, holderDueBack, takeBackDue } from './absence.ts'
import { agentReplied, customerReplied, pausedByHand, pauseReminderDue, resumedByHand } from './conversation.ts'
import { decided, relaxationDue } from './decided.ts'
import { loadChanges } from './effort-held.ts'
import { closed, markedSpam, merged, reopened, resolved } from './endings.ts'
import { offerAccepted, offerExpired, offerRejected } from './offers.ts'
import { handedOn, handedOver, manualAssigned, queueChanged, queueClosed, takenBack } from './people-say.ts'
import { timerChanges, timerKinds, type TimerKind } from './timer.ts'
import type { LifeEvent, EventOf } from './life-event.ts'
import type { Change, IgnoreReason, LifeStep, LifeWorld, Moment, Turn } from './life-step.ts'
import type { LifeState, TicketLife } from './ticket-life.ts'

/**
 * A ticket's life after an event, and all that goes with it: timers, loads, effects, records, lessons. Pure: the same
 * arguments give the same step. To be kept in one transaction with the event.
 *
 * Nothing that happens is an error, however late, often or out of order it becomes known: what moves nothing is answered
 * with the reason (`ignored`). Throws `invalid_request` only for an event that could not have happened.
 */
export function step(life: TicketLife, event: LifeEvent, world: LifeWorld): LifeStep {
  checkEvent(life, event)
  const heard = { ...event, at: Math.min(event.at, world.now) }
  const moment = { at: Math.max(heard.at, life.last.movedAt), world }
  // Before what was seen: somebody outside may have given an event of theirs the name of a timer.
  if (isTimerEvent(heard)) return timerStep(life, heard, moment)
  if (life.seen.includes(event.id)) return unmoved(life, 'repeated')
  const turn = isLate(life, heard) ? 'late' : turnOf(life, heard, moment)
  if (typeof turn === 'string') return unmoved(life, turn, noted(life, heard, turn))
  return moved(life, { ...turn, life: noted(turn.life, heard) }, moment)
}

/** Events remembered by id. Larger: more to store with every ticket. Smaller: a repetition counts again, if it is not late either. */
const mostSeen = 64

/** A timer acts if it is one of the life's own and due. It needs no memory: a key is used once. */
function timerStep(life: TicketLife, event: EventOf<TimerKind>, moment: Moment): LifeStep {
  const timer = life.timers.find(({ key }) => key === event.timer)
  if (timer === undefined || timer.kind !== event.kind) return unmoved(life, 'timer_over')
  if (event.at < timer.dueAt) return { ...unmoved(life, 'early'), timers: { set: [timer], cancel: [] } }
  const fired = { ...life, timers: life.timers.filter(({ key }) => key !== timer.key) }
  const turn = timerTurn(fired, event.kind, moment)
  if (typeof turn === 'string') return moved(life, { life: fired }, moment, turn)
  return moved(life, turn, moment)
}

function timerTurn(life: TicketLife, kind: TimerKind, moment: Moment): Turn {
  switch (kind) {
    case 'offer_expired':
      return offerExpired(life, moment)
    case 'take_back_due':
      return takeBackDue(life, moment)
    case 'relaxation_due':
      return relaxationDue(life, moment)
    case 'hold_ended':
      return holdEnded(life)
    case 'pause_reminder_due':
      return pauseReminderDue(life)
    case 'holder_due_back':
      return holderDueBack(life, moment)
  }
}

type OutsideEvent = Exclude<LifeEvent, EventOf<TimerKind>>

/** What is done at each kind of event. */
function turnOf(life: TicketLife, event: OutsideEvent, moment: Moment): Turn {
  switch (event.kind) {
    case 'decided':
      return decided(life, event, moment)
    case 'offer_accepted':
      return offerAccepted(life, event, moment)
    case 'offer_rejected':
      return offerRejected(life, event, moment)
    case 'customer_replied':
      return customerReplied(life, event, moment)
    case 'agent_replied':
      return agentReplied(life, event, moment)
    case 'paused':
      return pausedByHand(life, event, moment)
    case 'resumed':
      return resumedByHand(life, event, moment)
    case 'manual_assigned':
      return manualAssigned(life, event, moment)
    case 'reassigned':
    case 'escalated':
      return handedOn(life, event, moment)
    case 'queue_changed':
      return queueChanged(life, event, moment)
    case 'queue_closed':
      return queueClosed(life, event, moment)
    case 'agent_away':
      return agentAway(life, event, moment)
    case 'agent_left':
      return agentLeft(life, event.agent, moment)
    case 'taken_back':
      return takenBack(life, event, moment)
    case 'handed_over':
      return handedOver(life, event, moment)
    case 'resolved':
      return resolved(life, event, moment)
    case 'closed':
      return closed(life, moment)
    case 'merged':
      return merged(life, event, moment)
    case 'marked_spam':
      return markedSpam(life, moment)
    case 'reopened':
      return reopened(life, moment)
  }
}

/** Said by people, of whom the last word counts, in the order in which it was spoken and not heard. */
const spoken: ReadonlySet<LifeEvent['kind']> = new Set([
  'manual_assigned',
  'reassigned',
  'escalated',
  'queue_changed',
  'resolved',
  'closed',
  'merged',
  'marked_spam',
  'reopened',
])

function isSpoken(event: LifeEvent): boolean {
  return spoken.has(event.kind) || (event.kind === 'decided' && event.isManual === true)
}

/**
 * Late is a person's word after a newer one, and an end after which the customer wrote again. A person's word is not late
 * because Pointsman moved the ticket meanwhile, without knowing. Other events look for themselves.
 */
function isLate({ last }: TicketLife, event: OutsideEvent): boolean {
  if (event.kind === 'taken_back' || event.kind === 'handed_over') return event.at < last.movedAt
  const isEnd = event.kind === 'resolved' || event.kind === 'closed'
  return isSpoken(event) && event.at < (isEnd ? Math.max(last.saidAt, last.customerRepliedAt) : last.saidAt)
}

/** Remembers that the event was heard, and when people last spoke: also where it was so already. */
function noted(life: TicketLife, event: OutsideEvent, ignored?: IgnoreReason): TicketLife {
  const counts = isSpoken(event) && (ignored === undefined || ignored === 'already')
  const saidAt = counts ? Math.max(life.last.saidAt, event.at) : life.last.saidAt
  return { ...life, last: { ...life.last, saidAt }, seen: [...life.seen, event.id].slice(-mostSeen) }
}

/** The same life, but for having heard of the event. */
function unmoved(before: TicketLife, ignored: IgnoreReason, after: TicketLife = before): LifeStep {
  const life = after === before ? before : { ...after, version: before.version + 1 }
  return { life, ignored, timers: { set: [], cancel: [] }, loads: [], effects: [], records: [], lessons: [] }
}

/** Compares before and after, so that what is set and claimed is what is cancelled and freed, whichever way it went. */
function moved(before: TicketLife, change: Change, { at }: Moment, ignored?: IgnoreReason): LifeStep {
  const version = before.version + 1
  const { last } = change.life
  const movedAt = isElsewhere(before.state, change.life.state) ? at : last.movedAt
  const life: TicketLife = { ...change.life, version, last: { ...last, movedAt } }
  return {
    life,
    ...(ignored === undefined ? {} : { ignored }),
    timers: timerChanges(before, life),
    loads: loadChanges(before, life),
    effects: (change.effects ?? []).map((effect, index) => ({ ...effect, id: `${life.ticketId}/${version}/${index}` })),
    records: change.records ?? [],
    lessons: change.lessons ?? [],
  }
}

function isElsewhere(before: LifeState, after: LifeState): boolean {
  return before.kind !== after.kind || before.since !== after.since || agentIn(before) !== agentIn(after)
}

function agentIn(state: LifeState): string | undefined {
  if (state.kind === 'paused') return state.holder?.agent
  return 'agent' in state ? state.agent : undefined
}

function isTimerEvent(event: LifeEvent): event is EventOf<TimerKind> {
  return timerKinds.some((kind) => kind === event.kind)
}

function checkEvent({ ticketId }: TicketLife, event: LifeEvent): void {
  if (event.id === '') throw impossible('id', event.id, 'an id that no other event has')
  if (!Number.isFinite(event.at)) throw impossible('at', event.at, 'milliseconds since 1970')
  if (event.kind === 'merged' && (event.into === ticketId || event.into === '')) {
    throw impossible('into', event.into, 'the id of another ticket')
  }
  if (event.kind === 'decided' && 'effort' in event.outcome && !(event.outcome.effort >= 0)) {
    throw impossible('outcome.effort', event.outcome.effort, '0 or more')
  }
}

function impossible(place: string, value: unknown, allowed: string): PointsmanError {
  return new PointsmanError('invalid_request', `event.${place}: ${JSON.stringify(value)} is not allowed: ${allowed}.`)
}
