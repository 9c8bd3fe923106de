import type { Explained } from '../explain.ts'
import type { Policy } from '../domain/policy.ts'
import { differingFacets, sideOf, type Compared, type Facet, type PeoplesWay, type Side } from './sides.ts'
import { reasonsOfPeople, reasonsOfPointsman } from './reasons.ts'
import { stakesOf } from './stakes.ts'

/**
 * Another person of the same queue is a discrepancy only from so many expected minutes on: where two would do about alike,
 * both choices are right. Larger: only glaring differences; smaller: a work list full of matters of taste.
 */
export const agentMatters = 5

/** How a decision and what people did came out. */
export const comparisonResults = ['agreed', 'discrepancy', 'abstained'] as const
export type ComparisonResult = (typeof comparisonResults)[number]

/** A decision beside what people did. */
export interface Comparison {
  /** `abstained`: Pointsman left the queue to a person, so there is nothing to hold against what people did. */
  readonly result: ComparisonResult
  readonly pointsman: Side
  readonly people: Side
  /** Where people first put it. */
  readonly first?: Side
  /** All that differs, also what does not matter. */
  readonly differing: readonly Facet[]
  /** Minutes lost if the wrong side is followed; see `stakesOf`. */
  readonly cost: Explained
  readonly because: { readonly pointsman: readonly string[]; readonly people: readonly string[] }
  /** Only where a suggestion was shown: whether people first did as suggested. */
  readonly suggestion?: 'accepted' | 'changed'
}

/** What is known beside the decision and the people's way. */
export interface CompareGround {
  /** The one that the decision was made with. */
  readonly policy: Policy
  readonly plan?: string
}

/** Lets a decision meet what people did. Pure; the same whoever asks and when. */
export function compareWithPeople(decision: Compared, way: PeoplesWay, ground: CompareGround): Comparison {
  const pointsman = sideOf(decision)
  const people = way.final
  const differing = differingFacets(pointsman, people)
  const { impact } = decision.reading
  const cost = stakesOf(pointsman, people, {
    ...ground,
    impact: impact.abstained ? 0 : impact.value,
    teamMinutes: decision.teamMinutes,
    candidates: decision.candidates,
    ...detourOf(way),
  })
  return {
    result: resultOf(pointsman, differing, cost),
    pointsman,
    people,
    ...(way.first === undefined ? {} : { first: withoutTime(way.first) }),
    differing,
    cost,
    because: { pointsman: reasonsOfPointsman(decision), people: reasonsOfPeople(way) },
    ...suggestionOf(decision, pointsman, way),
  }
}

function resultOf(pointsman: Side, differing: readonly Facet[], cost: Explained): ComparisonResult {
  if (pointsman.queue === undefined) return 'abstained'
  const handling = cost.contributions.find(({ name }) => name === 'handling')?.value ?? 0
  const matters = differing.some((facet) => facet !== 'agent' || handling >= agentMatters)
  // Another agent in another queue is one difference, and it is the queue's.
  return matters ? 'discrepancy' : 'agreed'
}

/** How long it lay elsewhere, where people found out themselves. */
function detourOf({ first, placedAt, moves }: PeoplesWay): { readonly detourMinutes?: number } {
  if (moves === 0 || first === undefined || placedAt === undefined || placedAt <= first.at) return {}
  return { detourMinutes: (placedAt - first.at) / 60_000 }
}

function suggestionOf({ mode }: Compared, said: Side, { first, final }: PeoplesWay): Pick<Comparison, 'suggestion'> {
  if (mode !== 'suggest' || said.queue === undefined) return {}
  const done = first ?? final
  const isAgent = said.agent === undefined || done.agent === undefined || said.agent === done.agent
  const isQueue = done.queue === undefined || said.queue === done.queue
  return { suggestion: isAgent && isQueue ? 'accepted' : 'changed' }
}

function withoutTime({ at: _at, ...side }: NonNullable<PeoplesWay['first']>): Side {
  return side
}
