import { z } from 'zod'
import { defaultPolicy, modes, type FitWeights, type Policy, type UrgencyWeights } from '@pointsman/core'
import { idSchema, nameSchema, prioritySchema, shareSchema } from './wire.ts'

const fallback = toPolicy(defaultPolicy)

const weight = z.number().min(0).max(1000)

const urgencyWeightsSchema = z.strictObject({
  impact: weight.default(fallback.urgency_weights.impact),
  target_elapsed: weight.default(fallback.urgency_weights.target_elapsed),
  account_value: weight.default(fallback.urgency_weights.account_value),
  distress: weight.default(fallback.urgency_weights.distress),
  repeat_contacts: weight.default(fallback.urgency_weights.repeat_contacts),
  claim: weight.default(fallback.urgency_weights.claim),
  waiting: weight.default(fallback.urgency_weights.waiting),
})

const fitWeightsSchema = z.strictObject({
  skill: weight.default(fallback.fit_weights.skill),
  success: weight.default(fallback.fit_weights.success),
  speed: weight.default(fallback.fit_weights.speed),
  free_capacity: weight.default(fallback.fit_weights.free_capacity),
  tier_match: weight.default(fallback.fit_weights.tier_match),
  continuity: weight.default(fallback.fit_weights.continuity),
})

const bandsSchema = z
  .strictObject({ urgent: shareSchema, high: shareSchema, normal: shareSchema })
  .refine((bands) => bands.urgent >= bands.high && bands.high >= bands.normal, 'must fall: urgent ≥ high ≥ normal')

const targetSchema = z.strictObject({
  plan: nameSchema.optional(),
  priority: prioritySchema,
  minutes: z.number().min(1).max(525_600),
})

/** A policy as PUT: the whole of it; what is left out has the default. */
export const policyPutSchema = z
  .strictObject({
    mode: z.enum(modes).default(fallback.mode),
    queue_modes: z
      .array(z.strictObject({ queue: idSchema, mode: z.enum(modes) }))
      .max(1000)
      .default([]),
    targets: z.array(targetSchema).max(1000).default(fallback.targets),
    urgency_weights: urgencyWeightsSchema.refine(hasWeight, 'must not all be 0').default(fallback.urgency_weights),
    bands: bandsSchema.default(fallback.bands),
    annual_value_at_half: z.number().min(1).max(1e12).default(fallback.annual_value_at_half),
    plan_standing: z
      .array(z.strictObject({ plan: nameSchema, standing: shareSchema }))
      .max(1000)
      .default(fallback.plan_standing),
    fit_weights: fitWeightsSchema.refine(hasWeight, 'must not all be 0').default(fallback.fit_weights),
    act_confidence: shareSchema.default(fallback.act_confidence),
    act_in_scope: shareSchema.default(fallback.act_in_scope),
  })
  .meta({ id: 'PolicyPut' })
export type PolicyPut = z.infer<typeof policyPutSchema>

/** A policy on the wire; version 0 is the built-in one. */
export const policySchema = z.strictObject({ version: z.int(), ...policyPutSchema.shape }).meta({ id: 'Policy' })
export type PolicyOnWire = z.infer<typeof policySchema>

/** The core's policy from what was PUT. */
export function fromPolicyPut(put: PolicyPut): Omit<Policy, 'version'> {
  return {
    mode: put.mode,
    queueModes: put.queue_modes,
    targets: put.targets.map(({ plan, priority, minutes }) => ({
      ...(plan === undefined ? {} : { plan }),
      priority,
      minutes,
    })),
    urgencyWeights: fromUrgencyWeights(put.urgency_weights),
    bands: put.bands,
    annualValueAtHalf: put.annual_value_at_half,
    planStanding: put.plan_standing,
    fitWeights: fromFitWeights(put.fit_weights),
    actConfidence: put.act_confidence,
    actInScope: put.act_in_scope,
  }
}

/** A policy on the wire. */
export function toPolicy(policy: Policy): PolicyOnWire {
  const { urgencyWeights: urgency, fitWeights: fit } = policy
  return {
    version: policy.version,
    mode: policy.mode,
    queue_modes: policy.queueModes.map(({ queue, mode }) => ({ queue, mode })),
    targets: policy.targets.map((target) => ({ ...target })),
    urgency_weights: {
      impact: urgency.impact,
      target_elapsed: urgency.targetElapsed,
      account_value: urgency.accountValue,
      distress: urgency.distress,
      repeat_contacts: urgency.repeatContacts,
      claim: urgency.claim,
      waiting: urgency.waiting,
    },
    bands: { ...policy.bands },
    annual_value_at_half: policy.annualValueAtHalf,
    plan_standing: policy.planStanding.map((entry) => ({ ...entry })),
    fit_weights: {
      skill: fit.skill,
      success: fit.success,
      speed: fit.speed,
      free_capacity: fit.freeCapacity,
      tier_match: fit.tierMatch,
      continuity: fit.continuity,
    },
    act_confidence: policy.actConfidence,
    act_in_scope: policy.actInScope,
  }
}

function fromUrgencyWeights(weights: PolicyPut['urgency_weights']): UrgencyWeights {
  return {
    impact: weights.impact,
    targetElapsed: weights.target_elapsed,
    accountValue: weights.account_value,
    distress: weights.distress,
    repeatContacts: weights.repeat_contacts,
    claim: weights.claim,
    waiting: weights.waiting,
  }
}

function fromFitWeights(weights: PolicyPut['fit_weights']): FitWeights {
  return {
    skill: weights.skill,
    success: weights.success,
    speed: weights.speed,
    freeCapacity: weights.free_capacity,
    tierMatch: weights.tier_match,
    continuity: weights.continuity,
  }
}

function hasWeight(weights: Readonly<Record<string, number>>): boolean {
  return Object.values(weights).some((value) => value > 0)
}
