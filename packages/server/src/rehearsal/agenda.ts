import type { Timestamp } from '@pointsman/core'

/** Something that will happen. */
export interface Happening {
  readonly at: Timestamp
  act(): Promise<void>
}

/** What will happen, in order of time, and of being planned where times are equal. */
export interface Agenda {
  add(at: Timestamp, act: () => Promise<void>): void
  /** Takes the next one up to and including an instant. */
  upTo(at: Timestamp): Happening | undefined
}

/** Whole milliseconds, rounded up; what is planned for the past happens at once. */
export function agenda(): Agenda {
  const dates: Happening[] = []
  return {
    add: (given, act) => {
      const at = Math.ceil(given)
      let place = dates.length
      while (place > 0 && dates[place - 1]!.at > at) place--
      dates.splice(place, 0, { at, act })
    },
    upTo: (at) => (dates[0] !== undefined && dates[0].at <= at ? dates.shift() : undefined),
  }
}
