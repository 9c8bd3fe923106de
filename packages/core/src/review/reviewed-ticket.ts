import type { HoldReason, Outcome } from '../domain/decision.ts'
import type { Mode } from '../domain/policy.ts'
import type { Timestamp } from '../domain/time.ts'

/** What of a decision people can say otherwise. */
export const overridableFacets = ['agent', 'queue', 'priority', 'intent'] as const
export type OverridableFacet = (typeof overridableFacets)[number]

/** A ticket as the review looks at it: the first decision about it, and what became of it since. */
export interface ReviewedTicket {
  readonly id: string
  readonly receivedAt: Timestamp
  readonly decidedAt: Timestamp
  readonly mode: Mode
  /** Where the first decision left it. */
  readonly outcome: Outcome['kind']
  readonly reason?: HoldReason
  /** As read; absent where the reader abstained. */
  readonly queue?: string
  readonly intent?: string
  /** Calibrated probability of the queue read, 0–1. */
  readonly confidence: number
  /** The first time a person said otherwise. */
  readonly override?: ReviewedOverride
  /** How often it went from one person to another. */
  readonly handOns: number
  /** Where it was resolved; absent while it is open. */
  readonly finalQueue?: string
  readonly resolver?: string
  /** Units of effort, as reckoned when it was given out. */
  readonly effort?: number
  /** Minutes after it was received, around the clock; absent where it did not happen yet. */
  readonly firstResponseMinutes?: number
  readonly resolutionMinutes?: number
}

/** What a person changed of the decision, and why. */
export interface ReviewedOverride {
  readonly at: Timestamp
  readonly actor: string
  readonly reason: string
  readonly facets: readonly OverridableFacet[]
}

/** Pointsman said where it belongs, and people saw it: what can be overridden. */
export function isShown({ mode, outcome, queue }: ReviewedTicket): boolean {
  return mode !== 'shadow' && outcome !== 'triage' && queue !== undefined
}

/** Pointsman decided without asking. */
export function isDecidedAlone({ mode, outcome }: ReviewedTicket): boolean {
  return mode === 'auto' && outcome !== 'triage'
}

/** Resolved in another queue than the one read; undefined while that cannot be told. */
export function isMisrouted({ queue, finalQueue }: ReviewedTicket): boolean | undefined {
  return queue === undefined || finalQueue === undefined ? undefined : queue !== finalQueue
}
