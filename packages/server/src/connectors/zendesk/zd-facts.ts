import type { Priority } from '@pointsman/core'
import type { Actor, Change, ChangedField, DeskPriority, DeskStatus, DeskTicket, Fact } from '../connector.ts'
import { factKey } from '../fact-key.ts'
import type { ZdAudit, ZdAuditEvent, ZdTicket, ZdTicketPage } from './zd-shapes.ts'

/** Where our mark lies in what Zendesk keeps of an update (`metadata.custom`), and what begins the last line of a note. */
export const markName = 'pointsman'
export const markLine = 'Pointsman decision '

/** What Zendesk calls the author of what it does by itself. */
const nobody = -1

const names: Readonly<Record<Priority, string>> = { low: 'Low', normal: 'Normal', high: 'High', urgent: 'Urgent' }
export const zdPriorities: readonly DeskPriority[] = (['low', 'normal', 'high', 'urgent'] as const).map((id) => {
  return { id, name: names[id], likely: id }
})

/** Statuses of Zendesk; with custom ones these are their categories. */
export function zdStatus(status: string): DeskStatus {
  if (status === 'pending' || status === 'hold') return 'paused'
  if (status === 'solved') return 'resolved'
  if (status === 'closed') return 'closed'
  // It is out of everybody's sight, whatever it was.
  return status === 'deleted' ? 'spam' : 'open'
}

/** What else must be known of tickets: who is who, and when they were solved. */
export type Beside = Pick<ZdTicketPage, 'users' | 'organizations' | 'metric_sets'>

/** A ticket as it stands, in our terms. */
export function toDeskTicket(ticket: ZdTicket, beside: Beside): DeskTicket {
  const { id, requester_id, organization_id, group_id, assignee_id, priority } = ticket
  const requester = beside.users.find((user) => user.id === requester_id)
  const account = beside.organizations.find((organization) => organization.id === organization_id)
  const solved = beside.metric_sets.find((metrics) => metrics.ticket_id === id)?.solved_at
  const status = zdStatus(ticket.status)
  const isOver = status === 'resolved' || status === 'closed'
  return {
    kind: 'ticket',
    id: String(id),
    version: { token: ticket.updated_at, strength: 'enforced' },
    subject: ticket.raw_subject ?? ticket.subject ?? '',
    body: ticket.description ?? '',
    createdAt: Date.parse(ticket.created_at),
    updatedAt: Date.parse(ticket.updated_at),
    status,
    tags: ticket.tags,
    custom: customOf(ticket),
    ...(requester_id ? { requester: requester?.email || `zendesk:${requester_id}` } : {}),
    ...(account?.name ? { account: account.name } : {}),
    ...(ticket.via?.channel ? { channel: ticket.via.channel } : {}),
    ...(group_id ? { queue: String(group_id) } : {}),
    ...(assignee_id ? { assignee: String(assignee_id) } : {}),
    ...(priority ? { priority } : {}),
    ...(isOver && solved ? { resolvedAt: Date.parse(solved) } : {}),
  }
}

/** The ticket as a fact: another whenever anything about it is. */
export function ticketFact(ticket: ZdTicket, beside: Beside): Fact {
  const what = toDeskTicket(ticket, beside)
  const { id, updated_at, generated_timestamp = 0 } = ticket
  return {
    key: `ticket/${id}/${factKey(updated_at, generated_timestamp)}`,
    ticket: what.id,
    at: what.updatedAt,
    order: generated_timestamp,
    what,
  }
}

function customOf({ custom_fields }: ZdTicket): Readonly<Record<string, string>> {
  return Object.fromEntries(
    custom_fields.flatMap(({ id, value }) => {
      const text = textOf(value)
      return text === null ? [] : [[String(id), text]]
    }),
  )
}

/** What an audit says, a fact for each of its events that matters here. */
export function auditFacts(audit: ZdAudit, me: string): readonly Fact[] {
  const at = Date.parse(audit.created_at)
  const mark = markOf(audit)
  const marked = mark === undefined ? {} : { mark }
  const ticket = String(audit.ticket_id)
  const created: readonly Fact[] = isBeginning(audit)
    ? [
        {
          key: `audit/${audit.id}`,
          ticket,
          at,
          order: audit.id,
          what: changeBy(actorOf(audit, undefined, me), 'created'),
        },
      ]
    : []
  const others = audit.events.flatMap((event): readonly Fact[] => {
    const said = saidBy(event)
    if (said === undefined) return []
    const what: Change = { ...changeBy(actorOf(audit, event, me), said.field, said.from, said.to), ...marked }
    return [{ key: `event/${event.id}`, ticket, at, order: event.id, what }]
  })
  return [...created, ...others]
}

function changeBy(actor: Actor, field: ChangedField, from: string | null = null, to: string | null = null): Change {
  return { kind: 'change', actor, field, from, to }
}

/** The decision that an update carries out; undefined for one that is not ours. */
export function markOf({ metadata, events }: ZdAudit): string | undefined {
  const mark = metadata?.custom?.[markName]
  if (typeof mark === 'string' && mark !== '') return mark
  const note = events.find((event) => event.type === 'Comment' && event.public === false)?.body ?? ''
  const last = note.trimEnd().split('\n').at(-1) ?? ''
  return last.startsWith(markLine) ? last.slice(markLine.length).trim() : undefined
}

/** The audit that made the ticket tells its first fields as created. */
function isBeginning({ events }: ZdAudit): boolean {
  return events.some(
    ({ type, field_name }) => type === 'Create' && (field_name === 'subject' || field_name === 'status'),
  )
}

/** Triggers and automations act in the name of whoever set them off. */
function actorOf({ author_id, via }: ZdAudit, event: ZdAuditEvent | undefined, me: string): Actor {
  const channel = event?.via?.channel ?? via?.channel
  if (author_id === nobody || channel === 'rule') return { kind: 'system' }
  return String(author_id) === me ? { kind: 'us' } : { kind: 'person', id: String(author_id) }
}

interface Said {
  readonly field: ChangedField
  readonly from?: string | null
  readonly to?: string | null
}

function saidBy(event: ZdAuditEvent): Said | undefined {
  const { type, field_name: name } = event
  if (type === 'Comment') return { field: event.public === false ? 'note' : 'reply' }
  if ((type !== 'Create' && type !== 'Change') || !name) return undefined
  const field = fieldOf(name)
  if (field === undefined) return undefined
  const [from, to] = [type === 'Create' ? null : textOf(event.previous_value), textOf(event.value)]
  if (field !== 'status') return from === to ? undefined : { field, from, to }
  const [was, is] = [from && zdStatus(from), to && zdStatus(to)]
  return was === is ? undefined : { field, from: was, to: is }
}

function fieldOf(name: string): ChangedField | undefined {
  switch (name) {
    case 'assignee_id':
      return 'assignee'
    case 'group_id':
      return 'queue'
    case 'priority':
    case 'status':
    case 'tags':
      return name
  }
  return /^\d+$/.test(name) ? `custom:${name}` : undefined
}

function textOf(value: unknown): string | null {
  if (Array.isArray(value)) return value.map(String).join(' ') || null
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return typeof value === 'string' && value !== '' ? value : null
}
