import { z } from 'zod'
import type { HandOverEntry, HandOverPlan } from '@pointsman/core'
import { agentSchema } from './agent.ts'
import { fromInstant, idSchema, instantSchema, present, toInstant } from './wire.ts'

const actionSchema = z.enum(['keep', 'take_back', 'hand_over'])

const entrySchema = z.strictObject({
  ticket_id: z.string(),
  action: actionSchema,
  to: z.string().optional().describe('Who gets it; only with `hand_over`'),
  why: z.string(),
  freed: z.number().describe('Effort the absent agent is freed of'),
})

/** What is done with the tickets of somebody who goes away, ticket by ticket, most pressing first. */
export const handOverPlanSchema = z
  .strictObject({
    agent: z.string(),
    at: instantSchema,
    until: instantSchema.optional(),
    entries: z.array(entrySchema),
  })
  .meta({ id: 'HandOverPlan' })
export type HandOverPlanOnWire = z.infer<typeof handOverPlanSchema>

/** A hand-over: by the rules, but for the tickets named. */
export const handOverSchema = z
  .strictObject({
    state: z.enum(['away', 'offline']).default('away'),
    until: instantSchema.optional().describe('When they mean to be back; without it nothing stays with them'),
    preview: z.boolean().default(false).describe('True: nothing is written'),
    entries: z
      .array(z.strictObject({ ticket_id: idSchema, action: actionSchema, to: idSchema.optional() }))
      .max(10_000)
      .default([])
      .describe('What a person wants done otherwise'),
  })
  .meta({ id: 'HandOver' })
export type HandOver = z.infer<typeof handOverSchema>

export const handOverAnswerSchema = z.strictObject({ agent: agentSchema, hand_over: handOverPlanSchema })

export function toHandOverPlan({ agent, at, until, entries }: HandOverPlan): HandOverPlanOnWire {
  return {
    agent,
    at: toInstant(at),
    ...present('until', until === undefined ? undefined : toInstant(until)),
    entries: entries.map(({ ticketId, action, to, why, freed }) => ({
      ticket_id: ticketId,
      action,
      ...present('to', to),
      why,
      freed,
    })),
  }
}

/** The plan with a person's changes. */
export function changedPlan(plan: HandOverPlan, changes: HandOver['entries']): HandOverPlan {
  const wanted = new Map(changes.map((change) => [change.ticket_id, change]))
  const entries = plan.entries.map((entry): HandOverEntry => {
    const change = wanted.get(entry.ticketId)
    if (change === undefined) return entry
    const { ticketId, why, freed } = entry
    return { ticketId, why, freed, action: change.action, ...present('to', change.to) }
  })
  return { ...plan, entries }
}

export function untilOf({ until }: { readonly until?: string | undefined }): { readonly until?: number } {
  return present('until', until === undefined ? undefined : fromInstant(until))
}
