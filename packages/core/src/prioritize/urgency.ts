import { minutesBetween, type Timestamp } from '../domain/time.ts'
import { explainSum, type Explained } from '../explain.ts'
import { readClaim } from './claim.ts'
import { dueAt, readElapsed, targetMinutes } from './deadline.ts'
import { readAccountValue, readDistress, readImpact, readRepeatContacts, readWaiting } from './signals.ts'
import type { PriorityDecision } from '../domain/decision.ts'
import type { Policy, UrgencyWeights } from '../domain/policy.ts'
import type { Reading } from '../domain/reading.ts'
import type { CustomerHistory } from '../domain/situation.ts'
import type { Priority, Ticket } from '../domain/ticket.ts'
import type { UrgencySignals } from './signal.ts'

/** What a priority depends on. */
export interface PrioritizeInput {
  readonly ticket: Ticket
  readonly reading: Reading
  readonly customer: CustomerHistory
  readonly policy: Policy
  readonly now: Timestamp
}

/**
 * How badly a ticket suffers from waiting, as of `now`: urgency with its reasons, the band people see, and when a first
 * response falls due.
 *
 * A deadline must not depend on itself. So the target is the one of the band that the ticket has **without the clock**
 * (no share of a target used up, no waiting); only the urgency it is queued by, and the band shown, grow with time.
 */
export function prioritize(input: PrioritizeInput): PriorityDecision {
  const { ticket, policy } = input
  const waited = minutesBetween(ticket.receivedAt, input.now)
  const onArrival = readTimeless(input)
  const arrivalBand = bandOf(scoreUrgency(onArrival, policy.urgencyWeights).score, policy)
  const target = targetMinutes(policy, ticket.plan, arrivalBand)
  const signals = { ...onArrival, targetElapsed: readElapsed(waited, target), waiting: readWaiting(waited) }
  const urgency = scoreUrgency(signals, policy.urgencyWeights)
  return { band: bandOf(urgency.score, policy), urgency, dueAt: dueAt(ticket.receivedAt, target) }
}

/** How badly a ticket suffers from waiting: 0, it can wait all day, to 1, it cannot wait. */
export function scoreUrgency(signals: UrgencySignals, weights: UrgencyWeights): Explained {
  return explainSum(each(signals, 'share'), weights, each(signals, 'because'))
}

/** The band people see for an urgency: each has a least urgency in the policy. */
export function bandOf(urgency: number, policy: Policy): Priority {
  if (urgency >= policy.bands.urgent) return 'urgent'
  if (urgency >= policy.bands.high) return 'high'
  return urgency >= policy.bands.normal ? 'normal' : 'low'
}

/** Everything but the clock: the two signals that grow with time stand at 0. */
function readTimeless(input: PrioritizeInput): UrgencySignals {
  const { ticket, reading, customer, policy } = input
  return {
    impact: readImpact(reading.impact),
    targetElapsed: readElapsed(0, 1),
    accountValue: readAccountValue(ticket, policy),
    distress: readDistress(reading.distress),
    repeatContacts: readRepeatContacts(customer.contactsThisWeek),
    claim: readClaim(ticket.claimed?.priority, customer),
    waiting: readWaiting(0),
  }
}

function each<Part extends 'share' | 'because'>(
  signals: UrgencySignals,
  part: Part,
): Record<keyof UrgencyWeights, UrgencySignals[keyof UrgencyWeights][Part]> {
  return {
    impact: signals.impact[part],
    targetElapsed: signals.targetElapsed[part],
    accountValue: signals.accountValue[part],
    distress: signals.distress[part],
    repeatContacts: signals.repeatContacts[part],
    claim: signals.claim[part],
    waiting: signals.waiting[part],
  }
}
