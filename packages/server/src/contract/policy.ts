import { z } from 'zod'
import {
  capacityUnits,
  defaultLifeRules,
  defaultPolicy,
  defaultRisk,
  modes,
  type Policy,
  type UrgencyWeights,
} from '@pointsman/core'
import { fitWeightsSchema, fromFitWeights, toFitWeights } from './fit-weights.ts'
import { fromHours, toHours } from './hours.ts'
import { fromLifeRules, lifeRulesSchema, toLifeRules } from './life-rules.ts'
import { fromRiskPolicy, riskPolicySchema, toRiskPolicy } from './risk-policy.ts'
import { businessHoursSchema, calendarSchema, planHoursSchema, refuseUnknownHours, targetSchema } from './targets.ts'
import { idSchema, nameSchema, present, shareSchema } from './wire.ts'

const fallback = {
  ...defaultPolicy,
  targets: defaultPolicy.targets.map((target) => ({ ...target })),
  planStanding: defaultPolicy.planStanding.map((entry) => ({ ...entry })),
  planChangeDays: defaultPolicy.planChangeDays ?? 14,
  urgencyWeights: toUrgencyWeights(defaultPolicy.urgencyWeights),
  fitWeights: toFitWeights(defaultPolicy.fitWeights),
}

const weight = z.number().min(0).max(1000)

const urgencyWeightsSchema = z.strictObject({
  impact: weight.default(fallback.urgencyWeights.impact),
  target_elapsed: weight.default(fallback.urgencyWeights.target_elapsed),
  account_value: weight.default(fallback.urgencyWeights.account_value),
  distress: weight.default(fallback.urgencyWeights.distress),
  repeat_contacts: weight.default(fallback.urgencyWeights.repeat_contacts),
  claim: weight.default(fallback.urgencyWeights.claim),
  plan_change: weight.default(fallback.urgencyWeights.plan_change),
  waiting: weight.default(fallback.urgencyWeights.waiting),
})

const bandsSchema = z
  .strictObject({ urgent: shareSchema, high: shareSchema, normal: shareSchema })
  .refine((bands) => bands.urgent >= bands.high && bands.high >= bands.normal, 'must fall: urgent ≥ high ≥ normal')

/** A policy as PUT: the whole of it; what is left out has the default. */
export const policyPutSchema = z
  .strictObject({
    mode: z.enum(modes).default(fallback.mode),
    queue_modes: z
      .array(z.strictObject({ queue: idSchema, mode: z.enum(modes) }))
      .max(1000)
      .default([]),
    targets: z.array(targetSchema).max(1000).default(fallback.targets),
    business_hours: businessHoursSchema.optional().describe('When targets run; without them around the clock'),
    calendars: z.array(calendarSchema).max(100).default([]),
    plan_hours: z.array(planHoursSchema).max(1000).default([]),
    urgency_weights: urgencyWeightsSchema.refine(hasWeight, 'must not all be 0').default(fallback.urgencyWeights),
    bands: bandsSchema.default(fallback.bands),
    annual_value_at_half: z.number().min(1).max(1e12).default(fallback.annualValueAtHalf),
    plan_standing: z
      .array(z.strictObject({ plan: nameSchema, standing: shareSchema }))
      .max(1000)
      .default(fallback.planStanding),
    plan_change_days: z.number().min(1).max(365).default(fallback.planChangeDays),
    fit_weights: fitWeightsSchema.refine(hasWeight, 'must not all be 0').default(fallback.fitWeights),
    development_share: shareSchema.default(fallback.developmentShare),
    capacity_in: z.enum(capacityUnits).default('effort').describe('What the capacity of agents and queues counts'),
    act_confidence: shareSchema.default(fallback.actConfidence),
    act_in_scope: shareSchema.default(fallback.actInScope),
    risk: riskPolicySchema.default(toRiskPolicy(defaultRisk)).describe('What may go wrong of what is decided alone'),
    life: lifeRulesSchema.default(toLifeRules(defaultLifeRules)).describe('What becomes of tickets after a decision'),
  })
  .superRefine(refuseUnknownHours)
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
    targets: put.targets.map(({ plan, priority, minutes, hours }) => ({
      ...present('plan', plan),
      priority,
      minutes,
      ...present('hours', hours),
    })),
    ...present('businessHours', put.business_hours && fromHours(put.business_hours)),
    calendars: put.calendars.map(({ name, ...hours }) => ({ name, hours: fromHours(hours) })),
    planHours: put.plan_hours,
    urgencyWeights: fromUrgencyWeights(put.urgency_weights),
    bands: put.bands,
    annualValueAtHalf: put.annual_value_at_half,
    planStanding: put.plan_standing,
    planChangeDays: put.plan_change_days,
    fitWeights: fromFitWeights(put.fit_weights),
    developmentShare: put.development_share,
    capacityIn: put.capacity_in,
    actConfidence: put.act_confidence,
    actInScope: put.act_in_scope,
    risk: fromRiskPolicy(put.risk),
    life: fromLifeRules(put.life),
  }
}

/** A policy on the wire. */
export function toPolicy(policy: Policy): PolicyOnWire {
  return {
    version: policy.version,
    mode: policy.mode,
    queue_modes: policy.queueModes.map(({ queue, mode }) => ({ queue, mode })),
    targets: policy.targets.map((target) => ({ ...target })),
    ...present('business_hours', policy.businessHours && toHours(policy.businessHours)),
    calendars: (policy.calendars ?? []).map(({ name, hours }) => ({ name, ...toHours(hours) })),
    plan_hours: (policy.planHours ?? []).map((entry) => ({ ...entry })),
    urgency_weights: toUrgencyWeights(policy.urgencyWeights),
    bands: { ...policy.bands },
    annual_value_at_half: policy.annualValueAtHalf,
    plan_standing: policy.planStanding.map((entry) => ({ ...entry })),
    plan_change_days: policy.planChangeDays ?? fallback.planChangeDays,
    fit_weights: toFitWeights(policy.fitWeights),
    development_share: policy.developmentShare,
    capacity_in: policy.capacityIn ?? 'effort',
    act_confidence: policy.actConfidence,
    act_in_scope: policy.actInScope,
    risk: toRiskPolicy(policy.risk ?? defaultRisk),
    life: toLifeRules(policy.life ?? defaultLifeRules),
  }
}

type UrgencyWeightsOnWire = Record<
  'impact' | 'target_elapsed' | 'account_value' | 'distress' | 'repeat_contacts' | 'claim' | 'plan_change' | 'waiting',
  number
>
function toUrgencyWeights(weights: UrgencyWeights): UrgencyWeightsOnWire {
  return {
    impact: weights.impact,
    target_elapsed: weights.targetElapsed,
    account_value: weights.accountValue,
    distress: weights.distress,
    repeat_contacts: weights.repeatContacts,
    claim: weights.claim,
    plan_change: weights.planChange ?? 0,
    waiting: weights.waiting,
  }
}

function fromUrgencyWeights(weights: UrgencyWeightsOnWire): UrgencyWeights {
  return {
    impact: weights.impact,
    targetElapsed: weights.target_elapsed,
    accountValue: weights.account_value,
    distress: weights.distress,
    repeatContacts: weights.repeat_contacts,
    claim: weights.claim,
    planChange: weights.plan_change,
    waiting: weights.waiting,
  }
}

function hasWeight(weights: Readonly<Record<string, number>>): boolean {
  return Object.values(weights).some((value) => value > 0)
}
