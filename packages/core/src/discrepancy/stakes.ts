import type { Candidate } from '../domain/decision.ts'
import type { Policy } from '../domain/policy.ts'
import type { Contribution, Explained } from '../explain.ts'
import { handOnFactor, partAt } from '../match/fit.ts'
import { minutesInWords } from '../match/explain-fit.ts'
import { targetFor } from '../prioritize/deadline.ts'
import { differingFacets, type Facet, type Side } from './sides.ts'

/** What a difference is weighed with, beside the two sides. */
export interface StakeGround {
  readonly policy: Policy
  readonly plan?: string
  /** What waiting costs the customer, 0 nothing to 1 everything stands still. */
  readonly impact: number
  /** Minutes an ordinary member of the team needs for the ticket. */
  readonly teamMinutes: number
  /** With their fit, where it is known. */
  readonly candidates: readonly Candidate[]
  /** How long the customer waited while the ticket lay in the wrong queue, minutes; absent: `usualDetour`. */
  readonly detourMinutes?: number
}

/** How long a ticket lies in the wrong queue where nobody measured it, minutes. */
export const usualDetour = 60
/** The longest delay that is counted, minutes: a working day. Larger: a ticket forgotten over a weekend outranks everything. */
const mostDelay = 480
/** The longest that a wrong band is taken to delay an answer, minutes: people look over what waits more often than that. */
const mostBandDelay = 120
/** How much of a first-response target passes before the answer, on average. Larger: a wrong band is dearer. */
const shareOfTarget = 0.5
/** Minutes to put a wrong intent right: somebody reads the first lines again. */
const intentMinutes = 2

/**
 * What is at stake where the sides differ: the minutes lost if the wrong one of them is followed. The same whichever side
 * comes first, never below 0, and 0 where they agree. Parts, in minutes:
 *
 * - `handOff`: the queue differs. A needless hand-off takes `handOnFactor` times the team's minutes, as in the fit.
 * - `delay`: the queue differs. Minutes the customer waits longer × impact.
 * - `handling`: the same queue, another agent. The difference of what their track records let expect, own minutes and
 *   the risk of handing on, as in the fit; somebody whose fit is not known counts as an ordinary member of the team.
 * - `priority`: the band differs. Half the difference of the targets, at most two hours, × impact.
 * - `intent`: two minutes.
 */
export function stakesOf(one: Side, other: Side, ground: StakeGround): Explained {
  const differing = new Set(differingFacets(one, other))
  const parts = [
    handOff(differing, ground),
    delay(differing, ground),
    handling(differing, one, other, ground),
    priority(differing, one, other, ground),
    intent(differing),
  ].flatMap((part) => (part === undefined ? [] : [part]))
  let score = 0
  const contributions = parts.map(({ name, minutes, weight, because }): Contribution => {
    const value = minutes * weight
    score += value
    return { name, signal: minutes, weight, value, because }
  })
  return { score, contributions }
}

interface Part {
  readonly name: string
  readonly minutes: number
  readonly weight: number
  readonly because: string
}

type Differing = ReadonlySet<Facet>

function handOff(differing: Differing, { teamMinutes }: StakeGround): Part | undefined {
  if (!differing.has('queue')) return undefined
  const because = `a needless hand-off: ${handOnFactor} times the ${minutesInWords(teamMinutes)} that the team takes`
  return { name: 'handOff', minutes: handOnFactor * teamMinutes, weight: 1, because }
}

function delay(differing: Differing, { detourMinutes, impact }: StakeGround): Part | undefined {
  if (!differing.has('queue')) return undefined
  const minutes = Math.min(mostDelay, Math.max(0, detourMinutes ?? usualDetour))
  const known = detourMinutes === undefined ? 'as is usual' : 'as it did'
  return {
    name: 'delay',
    minutes,
    weight: share(impact),
    because: `the customer waits ${minutesInWords(minutes)} longer, ${known}, at an impact of ${share(impact).toFixed(2)}`,
  }
}

function handling(differing: Differing, one: Side, other: Side, ground: StakeGround): Part | undefined {
  if (!differing.has('agent') || differing.has('queue')) return undefined
  const minutes = Math.abs(expectedSaving(one.agent, ground) - expectedSaving(other.agent, ground))
  const because = `${minutesInWords(minutes)} between what the two are expected to take, by their records`
  return { name: 'handling', minutes, weight: 1, because }
}

function priority(differing: Differing, one: Side, other: Side, ground: StakeGround): Part | undefined {
  if (!differing.has('priority') || one.priority === undefined || other.priority === undefined) return undefined
  const { policy, plan, impact } = ground
  const [a, b] = [targetFor(policy, plan, one.priority), targetFor(policy, plan, other.priority)]
  const minutes = Math.min(mostBandDelay, shareOfTarget * Math.abs(a.minutes - b.minutes))
  const because = `answered ${minutesInWords(minutes)} later or sooner than it should be, at an impact of ${share(impact).toFixed(2)}`
  return { name: 'priority', minutes, weight: share(impact), because }
}

function intent(differing: Differing): Part | undefined {
  if (!differing.has('intent')) return undefined
  return { name: 'intent', minutes: intentMinutes, weight: 1, because: 'somebody finds out anew what is wanted' }
}

/** Minutes saved against an ordinary member of the team: own work and the risk of handing on, without load and the like. */
function expectedSaving(agent: string | undefined, { candidates }: StakeGround): number {
  const fit = candidates.find((candidate) => candidate.agent === agent)?.fit
  return fit === undefined ? 0 : (fit.signals[partAt('work')] ?? 0) + (fit.signals[partAt('handOn')] ?? 0)
}

function share(value: number): number {
  return Math.min(1, Math.max(0, value))
}
