import { decide } from '../decide.ts'
import { changedLoad, decideWith, type Change, type Proposal, type Search } from './change.ts'
import { unitsOfWork } from '../units-of-work.ts'
import type { BlockReason } from '../domain/decision.ts'
import type { Assessed } from '../match/assign.ts'

/** A hard rule that stood in somebody's way does not: less work for the full, all or nothing for the others. */
export function liftedRules(search: Search): readonly Proposal[] {
  const proposals: Proposal[] = []
  for (const who of search.match.ranked) {
    const reason = who.candidate.blockedBy
    if (reason === 'full') proposals.push({ atLeast: 0, changes: () => lighterLoad(search, who) })
    const rule = reason && ruleWords[reason]
    if (rule !== undefined) proposals.push({ atLeast: 1, changes: () => [lifted(search, who, rule)] })
  }
  return proposals
}

function lighterLoad(search: Search, who: Assessed): readonly Change[] {
  const bearable = (search.match.capacities[who.index] ?? 0) - search.match.effort
  return changedLoad(search, who, Math.floor(bearable * 4) / 4)
}

function lifted(search: Search, who: Assessed, rule: string): Change {
  const { agent, blockedBy } = who.candidate
  return {
    size: 1,
    words: () => `had ${search.nameOf(agent)} ${rule}`,
    decideAgain: () => decideWith(search, search.match.assess(who.index, blockedBy ? { forgive: blockedBy } : {})),
  }
}

/** The queue carries so much less that the ticket fits. */
export function lighterQueue({ input, match }: Search): readonly Change[] {
  const first = match.ranked[0]
  if (first?.candidate.fit === undefined) return []
  const place = match.placeOf(first.index)
  const capacity = place.queue.queue.capacity ?? 0
  const load = Math.floor((capacity - match.effort) * 4) / 4
  if (!place.isFull || load < 0) return []
  const isFull = load + match.effort > capacity
  const change = {
    size: (place.load - load) / capacity,
    words: () => `had the queue carried ${unitsOfWork(load)} rather than ${place.load}`,
    decideAgain: () => decide({ ...input, match: { ...match, placeOf: () => ({ ...place, load, isFull }) } }),
  }
  return [change]
}

/** Only what could have been otherwise that day: nobody is moved to another queue, or back into the company. */
const ruleWords: Readonly<Partial<Record<BlockReason, string>>> = {
  missing_skill: 'declared the skills the queue requires',
  missing_language: "spoken the ticket's language",
  away: 'been there',
  offline: 'been online',
  off_shift: 'been on shift',
  refused: 'not refused it',
  tried: 'not tried it already',
}
