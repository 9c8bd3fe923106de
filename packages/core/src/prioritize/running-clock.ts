import { minutesBetween, type Timestamp } from '../domain/time.ts'
import type { Pause } from '../domain/ticket.ts'

/** What a ticket's clock depends on. */
export interface ClockInput {
  readonly receivedAt: Timestamp
  readonly now: Timestamp
  /** When the customer had the ball; in any order, overlapping or not. */
  readonly pauses?: readonly Pause[]
}

/** A stretch of time in which a ticket's clock runs. */
export interface RunningSpan {
  readonly from: Timestamp
  /** The first instant after it; Infinity for the last. */
  readonly to: Timestamp
}

/**
 * When a ticket's clock runs, from its arrival on, in order. The last span has no end; where the customer has the ball
 * at this instant it begins `now`, as if they answered at once.
 */
export function runningSpans({ receivedAt, now, pauses = [] }: ClockInput): readonly RunningSpan[] {
  const spans: RunningSpan[] = []
  let from = receivedAt
  for (const pause of pauses.toSorted((one, other) => one.from - other.from)) {
    const end = pause.to ?? Math.max(now, pause.from)
    if (end <= from) continue
    if (pause.from > from) spans.push({ from, to: pause.from })
    from = end
  }
  return [...spans, { from, to: Infinity }]
}

/** Minutes that a ticket has waited for us by `now`, around the clock, pauses left out. */
export function waitedMinutes(clock: ClockInput): number {
  if (clock.pauses === undefined) return minutesBetween(clock.receivedAt, clock.now)
  let minutes = 0
  for (const { from, to } of runningSpans(clock)) minutes += minutesBetween(from, Math.min(to, clock.now))
  return minutes
}

/** Whether the customer has the ball at this instant. */
export function isPaused({ pauses = [], now }: ClockInput): boolean {
  return pauses.some(({ from, to }) => from <= now && (to === undefined || to > now))
}
