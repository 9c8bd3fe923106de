import { z } from 'zod'
import {
  changeKinds,
  modes,
  type Estimate,
  type LoadChanged,
  type WhatIfChange,
  type WhatIfSide,
} from '@pointsman/core'
import type { ReplayedOtherwise } from '../what-if/replay-otherwise.ts'
import { outcomeSchema } from './decision.ts'
import { policyPutSchema } from './policy.ts'
import { instantSchema, present, prioritySchema, toInstant } from './wire.ts'

/** A policy to try, and how many of the newest decisions to try it on. */
export const policyPreviewSchema = z
  .strictObject({
    policy: policyPutSchema,
    limit: z.int().min(1).max(20_000).default(2000).describe('Newest decisions to decide again'),
    since: instantSchema.optional().describe('Only decisions from then on'),
  })
  .meta({ id: 'PolicyPreview' })

const estimateSchema = z.strictObject({ value: z.number(), low: z.number(), high: z.number(), n: z.int() })

const sideSchema = z.strictObject({ mode: z.enum(modes), outcome: outcomeSchema, band: prioritySchema })

const loadSchema = z.strictObject({
  id: z.string(),
  before: z.int(),
  after: z.int(),
  effort_before: z.number(),
  effort_after: z.number(),
})

export const whatIfSchema = z
  .strictObject({
    summary: z.string().describe('In one sentence'),
    decisions: z.int(),
    changed: z.int(),
    changed_share: estimateSchema,
    kinds: z.record(z.enum(changeKinds), z.int()).describe('Decisions that differ so; one may differ in several ways'),
    dearest: z.array(
      z.strictObject({
        decision: z.string(),
        ticket_id: z.string(),
        subject: z.string(),
        kinds: z.array(z.enum(changeKinds)),
        cost: z.number().describe('Minutes at stake'),
        before: sideSchema,
        after: sideSchema,
      }),
    ),
    agents: z.array(loadSchema).describe('Decisions and effort given to each, most changed first'),
    queues: z.array(loadSchema),
    minutes_saved: estimateSchema.optional().describe('Expected work a ticket, handing on counted in'),
    breaches: z.strictObject({
      known: z.int().describe('Responses known to have been given'),
      before: z.int().describe('Of them past their target'),
      after: z.int().describe('The same by the other targets and bands, had they been given when they were'),
      fewer: estimateSchema.optional(),
    }),
    complete: z.boolean().describe('False: time was over first, and this is what there was by then'),
    left_out: z.int().describe('Overrides, which no policy changes'),
    from: instantSchema.optional(),
    to: instantSchema.optional(),
    seconds: z.number(),
  })
  .meta({ id: 'WhatIf' })
export type WhatIfOnWire = z.infer<typeof whatIfSchema>

export function toWhatIf(replayed: ReplayedOtherwise, summary: string): WhatIfOnWire {
  const { whatIf, isComplete, leftOut, from, to, seconds } = replayed
  const { decisions, changed, changedShare, kinds, dearest, agents, queues, minutesSaved, breaches } = whatIf
  return {
    summary,
    decisions,
    changed,
    changed_share: toEstimate(changedShare),
    kinds: { ...kinds },
    dearest: dearest.map(toChange),
    agents: agents.map(toLoad),
    queues: queues.map(toLoad),
    ...present('minutes_saved', minutesSaved && toEstimate(minutesSaved)),
    breaches: {
      known: breaches.known,
      before: breaches.before,
      after: breaches.after,
      ...present('fewer', breaches.fewer && toEstimate(breaches.fewer)),
    },
    complete: isComplete,
    left_out: leftOut,
    ...present('from', from === undefined ? undefined : toInstant(from)),
    ...present('to', to === undefined ? undefined : toInstant(to)),
    seconds,
  }
}

function toChange({
  decision,
  ticketId,
  subject,
  kinds,
  cost,
  before,
  after,
}: WhatIfChange): WhatIfOnWire['dearest'][number] {
  return {
    decision,
    ticket_id: ticketId,
    subject,
    kinds: [...kinds],
    cost,
    before: toSide(before),
    after: toSide(after),
  }
}

function toSide({ mode, outcome, band }: WhatIfSide): z.infer<typeof sideSchema> {
  return { mode, outcome: { ...outcome }, band }
}

function toLoad({ id, before, after, effortBefore, effortAfter }: LoadChanged): z.infer<typeof loadSchema> {
  return { id, before, after, effort_before: effortBefore, effort_after: effortAfter }
}

function toEstimate({ value, low, high, n }: Estimate): z.infer<typeof estimateSchema> {
  return { value, low, high, n }
}
