import type { Decision, Outcome } from '../domain/decision.ts'
import type { Mode } from '../domain/policy.ts'
import type { Priority } from '../domain/ticket.ts'
import type { Timestamp } from '../domain/time.ts'

/** What one side says about a ticket. What it does not speak of is absent, and is not compared. */
export interface Side {
  readonly queue?: string
  readonly agent?: string
  readonly priority?: Priority
  readonly intent?: string
}

/** In the order in which they are told. */
export const comparedFacets = ['queue', 'agent', 'priority', 'intent'] as const
export type Facet = (typeof comparedFacets)[number]

/** What people did about a ticket, as its events tell. */
export interface PeoplesWay {
  /** Where people first put it, and when; absent where nobody did before it was resolved. */
  readonly first?: Side & { readonly at: Timestamp }
  /** Who resolved it, where, and what they found it to be: this counts, not who got it first. */
  readonly final: Side
  /** When it came into the hands of the queue that resolved it; absent where nobody put it there. */
  readonly placedAt?: Timestamp
  /** How often people moved it to another queue after they had first placed it. */
  readonly moves: number
  readonly firstResponseAt?: Timestamp
  readonly resolvedAt: Timestamp
  readonly handleMinutes?: number
  /** What they said about it, with who said it, in order. */
  readonly reasons: readonly string[]
}

/** A decision as far as it is compared; a whole `Decision` is one. */
export type Compared = Pick<
  Decision,
  | 'id'
  | 'ticketId'
  | 'at'
  | 'outcome'
  | 'priority'
  | 'reading'
  | 'candidates'
  | 'fitWeights'
  | 'teamMinutes'
  | 'policyVersion'
> & { readonly mode: Mode }

/** What Pointsman says. A ticket that it leaves to a person has no queue: the reader was not sure enough. */
export function sideOf({ outcome, priority, reading }: Compared): Side {
  const { intent } = reading
  return {
    ...placeOf(outcome),
    priority: priority.band,
    ...(intent.label === undefined || intent.abstained ? {} : { intent: intent.label }),
  }
}

function placeOf(outcome: Outcome): Pick<Side, 'queue' | 'agent'> {
  if (outcome.kind === 'triage') return {}
  if (outcome.kind === 'assigned' || outcome.kind === 'offered') return { queue: outcome.queue, agent: outcome.agent }
  return { queue: outcome.queue }
}

/** Facets that both sides speak of, and differently. */
export function differingFacets(one: Side, other: Side): readonly Facet[] {
  return comparedFacets.filter(
    (facet) => one[facet] !== undefined && other[facet] !== undefined && one[facet] !== other[facet],
  )
}
