import type { AgentStanding, HistoricTicket, LateField, QualityTarget, Timestamp } from '@pointsman/core'

/** What a report is asked for. */
export interface QualityAsked {
  readonly target: QualityTarget
  /** Share of decisions made alone that may be wrong, 0–1. */
  readonly risk: number
}

/** What is known beside the tickets. */
export interface QualityGround extends QualityAsked {
  readonly agents: readonly AgentStanding[]
  readonly late: readonly LateField[]
  /** Names of the help desks that are connected. */
  readonly desks: readonly string[]
  readonly now: Timestamp
}

/** What the thread is told. */
export type ToQuality =
  | { readonly kind: 'rows'; readonly rows: readonly HistoricTicket[]; readonly target: QualityTarget }
  | { readonly kind: 'report'; readonly ground: QualityGround }
