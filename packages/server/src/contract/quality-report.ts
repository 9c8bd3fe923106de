import { findingKinds, qualityTargets, type ExpectedLabel, type Finding, type QualityReport } from '@pointsman/core'
import { z } from 'zod'
import type { StoredReport } from '../store/store.ts'
import { confusionTitle, expectationTitle, headline, mixTitle } from '../report/quality-titles.ts'
import { actorSchema, instantSchema, present, shareSchema, toInstant } from './wire.ts'

const routedFields = {
  tickets: z.int(),
  accuracy: shareSchema.describe('Read right, sure or not'),
  coverage: shareSchema.describe('Would be decided alone'),
  error: shareSchema.describe('Of these, how many wrong'),
}

const expectedSchema = z.strictObject({
  title: z.string(),
  risk: shareSchema,
  confidence: shareSchema,
  measured_on: z
    .enum(['newest', 'folds'])
    .describe('`newest`: learned from the older four fifths, measured on the newest; `folds`: there were no dates'),
  ...routedFields,
  coverage_repaired: shareSchema.describe('At best, with the suspected labels put right'),
  labels: z.array(z.strictObject({ label: z.string(), ...routedFields })).describe('Most tickets first'),
})

const findingSchema = z.strictObject({
  kind: z.enum(findingKinds),
  title: z.string(),
  explanation: z.string(),
  remedy: z.string(),
  worth: z
    .strictObject({ per_thousand_tickets: z.number(), gain: z.string(), basis: z.string() })
    .describe('An estimate of how many tickets in a thousand would be better off'),
  facts: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  ticket_count: z.int(),
  tickets: z
    .array(z.strictObject({ id: z.string(), excerpt: z.string(), note: z.string() }))
    .describe('Fifty at most, the clearest first; their words are masked'),
})

/** What is wrong with the history that is kept, and what to do about it. */
export const qualityReportSchema = z
  .strictObject({
    made_at: instantSchema,
    headline: z.string(),
    target: z.enum(qualityTargets),
    tickets: z.int(),
    labelled: z.int(),
    from: instantSchema.optional(),
    to: instantSchema.optional(),
    findings: z.array(findingSchema).describe('The most valuable first'),
    expected: expectedSchema.optional(),
    labels: z.array(z.strictObject({ label: z.string(), tickets: z.int() })),
    labels_over_time: z
      .strictObject({
        title: z.string(),
        months: z.array(z.string()),
        series: z.array(z.strictObject({ label: z.string(), counts: z.array(z.int()) })),
      })
      .optional(),
    confusion: z
      .strictObject({ title: z.string(), labels: z.array(z.string()), counts: z.array(z.array(z.int())) })
      .optional()
      .describe('Rows: the label they have; columns: the one they were read as'),
    notes: z.array(z.string()),
  })
  .meta({ id: 'QualityReport' })

const makingSchema = z.strictObject({
  started_at: instantSchema,
  actor: z.string(),
  target: z.enum(qualityTargets),
  share: shareSchema,
  step: z.string(),
})

/** The newest report that was made, and the one being made. */
export const qualityStateSchema = z
  .strictObject({
    report: qualityReportSchema.optional().describe('Absent where none was made yet'),
    making: makingSchema.optional().describe('Being made now'),
    failed: z.strictObject({ at: instantSchema, because: z.string() }).optional().describe('The last attempt failed'),
  })
  .meta({ id: 'QualityState' })
export type QualityStateOnWire = z.infer<typeof qualityStateSchema>

export const qualityOrderSchema = z.strictObject({
  target: z.enum(qualityTargets).default('queue').describe('The label that tickets are routed by'),
  risk: z.number().gt(0).lt(1).default(0.05).describe('Share of decisions made alone that may be wrong'),
  actor: actorSchema.optional(),
})

/** To the wire. */
export function toQualityState({
  newest,
  made,
}: {
  readonly newest?: StoredReport
  readonly made?: StoredReport
}): QualityStateOnWire {
  const failed =
    newest?.failure === undefined
      ? undefined
      : { at: toInstant(newest.endedAt ?? newest.startedAt), because: newest.failure }
  return {
    ...present('report', made && toReport(made)),
    ...present('making', newest !== undefined && newest.endedAt === undefined ? toMaking(newest) : undefined),
    ...present('failed', failed),
  }
}

export function toMaking({ startedAt, actor, asked, share, step }: StoredReport): z.infer<typeof makingSchema> {
  return makingSchema.parse({ started_at: toInstant(startedAt), actor, target: asked['target'], share, step })
}

function toReport({ endedAt, startedAt, made }: StoredReport): z.infer<typeof qualityReportSchema> {
  // Written by the desk, as the core made it.
  const report = made as QualityReport
  const { expected, from, to, overTime, confusion } = report
  return {
    made_at: toInstant(endedAt ?? startedAt),
    headline: headline(report),
    target: report.target,
    tickets: report.tickets,
    labelled: report.labelled,
    ...present('from', from === undefined ? undefined : toInstant(from)),
    ...present('to', to === undefined ? undefined : toInstant(to)),
    findings: report.findings.map(toFinding),
    ...present('expected', expected && toExpected(expected)),
    labels: [...report.labels],
    ...present(
      'labels_over_time',
      overTime && {
        title: mixTitle(report),
        months: [...overTime.months],
        series: overTime.series.map(({ label, counts }) => ({ label, counts: [...counts] })),
      },
    ),
    ...present(
      'confusion',
      confusion && {
        title: confusionTitle(confusion),
        labels: [...confusion.labels],
        counts: confusion.counts.map((row) => [...row]),
      },
    ),
    notes: [...report.notes],
  }
}

function toFinding({ worth, tickets, ticketCount, facts, ...finding }: Finding): z.infer<typeof findingSchema> {
  const { perThousand, gain, basis } = worth
  return {
    ...finding,
    worth: { per_thousand_tickets: perThousand, gain, basis },
    facts: [...facts],
    ticket_count: ticketCount,
    tickets: [...tickets],
  }
}

function toExpected(expected: NonNullable<QualityReport['expected']>): z.infer<typeof expectedSchema> {
  const { measuredOn, coverageRepaired, labels, risk, confidence } = expected
  return {
    title: expectationTitle(expected),
    risk,
    confidence,
    measured_on: measuredOn,
    ...routed(expected),
    coverage_repaired: coverageRepaired,
    labels: labels.map((one) => ({ label: one.label, ...routed(one) })),
  }
}

function routed({ tickets, accuracy, coverage, error }: Omit<ExpectedLabel, 'label'>): Omit<ExpectedLabel, 'label'> {
  return { tickets, accuracy, coverage, error }
}
