import { fitNames } from '../domain/decision.ts'
import { scoreFit } from '../match/fit.ts'
import {
  changedLoad,
  decideWith,
  finePercent,
  stepAbove,
  stepBelow,
  type Change,
  type Proposal,
  type Search,
} from './change.ts'
import type { Assessed } from '../match/assign.ts'

/** Somebody suits the ticket a little better, or the chosen a little worse, through a single signal or load. */
export function otherFits(search: Search): readonly Proposal[] {
  const [chosen, ...others] = search.match.ranked
  const best = chosen?.candidate.fit?.score
  if (chosen === undefined || best === undefined) return []
  const heaviest = Math.max(...search.match.fitWeights)
  const proposals: Proposal[] = []
  for (const rival of others) {
    const score = rival.candidate.fit?.score
    if (score === undefined) break
    const gap = best - score
    proposals.push({ atLeast: gap / heaviest, changes: () => moves(search, rival, { direction: 'up', gap }) })
  }
  const lead = best - (others[0]?.candidate.fit?.score ?? -Infinity)
  proposals.push({ atLeast: 0, changes: () => moves(search, chosen, { direction: 'down', gap: lead }) })
  return proposals
}

interface Move {
  readonly direction: 'up' | 'down'
  /** By how much the fit must move, 0 or more. */
  readonly gap: number
}

function moves(search: Search, who: Assessed, move: Move): Change[] {
  return fitNames.flatMap((name, index) => {
    const weight = search.match.fitWeights[index]!
    if (name === 'freeCapacity')
      return movedLoad(search, who, { ...move, gap: weight > 0 ? move.gap / weight : Infinity })
    if (weight <= 0) return []
    const signal = who.candidate.fit!.signals[index]!
    const target = movedSignal(signal, { ...move, gap: move.gap / weight }, name === 'continuity' ? 1 : 100)
    if (!(target >= 0 && target <= 1)) return []
    const owner = search.nameOf(who.candidate.agent)
    const words = (): string =>
      name === 'continuity' ? continuityInWords(owner, target) : inWords(owner, name, signal, target)
    const signals = who.candidate.fit!.signals.with(index, target)
    const candidate = { agent: who.candidate.agent, fit: scoreFit(signals, search.match.fitWeights) }
    return [{ size: Math.abs(target - signal), words, decideAgain: () => decideWith(search, { ...who, candidate }) }]
  })
}

/** Signals move to whole points, which can be said; continuity is all or nothing. */
function movedSignal(signal: number, { direction, gap }: Move, steps: number): number {
  return direction === 'up' ? stepAbove(signal + gap, steps) : stepBelow(signal - gap, steps)
}

/** Loads move in quarters, like efforts. More work makes somebody suit less well, and at some point too full to be asked. */
function movedLoad(search: Search, who: Assessed, { direction, gap }: Move): Change[] {
  const { loads, capacities, effort } = search.match
  const load = loads[who.index] ?? 0
  const capacity = capacities[who.index] ?? 0
  const quarters = stepAbove(gap * capacity, 4)
  if (direction === 'up') return changedLoad(search, who, load - quarters)
  return changedLoad(search, who, Math.min(load + quarters, stepAbove(capacity - effort, 4)))
}

function inWords(owner: string, name: keyof typeof signalWords, signal: number, target: number): string {
  return `had ${owner}'s ${signalWords[name]} stood at ${finePercent(target)} rather than ${finePercent(signal)}`
}

function continuityInWords(owner: string, target: number): string {
  return `had ${owner} ${target > 0 ? '' : 'not '}resolved this requester's latest ticket`
}

const signalWords = {
  skill: 'skill for this',
  success: 'success on such tickets',
  speed: 'speed on such tickets',
  tierMatch: 'tier match',
} as const
