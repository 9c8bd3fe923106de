import type { Mode } from '../domain/policy.ts'
import type { Timestamp } from '../domain/time.ts'
import type { Comparison } from './compare.ts'
import type { Judgement } from './verdict.ts'

/** A comparison with what is known around it: the rows that reports are made of. */
export interface ComparedTicket {
  readonly mode: Mode
  readonly comparison: Comparison
  readonly times: ComparedTimes
  /** Pointsman would have put it there by itself, had the queue been live: it was sure enough. */
  readonly wouldAct: boolean
  /** And somebody would have had it at once; else it would have waited for whoever comes. */
  readonly wouldGive: boolean
  /** How often people moved it to another queue. */
  readonly moves: number
  readonly verdict?: Pick<Judgement, 'who' | 'answer'>
}

/** When things happened to it, by the clock: milliseconds since 1970, UTC. */
export interface ComparedTimes {
  readonly receivedAt: Timestamp
  readonly decidedAt: Timestamp
  /** When people first put it somewhere. */
  readonly routedAt?: Timestamp
  /** When it came to where it was resolved. */
  readonly placedAt?: Timestamp
  readonly firstResponseAt?: Timestamp
  readonly resolvedAt: Timestamp
}
