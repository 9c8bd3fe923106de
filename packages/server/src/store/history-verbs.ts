import type { HistoricTicket, HistoryEvent, Rebuilt, Timestamp } from '@pointsman/core'
import type { StoredTicket } from './store.ts'

/** What is kept of a company's past. */
export interface HistoryVerbs {
  /**
   * History: idempotent by ticket id (the later row replaces the former), silent, never queued. Returns how many were new.
   * With `read`, how far its file was read is kept in the same transaction.
   */
  importHistory(rows: readonly ImportedTicket[], read?: SourceRead): Promise<number>
  /** History and resolved tickets, oldest first, in pages, for training. */
  history(since?: Timestamp): AsyncIterable<readonly HistoricTicket[]>
  /** Tickets as they stand, in pages: `over` those that ended, here or in the past, or `all`. In the same order on every database. */
  everyTicket(which: 'over' | 'all'): AsyncIterable<readonly StoredTicket[]>
  /** What change histories say of these tickets, by ticket, in order; nothing of what happened to tickets routed here. */
  changesOf(tickets: readonly string[]): Promise<ReadonlyMap<string, readonly KeptEvent[]>>
  /** How far a source was read before; undefined when it never was, or was read to its end as a file of tickets. */
  sourceRead(name: string): Promise<SourceRead | undefined>
  /** Forgets how far a source was read: it will be read from its first row. */
  forgetSource(name: string): Promise<void>
  /** Keeps rows of a change history that were not read before, and how far their file was read. Returns how many were new. */
  appendHistoryEvents(events: readonly SourceEvent[], read: SourceRead): Promise<number>
  /** Tickets of which new rows are kept, that `rebuildHistory` will look at. */
  pendingHistory(): Promise<number>
  /**
   * Rebuilds the next tickets, in order of id after `after`, of which new rows came in: all their events go to `rebuild`, and
   * what it answers takes the place of the ticket. Tickets that Pointsman itself decided are left alone.
   */
  rebuildHistory(after: string, rebuild: Rebuild): Promise<RebuiltPage>
  /** Who and what the history names: tickets by queue and assignee. */
  historyNames(): Promise<readonly HistoryNames[]>
  /** Rows kept of change histories, and the tickets among them of which it is not known how they began. */
  historyCounts(): Promise<{ readonly events: number; readonly rebuilt: number; readonly withoutBeginning: number }>
  /** Of tickets with a change history: in how many a field that looks like a claim was set or changed after arrival. */
  lateFields(): Promise<readonly { readonly field: string; readonly tickets: number; readonly of: number }[]>
}

/** A ticket of the past; one whose row has no date of arrival (`isUndated`) keeps the one it was first given. */
export interface ImportedTicket extends HistoricTicket {
  readonly isUndated?: boolean
}

/** How far a file was read. */
export interface SourceRead {
  /** The file's path. */
  readonly name: string
  /** Rows read so far, good and bad. */
  readonly rows: number
  /** Of these rows and of how they were to be read. */
  readonly digest: Uint8Array
}

/** A row of a change history, of which ticket, and what makes it the same row when it comes again. */
export interface SourceEvent extends HistoryEvent {
  readonly ticket: string
  readonly key: Uint8Array
}

/** An event with the file that it came from. */
export interface KeptEvent extends HistoryEvent {
  readonly source: string
}

/** Core's `rebuildTicket`; undefined leaves the ticket out until more is known. */
export type Rebuild = (
  ticket: string,
  events: readonly KeptEvent[],
  base: HistoricTicket | undefined,
) => Rebuilt | undefined

/** One step of rebuilding. */
export interface RebuiltPage {
  readonly rebuilt: readonly Rebuilt[]
  /** Of these tickets, how many were not there before. */
  readonly added: number
  /** The first event of each ticket of which it is not known how it began. */
  readonly withoutBeginning: readonly (KeptEvent & { readonly ticket: string })[]
  /** Tickets that were left alone because Pointsman decides about them itself. */
  readonly live: number
  /** Where to go on; undefined when nothing is left. */
  readonly next?: string
}

/** How many tickets of the history ended in a queue with somebody. */
export interface HistoryNames {
  readonly queue?: string
  readonly assignee?: string
  readonly tickets: number
}
