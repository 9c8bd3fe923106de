/** Decisions about a ticket, and what its waiting leads to. */
import { minutesAfter, type Timestamp } from '../domain/time.ts'
import { giveTo, offerTo, queueOf, release } from './hands.ts'
import { offersIn } from './life-rules.ts'
import { holderOf, isOver, mayHold } from './ticket-life.ts'
import { withTimers } from './timer.ts'
import { inQueue, nextStep, waitTimers } from './wait.ts'
import type { HoldReason, Outcome } from '../domain/decision.ts'
import type { EventOf } from './life-event.ts'
import type { Change, IgnoreReason, LifeEffect, Moment, Turn } from './life-step.ts'
import type { LifeState, TicketLife, WaitReason } from './ticket-life.ts'

/** A decision is carried out, unless the ticket has moved since the decision looked at it. */
export function decided(life: TicketLife, event: EventOf<'decided'>, moment: Moment): Turn {
  const { outcome } = event
  const refusal = whyNot(life, event)
  if (refusal !== undefined) return refusal
  // A person spoke of something else, such as its priority.
  if (staysWhereItIs(life, outcome)) return { life: { ...life, dueAt: event.dueAt } }
  const known: TicketLife = {
    ...('queue' in outcome ? inQueue(life, outcome.queue, moment.at) : life),
    ...('effort' in outcome ? { effort: outcome.effort } : {}),
    ...(event.dueAt === undefined ? {} : { dueAt: event.dueAt }),
  }
  if ('agent' in outcome) return toAgent(known, event, outcome.agent, moment)
  // A person's word took it out of somebody's hands.
  const isWithSomebody = holderOf(life) !== undefined || life.state.kind === 'offered'
  const left = isWithSomebody ? release(known, 'handed_on', moment) : { life: known }
  if (left.life.state.kind === 'paused') return left
  const parted = left.effects?.filter(({ kind }) => kind !== 'decide_again') ?? []
  const { life: put, effects = [] } = leftWithNobody(left.life, event, moment)
  return { life: put, effects: [...parted, ...effects] }
}

/** A requirement is given up, visibly; after the last a ticket that nobody may take is for a person to look at. */
export function relaxationDue(life: TicketLife, moment: Moment): Turn {
  if (life.state.kind !== 'waiting') return 'not_concerned'
  const { rules } = moment.world
  const next = nextStep(life, rules)
  if (next === undefined) return runOut(life, life.state.reason, moment.at)
  const dropped = [...life.wait.dropped, next.drop]
  const excluded = next.drop === 'tried' ? life.excluded.filter(({ reason }) => reason !== 'tried') : life.excluded
  const relaxed: TicketLife = { ...life, excluded, wait: { ...life.wait, dropped } }
  const about = { kind: 'dropped', drop: next.drop, step: dropped.length, of: rules.relaxation.length } as const
  return {
    life: withTimers(relaxed, [...relaxed.timers, ...waitTimers(relaxed, moment)]),
    effects: [
      { kind: 'note', about },
      { kind: 'decide_again', why: next.drop },
    ],
  }
}

/** A person's word goes before everything but an end; a machine's gives way to whatever happened meanwhile. */
function whyNot(life: TicketLife, { outcome, isManual, dueAt, at }: EventOf<'decided'>): IgnoreReason | undefined {
  if (isOver(life)) return 'over'
  const holder = holderOf(life)?.agent
  if (isManual === true)
    return staysWhereItIs(life, outcome) && (dueAt ?? life.dueAt) === life.dueAt ? 'already' : undefined
  if (life.state.kind === 'paused') return 'customer_has_the_ball'
  if (holder !== undefined || life.state.kind === 'offered') return 'already_held'
  if (at < life.last.movedAt) return 'late'
  if ('agent' in outcome && life.excluded.some(({ agent }) => agent === outcome.agent)) return 'excluded'
  const isNoBetter = outcome.kind === 'held' && outcome.reason === 'nobody_eligible'
  return life.state.kind === 'triage' && isNoBetter ? 'in_triage' : undefined
}

function staysWhereItIs(life: TicketLife, outcome: Outcome): boolean {
  return outcome.kind === 'assigned' && outcome.agent === holderOf(life)?.agent && outcome.queue === life.queue
}

/** Asked first where the queue's rule says so; whoever a person named is not asked, nor is anybody while the customer has the ball. */
function toAgent(life: TicketLife, event: EventOf<'decided'>, agent: string, moment: Moment): Change {
  const rule = offersIn(moment.world.rules, life.queue)
  const isManual = event.isManual === true
  const isAsked = event.outcome.kind === 'offered' || (rule.isOn && !isManual)
  if (!isAsked || life.state.kind === 'paused') return giveTo(life, { agent, isManual, news: 'assigned' }, moment)
  const until = minutesAfter(moment.at, rule.isOn ? rule.minutes : unruledMinutes)
  return offerTo(life, { agent, id: event.id, until }, moment.at)
}

/** For an offer in a queue that has no rule for offers. Larger: the customer waits for whoever overlooks it. */
const unruledMinutes = 5

function leftWithNobody(life: TicketLife, { outcome, holdFor }: EventOf<'decided'>, moment: Moment): Change {
  if (outcome.kind === 'held') return hold(life, { ...outcome, for: holdFor }, moment)
  return outcome.kind === 'triage'
    ? triage(life, outcome.reason, moment.at)
    : { life: waitOn(life, { reason: 'queued' }, moment) }
}

/** It waits, for a reason. Where no step is left, and nobody may take it, it is for a person. */
function hold(
  life: TicketLife,
  { reason, queue, for: heldFor }: { reason: HoldReason; queue: string; for: string | undefined },
  moment: Moment,
): Change {
  if (reason === 'nobody_eligible' && life.wait.hasRunOut) return triage(life, reason, moment.at)
  const isNews = life.state.kind !== 'waiting' || life.state.reason !== reason
  const effects: readonly LifeEffect[] = isNews ? [{ kind: 'held', reason, queue }] : []
  if (heldFor === undefined || !mayHold(life, moment.at)) return { life: waitOn(life, { reason }, moment), effects }
  const { rules } = moment.world
  const holdUntil = life.wait.holdUntil ?? moment.world.addBusinessMinutes(moment.at, rules.holdMinutes)
  return { life: waitOn({ ...life, wait: { ...life.wait, holdUntil } }, { reason, heldFor }, moment), effects }
}

/** Waiting goes on where it was: since when, and up to which step. */
function waitOn(life: TicketLife, why: { reason: WaitReason; heldFor?: string }, moment: Moment): TicketLife {
  const since = life.state.kind === 'waiting' ? life.state.since : moment.at
  const { holdUntil } = life.wait
  const isHeld = why.heldFor !== undefined && holdUntil !== undefined
  const holdTimer = isHeld ? [{ kind: 'hold_ended', dueAt: holdUntil } as const] : []
  const state: LifeState = { kind: 'waiting', since, ...why }
  return withTimers({ ...life, state }, [...waitTimers(life, moment), ...holdTimer])
}

/** Who is full or absent will be there again, so such a ticket goes on waiting; supervisors are told, once. */
function runOut(life: TicketLife, reason: WaitReason, at: Timestamp): Change {
  const atEnd: TicketLife = { ...life, wait: { ...life.wait, hasRunOut: true } }
  if (reason === 'nobody_eligible') return triage(atEnd, reason, at)
  return { life: atEnd, effects: [{ kind: 'out_of_steps', reason }] }
}

function triage(life: TicketLife, reason: HoldReason, at: Timestamp): Change {
  const state: LifeState = { kind: 'triage', since: at, reason }
  return {
    life: withTimers({ ...life, state }, []),
    effects: [
      { kind: 'triage', reason },
      { kind: 'set_assignee', ...queueOf(life) },
    ],
  }
}
