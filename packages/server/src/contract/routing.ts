import { z } from 'zod'
import { decisionBriefSchema, decisionSchema } from './decision.ts'
import { ticketSchema } from './ticket.ts'
import { problemSchema } from './problem.ts'
import { actorSchema, idSchema, instantSchema, nameSchema, prioritySchema } from './wire.ts'

/** The answer to a ticket: what is kept, and what was decided. */
export const routedSchema = z
  .strictObject({
    ticket: ticketSchema,
    decision: decisionSchema.optional().describe('Absent only for a ticket that came in as history'),
    duplicate: z.boolean().describe('The ticket was there already; this is the decision it has'),
    notes: z.array(z.string()).describe('What was done to the text on the way in'),
  })
  .meta({ id: 'Routed' })
export type Routed = z.infer<typeof routedSchema>

/** One line of a bulk answer, in the order of the lines of the request. */
export const bulkLineSchema = z
  .strictObject({
    line: z.int(),
    ticket_id: z.string().optional(),
    duplicate: z.boolean().optional(),
    decision: decisionBriefSchema.optional(),
    notes: z.array(z.string()).optional(),
    problem: problemSchema.optional(),
  })
  .meta({ id: 'BulkLine' })
export type BulkLine = z.infer<typeof bulkLineSchema>

export const previewAnswerSchema = z.strictObject({ decision: decisionSchema, notes: z.array(z.string()) })

/** A person's change of a decision. At least one of agent, queue, priority and intent. */
export const overrideSchema = z
  .strictObject({
    agent: idSchema.optional().describe('Gets the ticket at once, even above capacity'),
    queue: idSchema.optional(),
    priority: prioritySchema.optional(),
    intent: nameSchema.optional(),
    reason: z.string().min(1).max(2000),
    actor: actorSchema.optional(),
  })
  .refine((sent) => [sent.agent, sent.queue, sent.priority, sent.intent].some((value) => value !== undefined), {
    message: 'must name at least one of `agent`, `queue`, `priority`, `intent`',
    // Told beside a missing reason, not only once that is given.
    when: ({ value }) => typeof value === 'object' && value !== null,
  })
  .meta({ id: 'Override' })

export const overrideAnswerSchema = z.strictObject({
  ticket: ticketSchema,
  decision: decisionSchema,
  lessons: z.array(z.int()).describe('Places of the lessons learned from it, in their one order'),
})

export const clockSchema = z.strictObject({ now: instantSchema }).meta({ id: 'Clock' })

export const clockAnswerSchema = z.strictObject({
  now: instantSchema,
  position: z.int().describe('Of the newest decision: all that the way there led to has been decided by then'),
})
