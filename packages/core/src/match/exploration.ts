import { curiosityAt, drawPeriod } from './kind-ability.ts'
import type { LikelyKind } from './ability.ts'
import type { PreparedKind, PreparedRoster } from './roster.ts'
import type { Timestamp } from '../domain/time.ts'

/** What giving somebody little known a chance would be worth; one draw for everybody, for a couple of hours. */
export interface Exploration {
  /** As a share of the team's minutes; aligned with the roster's agents. */
  curiosityFor(likely: readonly LikelyKind[]): Float64Array
}

/** The latest draws of each roster: they cost more than all the rest of a decision. */
const kept = new WeakMap<PreparedRoster, { readonly period: number; readonly drawn: Map<PreparedKind, Float64Array> }>()

/** Draws are made as kinds come up, and kept for as long as they hold. */
export function explorationAt(prepared: PreparedRoster, now: Timestamp): Exploration {
  const { agents } = prepared.roster
  const period = drawPeriod(now)
  const last = kept.get(prepared)
  const drawn = last?.period === period ? last.drawn : new Map<PreparedKind, Float64Array>()
  if (last?.drawn !== drawn) kept.set(prepared, { period, drawn })
  const drawFor = (kind: PreparedKind): Float64Array => {
    const known = drawn.get(kind) ?? curiosityAt(agents, kind.mix, prepared.book, period)
    drawn.set(kind, known)
    return known
  }
  return {
    curiosityFor: (likely) => {
      const curiosity = new Float64Array(agents.length)
      for (const { kind, share } of likely) {
        const own = drawFor(kind)
        for (let index = 0; index < own.length; index++) {
          if (!kind.isElsewhere[index]) curiosity[index]! += share * own[index]!
        }
      }
      return curiosity
    },
  }
}
