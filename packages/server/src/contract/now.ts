import { z } from 'zod'
import type { FoundTicket, GivenOutRow, NowCounts, WaitingRow } from '../store/store.ts'
import { dueKinds, ticketStatuses } from '../store/store.ts'
import { idSchema, instantSchema, nameSchema, present, prioritySchema, toInstant } from './wire.ts'

const waitingStatusSchema = z.enum(['waiting', 'triage'])

const dueSchema = z
  .enum(dueKinds)
  .describe('How the first response stands: past its target, within the hour (open minutes), or later')

const groupSchema = z.strictObject({
  status: waitingStatusSchema,
  queue: z.string().optional(),
  reason: z.string().describe('Why it waits, or why a person must look'),
  band: prioritySchema,
  due: dueSchema,
  tickets: z.int(),
  oldest_at: instantSchema.describe('When the oldest of them was received'),
})

const flowSchema = z.strictObject({ from: instantSchema, received: z.int(), assigned: z.int() })

/** How the whole stands at one instant. */
export const nowSchema = z
  .strictObject({
    at: instantSchema.describe("The server's own time"),
    groups: z.array(groupSchema).describe('What waits or is in triage, by all one can filter by; add up what you need'),
    assigned_last_hour: z.int().describe('Tickets that were given to somebody within the last hour'),
    open: z.int().describe('Tickets that somebody has'),
    bucket_minutes: z.number(),
    flow: z
      .array(flowSchema)
      .describe('What came in and what found somebody lately, oldest first; without empty buckets'),
  })
  .meta({ id: 'Now' })
export type NowOnWire = z.infer<typeof nowSchema>

export const waitingQuerySchema = z.strictObject({
  status: waitingStatusSchema.default('waiting'),
  queue: idSchema.optional(),
  reason: nameSchema.optional(),
  band: prioritySchema.optional(),
  due: dueSchema.optional(),
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0).describe('Rows left out before the first'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})

const waitingRowSchema = z.strictObject({
  id: z.string(),
  subject: z.string().describe('Its first 200 characters, or how the text begins'),
  requester: z.string().optional(),
  account: z.string().optional(),
  plan: z.string().optional(),
  queue: z.string().optional(),
  urgency: z.number(),
  band: prioritySchema,
  reason: z.string(),
  held_for: z.string().optional().describe('Whom it is kept back for'),
  received_at: instantSchema,
  since: instantSchema.describe('Since when it waits for this reason'),
  due: dueSchema,
  due_at: instantSchema.optional(),
})

export const waitingWindowSchema = z
  .strictObject({ at: instantSchema, total: z.int(), offset: z.int(), items: z.array(waitingRowSchema) })
  .meta({ id: 'WaitingWindow' })
export type WaitingRowOnWire = z.infer<typeof waitingRowSchema>

export const givenOutQuerySchema = z.strictObject({
  minutes: z.coerce.number().int().min(1).max(1440).default(60).describe('How far back'),
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})

const givenOutRowSchema = z.strictObject({
  id: z.string(),
  subject: z.string(),
  agent: z.string(),
  queue: z.string().optional(),
  urgency: z.number().optional(),
  received_at: instantSchema,
  at: instantSchema.describe('When they got it'),
})

export const givenOutWindowSchema = z
  .strictObject({ at: instantSchema, total: z.int(), offset: z.int(), items: z.array(givenOutRowSchema) })
  .meta({ id: 'GivenOutWindow' })
export type GivenOutRowOnWire = z.infer<typeof givenOutRowSchema>

export const searchQuerySchema = z.strictObject({
  words: nameSchema.describe('An id, or words of a subject'),
  limit: z.coerce.number().int().min(1).max(50).default(20),
})

const foundSchema = z.strictObject({
  id: z.string(),
  subject: z.string(),
  status: z.enum(ticketStatuses),
  assignee: z.string().optional(),
  received_at: instantSchema,
})

export const foundListSchema = z.strictObject({ items: z.array(foundSchema) }).meta({ id: 'FoundTickets' })

export function toGroup({ oldest, ...group }: NowCounts['groups'][number]): NowOnWire['groups'][number] {
  const { queue, ...rest } = group
  return { ...rest, ...present('queue', queue), oldest_at: toInstant(oldest) }
}

export function toWaitingRow(row: WaitingRow): WaitingRowOnWire {
  return {
    id: row.id,
    subject: row.subject,
    ...present('requester', row.requester),
    ...present('account', row.account),
    ...present('plan', row.plan),
    ...present('queue', row.queue),
    urgency: row.urgency,
    band: row.band,
    reason: row.reason,
    ...present('held_for', row.heldFor),
    received_at: toInstant(row.receivedAt),
    since: toInstant(row.since),
    due: row.due,
    ...present('due_at', row.dueAt === undefined ? undefined : toInstant(row.dueAt)),
  }
}

export function toGivenOutRow(row: GivenOutRow): GivenOutRowOnWire {
  const { receivedAt, at, queue, urgency, ...rest } = row
  return {
    ...rest,
    ...present('queue', queue),
    ...present('urgency', urgency),
    received_at: toInstant(receivedAt),
    at: toInstant(at),
  }
}

export function toFound({ receivedAt, assignee, status, ...rest }: FoundTicket): z.infer<typeof foundSchema> {
  return { ...rest, status, ...present('assignee', assignee), received_at: toInstant(receivedAt) }
}
