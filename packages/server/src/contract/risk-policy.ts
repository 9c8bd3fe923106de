import { z } from 'zod'
import { defaultRisk, type QueueRisk, type RiskPolicy } from '@pointsman/core'
import { idSchema } from './wire.ts'

const tolerated = z
  .number()
  .min(0.001)
  .max(0.5)
  .describe('Share of the tickets decided alone that may go wrong: 0.05 is one in twenty')
const confidence = z
  .number()
  .min(0.5)
  .max(0.999)
  .describe('How sure that must be: 0.95 is mistaken in one calculation of twenty')

/** What may go wrong of what is decided alone. */
export const riskPolicySchema = z.strictObject({
  tolerated: tolerated.default(defaultRisk.tolerated),
  confidence: confidence.default(defaultRisk.confidence),
  over: z
    .int()
    .min(1)
    .max(1_000_000)
    .default(defaultRisk.over)
    .describe('Coming tickets decided alone over which it is to hold, luck included; a million is the long run'),
  wrong_labels: z
    .number()
    .min(0)
    .max(0.5)
    .default(defaultRisk.wrongLabels)
    .describe('Share of resolved tickets whose queue is wrong itself, as `report quality` says'),
  enforced: z
    .boolean()
    .default(defaultRisk.isEnforced)
    .describe('False: thresholds are worked out and alarms sound, and nothing obeys them'),
  queues: z
    .array(z.strictObject({ queue: idSchema, tolerated: tolerated.optional(), confidence: confidence.optional() }))
    .max(1000)
    .refine((list) => new Set(list.map(({ queue }) => queue)).size === list.length, 'must name a queue once only')
    .default([])
    .describe('Queues where something else is tolerated; what is left out is as above'),
})
export type RiskPolicyOnWire = z.infer<typeof riskPolicySchema>

/** The core's, with what a queue leaves out filled in. */
export function fromRiskPolicy(put: RiskPolicyOnWire): RiskPolicy {
  return {
    tolerated: put.tolerated,
    confidence: put.confidence,
    over: put.over,
    wrongLabels: put.wrong_labels,
    isEnforced: put.enforced,
    queues: put.queues.map((one) => ({
      queue: one.queue,
      tolerated: one.tolerated ?? put.tolerated,
      confidence: one.confidence ?? put.confidence,
    })),
  }
}

export function toRiskPolicy(risk: RiskPolicy): RiskPolicyOnWire {
  return {
    ...bothOf(risk),
    over: risk.over,
    wrong_labels: risk.wrongLabels,
    enforced: risk.isEnforced,
    queues: risk.queues.map((one) => ({ queue: one.queue, ...bothOf(one) })),
  }
}

function bothOf(risk: QueueRisk): QueueRisk {
  return { tolerated: risk.tolerated, confidence: risk.confidence }
}
