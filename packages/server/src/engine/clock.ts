import { PointsmanError, type Timestamp } from '@pointsman/core'

/** Where the server takes its time from. */
export interface Clock {
  /** It stands still until it is set. */
  readonly isDriven: boolean
  now(): Timestamp
  /** Only a driven clock can be set, and only forward. */
  set(at: Timestamp): void
}

/** The time of the machine. */
export const systemClock: Clock = {
  isDriven: false,
  now: () => Date.now(),
  set: () => {
    throw new PointsmanError(
      'clock_not_driven',
      "The server runs on the machine's time, which cannot be set.",
      'Maybe start it with --clock driven, for a rehearsal.',
    )
  },
}

/** A clock that stands still until it is moved, so that a month can be rehearsed in a minute. */
export function drivenClock(start: Timestamp): Clock {
  let now = start
  return {
    isDriven: true,
    now: () => now,
    set: (at) => {
      if (at < now) {
        const [to, from] = [at, now].map((time) => new Date(time).toISOString())
        throw new PointsmanError('invalid_request', `now: ${to} lies before ${from}; time only moves forward.`)
      }
      now = at
    },
  }
}
