import { z } from 'zod'
import type { ModelOnWire } from '../../contract/model.ts'
import type { FacetFacts } from '../../training/training-order.ts'

/**
 * The figures of a model's training as far as they are known. They are free-form on the wire, and older models have fewer: what is not as
 * expected is left to `others`, name by name.
 */
export interface ModelFacts {
  readonly made?: z.infer<typeof madeSchema>
  readonly facets?: readonly FacetFacts[]
  readonly comparison?: ComparisonFacts
  readonly others: readonly (readonly [string, unknown])[]
}

const madeSchema = z.object({ tickets: z.number(), lessons: z.number(), seconds: z.number(), seed: z.number() })

const facetsSchema = z.array(
  z
    .object({
      facet: z.string(),
      labels: z.number(),
      examples: z.number(),
      accuracy: z.number().optional(),
      commonest_share: z.number().optional(),
    })
    .transform(({ accuracy, commonest_share: commonestShare, ...facet }) => ({
      ...facet,
      ...(accuracy === undefined ? {} : { accuracy }),
      ...(commonestShare === undefined ? {} : { commonestShare }),
    })),
)

const comparisonSchema = z.object({
  champion: z.string(),
  from: z.number(),
  to: z.number(),
  tickets: z.number(),
  both_right: z.number(),
  only_challenger: z.number(),
  only_champion: z.number(),
  neither: z.number(),
  chance_if_equal: z.object({ challenger_wins: z.number(), champion_wins: z.number() }),
  // Where two models were compared on a single ticket the range has no end, which JSON cannot say.
  loss_difference: z.object({ mean: z.number(), low: z.number().nullable(), high: z.number().nullable() }),
})
/** A model beside the one in force when it was trained. */
export type ComparisonFacts = z.infer<typeof comparisonSchema>

/** Sorts the figures of a model by what they are about. */
export function readFacts({ facts }: Pick<ModelOnWire, 'facts'>): ModelFacts {
  const made = madeSchema.safeParse(facts).data
  const facets = facetsSchema.safeParse(facts['facets']).data
  const comparison = comparisonSchema.safeParse(facts['comparison']).data
  const told = new Set([
    ...(made === undefined ? [] : Object.keys(made)),
    ...(facets === undefined ? [] : ['facets']),
    ...(comparison === undefined ? [] : ['comparison']),
  ])
  return {
    ...(made === undefined ? {} : { made }),
    ...(facets === undefined ? {} : { facets }),
    ...(comparison === undefined ? {} : { comparison }),
    others: Object.entries(facts).filter(([name]) => !told.has(name)),
  }
}
