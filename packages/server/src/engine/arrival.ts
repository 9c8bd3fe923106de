import type { Decision, Outcome, Override, Situation, Ticket, WaitReason } from '@pointsman/core'
import type { DecidedTicket } from '../store/store.ts'
import type { Read } from './reader-host.ts'

/** A ticket on its way to a decision: read, but not yet decided. */
export interface Arrival {
  /** What a person said, to be kept with the decision that carries it out. */
  readonly told?: (decision: Decision) => NonNullable<DecidedTicket['told']>
  readonly read: Read & { readonly ticket: Ticket }
  /** Who sent it in. */
  readonly actor: string
  readonly seed: number
  /** Absent for a ticket that is new. */
  readonly supersedes?: string
  readonly override?: Override
  /** Who has the ticket until now. */
  readonly held?: Extract<Outcome, { kind: 'assigned' | 'offered' }>
  /** Only for a ticket that has waited already. */
  readonly wait?: WaitSoFar
}

/** What a ticket that waits brings along. */
export interface WaitSoFar {
  /** What was last decided about it: saying the same again is not recorded. */
  readonly outcome: Outcome
  /** Why it waits: what that decision found, or what brought it back since. */
  readonly reason: WaitReason | undefined
  readonly excluded: Situation['excluded']
  readonly dropped: NonNullable<Situation['dropped']>
  readonly pauses: NonNullable<Situation['pauses']>
  /** It was kept back for somebody for as long as one may be. */
  readonly isHeldLongEnough: boolean
}

/** What became of an arrival: stored, all of it, before this is told. */
export interface Settled {
  /** Absent for a duplicate of a ticket that came in as history, and for one that goes on waiting as before. */
  readonly decision?: Decision
  /** What would be said again of one that goes on waiting as before; it is not kept. */
  readonly unchanged?: Decision
  /** The ticket was there already; `decision` is the one it has. */
  readonly isDuplicate: boolean
  /** In the one order of recording; absent for a duplicate. */
  readonly position?: number
}
