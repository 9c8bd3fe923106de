import { z } from 'zod'
import type { Claims, Ticket, TicketOutcome } from '@pointsman/core'
import { storableText } from '../store/storable.ts'
import { ticketStatuses, type StoredTicket } from '../store/store.ts'
import { lifeSchema, toLife } from './life.ts'
import {
  fromInstant,
  idSchema,
  instantSchema,
  languageSchema,
  nameSchema,
  pageQueryFields,
  present,
  prioritySchema,
  toInstant,
} from './wire.ts'

/** A ticket as it is sent in. The names are those of ticket files; everything may be left out. */
export const newTicketSchema = z
  .strictObject({
    id: idSchema.optional().describe("The help desk's own id; made up when absent"),
    created_at: instantSchema.optional().describe('When the help desk received it; now when absent'),
    subject: z.string().default(''),
    body: z.string().default('').describe('Plain text, HTML or mail, as received'),
    requester: nameSchema.optional(),
    account: nameSchema.optional(),
    plan: nameSchema.optional(),
    annual_value: z.number().min(0).max(1e12).optional().describe('What the account pays in a year'),
    channel: nameSchema.optional(),
    language: languageSchema.optional().describe('What the form says; a claim to weigh'),
    category: nameSchema.optional().describe('What the form says; a claim to weigh'),
    priority: prioritySchema.optional().describe('What the form says; a claim to weigh, never an order'),
    queue: idSchema.optional().describe('What the form says; a claim to weigh, never an order'),
  })
  .meta({ id: 'NewTicket' })
export type NewTicket = z.infer<typeof newTicketSchema>

const claimsSchema = z.strictObject({
  queue: z.string().optional(),
  category: z.string().optional(),
  priority: prioritySchema.optional(),
  language: z.string().optional(),
})

const ticketOutcomeSchema = z.strictObject({
  queue: z.string().optional(),
  topic: z.string().optional(),
  intent: z.string().optional(),
  priority: prioritySchema.optional(),
  assignee: z.string().optional(),
  first_response_at: instantSchema.optional(),
  resolved_at: instantSchema.optional(),
  handle_minutes: z.number().optional(),
  reassignments: z.number().optional(),
  reopened: z.number().optional(),
  csat: z.number().optional(),
  status: z.string().optional(),
})

/** A ticket as it is kept: what was said, where it is now, and what became of it. */
export const ticketSchema = z
  .strictObject({
    id: z.string(),
    created_at: instantSchema,
    subject: z.string(),
    body: z.string(),
    requester: z.string().optional(),
    account: z.string().optional(),
    plan: z.string().optional(),
    annual_value: z.number().optional(),
    channel: z.string().optional(),
    claimed: claimsSchema.optional(),
    status: z.enum(ticketStatuses),
    queue: z.string().optional(),
    assignee: z.string().optional(),
    urgency: z.number().optional(),
    decision_id: z.string().optional(),
    outcome: ticketOutcomeSchema,
    life: lifeSchema.optional(),
    updated_at: instantSchema,
    version: z.int(),
  })
  .meta({ id: 'Ticket' })
export type TicketOnWire = z.infer<typeof ticketSchema>

export const ticketPageSchema = z.strictObject({ items: z.array(ticketSchema), next: z.string().optional() })

export const ticketQuerySchema = z.strictObject({
  ...pageQueryFields,
  status: z.enum(ticketStatuses).optional(),
  queue: idSchema.optional(),
  assignee: idSchema.optional(),
})

/** What a new ticket takes from its surroundings. */
export interface Reception {
  readonly id: string
  readonly now: number
  /** Longest body and subject in characters. */
  readonly limit: number
}

/** The core's ticket, and what was done to its text on the way in. */
export function fromNewTicket(sent: NewTicket, reception: Reception): { ticket: Ticket; notes: readonly string[] } {
  const subject = mend('subject', sent.subject, Math.min(reception.limit, 10_000))
  const body = mend('body', sent.body, reception.limit)
  const claimed: Claims = {
    ...present('queue', sent.queue),
    ...present('category', sent.category),
    ...present('priority', sent.priority),
    ...present('language', sent.language),
  }
  const ticket: Ticket = {
    id: sent.id ?? reception.id,
    subject: subject.text,
    body: body.text,
    receivedAt: sent.created_at === undefined ? reception.now : fromInstant(sent.created_at),
    ...present('requester', sent.requester),
    ...present('account', sent.account),
    ...present('plan', sent.plan),
    ...present('annualValue', sent.annual_value),
    ...present('channel', sent.channel),
    ...(Object.keys(claimed).length > 0 ? { claimed } : {}),
  }
  return { ticket, notes: [...subject.notes, ...body.notes] }
}

/** The kept ticket on the wire. */
export function toTicket(stored: StoredTicket): TicketOnWire {
  const { ticket } = stored
  return {
    id: ticket.id,
    created_at: toInstant(ticket.receivedAt),
    subject: ticket.subject,
    body: ticket.body,
    ...present('requester', ticket.requester),
    ...present('account', ticket.account),
    ...present('plan', ticket.plan),
    ...present('annual_value', ticket.annualValue),
    ...present('channel', ticket.channel),
    ...present('claimed', ticket.claimed && { ...ticket.claimed }),
    status: stored.status,
    ...present('queue', stored.queue),
    ...present('assignee', stored.assignee),
    ...present('urgency', stored.urgency),
    ...present('decision_id', stored.decisionId),
    outcome: toTicketOutcome(stored.outcome),
    ...present('life', stored.life && toLife(stored.life)),
    updated_at: toInstant(stored.updatedAt),
    version: stored.version,
  }
}

function toTicketOutcome(outcome: TicketOutcome): TicketOnWire['outcome'] {
  return {
    ...present('queue', outcome.queue),
    ...present('topic', outcome.topic),
    ...present('intent', outcome.intent),
    ...present('priority', outcome.priority),
    ...present('assignee', outcome.assignee),
    ...present(
      'first_response_at',
      outcome.firstResponseAt === undefined ? undefined : toInstant(outcome.firstResponseAt),
    ),
    ...present('resolved_at', outcome.resolvedAt === undefined ? undefined : toInstant(outcome.resolvedAt)),
    ...present('handle_minutes', outcome.handleMinutes),
    ...present('reassignments', outcome.reassignments),
    ...present('reopened', outcome.reopened),
    ...present('csat', outcome.csat),
    ...present('status', outcome.status),
  }
}

/** What no database keeps is replaced, visibly, and too much is cut, with a mark; each leaves a note. */
function mend(field: string, sent: string, limit: number): { text: string; notes: readonly string[] } {
  const kept = storableText(sent)
  const { text, notes } = cut(field, kept, limit)
  const replaced = kept === sent ? [] : [`characters of the ${field} that cannot be kept were replaced by \uFFFD`]
  return { text, notes: [...replaced, ...notes] }
}

/** Cuts at `limit` characters, never inside a surrogate pair, and marks the place. */
function cut(field: string, text: string, limit: number): { text: string; notes: readonly string[] } {
  if (text.length <= limit) return { text, notes: [] }
  const end = /[\uD800-\uDBFF]/.test(text.charAt(limit - 1)) ? limit - 1 : limit
  const note = `${field} cut at ${end} of ${text.length} characters`
  return { text: `${text.slice(0, end)}\n[${note}]`, notes: [note] }
}
