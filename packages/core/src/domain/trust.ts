import type { Timestamp } from './time.ts'

/** How far the reader may be trusted to act alone, as of one moment: the same on every node. */
export interface Trust {
  /** Of each queue that has tickets enough of its own, and, without a queue, of all others; none before there are tickets enough. */
  readonly rules: readonly ActRule[]
  /** Alarms that nobody has ended yet. */
  readonly lowered: readonly LoweredMode[]
}

/** Of it, what concerns one ticket: kept in the decision's situation, so that it can be repeated. */
export interface TicketTrust {
  /** Absent before there are tickets enough: the policy's least confidence decides. */
  readonly rule?: ActRule
  /** Absent while no alarm is on. */
  readonly lowered?: readonly LoweredMode[]
}

/** What a calculation rests on: tickets that were resolved, or those held out while the model was trained. */
export const riskGrounds = ['resolved', 'held_out'] as const
export type RiskGround = (typeof riskGrounds)[number]

/** From which sureness on tickets are decided alone, and what that rests on. */
export interface ActRule {
  /** Of the calculation it comes from. */
  readonly version: number
  /** Absent: for all queues without a rule of their own. */
  readonly queue?: string
  /** Least `actScore`, 0–1; above 1 when no ticket may be decided alone. */
  readonly threshold: number
  /** Share of the tickets decided alone that may go wrong, 0–1, and how sure that is, 0.5–1. */
  readonly tolerated: number
  readonly confidence: number
  readonly ground: RiskGround
  /** Recent tickets looked at; of these at or above the threshold; of those read wrong. */
  readonly tickets: number
  readonly acted: number
  readonly wrong: number
}

/** An alarm that is on: what would be `auto` is `suggest` until a person ends it. */
export interface LoweredMode {
  readonly alarm: number
  /** Absent: every queue. */
  readonly queue?: string
  /** Queues that a person has put back since. */
  readonly except?: readonly string[]
  readonly since: Timestamp
  readonly because: string
}
