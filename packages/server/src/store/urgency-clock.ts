import {
  bandOf,
  businessMinutesBetween,
  elapsedMinutes,
  shareWhenDue,
  targetFor,
  waitedMinutes,
  waitingHoursAtHalf,
  type Decision,
  type Policy,
  type Ticket,
  type TicketLife,
  type Timestamp,
  type WorkingHours,
} from '@pointsman/core'

/**
 * What of a waiting ticket's urgency the clock does not touch, so that the database can put a hundred thousand in order
 * by an expression with one number for each calendar. The same sum as core's `urgencyAt`.
 */
export interface UrgencyClock {
  readonly timeless: number
  readonly elapsedWeight: number
  readonly waitingWeight: number
  readonly targetMinutes: number
  /** The calendar of the target; absent: around the clock. */
  readonly hours?: WorkingHours | undefined
  /** `openMinutes` at which the clock of the target would have started, had it never stood still. */
  readonly clockFrom: number
  /** The same around the clock: since when the ticket would have waited, had it never been paused. */
  readonly waitsFrom: number
}

/** Open minutes of a calendar are counted from here: earlier costs years to work out, and any instant does. */
const epoch = Date.UTC(2000, 0)

export function openMinutes(at: Timestamp, hours: WorkingHours | undefined): number {
  return businessMinutesBetween(epoch, at, hours)
}

/** From what the last decision found. The target is that of the policy in force, as it will be at the next decision. */
export function urgencyClock(input: {
  readonly ticket: Ticket
  readonly decision: Pick<Decision, 'priority' | 'at'>
  readonly policy: Policy
  readonly life: Pick<TicketLife, 'pauses'>
}): UrgencyClock {
  const { ticket, decision, policy, life } = input
  const { contributions } = decision.priority.urgency
  let timeless = 0
  for (const { name, value } of contributions) if (!growing.has(name)) timeless += value
  const weightOf = (name: string): number => contributions.find((one) => one.name === name)?.weight ?? 0
  const target = targetFor(policy, ticket.plan, bandOf(timeless, policy))
  const pauses = life.pauses.map(({ from, to }) => (to === undefined ? { from } : { from, to }))
  // Any instant after the last pause does: from there on the clocks run with the calendar and with the day.
  const now = Math.max(decision.at, ticket.receivedAt, ...pauses.map(({ from, to }) => to ?? from))
  const clock = { receivedAt: ticket.receivedAt, now, ...(pauses.length === 0 ? {} : { pauses }) }
  return {
    timeless,
    elapsedWeight: weightOf('targetElapsed'),
    waitingWeight: weightOf('waiting'),
    targetMinutes: Math.max(1, target.minutes),
    hours: target.hours,
    clockFrom: openMinutes(now, target.hours) - elapsedMinutes(clock, target),
    waitsFrom: openMinutes(now, undefined) - waitedMinutes(clock),
  }
}

const growing: ReadonlySet<string> = new Set(['targetElapsed', 'waiting'])

/**
 * Urgency now, in SQL, over `waiting w` joined with `clock(calendar, open)`: what is open of each calendar by now; `minutes`
 * names the parameter with the minutes by now around the clock. Doubles throughout; the constants are core's.
 */
export function urgencySql(minutes: string): string {
  const used = 'greatest(0, clock.open - w.clock_from) / w.target_minutes'
  const waited = `greatest(0, ${minutes}::float8 - w.waits_from)`
  return `(w.timeless
    + w.elapsed_weight * case when clock.open - w.clock_from <= w.target_minutes
        then ${shareWhenDue}::float8 * (${used}) else 1 - ${1 - shareWhenDue}::float8 / (${used}) end
    + w.waiting_weight * (1 - ${waitingHoursAtHalf * 60}::float8 / (${waited} + ${waitingHoursAtHalf * 60}::float8)))`
}
