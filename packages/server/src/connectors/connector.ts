import type { Priority, Timestamp } from '@pointsman/core'

/**
 * A help desk beside Pointsman: what is read from it, and how a decision is written back. One implementation a vendor; all pass
 * `connector.conformance.ts`.
 *
 * A connector translates and nothing else. It keeps no state between calls, opens no timer and knows neither store nor engine; time,
 * chance and the network are given to it (`ConnectorTools`). Who calls it owns cursors, budgets, retries and what is ours. Every id
 * and every value in what it answers is the vendor's own, as text; which agent, queue or priority of ours that is, the caller's
 * mapping says.
 *
 * Calls that read throw `PointsmanError`: `help_desk_unavailable` (nobody answered, rate limited, broken answers: try later),
 * `help_desk_refused` (credential or right missing: a person must act). No message of an error holds a credential or words of a ticket.
 */
export interface Connector {
  /** `request-tracker`, `zendesk` …: as after `pointsman connect`. */
  readonly vendor: string
  readonly can: Abilities
  /** What people do there to undo a decision, in the vendor's words: `change assignee, group or priority here`. Said in every note. */
  readonly undo: string
  /** Whether it would work, before the first write: credential, rights, clocks, version. Never throws for what it finds. */
  check(): Promise<readonly Finding[]>
  /** Who and what there is. Disabled agents and queues are left out. */
  directory(): Promise<Directory>
  /**
   * Pages from after the cursor (null: from the beginning), oldest first. Stopping after any page and going on from its `next` loses
   * nothing; what comes twice has the same `key`. Ends with a page whose `isEnd` is true, which may be empty. A cursor of a version
   * that the connector does not know counts as null. `haste` says whose turn it is where calls are rationed.
   */
  read(feed: Feed, after: Cursor | null, haste: Haste): AsyncIterable<FactPage>
  /** Verifies a webhook's signature over the raw bytes and parses it. Pure. What it says only wakes the poll. */
  hear(delivery: Delivery): Heard
  /**
   * What happened to one ticket until now, as `read` tells it among changes, with the same keys: asked for a ticket that a webhook named.
   * Absent: reading on is as quick.
   */
  recall?(ticket: string): Promise<readonly Fact[]>
  /**
   * The ticket as it stands now: the truth, read again right before every write. Null where there is none, or it is not to be seen.
   * Of `fields` the words may be left out, where they cost calls of their own.
   */
  look(ticket: string, depth?: 'whole' | 'fields'): Promise<DeskTicket | null>
  /**
   * Writes one decision. Safe to repeat with the same mark: what is there already is `already`. Fields first, the note last, so that
   * a crash leaves a right ticket without a note and never a note about nothing. Answers, and does not throw, whatever happens.
   */
  write(intent: Intent): Promise<WriteOutcome>
  /** The service account, by the vendor's id: changes by it may be ours. */
  whoAmI(): Promise<string>
  /**
   * Brings what was added to a ticket since to where the ticket is: a mailbox's answers lie where all mail comes in. `holder` says who
   * has it and where, in case nothing there does. Safe to repeat; answers like `write`. Absent: the help desk does so by itself.
   */
  gather?(ticket: string, holder: IntendedFields): Promise<WriteOutcome>
  /** Calls `wake` when there may be something new, until what it answers is called. Only the poll tells what. Absent: nothing wakes it. */
  listen?(wake: () => void): () => void
  /** Ends what is kept open between calls; it is opened again when needed. Absent: nothing is. */
  close?(): Promise<void>
}

/** `tickets`: every ticket, as it stands. `changes`: what happened to tickets, with old and new values. */
export type Feed = 'tickets' | 'changes'

/** `live` goes before `history` where calls are rationed. */
export type Haste = 'live' | 'history'

/** Facts about a vendor, so that nobody asks for what it lacks. */
export interface Abilities {
  /**
   * There is a `changes` feed; without one the live poll compares `tickets`, and who changed what is not known. Acts (`reply`) may
   * then come among `tickets`, where the vendor tells at least those.
   */
  readonly changeFeed: boolean
  /** `secret`: the delivery carries a shared secret but no signature. */
  readonly webhook: 'signed' | 'secret' | 'none'
  /** The vendor itself refuses a write that was prepared from an older version. */
  readonly enforcedVersion: boolean
  /** Fields and note in one call: both or neither. */
  readonly oneCallWrite: boolean
  /** Tickets have tags. */
  readonly tags: boolean
  /** Custom fields of tickets can be written by name. */
  readonly customFields: boolean
  readonly skills: boolean
  readonly presence: boolean
}

/** How far a feed was read: plain JSON, `v` its version. Kept by the caller, in one transaction with the page's facts. */
export type Cursor = { readonly v: number } & { readonly [name: string]: string | number | boolean | null }

export interface FactPage {
  readonly facts: readonly Fact[]
  readonly next: Cursor
  /** Nothing earlier can appear any more; vendors that lag answer less than now. */
  readonly settledAt: Timestamp
  /** Nothing more for now. */
  readonly isEnd: boolean
  /** Share 0–1 read so far, where the vendor says how much there is. */
  readonly share?: number
}

/** One thing that is known, of one ticket. */
export interface Fact {
  /** The same if and only if it is the same fact: the vendor's event id, or a digest of all it says (`fact-key.ts`). At most 200 characters. */
  readonly key: string
  readonly ticket: string
  /** When it happened, by the vendor's clock. */
  readonly at: Timestamp
  /** Orders facts of the same instant: the vendor's sequence, larger is later. */
  readonly order: number
  readonly what: DeskTicket | Change
}

/** A ticket as the help desk has it at one moment. */
export interface DeskTicket {
  readonly kind: 'ticket'
  readonly id: string
  readonly version: Version
  readonly subject: string
  /** The requester's first words, plain text or HTML. Empty where they cannot be read. */
  readonly body: string
  readonly createdAt: Timestamp
  readonly updatedAt: Timestamp
  /** The person who asks: an address where there is one. */
  readonly requester?: string
  readonly account?: string
  readonly channel?: string
  readonly queue?: string
  /** Absent: nobody has it. */
  readonly assignee?: string
  /** An id of `Directory.priorities`. */
  readonly priority?: string
  readonly status: DeskStatus
  readonly resolvedAt?: Timestamp
  readonly tags: readonly string[]
  /** Values by the custom field's id. */
  readonly custom: Readonly<Record<string, string>>
  /** Where it lies says nothing of queue, agent and priority that are absent: as before. A mail that was filed as done, or came back. */
  readonly isUnplaced?: boolean
}

/** All that matters of a vendor's statuses: who has the ball. */
export const deskStatuses = ['open', 'paused', 'resolved', 'closed', 'spam'] as const
export type DeskStatus = (typeof deskStatuses)[number]

/** Something that happened to a ticket. */
export interface Change {
  readonly kind: 'change'
  readonly actor: Actor
  readonly field: ChangedField
  /** What the field was, and is; null for nothing. Of `status` a `DeskStatus`; of `tags` all of them, by space. Null for acts. */
  readonly from: string | null
  readonly to: string | null
  /** The decision's mark, where the vendor lets us leave one on what we write. */
  readonly mark?: string
}

/** Fields that hold a value, and acts: the ticket was `created`, answered (`reply`), annotated (`note`). */
export type ChangedField =
  | 'assignee'
  | 'queue'
  | 'priority'
  | 'status'
  | 'tags'
  | 'created'
  | 'reply'
  | 'note'
  | `custom:${string}`

/** Who did it. `us` is the service account, which others may use too: whether it was Pointsman, what was written says. */
export type Actor =
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'us' }
  /** An automation of the vendor. */
  | { readonly kind: 'system' }

/** A ticket's version. `enforced`: the vendor refuses a write with a stale one; `advisory`: reading again is all there is. */
export interface Version {
  readonly token: string
  readonly strength: 'enforced' | 'advisory'
}

/** What is to stand in the help desk: one decision. All values are the vendor's own. */
export interface Intent {
  readonly ticket: string
  /** The decision's id: left where the vendor lets us, so that it is written once. */
  readonly mark: string
  /** Of the ticket as it was when this was prepared. */
  readonly seen: Version
  readonly set: IntendedFields
  readonly addTags?: readonly string[]
  readonly dropTags?: readonly string[]
  /** For colleagues only, plain text; never shown to the requester. */
  readonly note?: string
}

/** Absent: left as it is. `assignee: null`: nobody. */
export interface IntendedFields {
  readonly assignee?: string | null
  readonly queue?: string
  readonly priority?: string
  readonly custom?: Readonly<Record<string, string>>
}

/** What became of a write. */
export type WriteOutcome =
  /** It stands there; `already`: it did before. */
  | { readonly kind: 'done' | 'already'; readonly now: Version }
  /** Somebody changed the ticket since it was looked at, and nothing was written: decide again. */
  | { readonly kind: 'overtaken' }
  /** Some of it stands there, and the vendor refused the rest, which will not do better when repeated. */
  | { readonly kind: 'partly'; readonly refused: readonly Refusal[]; readonly now: Version }
  /** Nothing was written, and nothing would be by repeating it. */
  | { readonly kind: 'refused'; readonly why: string }
  /** It may have been written: look, never just repeat. */
  | { readonly kind: 'unsure'; readonly why: string }
  /** Nothing was written; not before `at`. */
  | { readonly kind: 'later'; readonly at: Timestamp; readonly why: string }

export interface Refusal {
  /** `assignee`, `queue`, `priority`, `tags`, `note` or `custom:…`. */
  readonly field: string
  readonly why: string
}

/** Who and what there is in a help desk. */
export interface Directory {
  readonly agents: readonly DeskAgent[]
  readonly queues: readonly DeskQueue[]
  /** From least to most urgent. */
  readonly priorities: readonly DeskPriority[]
  /** Custom fields of tickets that may be of use. */
  readonly customFields: readonly DeskCustomField[]
}

export interface DeskAgent {
  readonly id: string
  readonly name: string
  readonly email?: string
  /** Ids of queues they may work in; absent where the vendor does not say. */
  readonly queues?: readonly string[]
  readonly skills?: readonly string[]
  readonly presence?: 'online' | 'away' | 'offline'
}

export interface DeskQueue {
  readonly id: string
  readonly name: string
  readonly description?: string
}

export interface DeskPriority {
  readonly id: string
  readonly name: string
  /** What it most likely is in our terms. */
  readonly likely: Priority
}

export interface DeskCustomField {
  readonly id: string
  readonly name: string
  /** Absent: free text. */
  readonly values?: readonly string[]
}

/** What `check` found. Any `blocking` one: it would not work. */
export interface Finding {
  readonly level: 'fine' | 'warning' | 'blocking'
  readonly text: string
}

/** A webhook as it came in. */
export interface Delivery {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Uint8Array
  readonly receivedAt: Timestamp
}

export type Heard =
  | {
      readonly ok: true
      /**
       * Of this very request: one that is delivered again is signed again, and has another. Replays are known by it. Absent where
       * nothing is signed, so that whoever overheard it has the secret itself. At most 200 characters.
       */
      readonly id?: string
      readonly sentAt?: Timestamp
      /** Tickets to look at. */
      readonly tickets: readonly string[]
    }
  | { readonly ok: false; readonly why: 'unsigned' | 'forged' | 'stale' | 'malformed' | 'unsupported' }

/** What a connector may touch of the world. */
export interface ConnectorTools {
  readonly fetch: typeof globalThis.fetch
  readonly now: () => Timestamp
  /** 0 up to, not including, 1. */
  readonly random: () => number
  readonly sleep: (milliseconds: number) => Promise<void>
}
