import type { Priority, Ticket } from '../domain/ticket.ts'
import type { Timestamp } from '../domain/time.ts'
import type { HistoryEvent, HistoryField } from './history-event.ts'

/**
 * Help desks write a new ticket in several steps; what is set within this time of its arrival counts as there on arrival.
 * Larger: what was found out about a ticket is taken for what the requester said. Smaller: forms that are saved in
 * steps lose fields.
 */
const settling = 60_000
/** A first snapshot taken later than this after arrival shows what the ticket had become. */
const latestFirstSnapshot = 86_400_000

/** Where a ticket's history begins. */
export interface Beginning {
  readonly receivedAt: Timestamp
  /** Set until then: known on arrival. */
  readonly settledAt: Timestamp
  /** True when the first that is known shows the ticket as it had become: claims in it may be findings. */
  readonly isLate: boolean
}

/**
 * When the ticket arrived; undefined when its events do not say how it began. Words that somebody sets for the first time, a
 * `created` event and a snapshot begin a ticket; a mere change does not.
 */
export function beginningOf(events: readonly HistoryEvent[], known?: Timestamp): Beginning | undefined {
  const first = events.find(({ begins }) => begins === 'created') ?? events.find(({ begins }) => begins !== undefined)
  const said = events.find(({ sets }) => typeof sets.created_at === 'number')?.sets.created_at
  const receivedAt = known ?? (typeof said === 'number' ? said : first?.at)
  if (receivedAt === undefined || (first === undefined && known === undefined)) return undefined
  if (first?.begins !== 'snapshot') return { receivedAt, settledAt: receivedAt + settling, isLate: false }
  const isOver = first.sets.status === 'resolved' || first.sets.status === 'closed'
  return {
    receivedAt,
    settledAt: Math.max(first.at, receivedAt + settling),
    isLate: isOver || first.at - receivedAt > latestFirstSnapshot,
  }
}

/** Fields whose first value is kept even from a late snapshot: they are as the requester left them. */
const words = ['subject', 'body', 'requester', 'account', 'plan', 'annual_value', 'channel', 'language'] as const
/** Fields that people set after reading the ticket as often as requesters do. */
export const claimFields = ['category', 'priority', 'queue'] as const

/** What a field was on arrival: set then, or what the first later change says it was before. */
export function onArrival(
  events: readonly HistoryEvent[],
  field: HistoryField,
  { settledAt, isLate }: Beginning,
): string | number | undefined {
  if (isLate && !(words as readonly string[]).includes(field)) return undefined
  for (const { at, sets, was } of events) {
    const value = at <= settledAt ? sets[field] : was?.[field]
    if (value !== undefined && value !== null) return value
    if (at > settledAt && sets[field] !== undefined) return undefined
  }
  return undefined
}

/** The ticket as it stood when it arrived; of what the events do not say, as `base` has it. */
export function arrivedTicket(
  id: string,
  events: readonly HistoryEvent[],
  beginning: Beginning,
  base: Ticket | undefined,
): Ticket {
  const text = (field: HistoryField): string | undefined => {
    const value = onArrival(events, field, beginning)
    return value === undefined ? undefined : String(value)
  }
  const number = onArrival(events, 'annual_value', beginning)
  const claimed = present({
    queue: text('queue') ?? base?.claimed?.queue,
    category: text('category') ?? (changesLater(events, 'category') ? undefined : base?.claimed?.category),
    priority: (text('claimed_priority') ?? text('priority') ?? base?.claimed?.priority) as Priority | undefined,
    language: text('language') ?? base?.claimed?.language,
  })
  return {
    id,
    subject: text('subject') ?? base?.subject ?? '',
    body: text('body') ?? base?.body ?? '',
    receivedAt: beginning.receivedAt,
    ...present({
      requester: text('requester') ?? base?.requester,
      account: text('account') ?? base?.account,
      plan: text('plan') ?? base?.plan,
      annualValue: typeof number === 'number' ? number : base?.annualValue,
      channel: text('channel') ?? base?.channel,
      ...(Object.keys(claimed).length > 0 && { claimed }),
    }),
  }
}

/** A file of how tickets ended has the last value of such a field, which nobody knew on arrival. */
function changesLater(events: readonly HistoryEvent[], field: HistoryField): boolean {
  return events.some(({ sets }) => sets[field] !== undefined)
}

type Present<Fields> = { readonly [Name in keyof Fields]?: Exclude<Fields[Name], undefined> }

function present<Fields extends Record<string, unknown>>(fields: Fields): Present<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<Fields>
}
