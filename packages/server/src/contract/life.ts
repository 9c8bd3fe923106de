import { z } from 'zod'
import { drops, timerKinds, type Exclusion, type LifeState, type TicketLife } from '@pointsman/core'
import { instantSchema, present, toInstant } from './wire.ts'

const exclusionSchema = z.strictObject({
  agent: z.string(),
  reason: z.enum(['refused', 'tried']),
  because: z.string(),
  at: instantSchema,
  said: z.string().optional().describe("In the agent's words"),
})

/** Where a ticket stands on its way, and what it waits for. */
export const lifeSchema = z
  .strictObject({
    state: z.string(),
    since: instantSchema,
    reason: z.string().optional().describe('Why it waits, or is in triage'),
    agent: z.string().optional().describe('Who has it, or is asked'),
    offer_until: instantSchema.optional(),
    kept_for: z.string().optional().describe('Whom it is kept back for'),
    kept_until: instantSchema.optional(),
    merged_into: z.string().optional(),
    manual: z.boolean().optional().describe('A person gave it to them'),
    effort: z.number().describe('What it takes of whoever has it'),
    due_at: instantSchema.optional().describe('When a first response falls due'),
    first_response_at: instantSchema.optional(),
    waits_since: instantSchema.describe('The present search for somebody, across offers'),
    dropped: z.array(z.enum(drops)).describe('Requirements given up meanwhile, in that order'),
    out_of_steps: z.boolean(),
    excluded: z.array(exclusionSchema).describe('Not asked again by a machine'),
    previous: z.string().optional().describe('Who had it last'),
    reopened: z.int(),
    pauses: z.array(z.strictObject({ from: instantSchema, to: instantSchema.optional() })),
    next: z
      .array(z.strictObject({ kind: z.enum(timerKinds), at: instantSchema }))
      .describe('What happens by itself, and when'),
  })
  .meta({ id: 'Life' })
export type LifeOnWire = z.infer<typeof lifeSchema>

export function toLife(life: TicketLife): LifeOnWire {
  const { state, wait } = life
  return {
    state: state.kind,
    since: toInstant(state.since),
    ...toPlace(state),
    ...present('kept_until', isKept(state) ? instantOf(wait.holdUntil) : undefined),
    effort: life.effort,
    ...present('due_at', instantOf(life.dueAt)),
    ...present('first_response_at', instantOf(life.firstResponseAt)),
    waits_since: toInstant(wait.since),
    dropped: [...wait.dropped],
    out_of_steps: wait.hasRunOut,
    excluded: life.excluded.map(toExclusion),
    ...present('previous', life.previous),
    reopened: life.reopened,
    pauses: life.pauses.map(({ from, to }) => ({ from: toInstant(from), ...present('to', instantOf(to)) })),
    next: life.timers
      .map(({ kind, dueAt }) => ({ kind, at: toInstant(dueAt) }))
      .toSorted((one, other) => (one.at < other.at ? -1 : 1)),
  }
}

function toPlace(state: LifeState): Partial<LifeOnWire> {
  switch (state.kind) {
    case 'waiting':
      return { reason: state.reason, ...present('kept_for', state.heldFor) }
    case 'triage':
      return { reason: state.reason }
    case 'offered':
      return { agent: state.agent, offer_until: toInstant(state.until) }
    case 'assigned':
      return { agent: state.agent, manual: state.isManual }
    case 'paused':
      return state.holder === undefined ? {} : { agent: state.holder.agent, manual: state.holder.isManual }
    case 'merged':
      return { merged_into: state.into }
    default:
      return {}
  }
}

function toExclusion({ agent, reason, because, at, said }: Exclusion): LifeOnWire['excluded'][number] {
  return { agent, reason, because, at: toInstant(at), ...present('said', said) }
}

function isKept(state: LifeState): boolean {
  return state.kind === 'waiting' && state.heldFor !== undefined
}

function instantOf(at: number | undefined): string | undefined {
  return at === undefined ? undefined : toInstant(at)
}
