import { explainSum, type Explained } from '../explain.ts'
import { readClaim } from './claim.ts'
import { dueAt, elapsedMinutes, elapsedShare, readElapsed, targetFor, type Target } from './deadline.ts'
import { readPlanChange } from './plan-change.ts'
import { readRepeatContacts } from './repeat-contacts.ts'
import { isPaused, waitedMinutes, type ClockInput } from './running-clock.ts'
import { readAccountValue, readDistress, readImpact, readWaiting, waitingShare } from './signals.ts'
import type { PriorityDecision } from '../domain/decision.ts'
import type { Policy, UrgencyWeights } from '../domain/policy.ts'
import type { Reading } from '../domain/reading.ts'
import type { CustomerHistory } from '../domain/situation.ts'
import type { Pause, Priority, Ticket } from '../domain/ticket.ts'
import type { Timestamp } from '../domain/time.ts'
import type { SignalReading, UrgencySignals } from './signal.ts'

/** What a priority depends on. */
export interface PrioritizeInput {
  readonly ticket: Ticket
  readonly reading: Reading
  readonly customer: CustomerHistory
  readonly policy: Policy
  readonly now: Timestamp
  /** When the customer had the ball: neither target nor waiting runs then. */
  readonly pauses?: readonly Pause[]
}

/**
 * What of a priority the clock does not touch. Worked out once for a ticket; `urgencyAt` and `priorityAt` then cost next to
 * nothing, so that a long queue is put in order again at every tick.
 */
export interface PreparedPriority {
  readonly receivedAt: Timestamp
  readonly pauses?: readonly Pause[]
  readonly target: Target
  /** Urgency on arrival: every signal but the two that grow with time. */
  readonly timeless: number
  /** Of the two that grow with time, what each may add. */
  readonly elapsedWeight: number
  readonly waitingWeight: number
  readonly signals: UrgencySignals
  readonly policy: Policy
}

/**
 * How badly a ticket suffers from waiting, as of `now`: urgency with its reasons, the band people see, and when a first
 * response falls due.
 */
export function prioritize(input: PrioritizeInput): PriorityDecision {
  return priorityAt(preparePriority(input), input.now)
}

/**
 * A deadline must not depend on itself. So the target is the one of the band that the ticket has **without the clock**
 * (no share of a target used up, no waiting); only the urgency it is queued by, and the band shown, grow with time.
 */
export function preparePriority(input: Omit<PrioritizeInput, 'now'>): PreparedPriority {
  const { ticket, policy, pauses } = input
  const signals = readTimeless(input)
  const { score: timeless, contributions } = scoreUrgency(signals, policy.urgencyWeights)
  const weightOf = (name: keyof UrgencyWeights): number =>
    contributions.find((contribution) => contribution.name === name)?.weight ?? 0
  return {
    receivedAt: ticket.receivedAt,
    ...(pauses === undefined || pauses.length === 0 ? {} : { pauses }),
    target: targetFor(policy, ticket.plan, bandOf(timeless, policy)),
    timeless,
    elapsedWeight: weightOf('targetElapsed'),
    waitingWeight: weightOf('waiting'),
    signals,
    policy,
  }
}

/** The urgency of `priorityAt` alone, bit for bit: the signals that grow with time come last in the sum. */
export function urgencyAt(prepared: PreparedPriority, now: Timestamp): number {
  const { timeless, target, elapsedWeight, waitingWeight } = prepared
  const clock = clockAt(prepared, now)
  const elapsed = elapsedShare(elapsedMinutes(clock, target), target) * elapsedWeight
  return timeless + elapsed + waitingShare(waitedMinutes(clock)) * waitingWeight
}

/** What `prioritize` says, from what was prepared. */
export function priorityAt(prepared: PreparedPriority, now: Timestamp): PriorityDecision {
  const { target, policy } = prepared
  const clock = clockAt(prepared, now)
  const stopped = isPaused(clock) ? '; it stands still while the customer has the ball' : ''
  const signals = {
    ...prepared.signals,
    targetElapsed: saying(readElapsed(elapsedMinutes(clock, target), target), stopped),
    waiting: readWaiting(waitedMinutes(clock)),
  }
  const urgency = scoreUrgency(signals, policy.urgencyWeights)
  return { band: bandOf(urgency.score, policy), urgency, dueAt: dueAt(clock, target) }
}

/** How badly a ticket suffers from waiting: 0, it can wait all day, to 1, it cannot wait. */
export function scoreUrgency(signals: UrgencySignals, weights: UrgencyWeights): Explained {
  return explainSum(
    each(signals, 'share'),
    { ...weights, planChange: weights.planChange ?? 0 },
    each(signals, 'because'),
  )
}

/** The band people see for an urgency: each has a least urgency in the policy. */
export function bandOf(urgency: number, policy: Policy): Priority {
  if (urgency >= policy.bands.urgent) return 'urgent'
  if (urgency >= policy.bands.high) return 'high'
  return urgency >= policy.bands.normal ? 'normal' : 'low'
}

function clockAt({ receivedAt, pauses }: PreparedPriority, now: Timestamp): ClockInput {
  return pauses === undefined ? { receivedAt, now } : { receivedAt, now, pauses }
}

/** Everything but the clock: the two signals that grow with time stand at 0. */
function readTimeless(input: Omit<PrioritizeInput, 'now'>): UrgencySignals {
  const { ticket, reading, customer, policy } = input
  return {
    impact: readImpact(reading.impact),
    accountValue: readAccountValue(ticket, policy),
    distress: readDistress(reading.distress),
    repeatContacts: readRepeatContacts(customer, reading),
    claim: readClaim(ticket.claimed?.priority, customer),
    planChange: readPlanChange(ticket, customer, policy),
    targetElapsed: { share: 0, because: 'just arrived' },
    waiting: readWaiting(0),
  }
}

function saying({ share, because }: SignalReading, more: string): SignalReading {
  return { share, because: because + more }
}

/** In the order in which they are added up: what grows with time comes last, see `urgencyAt`. */
function each<Part extends 'share' | 'because'>(
  signals: UrgencySignals,
  part: Part,
): Record<keyof UrgencyWeights, UrgencySignals[keyof UrgencyWeights][Part]> {
  return {
    impact: signals.impact[part],
    accountValue: signals.accountValue[part],
    distress: signals.distress[part],
    repeatContacts: signals.repeatContacts[part],
    claim: signals.claim[part],
    planChange: signals.planChange[part],
    targetElapsed: signals.targetElapsed[part],
    waiting: signals.waiting[part],
  }
}
