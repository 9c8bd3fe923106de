import type { Explained } from '../explain.ts'
import type { Mode } from './policy.ts'
import type { Override } from './override.ts'
import type { Reading } from './reading.ts'
import type { Priority } from './ticket.ts'
import type { Situation } from './situation.ts'
import type { Timestamp } from './time.ts'

/** What was decided about one ticket, why, and everything needed to decide it again bit for bit. */
export interface Decision {
  readonly id: string
  readonly ticketId: string
  readonly at: Timestamp
  readonly mode: Mode
  readonly policyVersion: number
  /** Names the snapshot and the last lesson applied: `m1a2b3c+17`. */
  readonly modelVersion: string
  /** Seeds whatever chance the decision used. */
  readonly seed: number
  readonly supersedes?: string
  /** The person's word that this decision carries out. */
  readonly override?: Override
  readonly reading: Reading
  readonly priority: PriorityDecision
  /** Every agent considered, eligible ones first by fit, then the blocked. */
  readonly candidates: readonly Candidate[]
  /** Weight of each of `fitNames`, in that order: 1 takes its minutes at their word. */
  readonly fitWeights: readonly number[]
  /** What fit is measured against: minutes an ordinary member of the team needs for such a ticket. */
  readonly teamMinutes: number
  readonly outcome: Outcome
  /** Second-best agent, how far behind, and the smallest single change that would have flipped the choice. */
  readonly runnerUp?: string
  readonly margin?: number
  readonly flip?: string
  readonly situation: Situation
}

export interface PriorityDecision {
  readonly band: Priority
  /** Urgency 0–1 with the parts that add up to it exactly. */
  readonly urgency: Explained
  /** When a first response falls due. */
  readonly dueAt: Timestamp
}

export interface Candidate {
  readonly agent: string
  /** Why not; absent for an eligible agent. */
  readonly blockedBy?: BlockReason
  /** Only for the eligible. */
  readonly fit?: FitScore
}

/**
 * How well an eligible agent suits a ticket, in minutes: what giving it to them saves (above 0) or costs (below 0) against
 * an ordinary member of the team with nothing else to do. Kept small, because a decision holds one for every agent;
 * `explainFit` turns it into words.
 */
export interface FitScore {
  /** Minutes: the sum of `signal × weight`, in the order of `fitNames`, bit for bit. */
  readonly score: number
  /** Minutes saved for each of `fitNames`, in that order. */
  readonly signals: readonly number[]
}

/** What fit depends on; the order in which it is added up. What each is: docs/reference/policy.md. */
export const fitNames = [
  'work',
  'handOn',
  'load',
  'shiftEnd',
  'tierMatch',
  'temperament',
  'continuity',
  'fairness',
  'interest',
  'development',
  'exploration',
  'scarcity',
  'demand',
] as const
export type FitName = (typeof fitNames)[number]

/** Why an agent could not be given a ticket. */
export const blockReasons = [
  'left',
  'not_on_queue',
  'missing_skill',
  'missing_language',
  'away',
  'offline',
  'off_shift',
  'full',
  'refused',
  'tried',
] as const
export type BlockReason = (typeof blockReasons)[number]

/** Why a ticket was not given to anybody. "Could not decide" and "broken" are never the same thing. */
export const holdReasons = [
  'nobody_eligible',
  'all_full',
  'all_absent',
  'awaiting_agent',
  'unsure',
  'no_words',
  'outside_hours',
  'queue_full',
  'reader_unavailable',
  'policy',
] as const
export type HoldReason = (typeof holdReasons)[number]

/**
 * - `assigned`: an agent has it.
 * - `queued`: it waits in a queue; in this version only by an operator's override.
 * - `held`: it is clear where it belongs, and nobody can take it now; it waits in `queue`.
 * - `triage`: a person must look at it.
 */
export type Outcome =
  | { readonly kind: 'assigned'; readonly agent: string; readonly queue: string; readonly effort: number }
  | { readonly kind: 'offered'; readonly agent: string; readonly queue: string; readonly effort: number }
  | { readonly kind: 'queued'; readonly queue: string }
  | {
      readonly kind: 'held'
      readonly reason: HoldReason
      readonly queue: string
      /** Only with `awaiting_agent`: whom it is kept back for, because they are worth the wait. */
      readonly awaiting?: string
    }
  | { readonly kind: 'triage'; readonly reason: HoldReason }
