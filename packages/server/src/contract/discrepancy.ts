import { z } from 'zod'
import { comparedFacets, comparisonResults, modes, rightSides, type Explained, type Side } from '@pointsman/core'
import type { DiscrepancyQuery, StoredComparison, StoredVerdict } from '../store/shadow-verbs.ts'
import {
  actorSchema,
  explainedSchema,
  fromInstant,
  idSchema,
  instantSchema,
  nameSchema,
  pageQueryFields,
  present,
  prioritySchema,
  toInstant,
} from './wire.ts'

const sideSchema = z
  .strictObject({
    queue: idSchema.optional(),
    agent: idSchema.optional(),
    priority: prioritySchema.optional(),
    intent: nameSchema.optional(),
  })
  .describe('What one side says; what it does not speak of is absent')

/** Which tickets, by when they ended. */
export const periodFields = {
  since: instantSchema.optional().describe('Tickets that ended from then on'),
  until: instantSchema.optional().describe('Tickets that ended before'),
}

export const discrepancyQuerySchema = z.strictObject({
  state: z.enum(['open', 'judged']).optional(),
  queue: idSchema.optional().describe('On either side'),
  kind: z.enum(comparedFacets).optional().describe('What differs'),
  mode: z.enum(modes).optional(),
  ...periodFields,
  ...pageQueryFields,
})

const verdictRecordSchema = z.strictObject({
  id: z.string(),
  at: instantSchema,
  who: z.enum(rightSides),
  answer: sideSchema.optional(),
  reason: z.string().optional(),
  actor: z.string(),
  lessons: z.array(z.int()).describe('Places of what it taught, in the one order of lessons'),
})

/** A decision beside what people did. */
export const discrepancySchema = z
  .strictObject({
    id: z.string().describe("The decision's"),
    ticket_id: z.string(),
    subject: z.string(),
    mode: z.enum(modes),
    result: z.enum(comparisonResults),
    pointsman: sideSchema,
    people: sideSchema.describe('Who resolved it, and where'),
    first: sideSchema.optional().describe('Where people put it at first'),
    differing: z.array(z.enum(comparedFacets)),
    cost: explainedSchema.describe('Minutes lost if the wrong side is followed, as parts that add up'),
    because: z.strictObject({ pointsman: z.array(z.string()), people: z.array(z.string()) }),
    suggestion: z
      .enum(['accepted', 'changed'])
      .optional()
      .describe('Whether people did as suggested; only in `suggest`'),
    would_act: z.boolean().describe('Pointsman would have put it there by itself, had the queue been live'),
    moves: z.int().describe('How often people moved it to another queue'),
    received_at: instantSchema,
    decided_at: instantSchema,
    routed_at: instantSchema.optional().describe('When people first put it somewhere'),
    first_response_at: instantSchema.optional(),
    resolved_at: instantSchema,
    verdict: verdictRecordSchema.optional(),
  })
  .meta({ id: 'Discrepancy' })
export type DiscrepancyOnWire = z.infer<typeof discrepancySchema>

export const discrepancyListSchema = z.strictObject({ items: z.array(discrepancySchema), next: z.string().optional() })

/** Who was right. */
export const verdictSchema = z
  .strictObject({
    who: z.enum(rightSides).describe('`both`: either will do; `neither`: say what is right in `answer`'),
    answer: sideSchema.optional().describe('Only with `neither`, and then at least one of them'),
    reason: z.string().min(1).max(2000).optional(),
    actor: actorSchema.optional(),
  })
  .refine(({ who, answer }) => (who === 'neither') === (answer !== undefined && Object.keys(answer).length > 0), {
    message:
      'must have an `answer` that names at least one of `queue`, `agent`, `priority`, `intent` with `neither`, and none otherwise',
    path: ['answer'],
  })
  .meta({ id: 'Verdict' })

export const undoVerdictSchema = z.strictObject({ actor: actorSchema.optional() }).meta({ id: 'UndoVerdict' })

export const verdictAnswerSchema = z.strictObject({
  discrepancy: discrepancySchema,
  lessons: z.array(z.int()).describe('Places of the lessons learned from it, in their one order'),
})

export function fromDiscrepancyQuery(query: z.infer<typeof discrepancyQuerySchema>): DiscrepancyQuery {
  const { since, until, state, queue, kind, mode, limit, cursor } = query
  return {
    ...fromPeriod({ since, until }),
    ...present('state', state),
    ...present('queue', queue),
    ...present('kind', kind),
    ...present('mode', mode),
    limit,
    ...present('cursor', cursor),
  }
}

export function fromPeriod({
  since,
  until,
}: {
  readonly since?: string | undefined
  readonly until?: string | undefined
}): Pick<DiscrepancyQuery, 'since' | 'until'> {
  return {
    ...present('since', since === undefined ? undefined : fromInstant(since)),
    ...present('until', until === undefined ? undefined : fromInstant(until)),
  }
}

/** The side that was sent, without what is absent. */
export function fromSide({ queue, agent, priority, intent }: z.infer<typeof sideSchema>): Side {
  return {
    ...present('queue', queue),
    ...present('agent', agent),
    ...present('priority', priority),
    ...present('intent', intent),
  }
}

export function toDiscrepancy({ comparison, times, ...own }: StoredComparison): DiscrepancyOnWire {
  const { receivedAt, decidedAt, routedAt, firstResponseAt, resolvedAt } = times
  return {
    id: own.id,
    ticket_id: own.ticketId,
    subject: own.subject,
    mode: own.mode,
    result: comparison.result,
    pointsman: { ...comparison.pointsman },
    people: { ...comparison.people },
    ...present('first', comparison.first && { ...comparison.first }),
    differing: [...comparison.differing],
    cost: toExplained(comparison.cost),
    because: { pointsman: [...comparison.because.pointsman], people: [...comparison.because.people] },
    ...present('suggestion', comparison.suggestion),
    would_act: own.wouldAct,
    moves: own.moves,
    received_at: toInstant(receivedAt),
    decided_at: toInstant(decidedAt),
    ...present('routed_at', routedAt === undefined ? undefined : toInstant(routedAt)),
    ...present('first_response_at', firstResponseAt === undefined ? undefined : toInstant(firstResponseAt)),
    resolved_at: toInstant(resolvedAt),
    ...present('verdict', own.verdict && toVerdict(own.verdict)),
  }
}

function toVerdict({ id, at, who, answer, reason, actor, lessons }: StoredVerdict): DiscrepancyOnWire['verdict'] {
  return {
    id,
    at: toInstant(at),
    who,
    ...present('answer', answer && { ...answer }),
    ...present('reason', reason),
    actor,
    lessons: [...lessons],
  }
}

/** Parts are named as everywhere on the wire: `hand_off`. */
function toExplained({ score, contributions }: Explained): DiscrepancyOnWire['cost'] {
  const named = contributions.map((part) => ({
    ...part,
    name: part.name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  }))
  return { score, contributions: named }
}
