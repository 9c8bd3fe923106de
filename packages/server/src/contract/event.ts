import { z } from 'zod'
import { eventKinds, type TicketEvent } from '../store/store.ts'
import { actorSchema, idSchema, instantSchema, nameSchema, prioritySchema, toInstant } from './wire.ts'
import { ticketSchema } from './ticket.ts'

const common = {
  id: idSchema.optional().describe('The same id twice changes nothing; made up when absent'),
  at: instantSchema.optional().describe('When it happened; now when absent'),
  actor: actorSchema.optional(),
}

const reasonSchema = z.string().min(1).max(2000)

const handedTo = { agent: idSchema.optional(), queue: idSchema.optional(), reason: reasonSchema.optional() }

const minutes = z.number().min(0).max(525_600)

/** What can happen to a ticket outside, and what each kind says. */
export const newEventSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      ...common,
      kind: z.literal('replied'),
      agent: idSchema.optional().describe('Who answered; the actor when absent'),
      to_requester: z.boolean().optional().describe('False for a note among colleagues'),
      asks_customer: z.boolean().optional().describe('The answer is a question: the customer has the ball'),
    }),
    z.strictObject({ ...common, kind: z.literal('customer_replied') }),
    z.strictObject({ ...common, kind: z.literal('paused') }),
    z.strictObject({ ...common, kind: z.literal('resumed') }),
    z.strictObject({ ...common, ...handedTo, kind: z.literal('reassigned') }),
    z.strictObject({ ...common, ...handedTo, kind: z.literal('escalated') }),
    z.strictObject({
      ...common,
      kind: z.literal('queue_changed'),
      queue: idSchema,
      keeps_holder: z.boolean().optional().describe('Whoever has it goes on with it'),
      reason: reasonSchema.optional(),
    }),
    z.strictObject({ ...common, kind: z.literal('taken_back'), agent: idSchema }),
    z.strictObject({ ...common, kind: z.literal('merged'), into: idSchema }),
    z.strictObject({ ...common, kind: z.literal('marked_spam') }),
    z.strictObject({
      ...common,
      kind: z.literal('resolved'),
      agent: idSchema.optional(),
      queue: idSchema.optional(),
      topic: nameSchema.optional(),
      intent: nameSchema.optional(),
      handle_minutes: minutes.optional(),
    }),
    z.strictObject({ ...common, kind: z.literal('reopened') }),
    z.strictObject({ ...common, kind: z.literal('closed') }),
    z.strictObject({ ...common, kind: z.literal('rated'), csat: z.number().min(1).max(5) }),
    z.strictObject({ ...common, kind: z.literal('priority_changed'), priority: prioritySchema }),
  ])
  .meta({ id: 'NewEvent' })
export type NewEvent = z.infer<typeof newEventSchema>

export const eventSchema = z
  .strictObject({
    id: z.string(),
    ticket_id: z.string(),
    kind: z.enum(eventKinds),
    at: instantSchema,
    actor: z.string(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Event' })
export type EventOnWire = z.infer<typeof eventSchema>

export const eventListSchema = z.strictObject({ items: z.array(eventSchema) })

/** The answer to an event: the event as it is kept, and the ticket after it. */
export const eventAnswerSchema = z.strictObject({ event: eventSchema, ticket: ticketSchema })

/** What a new event takes from its surroundings. */
export interface EventPlace {
  readonly id: string
  readonly ticketId: string
  readonly now: number
  readonly actor: string
}

/** The event as it is stored. The data's names are the store's own. */
export function fromNewEvent(sent: NewEvent, place: EventPlace): TicketEvent {
  const { id, at, actor, kind, ...rest } = sent
  const data = Object.fromEntries(
    Object.entries(rest)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [storedNames[name] ?? name, value]),
  )
  return {
    id: id ?? place.id,
    ticketId: place.ticketId,
    kind,
    at: at === undefined ? place.now : Date.parse(at),
    actor: actor ?? place.actor,
    data,
  }
}

/** An event on the wire. */
export function toEvent(event: TicketEvent): EventOnWire {
  const data = Object.entries(event.data).map(([name, value]) => [wireNames[name] ?? name, value])
  return {
    id: event.id,
    ticket_id: event.ticketId,
    kind: event.kind,
    at: toInstant(event.at),
    actor: event.actor,
    data: Object.fromEntries(data) as Record<string, unknown>,
  }
}

const storedNames: Readonly<Record<string, string>> = {
  handle_minutes: 'handleMinutes',
  to_requester: 'toRequester',
  asks_customer: 'asksCustomer',
  keeps_holder: 'keepsHolder',
}
const wireNames = Object.fromEntries(Object.entries(storedNames).map(([wire, stored]) => [stored, wire]))
