import {
  funnelStages,
  nextStepKinds,
  overridableFacets,
  type RateChange,
  type RateReview,
  type Spread,
} from '@pointsman/core'
import { z } from 'zod'
import type { FullReview } from '../review/make-review.ts'
import { instantSchema, present, shareSchema, toInstant } from './wire.ts'

const estimateSchema = z
  .strictObject({ value: z.number(), low: z.number(), high: z.number(), n: z.int() })
  .describe('A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from')
const changeSchema = z
  .strictObject({ value: z.number(), low: z.number(), high: z.number(), is_sure: z.boolean() })
  .describe('Later less earlier; `is_sure` where its range leaves 0 out')
const spreadSchema = z
  .strictObject({ median: estimateSchema, ninetieth: estimateSchema })
  .describe('Minutes, around the clock: half take no longer, nine of ten take no longer')
const namedRateSchema = z.strictObject({ name: z.string(), cases: z.int(), rate: estimateSchema })
const weekRateSchema = z.strictObject({ from: instantSchema, rate: estimateSchema })

const rateSchema = z.strictObject({
  all: estimateSchema,
  before: estimateSchema.optional().describe('The period before, of the same length'),
  change: changeSchema.optional(),
  halves: z.strictObject({ first: estimateSchema, second: estimateSchema, change: changeSchema.optional() }),
  weeks: z.array(weekRateSchema),
  queues: z.array(namedRateSchema).describe('Most cases first; by the queue read'),
  intents: z.array(namedRateSchema),
})

const timesSchema = z.strictObject({
  tickets: z.int(),
  first_response: spreadSchema.optional(),
  resolution: spreadSchema.optional(),
})

const volumesSchema = z.strictObject({
  decided: z.int().describe('Tickets decided for the first time'),
  alone: z.int(),
  suggested: z.int(),
  shadow: z.int(),
  triage: z.int().describe('Left to a person'),
  resolved: z.int(),
  weeks: z.array(z.strictObject({ from: instantSchema, decided: z.int() })),
})

const facetCountsSchema = z.strictObject(
  Object.fromEntries(overridableFacets.map((facet) => [facet, z.int()])) as Record<
    (typeof overridableFacets)[number],
    z.ZodInt
  >,
)

const calibrationSchema = z.strictObject({
  n: z.int(),
  error: z.number().describe('Expected calibration error over ten ranges, 0–1'),
  bins: z.array(
    z.strictObject({ from: z.number(), to: z.number(), n: z.int(), confidence: z.number(), accuracy: z.number() }),
  ),
})

const funnelSchema = z
  .array(z.strictObject({ stage: z.enum(funnelStages), tickets: z.int() }))
  .describe('How far tickets came; each stage is part of the one before')

const riskCurveSchema = z
  .array(z.strictObject({ threshold: shareSchema, coverage: shareSchema, error: shareSchema, tickets: z.int() }))
  .describe('Had everything at least so sure been decided alone: the surest first; empty for fewer than ten tickets')

const loadSchema = z.strictObject({
  gini: z.number().describe('Unevenness of effort between those who resolved anything: 0 even, towards 1 one has all'),
  agents: z.array(
    z.strictObject({
      agent: z.string(),
      tickets: z.int(),
      effort: z.number(),
      handed_on: z.int(),
      resolution: spreadSchema.optional(),
    }),
  ),
})

/** A period looked back on. */
export const reviewSchema = z
  .strictObject({
    from: instantSchema,
    to: instantSchema,
    volumes: volumesSchema,
    overrides: rateSchema.describe('Of the tickets whose decision people saw, those that a person changed'),
    overriders: z.array(
      z.strictObject({
        actor: z.string(),
        overrides: z.int(),
        facets: facetCountsSchema,
        mostly: z.string().optional().describe('The queue they change most often'),
      }),
    ),
    reasons: z.array(z.strictObject({ reason: z.string(), overrides: z.int() })),
    misroutes: rateSchema.describe('Of resolved tickets that were given a queue, those resolved in another'),
    calibration: calibrationSchema.optional(),
    coverage: z.strictObject({ all: estimateSchema, weeks: z.array(weekRateSchema) }),
    funnel: funnelSchema,
    risk_curve: riskCurveSchema,
    times: z.strictObject({
      before: timesSchema.describe('Tickets that Pointsman did not touch: history and shadow'),
      now: timesSchema,
    }),
    load: loadSchema,
    lessons: z.array(z.strictObject({ facet: z.string(), lessons: z.int(), tickets: z.int() })),
    next: z.array(
      z.strictObject({ kind: z.enum(nextStepKinds), about: z.string().optional(), share: z.number(), n: z.int() }),
    ),
  })
  .meta({ id: 'Review' })
export type ReviewOnWire = z.infer<typeof reviewSchema>

export const reviewQuerySchema = z
  .strictObject({
    month: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month such as 2026-10')
      .optional()
      .describe('A calendar month, UTC; default: the last that is over'),
    from: instantSchema.optional().describe('Instead of a month: from here'),
    to: instantSchema.optional().describe('… up to here, exclusive; default: now'),
  })
  .refine(({ month, from }) => month === undefined || from === undefined, 'either `month` or `from`, not both')
  .refine(({ from, to }) => to === undefined || from !== undefined, '`to` needs `from`')

/** To the wire. */
export function toReview({ review, lessons, next }: FullReview): ReviewOnWire {
  return {
    from: toInstant(review.from),
    to: toInstant(review.to),
    volumes: { ...review.volumes, weeks: review.volumes.weeks.map(toWeek) },
    overrides: toRate(review.overrides),
    overriders: review.overriders.map(({ mostly, ...one }) => ({
      ...one,
      facets: { ...one.facets },
      ...present('mostly', mostly),
    })),
    reasons: [...review.reasons],
    misroutes: toRate(review.misroutes),
    ...present('calibration', review.calibration && { ...review.calibration, bins: [...review.calibration.bins] }),
    coverage: { all: review.coverage.all, weeks: review.coverage.weeks.map(toWeek) },
    funnel: [...review.funnel],
    risk_curve: [...review.riskCurve],
    times: { before: toTimes(review.times.before), now: toTimes(review.times.now) },
    load: {
      gini: review.load.gini,
      agents: review.load.agents.map(({ handedOn, ...one }) => ({ ...one, handed_on: handedOn })),
    },
    lessons: [...lessons],
    next: next.map(({ about, ...step }) => ({ ...step, ...present('about', about) })),
  }
}

function toRate({ before, change, halves, weeks, queues, intents, all }: RateReview): z.infer<typeof rateSchema> {
  return {
    all,
    ...present('before', before),
    ...present('change', change && toChange(change)),
    halves: {
      first: halves.first,
      second: halves.second,
      ...present('change', halves.change && toChange(halves.change)),
    },
    weeks: weeks.map(toWeek),
    queues: [...queues],
    intents: [...intents],
  }
}

function toChange({ isSure, ...change }: RateChange): z.infer<typeof changeSchema> {
  return { ...change, is_sure: isSure }
}

function toWeek<Week extends { readonly from: number }>(week: Week): Omit<Week, 'from'> & { from: string } {
  return { ...week, from: toInstant(week.from) }
}

function toTimes(times: {
  readonly tickets: number
  readonly firstResponse?: Spread
  readonly resolution?: Spread
}): z.infer<typeof timesSchema> {
  const { tickets, firstResponse, resolution } = times
  return { tickets, ...present('first_response', firstResponse), ...present('resolution', resolution) }
}
