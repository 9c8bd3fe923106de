import { z } from 'zod'
import { driftSigns, modes, riskGrounds } from '@pointsman/core'
import type { Tally, RiskReport } from '../trust/risk-report.ts'
import type { AlarmEnding, StoredAlarm } from '../store/store.ts'
import { riskPolicySchema, toRiskPolicy } from './risk-policy.ts'
import { actorSchema, idSchema, instantSchema, present, shareSchema, toInstant } from './wire.ts'

const reasonSchema = z.string().trim().min(1).max(1000).describe('Why, for those who will ask')

const endingSchema = z.strictObject({
  at: instantSchema,
  actor: z.string(),
  reason: z.string(),
  queue: z.string().optional().describe('Absent: in every queue'),
})

/** An alarm: what would be `auto` is `suggest` until a person ends it. */
export const alarmSchema = z
  .strictObject({
    id: z.int(),
    queue: z.string().optional().describe('Absent: every queue'),
    at: instantSchema,
    sign: z.enum(driftSigns),
    because: z.string().describe('What was seen, and what was usual'),
    model: z.string(),
    except: z.array(z.string()).describe('Queues in which a person has ended it'),
    endings: z.array(endingSchema),
    ended_at: instantSchema.optional(),
  })
  .meta({ id: 'Alarm' })
export type AlarmOnWire = z.infer<typeof alarmSchema>

export const alarmListSchema = z.strictObject({ items: z.array(alarmSchema) })

/** A person ends an alarm. */
export const alarmEndSchema = z.strictObject({
  reason: reasonSchema,
  queue: idSchema.optional().describe('Only in this queue; absent: altogether'),
  actor: actorSchema.optional(),
})

/** A person sets the mode of one queue. */
export const queueModeSchema = z.strictObject({
  mode: z.enum(modes),
  reason: reasonSchema,
  actor: actorSchema.optional(),
})

const tallyFields = {
  tickets: z.int(),
  acted: z.int().describe('Decided alone'),
  coverage: shareSchema.describe('acted / tickets'),
  proved: z.int().describe('Of those decided alone, proved right or wrong'),
  wrong: z.int(),
  error: z
    .strictObject({ share: shareSchema, low: shareSchema, high: shareSchema })
    .optional()
    .describe('wrong / proved with its 95 % interval; absent while nothing is proved'),
}

const laneSchema = z.strictObject({
  queue: z.string().optional().describe('Absent: all queues without a threshold of their own'),
  threshold: z.number().describe('Least score to act alone; above 1: never'),
  tolerated: shareSchema,
  confidence: shareSchema,
  tickets: z.int(),
  acted: z.int(),
  wrong: z.int(),
  coverage: shareSchema,
  upper_bound: shareSchema,
  more_needed: z.int().optional().describe('Tickets like these that are missing; absent where more would not help'),
  because: z.string(),
})

const thresholdsSchema = z.strictObject({
  version: z.int(),
  at: instantSchema,
  model: z.string(),
  ground: z.enum(riskGrounds).describe('`resolved` tickets, or those `held_out` while the model was trained'),
  tickets: z.int(),
  needed: z.int().describe('With fewer there are no thresholds'),
  lanes: z.array(laneSchema),
})

const curvePointSchema = z.strictObject({
  tolerated: shareSchema,
  threshold: z.number(),
  coverage: shareSchema,
  acted: z.int(),
  wrong: z.int(),
  error: shareSchema.optional().describe('Share wrong to be expected; absent where nothing would be decided alone'),
})

/** What is decided alone, and what came of it. */
export const riskReportSchema = z
  .strictObject({
    at: instantSchema,
    days: z.int(),
    risk: riskPolicySchema,
    thresholds: thresholdsSchema.optional(),
    all: z.strictObject(tallyFields),
    queues: z.array(
      z.strictObject({
        queue: z.string().optional().describe('The queue read; absent where the reader abstained'),
        mode: z.enum(modes).describe('How far decisions go now'),
        alarm: z.int().optional().describe('What lowered that'),
        ...tallyFields,
      }),
    ),
    by_day: z.array(z.strictObject({ day: z.string().describe('UTC: 2026-03-02'), ...tallyFields })),
    curve: z.array(curvePointSchema).describe('What each tolerance would buy'),
    alarms: z.array(alarmSchema),
  })
  .meta({ id: 'RiskReport' })
export type RiskReportOnWire = z.infer<typeof riskReportSchema>

export const riskReportQuerySchema = z.strictObject({
  days: z.coerce.number().int().min(1).max(366).default(30).describe("Days looked at, today's included"),
})

/** An alarm on the wire. */
export function toAlarm({ endedAt, at, endings, except, queue, ...rest }: StoredAlarm): AlarmOnWire {
  return {
    ...rest,
    ...present('queue', queue),
    at: toInstant(at),
    except: [...except],
    endings: endings.map(toEnding),
    ...present('ended_at', endedAt === undefined ? undefined : toInstant(endedAt)),
  }
}

/** The report on the wire. */
export function toRiskReport(report: RiskReport): RiskReportOnWire {
  const { thresholds } = report
  return {
    at: toInstant(report.at),
    days: report.days,
    risk: toRiskPolicy(report.asked),
    ...present('thresholds', thresholds && toThresholds(thresholds)),
    all: toTally(report.all),
    queues: report.queues.map(({ queue, mode, alarm, ...tally }) => ({
      ...present('queue', queue),
      mode,
      ...present('alarm', alarm),
      ...toTally(tally),
    })),
    by_day: report.byDay.map(({ day, ...tally }) => ({ day: toInstant(day).slice(0, 10), ...toTally(tally) })),
    curve: report.curve.map((point) => ({
      ...point,
      ...present('error', point.acted === 0 ? undefined : point.wrong / point.acted),
    })),
    alarms: report.alarms.map(toAlarm),
  }
}

function toThresholds(given: NonNullable<RiskReport['thresholds']>): z.infer<typeof thresholdsSchema> {
  return {
    ...given,
    at: toInstant(given.at),
    lanes: given.lanes.map(({ queue, upperBound, moreNeeded, ...lane }) => ({
      ...present('queue', queue),
      ...lane,
      upper_bound: upperBound,
      ...present('more_needed', moreNeeded),
    })),
  }
}

function toTally({ tickets, acted, coverage, proved, wrong, error }: Tally): RiskReportOnWire['all'] {
  return { tickets, acted, coverage, proved, wrong, ...present('error', error && { ...error }) }
}

function toEnding({ at, queue, actor, reason }: AlarmEnding): z.infer<typeof endingSchema> {
  return { at: toInstant(at), actor, reason, ...present('queue', queue) }
}
