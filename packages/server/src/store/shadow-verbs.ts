import type { ComparedTicket, Decision, Facet, Judgement, Lesson, Mode, Timestamp } from '@pointsman/core'
import type { Page, StoredTicket, TicketEvent } from './store.ts'

/** The part of the store that keeps decisions of shadow and suggest beside what people did, and who was right. */
export interface ShadowVerbs {
  /** Ended tickets whose decisions have not met what people did yet, with all that is needed for it. */
  ticketsToCompare(limit: number): Promise<readonly TicketToCompare[]>
  /**
   * Keeps what came of it; a ticket to which something happened since it was looked at stays due. What has a verdict stays
   * as it was judged. Discrepancies from `tellFrom` minutes on are told outside, once. Answers how many were kept.
   */
  putComparisons(compared: readonly ComparedNow[], tellFrom: number, now: Timestamp): Promise<number>
  /** Discrepancies, dearest first. */
  discrepancies(query: DiscrepancyQuery): Promise<Page<StoredComparison>>
  comparison(id: string): Promise<StoredComparison | undefined>
  /** All that ended within a period, oldest first, in pages, for reports. */
  comparisons(period: Period): AsyncIterable<readonly StoredComparison[]>
  /**
   * Stores who was right with what it teaches, all at once. The same judgement again changes nothing; another one is
   * refused with `already_judged`, as is one about what is no discrepancy with `not_found`.
   */
  judge(id: string, judgement: NewJudgement): Promise<Judged>
  /** Ends the verdict and takes back what it taught. Nothing happens where there is none. */
  unjudge(id: string, by: { readonly actor: string; readonly at: Timestamp }): Promise<StoredComparison>
}

/** A ticket that has ended, whatever was decided about it and happened to it. */
export interface TicketToCompare {
  /** Another one once there is more to be compared. */
  readonly due: number
  readonly stored: StoredTicket
  /** Oldest first. */
  readonly decisions: readonly Decision[]
  readonly events: readonly TicketEvent[]
}

/** What came of comparing one ticket; without an entry there is nothing to compare. */
export interface ComparedNow {
  readonly ticketId: string
  /** As it was looked at. */
  readonly due: number
  readonly entry?: NewComparison
}

/** A decision beside what people did, with what lists and lessons need of the ticket. */
export interface NewComparison extends Omit<ComparedTicket, 'verdict'> {
  /** The decision's. */
  readonly id: string
  readonly ticketId: string
  readonly subject: string
  /** The text that lessons are taught with. */
  readonly text: string
}

/** The same, with who was right. */
export interface StoredComparison extends NewComparison {
  readonly verdict?: StoredVerdict
}

/** A verdict that is in force. */
export interface StoredVerdict extends Judgement {
  readonly id: string
  readonly at: Timestamp
  /** Places of its lessons in their one order. */
  readonly lessons: readonly number[]
}

/** Who was right, and what that teaches. */
export interface NewJudgement extends Judgement {
  /** The same id twice is the same judgement. */
  readonly id: string
  readonly at: Timestamp
  readonly lessons: readonly Pick<Lesson, 'facet' | 'answer'>[]
}

/** What judging came to. */
export interface Judged {
  readonly comparison: StoredComparison
  readonly lessons: readonly Lesson[]
}

/** By when a ticket ended. */
export interface Period {
  readonly since?: Timestamp
  readonly until?: Timestamp
}

/** Which discrepancies are listed; what is absent does not matter. */
export interface DiscrepancyQuery extends Period {
  readonly state?: 'open' | 'judged'
  /** Either side's. */
  readonly queue?: string
  readonly kind?: Facet
  readonly mode?: Mode
  readonly limit: number
  /** As answered by the page before. */
  readonly cursor?: string
}
