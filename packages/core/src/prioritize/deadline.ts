import { describeMinutes, minutesAfter, type Timestamp } from '../domain/time.ts'
import { percent } from '../explain.ts'
import type { Policy } from '../domain/policy.ts'
import type { Priority } from '../domain/ticket.ts'
import type { SignalReading } from './signal.ts'

/** Minutes promised where the policy has no entry for a plan and band. Never infinite, so that nothing is owed never. */
const fallbackMinutes = 1440

/**
 * What the signal has reached when the target falls due, 0–1. Larger: less is left to tell a ticket an hour late from
 * one a week late. Smaller: being about to miss the target counts for less.
 */
const shareWhenDue = 0.75

/** Minutes until a first response is due, for a plan and a band: the first entry of the policy that fits both. */
export function targetMinutes(policy: Policy, plan: string | undefined, band: Priority): number {
  const fitting = policy.targets.find(
    (target) => target.priority === band && (target.plan === undefined || isSamePlan(target.plan, plan)),
  )
  return fitting?.minutes ?? fallbackMinutes
}

/** When the first response falls due. In this version the target runs around the clock. */
export function dueAt(receivedAt: Timestamp, minutes: number): Timestamp {
  return minutesAfter(receivedAt, minutes)
}

/**
 * Share of the target used up, as a signal: linear up to `shareWhenDue` at the deadline, then rising ever more slowly
 * towards 1. It never falls and never jumps, so a missed ticket is not dropped in favour of one that can still be
 * saved, and two missed ones keep their order.
 */
export function readElapsed(waitedMinutes: number, target: number): SignalReading {
  const used = waitedMinutes / Math.max(target, 1)
  const promise = `of the ${describeMinutes(target)} target`
  if (used <= 1) return { share: shareWhenDue * used, because: `${percent(used)} ${promise} used up` }
  return {
    share: 1 - (1 - shareWhenDue) / used,
    because: `${describeMinutes(waitedMinutes - target)} past the ${describeMinutes(target)} target`,
  }
}

/** Plans are the operator's own words: compared without regard to case and outer spaces. */
export function isSamePlan(one: string, other: string | undefined): boolean {
  return other !== undefined && one.trim().toLowerCase() === other.trim().toLowerCase()
}
