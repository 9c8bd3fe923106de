import { z } from 'zod'
import {
  comparedFacets,
  readinessStates,
  rightSides,
  type Estimate,
  type GoingLive,
  type QueueShadow,
  type Readiness,
  type ShadowReport,
} from '@pointsman/core'
import { periodFields } from './discrepancy.ts'
import { instantSchema, present, toInstant } from './wire.ts'

export const shadowReportQuerySchema = z.strictObject(periodFields)

const estimateSchema = z
  .strictObject({ value: z.number(), low: z.number(), high: z.number(), n: z.int() })
  .describe('A figure with the range that holds the true one in 95 of 100 cases, from `n` tickets')

const liveSchema = z
  .strictObject({
    minutes_sooner: estimateSchema.optional().describe('First response, a ticket; below 0 later'),
    moves_saved: estimateSchema.optional().describe('Moves between queues, a ticket; below 0 more'),
    detour_minutes: z.number().describe('How long a ticket put into the wrong queue is taken to lie there'),
    detour_measured: z.boolean().describe("Whether that was measured on people's own detours"),
  })
  .describe('What going live would have changed, by estimate')

const summaryFields = {
  tickets: z.int().describe('Compared; also those that Pointsman left to people'),
  abstained: z.int().describe('Those that Pointsman left to people'),
  agreed: estimateSchema,
  discrepancies: z.int(),
  differing: z
    .record(z.enum(comparedFacets), z.int())
    .describe('Discrepancies that differ so; one may in several ways'),
  judged: z.record(z.enum(rightSides), z.int()),
  right_where_judged: estimateSchema.describe('Pointsman, alone or too'),
  accepted: estimateSchema.describe('Suggestions that people followed; `n` is 0 where none was shown'),
  open_minutes: z.number().describe('At stake in discrepancies that nobody has judged yet'),
  live: liveSchema,
}

const readinessSchema = z.strictObject({
  state: z.enum(readinessStates),
  acted: z.int().describe('Tickets that Pointsman would have acted on alone'),
  wrong: z.int().describe('Of them with the wrong queue, by verdict, else by where people resolved them'),
  upper: z.number().describe('The largest share that may still be wrong, at `confidence`; exact'),
  tolerated: z.number(),
  confidence: z.number(),
  needs: z.int().optional().describe('With `more_evidence`: so many more tickets at the same rate would do'),
})

export const shadowReportSchema = z
  .strictObject({
    ...summaryFields,
    queues: z.array(
      z.strictObject({ queue: z.string(), mode: z.string(), ...summaryFields, readiness: readinessSchema }),
    ),
    weeks: z.array(z.strictObject({ from: instantSchema, agreed: estimateSchema })),
  })
  .meta({ id: 'ShadowReport' })
export type ShadowReportOnWire = z.infer<typeof shadowReportSchema>

/** The report on the wire; the mode is that in force now. */
export function toShadowReport(report: ShadowReport, modeNow: (queue: string) => string): ShadowReportOnWire {
  return {
    ...toSummary(report),
    queues: report.queues.map((one) => ({
      queue: one.queue,
      mode: modeNow(one.queue),
      ...toSummary(one),
      readiness: toReadiness(one.readiness),
    })),
    weeks: report.weeks.map(({ from, agreed }) => ({ from: toInstant(from), agreed: toEstimate(agreed) })),
  }
}

function toSummary(one: QueueShadow): Omit<ShadowReportOnWire, 'queues' | 'weeks'> {
  return {
    tickets: one.tickets,
    abstained: one.abstained,
    agreed: toEstimate(one.agreed),
    discrepancies: one.discrepancies,
    differing: { ...one.differing },
    judged: { ...one.judged },
    right_where_judged: toEstimate(one.rightWhereJudged),
    accepted: toEstimate(one.accepted),
    open_minutes: one.openMinutes,
    live: toLive(one.live),
  }
}

export function toReadiness({
  state,
  acted,
  wrong,
  upper,
  tolerated,
  confidence,
  needs,
}: Readiness): z.infer<typeof readinessSchema> {
  return { state, acted, wrong, upper, tolerated, confidence, ...present('needs', needs) }
}

function toLive({ minutesSooner, movesSaved, detourMinutes, isDetourMeasured }: GoingLive): z.infer<typeof liveSchema> {
  return {
    ...present('minutes_sooner', minutesSooner && toEstimate(minutesSooner)),
    ...present('moves_saved', movesSaved && toEstimate(movesSaved)),
    detour_minutes: detourMinutes,
    detour_measured: isDetourMeasured,
  }
}

function toEstimate({ value, low, high, n }: Estimate): z.infer<typeof estimateSchema> {
  return { value, low, high, n }
}
