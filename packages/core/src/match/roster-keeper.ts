import { prepareRoster, type PreparedRoster } from './roster.ts'
import type { Roster } from '../domain/situation.ts'
import type { Timestamp } from '../domain/time.ts'

/**
 * How long records are used before they are estimated anew. Larger: what somebody has just learned counts later;
 * smaller: the whole team is estimated again for every ticket that is resolved.
 */
const recordsKeptFor = 3_600_000

/** Hands out rosters ready to match on. */
export interface RosterKeeper {
  /** The roster given, or the same people and queues with records of at most an hour ago. */
  readyAt(roster: Roster, now: Timestamp): PreparedRoster
}

/** Keeps one roster ready: people and queues count from the moment they change, records from hour to hour. */
export function createRosterKeeper(): RosterKeeper {
  let kept: { readonly ready: PreparedRoster; readonly given: Roster; readonly at: Timestamp } | undefined
  return {
    readyAt: (roster, now) => {
      const isSame =
        kept !== undefined && sameArray(kept.given.agents, roster.agents) && sameArray(kept.given.queues, roster.queues)
      const hasRecords = kept !== undefined && kept.given.records.length > 0
      const isAsGiven =
        kept !== undefined && kept.given.records === roster.records && kept.given.ratings === roster.ratings
      const isFresh =
        kept !== undefined && (isAsGiven || (hasRecords && now < kept.at + recordsKeptFor && now >= kept.at))
      if (kept === undefined || !isSame || !isFresh) kept = { ready: prepareRoster(roster), given: roster, at: now }
      return kept.ready
    },
  }
}

/** The same things in the same order; things are replaced, never written to. */
function sameArray<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one === other || (one.length === other.length && one.every((item, index) => item === other[index]))
}
