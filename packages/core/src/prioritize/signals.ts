import { describeMinutes } from '../domain/time.ts'
import { percent } from '../explain.ts'
import { isSamePlan } from './deadline.ts'
import type { Policy } from '../domain/policy.ts'
import type { NumberReading } from '../domain/reading.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { SignalReading } from './signal.ts'

/** Impact of an ordinary ticket, 0–1: what is believed as far as the reader is unsure. Larger: unread tickets rank higher. */
const ordinaryImpact = 0.3

/** Confidence below which the reason says that the reader is unsure. Only words depend on it. */
const unsureBelow = 0.5

/** Standing, 0–1, of an account of which neither value nor a known plan is told: neither served first nor last. */
const ordinaryStanding = 0.3

/** Hours of waiting at which the signal reaches one half: a day. Smaller: the queue comes closer to first come, first served. */
export const waitingHoursAtHalf = 24

/** What waiting costs the customer, drawn towards an ordinary ticket as far as the reader is unsure. */
export function readImpact(impact: NumberReading): SignalReading {
  if (impact.abstained) return { share: ordinaryImpact, because: 'impact could not be read: taken as ordinary' }
  const share = impact.value * impact.confidence + ordinaryImpact * (1 - impact.confidence)
  const reads = `impact reads ${percent(impact.value)}`
  const sure = percent(impact.confidence)
  if (impact.confidence >= unsureBelow) return { share, because: `${reads}, ${sure} sure` }
  return { share, because: `${reads}, but only ${sure} sure: drawn towards ordinary` }
}

/** Distress in the tone, as far as the reader is sure of it; a guess counts for nothing. */
export function readDistress(distress: NumberReading): SignalReading {
  if (distress.abstained) return { share: 0, because: 'the tone could not be read: taken as calm' }
  const share = distress.value * distress.confidence
  return { share, because: `the tone reads ${percent(distress.value)} distressed` }
}

/** What the account pays, `v / (v + half)`; without a value, the standing of its plan. */
export function readAccountValue(ticket: Ticket, policy: Policy): SignalReading {
  const { annualValue, plan } = ticket
  if (annualValue !== undefined) {
    const value = Math.max(0, annualValue)
    const share = value === Infinity ? 1 : value / (value + Math.max(policy.annualValueAtHalf, 1))
    return { share, because: `the account is worth ${grouped(value)} a year` }
  }
  const known = policy.planStanding.find((entry) => isSamePlan(entry.plan, plan))
  if (known !== undefined) return { share: known.standing, because: `plan ${known.plan}` }
  const because = plan === undefined ? 'neither plan nor value known' : `plan ${plan} is not in the policy`
  return { share: ordinaryStanding, because: `${because}: taken as ordinary` }
}

/** Time since the ticket arrived, whatever was promised, as a signal 0–1, so that nothing starves. It grows for ever, ever more slowly. */
export function waitingShare(waitedMinutes: number): number {
  const hours = waitedMinutes / 60
  return hours === Infinity ? 1 : hours / (hours + waitingHoursAtHalf)
}

/** The same with its reason. */
export function readWaiting(waitedMinutes: number): SignalReading {
  const because = waitedMinutes < 1 ? 'just arrived' : `waiting for ${describeMinutes(waitedMinutes)}`
  return { share: waitingShare(waitedMinutes), because }
}

function grouped(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',')
}
