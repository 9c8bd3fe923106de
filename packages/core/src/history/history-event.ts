import type { Timestamp } from '../domain/time.ts'

/** What a change history can say of a ticket: the columns of a ticket file, and what only a history knows. */
export const historyFields = [
  'subject',
  'body',
  'requester',
  'account',
  'plan',
  'annual_value',
  'channel',
  'language',
  'category',
  'claimed_priority',
  'priority',
  'queue',
  'topic',
  'intent',
  'assignee',
  'status',
  'created_at',
  'first_response_at',
  'resolved_at',
  'resolved_by',
  'handle_minutes',
  'worked_minutes',
  'reassignments',
  'reopened',
  'csat',
  'reply',
] as const
export type HistoryField = (typeof historyFields)[number]

/**
 * Times are milliseconds since 1970, UTC; `priority` is one of our bands; `status` one of `historyStatuses`; null says that
 * the field was emptied.
 */
export type HistoryValues = { readonly [Field in HistoryField]?: string | number | null }

/** All that matters of a help desk's statuses: is the ticket still worked on? */
export const historyStatuses = ['open', 'resolved', 'closed'] as const
export type HistoryStatus = (typeof historyStatuses)[number]

/** One row of a change history, with its values read. */
export interface HistoryEvent {
  readonly at: Timestamp
  /** Line of its file, from 1: orders what happened at the same instant, and is named in messages. */
  readonly line: number
  readonly actor?: string
  /** What the fields are from then on. */
  readonly sets: HistoryValues
  /** What they were until then, where the source says so. */
  readonly was?: HistoryValues
  /** How the ticket may begin: it was created here, this is how all of it stood, or this is simply the first that is known. */
  readonly begins?: 'created' | 'snapshot' | 'first'
}

/** The order in which things happened; of the same instant, the order of the file. */
export function byTime(a: HistoryEvent, b: HistoryEvent): number {
  return a.at - b.at || a.line - b.line
}
