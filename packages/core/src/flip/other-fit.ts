import { partAt, scoreFit, slowDownWhenFull } from '../match/fit.ts'
import { changedLoad, decideWith, stepAbove, stepBelow, type Change, type Proposal, type Search } from './change.ts'
import { toldApart } from './told-apart.ts'
import type { Assessed } from '../match/assign.ts'

/** Somebody would have needed a little less time for it, or the chosen a little more; or had another load. */
export function otherFits(search: Search): readonly Proposal[] {
  const [chosen, ...others] = search.match.ranked
  const best = chosen?.candidate.fit?.score
  if (chosen === undefined || best === undefined) return []
  const { teamMinutes, fitWeights } = search.match
  const weight = fitWeights[partAt('work')]!
  const proposals: Proposal[] = []
  for (const rival of others) {
    const score = rival.candidate.fit?.score
    if (score === undefined) break
    const gap = best - score
    const least = Math.min(
      gap / (teamMinutes * Math.max(weight, 1e-9)),
      loadFor(search, rival, gap) / capacityOf(search, rival),
    )
    proposals.push({ atLeast: least, changes: () => moves(search, rival, { direction: 'up', gap }) })
  }
  const lead = best - (others[0]?.candidate.fit?.score ?? -Infinity)
  proposals.push({ atLeast: 0, changes: () => moves(search, chosen, { direction: 'down', gap: lead }) })
  return proposals
}

interface Move {
  readonly direction: 'up' | 'down'
  /** By how many minutes the fit must move, 0 or more. */
  readonly gap: number
}

function moves(search: Search, who: Assessed, move: Move): Change[] {
  return [...movedWork(search, who, move), ...movedLoad(search, who, move)]
}

/** Minutes move in tenths, which can be said; nobody needs none. */
function movedWork(search: Search, who: Assessed, { direction, gap }: Move): Change[] {
  const { teamMinutes, fitWeights } = search.match
  const at = partAt('work')
  const weight = fitWeights[at]!
  const fit = who.candidate.fit
  if (fit === undefined || weight <= 0 || !Number.isFinite(gap)) return []
  const needed = teamMinutes - fit.signals[at]!
  const target = direction === 'up' ? stepBelow(needed - gap / weight, 10) : stepAbove(needed + gap / weight, 10)
  if (target <= 0) return []
  const owner = search.nameOf(who.candidate.agent)
  return [
    {
      size: Math.abs(target - needed) / teamMinutes,
      words: () => {
        const said = toldApart(target, needed, { decimals: 1 })
        return said && `had ${owner} needed ${said[0]} minutes for it rather than ${said[1]}`
      },
      decideAgain: () => {
        const signals = fit.signals.with(at, teamMinutes - target).with(partAt('demand'), 0)
        return decideWith(search, search.match.assessFit(who.index, scoreFit(signals, fitWeights)))
      },
    },
  ]
}

/** Loads move in quarters, like efforts. More work makes somebody suit less well, and at some point too full to be asked. */
function movedLoad(search: Search, who: Assessed, { direction, gap }: Move): Change[] {
  const load = search.match.loads[who.index] ?? 0
  const quarters = stepAbove(Math.min(loadFor(search, who, gap), 1e6), 4)
  if (direction === 'up') return changedLoad(search, who, load - quarters)
  const tooFull = stepAbove(capacityOf(search, who) - search.match.effort, 4)
  return changedLoad(search, who, Math.min(load + quarters, tooFull))
}

/** Units of work that come to so many minutes of fit. */
function loadFor({ match }: Search, who: Assessed, gap: number): number {
  const own = match.teamMinutes - (who.candidate.fit?.signals[partAt('work')] ?? 0)
  const perUnit = (match.fitWeights[partAt('load')]! * slowDownWhenFull * own) / (match.capacities[who.index] || 1)
  return perUnit > 0 ? gap / perUnit : Infinity
}

function capacityOf({ match }: Search, who: Assessed): number {
  return match.capacities[who.index] ?? 0
}
