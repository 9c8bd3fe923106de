import type { Timestamp } from '@pointsman/core'
import type { Actor, Change, ChangedField, DeskTicket, Fact } from '../connector.ts'
import type { RtApi } from './rt-api.ts'
import type { RtTicket, RtTransaction } from './rt-shapes.ts'
import { nobody, rtPriority, rtStatus, rtSystem, rtTime } from './rt-values.ts'

/** Begins the subject of a note of ours; the mark follows. Of a comment, REST2 shows the subject as its transaction's data. */
export const markPrefix = 'Pointsman '

/** Kinds of transactions that say something to us, as a condition. */
export const tellingTypes: string = [
  ...['Create', 'Correspond', 'Comment', 'Status', 'CustomField'],
  // Which of these a change of owner is, depends on how it was made.
  ...['Set', 'Take', 'Untake', 'Steal', 'Give', 'Force'],
]
  .map((type) => `Type='${type}'`)
  .join(' OR ')

/** A ticket as it stands, in our terms. */
export function toDeskTicket(ticket: RtTicket, token: string, body: string): DeskTicket {
  const createdAt = rtTime(ticket.Created) ?? 0
  const resolvedAt = rtTime(ticket.Resolved)
  const assignee = ticket.Owner?.id
  const priority = rtPriority(ticket.Priority)
  const requester = ticket.Requestor?.[0]?.id
  return {
    kind: 'ticket',
    id: ticket.id,
    version: { token, strength: 'enforced' },
    subject: ticket.Subject,
    body,
    createdAt,
    updatedAt: rtTime(ticket.LastUpdated) ?? createdAt,
    status: rtStatus(ticket.Status),
    tags: [],
    custom: customOf(ticket),
    ...(requester === undefined ? {} : { requester }),
    ...(ticket.Queue === undefined ? {} : { queue: ticket.Queue.id }),
    ...(assignee === undefined || assignee === nobody ? {} : { assignee }),
    ...(priority === undefined ? {} : { priority }),
    ...(resolvedAt === undefined ? {} : { resolvedAt }),
  }
}

function customOf({ CustomFields = [] }: RtTicket): Readonly<Record<string, string>> {
  return Object.fromEntries(
    CustomFields.flatMap(({ id, values: [value] }) => (typeof value === 'string' && value !== '' ? [[id, value]] : [])),
  )
}

/** What a transaction says; undefined for what is noise to us. */
export async function toFact(transaction: RtTransaction, api: RtApi, me: string): Promise<Fact | undefined> {
  const change = await changeOf(transaction, api)
  const at = rtTime(transaction.Created)
  if (change === undefined || at === undefined || transaction.ObjectId === '') return undefined
  return {
    key: transaction.id,
    ticket: transaction.ObjectId,
    at,
    order: Number(transaction.id),
    what: { kind: 'change', actor: actorOf(transaction, me), ...change },
  }
}

type Said = Omit<Change, 'kind' | 'actor'>

async function changeOf(
  { Type, Field, OldValue, NewValue, Data }: RtTransaction,
  api: RtApi,
): Promise<Said | undefined> {
  switch (Type) {
    case 'Create':
      return act('created')
    case 'Correspond':
      return act('reply')
    case 'Comment':
      return { ...act('note'), ...markOf(Data) }
    case 'Status':
      return { field: 'status', from: rtStatus(OldValue), to: rtStatus(NewValue) }
    case 'CustomField':
      return { field: `custom:${Field}`, from: OldValue || null, to: NewValue || null }
    // The same change of owner is told twice: as this, and as the field's.
    case 'SetWatcher':
      return undefined
  }
  if (Field === 'Owner')
    return { field: 'assignee', from: await ownerOf(OldValue, api), to: await ownerOf(NewValue, api) }
  if (Field === 'Queue') return { field: 'queue', from: OldValue || null, to: NewValue || null }
  if (Field === 'Status') return { field: 'status', from: rtStatus(OldValue), to: rtStatus(NewValue) }
  if (Field !== 'Priority') return undefined
  // Also from one number to another of the same label: whoever did it has said their word, and it is not to be written over.
  return { field: 'priority', from: rtPriority(OldValue) ?? null, to: rtPriority(NewValue) ?? null }
}

function act(field: ChangedField): Said {
  return { field, from: null, to: null }
}

function markOf(subject: string): { readonly mark?: string } {
  return subject.startsWith(markPrefix) ? { mark: subject.slice(markPrefix.length).trim() } : {}
}

async function ownerOf(number: string, api: RtApi): Promise<string | null> {
  if (number === '') return null
  // Somebody who is gone from the directory keeps their number.
  return (await api.user(number)) === undefined ? number : ((await api.userName(number)) ?? null)
}

function actorOf({ Creator }: RtTransaction, me: string): Actor {
  if (Creator === undefined || Creator.id === rtSystem) return { kind: 'system' }
  return Creator.id === me ? { kind: 'us' } : { kind: 'person', id: Creator.id }
}

/** On a busy PostgreSQL a lower id can become visible after a higher one; what is older than this has settled. */
export const settlingMilliseconds = 120_000

/** The last of these, in order of id, that has settled. */
export function lastSettled(transactions: readonly RtTransaction[], now: Timestamp): string | undefined {
  const first = transactions.findIndex(({ Created }) => (rtTime(Created) ?? 0) > now - settlingMilliseconds)
  return (first === -1 ? transactions.at(-1) : transactions[first - 1])?.id
}
