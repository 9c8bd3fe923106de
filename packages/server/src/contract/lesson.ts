import { z } from 'zod'
import { lessonCauses, lessonFacets } from '@pointsman/core'
import { lessonStates, type StoredLesson } from '../store/store.ts'
import { actorSchema, idSchema, instantSchema, nameSchema, pageQueryFields, present, toInstant } from './wire.ts'

/** Which lessons. */
export const lessonQuerySchema = z.strictObject({
  ticket: idSchema.optional(),
  facet: z.enum(lessonFacets).optional(),
  actor: z.string().min(1).max(200).optional().describe('Who taught it'),
  answer: nameSchema.optional(),
  cause: z.enum(lessonCauses).optional().describe('What happened'),
  state: z.enum(lessonStates).optional(),
  ...pageQueryFields,
})

/** What an act taught, and what became of it. */
export const lessonSchema = z
  .strictObject({
    seq: z.int().describe('Its place in the one order in which lessons are applied'),
    at: instantSchema,
    ticket_id: z.string(),
    facet: z.enum(lessonFacets),
    answer: z.string().describe('The right label, or with `is_not` a wrong one; minutes for `complexity`'),
    is_not: z.literal(true).optional().describe('The ticket is not that; what it is was not said'),
    weight: z.number().describe('How far it is believed, 0–1'),
    cause: z.enum(lessonCauses).describe('What happened'),
    event_id: z.string().optional(),
    reason: z.string().optional(),
    actor: z.string(),
    state: z.enum(lessonStates),
    taken_back: z
      .strictObject({ seq: z.int(), at: instantSchema, actor: z.string(), reason: z.string().optional() })
      .optional(),
    text: z.string().describe('What is remembered of the ticket'),
  })
  .meta({ id: 'Lesson' })
export type LessonOnWire = z.infer<typeof lessonSchema>

export const lessonPageSchema = z.strictObject({ items: z.array(lessonSchema), next: z.string().optional() })
export const lessonListSchema = z.strictObject({ items: z.array(lessonSchema) })

/** Why something that was taught is taken back. */
const takeBackFields = { reason: z.string().min(1).max(2000).optional(), actor: actorSchema.optional() }
export const takeBackSchema = z.strictObject(takeBackFields).meta({ id: 'TakeBack' })
/** The same in the query of a request without a body. */
export const takeBackQuerySchema = z.strictObject(takeBackFields)

/** "Not mine", with or without where it belongs. */
export const flagSchema = z
  .strictObject({
    id: idSchema.optional().describe('The same id twice changes nothing; made up when absent'),
    queue: idSchema.optional().describe('Where it belongs: it goes there. Without it the ticket stays where it is'),
    reason: z.string().min(1).max(2000).optional(),
    actor: actorSchema.optional(),
  })
  .meta({ id: 'Flag' })

/** A lesson on the wire. Those from before a cause was noted were overrides. */
export function toLesson({ lesson, takenBack }: StoredLesson): LessonOnWire {
  const {
    seq,
    at,
    ticketId,
    facet,
    answer,
    isNot,
    weight = 1,
    cause = 'overridden',
    event,
    reason,
    actor,
    text,
  } = lesson
  return {
    seq,
    at: toInstant(at),
    ticket_id: ticketId,
    facet,
    answer,
    ...present('is_not', isNot),
    weight,
    cause,
    ...present('event_id', event),
    ...present('reason', reason),
    actor,
    state: takenBack === undefined ? 'in_force' : 'taken_back',
    ...present('taken_back', takenBack && { ...takenBack, at: toInstant(takenBack.at) }),
    text,
  }
}
