import { addBusinessMinutes, businessMinutesBetween } from '../calendar/business-time.ts'
import { describeMinutes, type Timestamp } from '../domain/time.ts'
import { percent } from '../explain.ts'
import { runningSpans, type ClockInput } from './running-clock.ts'
import type { WorkingHours } from '../domain/agent.ts'
import type { Policy } from '../domain/policy.ts'
import type { Priority } from '../domain/ticket.ts'
import type { SignalReading } from './signal.ts'

/** Minutes promised where the policy has no entry for a plan and band. Never infinite, so that nothing is owed never. */
const fallbackMinutes = 1440

/**
 * What the signal has reached when the target falls due, 0–1. Larger: less is left to tell a ticket an hour late from
 * one a week late. Smaller: being about to miss the target counts for less.
 */
export const shareWhenDue = 0.75

/** How soon a first response is promised, and when that clock runs. */
export interface Target {
  readonly minutes: number
  /** The calendar the minutes are counted by; absent: around the clock. */
  readonly hours?: WorkingHours
  /** Its name for reading: `business`, or that of a calendar. */
  readonly calendar?: string
}

/** The target of a plan and a band: the first entry of the policy that fits both, on the hours that go with it. */
export function targetFor(policy: Policy, plan: string | undefined, band: Priority): Target {
  const fitting = policy.targets.find(
    (target) => target.priority === band && (target.plan === undefined || isSamePlan(target.plan, plan)),
  )
  const minutes = fitting?.minutes ?? fallbackMinutes
  const ofPlan = policy.planHours?.find((entry) => isSamePlan(entry.plan, plan))
  return { minutes, ...hoursNamed(fitting?.hours ?? ofPlan?.hours ?? 'business', policy) }
}

/**
 * When the first response falls due: the instant by which the target has run off on its calendar, pauses left out. While
 * a ticket is paused, what it would be if the customer answered now.
 */
export function dueAt(clock: ClockInput, target: Target): Timestamp {
  let left = target.minutes
  const spans = runningSpans(clock)
  for (const { from, to } of spans.slice(0, -1)) {
    const runs = businessMinutesBetween(from, to, target.hours)
    if (left <= runs) return addBusinessMinutes(from, left, target.hours)
    left -= runs
  }
  return addBusinessMinutes(spans.at(-1)?.from ?? clock.now, left, target.hours)
}

/** Minutes of the target used up by `now`, on its calendar, pauses left out. */
export function elapsedMinutes(clock: ClockInput, target: Target): number {
  if (clock.pauses === undefined) return businessMinutesBetween(clock.receivedAt, clock.now, target.hours)
  let minutes = 0
  for (const { from, to } of runningSpans(clock)) {
    minutes += businessMinutesBetween(from, Math.min(to, clock.now), target.hours)
  }
  return minutes
}

/**
 * Share of the target used up, as a signal 0–1: linear up to `shareWhenDue` at the deadline, then rising ever more slowly
 * towards 1. It never falls and never jumps, so a missed ticket is not dropped in favour of one that can still be
 * saved, and two missed ones keep their order: the queue never turns into last in, first out.
 */
export function elapsedShare(elapsed: number, target: Target): number {
  const used = elapsed / Math.max(target.minutes, 1)
  return used <= 1 ? shareWhenDue * used : 1 - (1 - shareWhenDue) / used
}

/** The same with its reason. */
export function readElapsed(elapsed: number, target: Target): SignalReading {
  const { minutes, calendar } = target
  const span = (length: number): string => (calendar === undefined ? describeMinutes(length) : inHours(length))
  const hours = calendar === undefined ? '' : `, in ${calendar} hours`
  const share = elapsedShare(elapsed, target)
  if (elapsed <= Math.max(minutes, 1)) {
    const used = percent(elapsed / Math.max(minutes, 1))
    return { share, because: `${used} of the ${span(minutes)} target used up${hours}` }
  }
  return { share, because: `${span(elapsed - minutes)} past the ${span(minutes)} target${hours}` }
}

/** Plans are the operator's own words: compared without regard to case and outer spaces. */
export function isSamePlan(one: string, other: string | undefined): boolean {
  return other !== undefined && one.trim().toLowerCase() === other.trim().toLowerCase()
}

/** A name that no calendar has counts as `business`; the policy file refuses such names. */
function hoursNamed(name: string, policy: Policy): Pick<Target, 'hours' | 'calendar'> {
  if (name === 'always') return {}
  const named = policy.calendars?.find((calendar) => calendar.name === name)
  if (named !== undefined) return { hours: named.hours, calendar: named.name }
  return policy.businessHours === undefined ? {} : { hours: policy.businessHours, calendar: 'business' }
}

/** A day of business time is nobody's day, so it is told in hours: `24 h`, not `1 d`. */
function inHours(minutes: number): string {
  const whole = Math.round(minutes)
  if (whole < 60) return `${whole} min`
  return whole % 60 === 0 ? `${whole / 60} h` : `${Math.floor(whole / 60)} h ${whole % 60} min`
}
