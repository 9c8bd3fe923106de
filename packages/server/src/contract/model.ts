import { z } from 'zod'
import type { ModelSummary, Promoted, StoredTraining } from '../store/store.ts'
import { actorSchema, present, toInstant } from './wire.ts'

const factsSchema = z.record(z.string(), z.unknown())

/** A trained model, as kept. */
export const modelSchema = z
  .strictObject({
    version: z.string(),
    is_champion: z.boolean().describe('Tickets are read with it now'),
    trained_at: z.string(),
    trained_through: z.string().optional().describe('Arrival of the newest ticket it was trained on'),
    lesson_seq: z.int().describe('The last lesson in it; later ones are applied on top'),
    bytes: z.int(),
    facts: factsSchema.describe('Figures of its training and of the comparison with the champion of then'),
  })
  .meta({ id: 'Model' })
export type ModelOnWire = z.infer<typeof modelSchema>

/** What was put in force, when, by whom and why. */
export const promotionSchema = z
  .strictObject({ version: z.string(), at: z.string(), actor: z.string(), reason: z.string() })
  .meta({ id: 'ModelPromotion' })

/** A training, under way or done. */
export const trainingSchema = z
  .strictObject({
    id: z.string(),
    started_at: z.string(),
    actor: z.string(),
    kind: z.enum(['asked', 'nightly']),
    seed: z.int(),
    share: z.number().describe('Share done, 0–1'),
    step: z.string(),
    ended_at: z.string().optional(),
    outcome: z.string().optional().describe('What became of it: `better`, `not_better`, `too_few` …'),
    in_words: z.string().optional(),
    model: z.string().optional(),
    facts: factsSchema.optional(),
  })
  .meta({ id: 'Training' })

/** All about models on one page. */
export const modelsSchema = z.strictObject({
  champion: z.string().optional().describe('Absent before the first training'),
  items: z.array(modelSchema).describe('All that are kept, newest first'),
  trainings: z.array(trainingSchema).describe('The last ten, newest first; one without `ended_at` is under way'),
  promotions: z.array(promotionSchema).describe('The last twenty changes of what is in force, newest first'),
})
export type ModelsOnWire = z.infer<typeof modelsSchema>

/** `POST /v1/models/train`. */
export const trainSchema = z
  .strictObject({
    seed: z
      .int()
      .min(0)
      .max(2 ** 31)
      .default(1)
      .describe('Same history, lessons and seed: the same model, bit for bit'),
    promote: z.boolean().default(false).describe('Put it in force whatever the comparison says'),
    actor: actorSchema.optional(),
  })
  .meta({ id: 'TrainOrder' })

/** Why a model is put in force by hand. */
export const promoteSchema = z
  .strictObject({ reason: z.string().min(1).max(2000), actor: actorSchema.optional() })
  .meta({ id: 'PromoteOrder' })

/** A model on the wire. */
export function toModel(model: ModelSummary, champion: string | undefined): ModelOnWire {
  return {
    version: model.version,
    is_champion: model.version === champion,
    trained_at: toInstant(model.trainedAt),
    ...present('trained_through', model.trainedThrough === undefined ? undefined : toInstant(model.trainedThrough)),
    lesson_seq: model.lessonSeq,
    bytes: model.bytes,
    facts: inSnakeCase(model.facts) as Record<string, unknown>,
  }
}

/** A change of what is in force, on the wire. */
export function toPromotion({ version, at, actor, reason }: Promoted): z.infer<typeof promotionSchema> {
  return { version, at: toInstant(at), actor, reason }
}

/** A training on the wire. */
export function toTraining(training: StoredTraining): z.infer<typeof trainingSchema> {
  const { id, actor, kind, seed, share, step, ending } = training
  const facts = ending?.facts === undefined ? undefined : (inSnakeCase(ending.facts) as Record<string, unknown>)
  return {
    ...{ id, started_at: toInstant(training.startedAt), actor, kind, seed, share, step },
    ...present('ended_at', training.endedAt === undefined ? undefined : toInstant(training.endedAt)),
    ...present('outcome', ending?.outcome),
    ...present('in_words', ending?.inWords),
    ...present('model', ending?.model),
    ...present('facts', facts),
  }
}

/** Figures are kept as the program calls them; the wire writes names its own way. */
export function inSnakeCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inSnakeCase)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      inSnakeCase(inner),
    ]),
  )
}
