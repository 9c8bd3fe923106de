import { z } from 'zod'
import type { ComplexityReading, Evidence, EvidenceSum, LabelReading, NumberReading, Reading } from '@pointsman/core'
import { present } from './wire.ts'

/** What some words add to a score; `start` and `end` index `text`. */
const evidenceSchema = z.strictObject({
  words: z.array(z.string()),
  start: z.int(),
  end: z.int(),
  weight: z.number(),
  if_removed: z.number().optional(),
})

const sumSchema = z.strictObject({ score: z.number(), other_words: z.number(), base: z.number() })

const certainty = {
  confidence: z.number(),
  abstained: z.boolean(),
  evidence: z.array(evidenceSchema),
  sum: sumSchema.optional().describe('Evidence in order, then `other_words`, then `base`, add up to `score`'),
}

const labelReadingSchema = z.strictObject({
  label: z.string().optional(),
  distribution: z.array(z.strictObject({ label: z.string(), probability: z.number() })),
  in_scope: z.number(),
  ...certainty,
})

const numberReadingSchema = z.strictObject({ value: z.number(), ...certainty })

/** What was read from the words of a ticket, facet by facet, each with its doubt and its evidence. */
export const readingSchema = z
  .strictObject({
    queue: labelReadingSchema,
    topic: labelReadingSchema,
    intent: labelReadingSchema,
    complexity: z.strictObject({
      minutes: z.number(),
      low: z.number(),
      high: z.number(),
      tier: z.int(),
      ...certainty,
    }),
    impact: numberReadingSchema,
    distress: numberReadingSchema,
    language: z.strictObject({ code: z.string().optional(), confidence: z.number() }),
    issues: z.array(
      z.strictObject({ start: z.int(), end: z.int(), queue: z.string().optional(), confidence: z.number() }),
    ),
    notes: z.array(z.string()),
    text: z.string(),
    unread: z.literal(true).optional().describe('The reader could not be asked; `notes` says why'),
  })
  .meta({ id: 'Reading' })
export type ReadingOnWire = z.infer<typeof readingSchema>

/** A reading on the wire. */
export function toReading(reading: Reading): ReadingOnWire {
  return {
    queue: toLabelReading(reading.queue),
    topic: toLabelReading(reading.topic),
    intent: toLabelReading(reading.intent),
    complexity: toComplexity(reading.complexity),
    impact: toNumberReading(reading.impact),
    distress: toNumberReading(reading.distress),
    language: { ...present('code', reading.language.code), confidence: reading.language.confidence },
    issues: reading.issues.map((issue) => ({
      start: issue.start,
      end: issue.end,
      ...present('queue', issue.queue),
      confidence: issue.confidence,
    })),
    notes: [...reading.notes],
    text: reading.text,
    ...present('unread', reading.isMissing),
  }
}

function toLabelReading(reading: LabelReading): ReadingOnWire['queue'] {
  return {
    ...present('label', reading.label),
    distribution: reading.distribution.map(({ label, probability }) => ({ label, probability })),
    in_scope: reading.inScope,
    confidence: reading.confidence,
    abstained: reading.abstained,
    evidence: reading.evidence.map(toEvidence),
    ...present('sum', reading.sum && toSum(reading.sum)),
  }
}

function toNumberReading(reading: NumberReading): ReadingOnWire['impact'] {
  return {
    value: reading.value,
    confidence: reading.confidence,
    abstained: reading.abstained,
    evidence: reading.evidence.map(toEvidence),
    ...present('sum', reading.sum && toSum(reading.sum)),
  }
}

function toComplexity(reading: ComplexityReading): ReadingOnWire['complexity'] {
  return {
    minutes: reading.minutes,
    low: reading.low,
    high: reading.high,
    tier: reading.tier,
    confidence: reading.confidence,
    abstained: reading.abstained,
    evidence: reading.evidence.map(toEvidence),
    ...present('sum', reading.sum && toSum(reading.sum)),
  }
}

function toEvidence(evidence: Evidence): ReadingOnWire['queue']['evidence'][number] {
  return {
    words: [...evidence.words],
    start: evidence.start,
    end: evidence.end,
    weight: evidence.weight,
    ...present('if_removed', evidence.ifRemoved),
  }
}

function toSum(sum: EvidenceSum): NonNullable<ReadingOnWire['queue']['sum']> {
  return { score: sum.score, other_words: sum.otherWords, base: sum.base }
}
