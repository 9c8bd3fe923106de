import type { RiskPolicy } from '../domain/policy.ts'
import { riskThreshold, type ResolvedOutcome } from './risk-threshold.ts'

/** What one tolerance would give, in every queue alike. */
export interface RiskCurvePoint {
  readonly tolerated: number
  /** The threshold of all queues taken together; above 1 for none. Queues with tickets enough have their own. */
  readonly threshold: number
  /** Share of recent tickets that would have been decided alone, 0–1. */
  readonly coverage: number
  /** Of those, how many and how many of them wrong: the share to be expected. */
  readonly acted: number
  readonly wrong: number
}

/** Tolerances looked at: from one in two hundred to one in four. */
export const curveTolerances = [0.005, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.15, 0.2, 0.25] as const

/** For whoever has to choose what to tolerate: what one choice buys, at the confidence asked. */
export function curvePoint(
  outcomes: readonly ResolvedOutcome[],
  { confidence, wrongLabels, over }: Pick<RiskPolicy, 'confidence' | 'wrongLabels' | 'over'>,
  tolerated: number,
): RiskCurvePoint {
  const { pooled, lanes } = riskThreshold(outcomes, { tolerated, confidence, wrongLabels, over })
  const acted = lanes.reduce((sum, lane) => sum + lane.acted, 0)
  const wrong = lanes.reduce((sum, lane) => sum + lane.wrong, 0)
  const coverage = pooled.tickets === 0 ? 0 : acted / pooled.tickets
  return { tolerated, threshold: pooled.threshold, coverage, acted, wrong }
}
