import { z } from 'zod'
import { modes, type Queue } from '@pointsman/core'
import { idSchema, nameSchema, present } from './wire.ts'

/** A queue as PUT. */
export const queuePutSchema = z
  .strictObject({
    name: nameSchema,
    description: z.string().max(10_000).default('').describe('What belongs here: all the reader has on day one'),
    active: z.boolean().default(true).describe('False: nothing is routed to it any more'),
    merged_into: idSchema
      .optional()
      .describe('The open queue that takes this closed one over: what was learned here counts there'),
    required_skills: z.array(nameSchema).max(100).default([]),
    capacity: z.number().min(0).max(1e6).optional().describe('Effort that may be assigned in it at once'),
  })
  .meta({ id: 'QueuePut' })
export type QueuePut = z.infer<typeof queuePutSchema>

const waitCountSchema = z.strictObject({
  status: z.enum(['waiting', 'triage']),
  reason: z.string(),
  tickets: z.int(),
})

export const queueSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    active: z.boolean(),
    merged_into: z.string().optional(),
    required_skills: z.array(z.string()),
    capacity: z.number().optional(),
    version: z.int(),
    waiting: z.array(waitCountSchema).optional().describe('Tickets that wait or are in triage here, by reason'),
    mode: z.enum(modes).optional().describe('How far decisions for it go now'),
    alarm: z.int().optional().describe('The alarm that lowered the mode'),
  })
  .meta({ id: 'Queue' })
export type QueueOnWire = z.infer<typeof queueSchema>

export const queueListSchema = z.strictObject({ items: z.array(queueSchema) })

/** The core's queue from what was PUT. */
export function fromQueuePut(id: string, put: QueuePut): Omit<Queue, 'version'> {
  return {
    id,
    name: put.name,
    description: put.description,
    active: put.active,
    requiredSkills: put.required_skills,
    ...present('mergedInto', put.merged_into),
    ...present('capacity', put.capacity),
  }
}

/** A queue on the wire. */
export function toQueue(queue: Queue): QueueOnWire {
  return {
    id: queue.id,
    name: queue.name,
    description: queue.description,
    active: queue.active,
    ...present('merged_into', queue.mergedInto),
    required_skills: [...queue.requiredSkills],
    ...present('capacity', queue.capacity),
    version: queue.version,
  }
}
