import type { Decision, Outcome, Override, Reading, Ticket } from '@pointsman/core'

/** A ticket on its way to a decision: read, but not yet decided. */
export interface Arrival {
  readonly read: { readonly ticket: Ticket; readonly reading: Reading; readonly modelVersion: string }
  /** Who sent it in. */
  readonly actor: string
  readonly seed: number
  /** Absent for a ticket that is new. */
  readonly supersedes?: string
  readonly override?: Override
  /** Who has the ticket until now. */
  readonly held?: Extract<Outcome, { kind: 'assigned' | 'offered' }>
}

/** What became of an arrival: stored, all of it, before this is told. */
export interface Settled {
  /** Absent only for a duplicate of a ticket that came in as history. */
  readonly decision?: Decision
  /** The ticket was there already; `decision` is the one it has. */
  readonly isDuplicate: boolean
  /** In the one order of recording; absent for a duplicate. */
  readonly position?: number
}
