import type { Timestamp } from '@pointsman/core'
import type { ImportedTicket, SourceEvent } from './history-verbs.ts'

/** The part of the store that keeps help desks beside which Pointsman works, what was read there and what was written. */
export interface ConnectionVerbs {
  /** Inserts or replaces. */
  putConnection(connection: StoredConnection): Promise<void>
  /** In order of id. */
  deskConnections(): Promise<readonly StoredConnection[]>
  deskConnection(id: string): Promise<StoredConnection | undefined>
  /** With its cursors, facts and links; the tickets stay. `not_found` where there is none. */
  dropConnection(id: string): Promise<void>
  /** What keeps it from working (undefined: it works), and when it last did. Since when, is kept. */
  noteConnection(id: string, trouble: string | undefined, at: Timestamp): Promise<void>
  /**
   * Notes that the help desk said something. False, and nothing is noted, where this very message came before; without a message nobody
   * can tell.
   */
  noteHeard(id: string, message: string | undefined, at: Timestamp): Promise<boolean>
  /** Passes on that something may be new there, and of which tickets, to whichever node looks after it. May be lost. */
  tellHeard(connection: string, tickets: readonly string[]): Promise<void>
  /** Calls `listener` whenever a node told so; answers what stops it. */
  onHeard(listener: (connection: string, tickets: readonly string[]) => void): () => void
  /** How far a feed was read; undefined before its first page. */
  feedRead(connection: string, feed: string): Promise<FeedRead | undefined>
  /** Keeps a page of history and how far it goes, in one transaction. Answers how many tickets and changes were new. */
  keepHistoryPage(read: FeedPage, history: HistoryPage): Promise<number>
  /** Keeps a page of live facts and how far it goes, in one transaction. A key that is there already is passed over; answers how many were new. */
  keepFacts(read: FeedPage, facts: readonly StoredFact[]): Promise<number>
  /** Keeps facts that were asked for beside the feed; answers how many were new. */
  addFacts(connection: string, facts: readonly StoredFact[]): Promise<number>
  /** Tickets of which facts wait, those that wait longest first, with all their waiting facts in order. */
  factsToTake(connection: string, limit: number): Promise<readonly TicketFacts[]>
  /** They are taken in, whatever came of them; and what theirs is known to be from then on. All in one transaction. */
  factsTaken(taken: TakenFacts): Promise<void>
  /** Links a ticket of theirs to one of ours; the first link stays, and is answered. */
  linkTicket(link: TicketLink): Promise<TicketLink>
  linkOf(connection: string, theirs: string): Promise<TicketLink | undefined>
  linkOfTicket(ticketId: string): Promise<TicketLink | undefined>
  /** How many tickets of theirs are ours, and how many facts and writes wait. */
  connectionCounts(connection: string): Promise<ConnectionCounts>
  /** Tickets of which something happened that may have to be written, longest due first. */
  writesDue(connection: string, now: Timestamp, limit: number): Promise<readonly WriteDue[]>
  /** Nothing is left to write of what happened until then; something newer stays due. */
  writeSettled(due: Pick<WriteDue, 'ticketId' | 'serial'>): Promise<void>
  /** Not before `at`; something newer stays due at once. */
  writePostponed(due: Pick<WriteDue, 'ticketId' | 'serial'>, at: Timestamp): Promise<void>
  /** Notes what is about to be written, before it is sent. Answers its id. */
  noteWrite(write: NewWrite): Promise<string>
  /** What became of it, and what theirs is known to be from then on, in one transaction. */
  writeEnded(id: string, outcome: Readonly<Record<string, unknown>>, known?: DeskState): Promise<void>
  /** What was ever about to be written of a ticket of theirs, oldest first. */
  writesOf(connection: string, theirs: string): Promise<readonly StoredWrite[]>
}

export interface StoredConnection {
  readonly id: string
  readonly vendor: string
  /** Where it is: nothing secret. */
  readonly settings: Readonly<Record<string, unknown>>
  /** Encrypted. */
  readonly secret: string
  readonly mapping: Readonly<Record<string, unknown>>
  readonly createdAt: Timestamp
  /** Absent until its history has been read. */
  readonly liveFrom?: Timestamp
  readonly trouble?: string
  readonly troubledSince?: Timestamp
  readonly syncedAt?: Timestamp
  /** When it last said by itself that something is new. */
  readonly heardAt?: Timestamp
}

/** How far a feed was read. */
export interface FeedRead {
  readonly cursor: Readonly<Record<string, unknown>>
  readonly settledAt: Timestamp
  /** Facts on all pages so far, repeated ones too. */
  readonly facts: number
}

/** A page that was read. */
export interface FeedPage {
  readonly connection: string
  readonly feed: string
  readonly cursor: Readonly<Record<string, unknown>>
  readonly settledAt: Timestamp
  /** How many facts it held. */
  readonly facts: number
}

export interface HistoryPage {
  readonly rows: readonly ImportedTicket[]
  readonly events: readonly SourceEvent[]
  /** Tickets that are not over: facts that wait until the connection is live. */
  readonly open: readonly StoredFact[]
}

export interface StoredFact {
  readonly key: string
  /** Theirs. */
  readonly ticket: string
  readonly at: Timestamp
  readonly order: number
  readonly document: Readonly<Record<string, unknown>>
}

export interface TicketFacts {
  readonly ticket: string
  readonly facts: readonly StoredFact[]
}

export interface TakenFacts {
  readonly connection: string
  readonly ticket: string
  readonly keys: readonly string[]
  /** Absent: as before, or the ticket is none of ours. */
  readonly known?: DeskState
}

/** What theirs was when last taken in or written. */
export interface DeskState {
  readonly assignee?: string
  readonly queue?: string
  readonly priority?: string
  readonly status?: string
  readonly tags?: readonly string[]
  readonly custom?: Readonly<Record<string, string>>
  /** When the ticket was adopted, by their clock: facts from before are in it. */
  readonly adoptedAt?: Timestamp
  /** The decision last written. */
  readonly mark?: string
  /** By field, the value that a person last moved it away from: writing it again would undo what they did. */
  readonly left?: Readonly<Record<string, string>>
}

export interface TicketLink {
  readonly connection: string
  readonly theirs: string
  readonly ticketId: string
  readonly known: DeskState
}

export interface ConnectionCounts {
  readonly tickets: number
  readonly factsWaiting: number
  readonly writesWaiting: number
}

export interface WriteDue {
  readonly ticketId: string
  readonly serial: string
  readonly attempts: number
}

export interface NewWrite {
  readonly connection: string
  readonly theirs: string
  readonly mark: string
  readonly at: Timestamp
  /** The fields and values. */
  readonly document: Readonly<Record<string, unknown>>
}

export interface StoredWrite extends NewWrite {
  readonly id: string
  /** Absent: it is not known what became of it. */
  readonly outcome?: Readonly<Record<string, unknown>>
}
