import type {
  Agent,
  CustomerHistory,
  Decision,
  DistressRecord,
  KindRecord,
  NewLesson,
  Policy,
  Presence,
  Queue,
  RecentWork,
  Ticket,
  TicketLife,
  TicketOutcome,
  Timestamp,
} from '@pointsman/core'
import type { ConnectionVerbs } from './connection-verbs.ts'
import type { HistoryVerbs } from './history-verbs.ts'
import type { LessonVerbs } from './lesson-verbs.ts'
import type { LifeVerbs } from './life-verbs.ts'
import type { TrustVerbs } from './trust-verbs.ts'
import type { ModelVerbs } from './model-verbs.ts'
import type { NowVerbs } from './now-verbs.ts'
import type { ReportVerbs } from './report-verbs.ts'
import type { ReviewVerbs } from './review-verbs.ts'
import type { SealedSecretVerbs } from './sealed-secret-verbs.ts'
import type { ShadowVerbs } from './shadow-verbs.ts'
import type { UserVerbs } from './user-verbs.ts'
import type { WebhookVerbs } from './webhook-verbs.ts'

export * from './connection-verbs.ts'
export type { StoredWaiting, WaitingPlace } from './life-verbs.ts'
export * from './lesson-verbs.ts'
export * from './model-verbs.ts'
export * from './now-verbs.ts'
export * from './report-verbs.ts'
export * from './review-verbs.ts'
export * from './sealed-secret-verbs.ts'
export * from './trust-verbs.ts'
export * from './user-verbs.ts'
export * from './webhook-verbs.ts'

/**
 * What Pointsman keeps. Every verb is one transaction: when its promise resolves the effect is committed,
 * when it rejects nothing of it is. One implementation (`PostgresStore`) on two databases.
 */
export interface Store
  extends
    ConnectionVerbs,
    LessonVerbs,
    LifeVerbs,
    ModelVerbs,
    HistoryVerbs,
    NowVerbs,
    ReportVerbs,
    ReviewVerbs,
    SealedSecretVerbs,
    ShadowVerbs,
    TrustVerbs,
    UserVerbs,
    WebhookVerbs {
  // ── organisation ─────────────────────────────────────────────────────────────────────────────
  /**
   * Inserts or replaces; the stored `version` is one more than before (1 for new). `ifVersion` refuses with `version_conflict`.
   * Tickets of somebody who left go back to their queues, those waiting in a queue that was closed are decided again.
   */
  putAgent(agent: Omit<Agent, 'version'>, ifVersion?: number, now?: Timestamp): Promise<Agent>
  putQueue(queue: Omit<Queue, 'version'>, ifVersion?: number, now?: Timestamp): Promise<Queue>
  agents(): Promise<readonly Agent[]>
  queues(): Promise<readonly Queue[]>
  /** With what it means for the tickets they have: whoever goes away keeps what can wait for them, and loses the rest. */
  putPresence(agent: string, presence: Presence, at: Timestamp): Promise<void>
  /** Versioned; `policy.version` in the answer is the new one. `author`: who made it. */
  putPolicy(policy: Omit<Policy, 'version'>, ifVersion?: number, author?: string): Promise<Policy>
  /** The newest, or the one named; undefined when none was ever stored. */
  policy(version?: number): Promise<Policy | undefined>
  /** Policies that were stored, newest first, `before` a version where one is named. */
  policies(limit: number, before?: number): Promise<readonly StoredPolicy[]>

  // ── tickets and what happens to them ─────────────────────────────────────────────────────────
  ticket(id: string): Promise<StoredTicket | undefined>
  tickets(query: TicketQuery): Promise<Page<StoredTicket>>
  /** Everything that came in about a ticket, in order. */
  events(ticketId: string): Promise<readonly TicketEvent[]>
  /**
   * Appends an event and moves the ticket by it (core's `step`): life, outcome, assignment, loads, records, effects, lessons
   * in one transaction. `not_found` for an unknown ticket. Idempotent by `event.id`. What lies after `now` counts as now.
   */
  recordEvent(event: TicketEvent, now?: Timestamp): Promise<StoredTicket>

  // ── deciding ─────────────────────────────────────────────────────────────────────────────────
  /** One consistent look at everybody: who is there, loads, records. */
  look(): Promise<Standing>
  /** History of several customers at once, aligned with the tickets given. */
  customers(tickets: readonly Ticket[], now: Timestamp): Promise<readonly CustomerHistory[]>
  /**
   * Writes new tickets with their `received` events and their decisions, claims capacity, all in one transaction.
   * A ticket id that is already there is left alone and answered as `duplicate` with the decision it has.
   * An assignment that would take an agent above capacity (somebody else was faster) is answered as `overtaken` and
   * nothing of that ticket is written: decide again. In modes `shadow` and `suggest` a decision is only recorded: no
   * capacity is claimed and the ticket waits, unless a person made it (`isManual`). A ticket decided again (`isNew`
   * false) whose decision is no longer `decision.supersedes`, or which was resolved meanwhile, is answered as `duplicate`.
   * At most one decision a ticket and call: later entries of the same ticket are duplicates of the first.
   */
  recordDecisions(entries: readonly DecidedTicket[]): Promise<readonly RecordResult[]>
  decision(id: string): Promise<Decision | undefined>
  /** Oldest first. */
  decisions(ticketId: string): Promise<readonly Decision[]>
  /** The position of the newest decision, 0 before the first. */
  lastPosition(): Promise<number>
  /** Decisions after the given position in the one order of recording, for the stream and for replay. */
  decisionsAfter(position: number, limit: number): Promise<readonly { position: number; decision: Decision }[]>

  // ── keys, audit, health ──────────────────────────────────────────────────────────────────────
  addKey(key: StoredKey): Promise<void>
  keyByHash(hash: string): Promise<StoredKey | undefined>
  keys(): Promise<readonly StoredKey[]>
  revokeKey(id: string, at: Timestamp): Promise<void>
  /** Answers the same response to the same key for 24 hours; undefined when the key is new. */
  idempotent(key: string): Promise<{ requestHash: string; status: number; body: string } | undefined>
  saveIdempotent(key: string, requestHash: string, status: number, body: string, at: Timestamp): Promise<void>
  /** Calls `listener` after decisions were recorded, by this node or another, with the highest position known; answers what stops it. Word may be lost with a dying node: look by `decisionsAfter` now and then. */
  onRecorded(listener: (position: number) => void): () => void
  /** Database connections, and how many calls are waiting for one. */
  connections(): { readonly total: number; readonly idle: number; readonly waiting: number }
  counts(): Promise<{ tickets: number; waiting: number; decisions: number; lessons: number; history: number }>
  health(): Promise<{ engine: 'embedded' | 'server'; version: string; migrations: number; bytes: number }>
  /** Writes a consistent copy: a tar.gz of the embedded folder, or a logical dump for a server. Answers the path. */
  backup(toFile: string): Promise<void>
  close(): Promise<void>
}

/** A policy and when it was stored, by the clock of the database. */
export interface StoredPolicy {
  readonly policy: Policy
  readonly storedAt: Timestamp
  /** Who made it; absent for those from before that was kept. */
  readonly author?: string
}

export const ticketStatuses = [
  'waiting',
  'offered',
  'assigned',
  'paused',
  'triage',
  'resolved',
  'closed',
  'merged',
  'spam',
] as const
export type TicketStatus = (typeof ticketStatuses)[number]

export interface StoredTicket {
  readonly ticket: Ticket
  readonly status: TicketStatus
  readonly outcome: TicketOutcome
  /** Who has it now. */
  readonly assignee?: string
  readonly queue?: string
  readonly urgency?: number
  readonly decisionId?: string
  readonly updatedAt: Timestamp
  /** Raised by one at every change; the ETag. */
  readonly version: number
  /** Absent for history, and for tickets that nothing happened to since there are lives. */
  readonly life?: TicketLife
}

export interface TicketQuery {
  readonly status?: TicketStatus
  readonly queue?: string
  readonly assignee?: string
  readonly limit: number
  /** As answered by the page before. */
  readonly cursor?: string
  /** With `status: 'waiting'`: tickets come in the order of urgency as of this instant, not newest first. */
  readonly now?: Timestamp
}

export interface Page<Item> {
  readonly items: readonly Item[]
  readonly next?: string
}

export const eventKinds = [
  'received',
  'decided',
  'replied',
  'reassigned',
  'escalated',
  'resolved',
  'reopened',
  'closed',
  'rated',
  'priority_changed',
  'overridden',
  'flagged',
  'lesson_taken_back',
  'customer_replied',
  'paused',
  'resumed',
  'merged',
  'marked_spam',
  'manual_assigned',
  'queue_changed',
  'queue_closed',
  'offer_accepted',
  'offer_rejected',
  'agent_away',
  'agent_left',
  'taken_back',
  'handed_over',
  // What falls due, as timers act.
  'offer_expired',
  'take_back_due',
  'relaxation_due',
  'hold_ended',
  'pause_reminder_due',
  'holder_due_back',
] as const

export interface TicketEvent {
  readonly id: string
  readonly ticketId: string
  readonly kind: (typeof eventKinds)[number]
  readonly at: Timestamp
  /** Who did it: an agent's id, a key's name, `pointsman`. */
  readonly actor: string
  /** What changed, by kind: `{ agent }`, `{ priority }`, `{ csat }`, `{ decision }`, `{ field, from, to, reason }` … */
  readonly data: Readonly<Record<string, unknown>>
}

export interface Standing {
  readonly agents: readonly Agent[]
  readonly queues: readonly Queue[]
  readonly records: readonly KindRecord[]
  /** How distressed customers rated people; absent where nobody rated yet. */
  readonly ratings?: readonly DistressRecord[]
  /** The next five are aligned with `agents`, the last with `queues`. */
  readonly presence: readonly Presence[]
  readonly loads: readonly number[]
  readonly lastAssignedAt: readonly Timestamp[]
  /** About a week's work, fading: see `recent-work.ts`. */
  readonly lately: readonly RecentWork[]
  /** 0 for queues without a limit. */
  readonly queueLoads: readonly number[]
}

export interface DecidedTicket {
  readonly ticket: Ticket
  readonly decision: Decision
  /** Who sent the ticket in. */
  readonly actor: string
  /** False when the ticket is there already (override, decided again): only the decision is written. */
  readonly isNew: boolean
  /** Override: the claim may exceed the agent's capacity. */
  readonly isManual: boolean
  /**
   * What a person said, kept in the same transaction as the decision that carries it out: the event, and what it teaches. Said
   * before (the same event id), the entry is a duplicate and answered with the decision of then.
   */
  readonly told?: { readonly event: TicketEvent; readonly lessons: readonly NewLesson[] }
  /** `decision.reading` as exact JSON, where somebody wrote it already. */
  readonly writtenReading?: string
}

export type RecordResult =
  | { readonly kind: 'recorded'; readonly position: number }
  /** Without a decision for a ticket that came in as history. */
  | { readonly kind: 'duplicate'; readonly decision?: Decision }
  | { readonly kind: 'overtaken'; readonly agent: string }

export const scopes = ['read', 'write', 'admin'] as const
export type Scope = (typeof scopes)[number]

export interface StoredKey {
  readonly id: string
  readonly name: string
  /** SHA-256 of the secret, hex. */
  readonly hash: string
  readonly scopes: readonly Scope[]
  readonly createdAt: Timestamp
  readonly revokedAt?: Timestamp
}
