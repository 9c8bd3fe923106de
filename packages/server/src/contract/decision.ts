import { z } from 'zod'
import { blockReasons, holdReasons, modes } from '@pointsman/core'
import { explainedSchema, instantSchema, prioritySchema } from './wire.ts'
import { readingSchema } from './reading.ts'

/** One agent who was considered: why not, or how well they suit. */
export const candidateSchema = z.strictObject({
  agent: z.string(),
  name: z.string().optional(),
  blocked_by: z.enum(blockReasons).optional(),
  fit: explainedSchema.optional(),
})

/** What follows from the decision. Which fields there are depends on `kind`. */
export const outcomeSchema = z.strictObject({
  kind: z.enum(['assigned', 'offered', 'queued', 'held', 'triage']),
  agent: z.string().optional().describe('Only `assigned` and `offered`'),
  queue: z.string().optional().describe('All but `triage`'),
  effort: z.number().optional().describe('What it adds to the load; 1 is a ticket of ordinary effort'),
  reason: z.enum(holdReasons).optional().describe('Only `held` and `triage`'),
  awaiting: z.string().optional().describe('Only `held` for `awaiting_agent`: whom the ticket is kept back for'),
})

/** What the decision looked at, in numbers. */
export const situationSchema = z.strictObject({
  now: instantSchema,
  agents: z.array(
    z.strictObject({
      agent: z.string(),
      version: z.int(),
      presence: z.string(),
      load: z.number(),
      last_assigned_at: instantSchema.optional(),
    }),
  ),
  queues: z.array(
    z.strictObject({
      queue: z.string(),
      version: z.int(),
      load: z.number().optional().describe('Effort assigned in it; absent for a queue without a limit'),
    }),
  ),
  customer: z.strictObject({
    contacts_this_week: z.number(),
    contacts_about: z
      .array(z.strictObject({ queue: z.string().optional(), topic: z.string().optional(), contacts: z.number() }))
      .optional()
      .describe('The contacts of the week by what they were about, as far as that is known'),
    claims_made: z.number(),
    claims_borne_out: z.number(),
    colleagues_claims: z
      .strictObject({ made: z.number(), borne_out: z.number() })
      .optional()
      .describe("The same of the account's other requesters"),
    last_agent: z.string().optional(),
    plan_changed_at: instantSchema.optional(),
    plan_before: z.string().optional(),
  }),
  excluded: z.array(z.strictObject({ agent: z.string(), reason: z.enum(['refused', 'tried']) })),
  pauses: z
    .array(z.strictObject({ from: instantSchema, to: instantSchema.optional() }))
    .optional()
    .describe('When the customer had the ball: the clock of the ticket stood still'),
})

/** What a person said instead, why, and who they are. */
const overrideRecordSchema = z.strictObject({
  agent: z.string().optional(),
  queue: z.string().optional(),
  priority: prioritySchema.optional(),
  intent: z.string().optional(),
  stays_with: z.strictObject({ agent: z.string(), queue: z.string() }).optional(),
  reason: z.string(),
  actor: z.string(),
})

/** How far the reader was trusted. */
const ruleSchema = z.strictObject({
  score: z.number().describe('How surely the queue was read: probability × familiarity, 0–1'),
  threshold: z
    .number()
    .optional()
    .describe('Least score to act alone; above 1: never. Absent before there are thresholds'),
  version: z.int().optional().describe('Of the thresholds'),
  queue: z.string().optional().describe('Whose threshold it is; absent where queues share one'),
  alarm: z.int().optional().describe('The alarm that lowers the mode'),
  because: z.string(),
})

/** One decision with every reason inside. */
export const decisionSchema = z
  .strictObject({
    id: z.string(),
    ticket_id: z.string(),
    at: instantSchema,
    mode: z.enum(modes),
    policy_version: z.int(),
    model_version: z.string(),
    rule: ruleSchema.optional().describe('By which threshold it was carried out, only suggested, or left to a person'),
    seed: z.number(),
    supersedes: z.string().optional(),
    override: overrideRecordSchema.optional().describe("The person's word that it carries out"),
    outcome: outcomeSchema,
    priority: z.strictObject({ band: prioritySchema, due_at: instantSchema, urgency: explainedSchema }),
    reading: readingSchema,
    candidates: z.array(candidateSchema).describe('Eligible ones first, best first; then the blocked'),
    others: z
      .strictObject({ eligible: z.int(), blocked: z.int() })
      .optional()
      .describe('To agents only: how many others there were, whose reasons are theirs'),
    team_minutes: z
      .number()
      .describe('Minutes an ordinary member of the team needs for such a ticket; fit is minutes saved against it'),
    runner_up: z.string().optional(),
    margin: z.number().optional(),
    flip: z.string().optional().describe('The smallest single change that would have turned the choice'),
    situation: situationSchema,
  })
  .meta({ id: 'Decision' })
export type DecisionOnWire = z.infer<typeof decisionSchema>

export const decisionListSchema = z.strictObject({ items: z.array(decisionSchema) })

/** A decision in one line: for lists, bulk answers and the stream. */
export const decisionBriefSchema = z
  .strictObject({
    id: z.string(),
    ticket_id: z.string(),
    at: instantSchema,
    mode: z.enum(modes),
    supersedes: z.string().optional(),
    overridden_by: z.string().optional().describe('Who made it, where it was a person'),
    subject: z.string(),
    outcome: outcomeSchema,
    agent_name: z.string().optional(),
    queue_label: z.string().optional().describe('What the reader thinks'),
    confidence: z.number(),
    words: z.array(z.string()).describe('What speaks for the queue, strongest first'),
    intent: z.string().optional(),
    band: prioritySchema,
    urgency: z.number(),
    because: z.array(z.string()).describe('The strongest reasons in words'),
  })
  .meta({ id: 'DecisionBrief' })
export type DecisionBrief = z.infer<typeof decisionBriefSchema>
