/** The moves all events are made of: to an agent, on offer, back to waiting, to an end. */
import type { Timestamp } from '../domain/time.ts'
import { shareOfEffort } from './effort-held.ts'
import { holderOf } from './ticket-life.ts'
import { withTimers } from './timer.ts'
import { startWait, waitTimers } from './wait.ts'
import type { AgentNews, Change, LifeEffect, Moment, RecordChange } from './life-step.ts'
import type { AssignedState, Exclusion, LifeState, ReturnReason, TicketLife } from './ticket-life.ts'
import type { WantedTimer } from './timer.ts'

/** Whom a ticket goes to, and what they are told. */
export interface Receiver {
  readonly agent: string
  readonly isManual: boolean
  readonly news: AgentNews
}

/** Into somebody's hands. A ticket whose customer has the ball changes hands and stays paused. */
export function giveTo(life: TicketLife, { agent, isManual, news }: Receiver, moment: Moment): Change {
  const effects: LifeEffect[] = [
    ...partingEffects(life, agent),
    { kind: 'set_assignee', agent, ...(life.queue === undefined ? {} : { queue: life.queue }) },
    { kind: 'tell_agent', agent, about: news },
  ]
  const leaving = { ...life, ...previousBut(life, agent) }
  const holder = { agent, isManual, hasResponded: false, effort: life.effort }
  if (life.state.kind === 'paused') {
    const share = shareOfEffort(life.effort, moment.world.rules.pausedShare)
    return { life: { ...leaving, state: { ...life.state, holder: { ...holder, effort: share } } }, effects }
  }
  return { life: inHandsOf(leaving, holder, moment), effects }
}

/** The assigned state with its timer. */
export function inHandsOf(life: TicketLife, holder: Omit<AssignedState, 'kind' | 'since'>, moment: Moment): TicketLife {
  const state: AssignedState = { ...holder, kind: 'assigned', since: moment.at }
  return withTimers({ ...life, state }, takeBackTimer(state, moment))
}

/** When an assignment is taken back for want of an answer; never from somebody whom a person chose. */
export function takeBackTimer(state: AssignedState, { at, world }: Moment): readonly WantedTimer[] {
  const minutes = world.rules.takeBackMinutes
  if (minutes === undefined || state.isManual || state.hasResponded) return []
  return [{ kind: 'take_back_due', dueAt: world.addBusinessMinutes(at, minutes, state.agent) }]
}

/** Offered until an instant. The offer's timer is the only one: a ticket on offer waits for nothing else. */
export function offerTo(
  life: TicketLife,
  offer: { agent: string; id: string; until: Timestamp },
  at: Timestamp,
): Change {
  const { agent, id, until } = offer
  const state: LifeState = { kind: 'offered', since: at, agent, offer: id, until, effort: life.effort }
  return {
    life: withTimers({ ...life, ...previousBut(life, agent), state }, [{ kind: 'offer_expired', dueAt: until }]),
    effects: [...partingEffects(life, agent), { kind: 'offer', agent, offer: id, until }],
  }
}

/**
 * Out of everybody's hands. After an offer it waits on where it was; after somebody had it, from now: time in their hands
 * was no search for anybody else. A ticket whose customer has the ball stays paused, with nobody.
 */
export function release(life: TicketLife, reason: ReturnReason, moment: Moment): Change {
  const effects: LifeEffect[] = [
    ...partingEffects(life, undefined),
    ...(holderOf(life) === undefined ? [] : [{ kind: 'set_assignee', ...queueOf(life) } as const]),
  ]
  const leaving = { ...life, ...previousBut(life, undefined) }
  if (life.state.kind === 'paused') {
    return { life: { ...leaving, state: { kind: 'paused', since: life.state.since } }, effects }
  }
  const waiting = toWaiting(waitAfter(leaving, moment.at), reason, moment)
  return { ...waiting, effects: [...effects, { kind: 'decide_again', why: reason }] }
}

/** What was given up to find somebody stays so until a customer was answered. */
function waitAfter(life: TicketLife, at: Timestamp): TicketLife {
  if (life.state.kind !== 'assigned') return life
  return life.state.hasResponded ? startWait(life, at) : { ...life, wait: { ...life.wait, since: at } }
}

/** Waiting for that reason, with the timers of waiting. */
function toWaiting(life: TicketLife, reason: ReturnReason, moment: Moment): Change {
  const state: LifeState = { kind: 'waiting', since: moment.at, reason }
  return { life: withTimers({ ...life, state }, waitTimers(life, moment)) }
}

/** Waiting from now on, with everything asked for that was, and put before the dispatcher. */
export function startWaitingAnew(life: TicketLife, reason: ReturnReason, moment: Moment): Change {
  const waiting = toWaiting(startWait(life, moment.at), reason, moment)
  return { ...waiting, effects: [{ kind: 'decide_again', why: reason }] }
}

/** To its end, whatever it was: out of the queue, out of people's hands, no timer left, no pause open. */
export function end(
  life: TicketLife,
  state: Extract<LifeState, { readonly kind: 'resolved' | 'closed' | 'spam' | 'merged' }>,
  at: Timestamp,
): Change {
  const over = { ...closePause(life, at), ...previousBut(life, undefined), state }
  const isOffered = life.state.kind === 'offered'
  return { life: withTimers(over, []), effects: isOffered ? partingEffects(life, undefined) : [] }
}

/** The customer gets the ball. The clock stands still from here. */
export function pause(life: TicketLife, heardAt: Timestamp, moment: Moment): Change {
  const { rules } = moment.world
  const holder = holderOf(life)
  const share = holder && { ...pickHolder(holder), effort: shareOfEffort(life.effort, rules.pausedShare) }
  const from = Math.max(heardAt, life.pauses.at(-1)?.to ?? heardAt)
  const state: LifeState = { kind: 'paused', since: moment.at, ...(share === undefined ? {} : { holder: share }) }
  const paused: TicketLife = { ...life, state, pauses: [...life.pauses, { from }] }
  const minutes = share === undefined ? undefined : rules.pauseReminderMinutes
  const reminder: readonly WantedTimer[] =
    minutes === undefined
      ? []
      : [{ kind: 'pause_reminder_due', dueAt: moment.world.addBusinessMinutes(moment.at, minutes) }]
  return { life: withTimers(paused, reminder), effects: partingEffects(life, holder?.agent) }
}

/** The open pause ends; one that would end before it began never was. */
export function closePause(life: TicketLife, at: Timestamp): TicketLife {
  const open = life.pauses.at(-1)
  if (open === undefined || open.to !== undefined) return life
  return { ...life, pauses: [...life.pauses.slice(0, -1), { from: open.from, to: Math.max(open.from, at) }] }
}

/** Not to be asked again. A refusal outlives whatever else is said of the same agent. */
export function exclude(life: TicketLife, exclusion: Exclusion): TicketLife {
  const others = life.excluded.filter(({ agent, reason }) => agent !== exclusion.agent || reason === 'refused')
  const isRefused = others.some(({ agent }) => agent === exclusion.agent)
  return { ...life, excluded: isRefused ? others : [...others, exclusion] }
}

/** Whoever gave a ticket up, or was relieved of it by a person, has handled it without success. */
export function gaveUp(life: TicketLife): readonly RecordChange[] {
  const holder = holderOf(life)
  if (holder === undefined || life.queue === undefined) return []
  return [{ agent: holder.agent, queue: life.queue, handled: 1, succeeded: 0 }]
}

export function queueOf({ queue }: TicketLife): { readonly queue?: string } {
  return queue === undefined ? {} : { queue }
}

function pickHolder({
  agent,
  isManual,
  hasResponded,
  effort,
}: Omit<AssignedState, 'kind' | 'since'>): Omit<AssignedState, 'kind' | 'since'> {
  return { agent, isManual, hasResponded, effort }
}

/** Somebody who loses the ticket to another, or to nobody, is told; somebody to whom it was offered, that it is not. */
function partingEffects(life: TicketLife, next: string | undefined): readonly LifeEffect[] {
  const { state } = life
  if (state.kind === 'offered') {
    return state.agent === next ? [] : [{ kind: 'withdraw_offer', agent: state.agent, offer: state.offer }]
  }
  const holder = holderOf(life)
  if (holder === undefined || holder.agent === next) return []
  return [{ kind: 'tell_agent', agent: holder.agent, about: 'taken_away' }]
}

function previousBut(life: TicketLife, next: string | undefined): { readonly previous?: string } {
  const holder = holderOf(life)
  return holder === undefined || holder.agent === next ? {} : { previous: holder.agent }
}
