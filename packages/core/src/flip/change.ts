import { rankAgain, type Assessed } from '../match/assign.ts'
import { decide, type DecideInput, type Verdict } from '../decide.ts'
import { unitsOfWork } from '../units-of-work.ts'
import type { Match } from '../match/match.ts'

/** One thing that could have been otherwise. */
export interface Change {
  /** The share of its scale that it moves: 0 nothing, 1 all of it, as from away to online. */
  readonly size: number
  /** `had Ben been online`. Undefined for so little that it cannot be said. */
  readonly words: () => string | undefined
  /** The whole decision made again with that one thing changed. */
  readonly decideAgain: () => Verdict
}

/** Changes that are of one kind or to one agent, made only if they could be the smallest. */
export interface Proposal {
  /** None of the changes is smaller than this. */
  readonly atLeast: number
  readonly changes: () => readonly Change[]
}

/** What changes are looked for in. */
export interface Search {
  readonly input: DecideInput
  readonly match: Match
  readonly nameOf: (agent: string) => string
}

/** Decides again with one candidate assessed anew. */
export function decideWith({ input, match }: Search, changed: Assessed): Verdict {
  return decide({ ...input, match: { ...match, ranked: rankAgain(match.ranked, changed) } })
}

/** Somebody carrying another load; none where that load is what they carry, or cannot be. */
export function changedLoad(search: Search, who: Assessed, target: number): Change[] {
  const load = search.match.loads[who.index] ?? 0
  const capacity = search.match.capacities[who.index] ?? 0
  if (target === load || target < 0 || capacity <= 0) return []
  const change = {
    size: Math.abs(target - load) / capacity,
    words: () => `had ${search.nameOf(who.candidate.agent)} carried ${unitsOfWork(target)} rather than ${load}`,
    decideAgain: () => decideWith(search, search.match.assess(who.index, { load: target })),
  }
  return [change]
}

/** The next step above an amount, in steps of `1 / steps`. */
export function stepAbove(amount: number, steps: number): number {
  return (Math.floor(amount * steps) + 1) / steps
}

/** The next step below an amount. */
export function stepBelow(amount: number, steps: number): number {
  return (Math.ceil(amount * steps) - 1) / steps
}
