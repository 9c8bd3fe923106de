import { percent, type Contribution, type Explained } from '../explain.ts'
import { fitNames, type FitScore } from '../domain/decision.ts'
import type { Agent } from '../domain/agent.ts'
import type { FitWeights } from '../domain/policy.ts'
import type { ComplexityReading } from '../domain/reading.ts'
import type { CustomerHistory } from '../domain/situation.ts'
import type { Blend } from './blend.ts'

/** Shares 0–1, one for each of `fitNames`, in that order; they depend on the ticket and on one agent only. */
export interface FitInput {
  readonly agent: Agent
  /** Position in the roster. */
  readonly index: number
  readonly load: number
  readonly blend: Blend
  readonly complexity: ComplexityReading
  readonly customer: CustomerHistory
}

/** How well an eligible agent suits a ticket, as signals in the order of `fitNames`. */
export function fitSignals({ agent, index, load, blend, complexity, customer }: FitInput): readonly number[] {
  return [
    share(blend.skill[index] ?? 0),
    share(blend.success[index] ?? 0),
    share(blend.speed[index] ?? 0),
    share(agent.capacity > 0 ? (agent.capacity - load) / agent.capacity : 0),
    tierMatch(agent.tier, complexity),
    customer.lastAgent === agent.id ? 1 : 0,
  ]
}

/** Adds up `signal × weight` in the order of `fitNames`: the one place where a fit becomes a number. */
export function scoreFit(signals: readonly number[], weights: readonly number[]): FitScore {
  let score = 0
  for (let index = 0; index < signals.length; index++) score += (signals[index] ?? 0) * (weights[index] ?? 0)
  return { score, signals }
}

/** The policy's weights in the order of `fitNames`, divided by their sum. */
export function fitWeightsOf(weights: FitWeights): readonly number[] {
  const total = fitNames.reduce((sum, name) => sum + weights[name], 0)
  return fitNames.map((name) => (total > 0 ? weights[name] / total : 0))
}

/** A fit in words: its parts add up to the same score, bit for bit. `weights` are those of the decision. */
export function explainFit(fit: FitScore, weights: readonly number[]): Explained {
  let score = 0
  const contributions = fitNames.map((name, index): Contribution => {
    const signal = fit.signals[index] ?? 0
    const weight = weights[index] ?? 0
    const value = signal * weight
    score += value
    return { name, signal, weight, value, because: because[name](signal) }
  })
  return { score, contributions }
}

/**
 * A specialist on a simple ticket is a waste, a beginner on a hard one a risk, and the risk is the worse. Unsure
 * complexity draws the match towards one half, the same for all.
 */
function tierMatch(tier: number, complexity: ComplexityReading): number {
  if (complexity.abstained) return 0.5
  const above = tier - complexity.tier
  const match = above >= 0 ? 1 - wasteAbove * above : 1 + riskBelow * above
  return share(match * complexity.confidence + 0.5 * (1 - complexity.confidence))
}

/** What one tier too high costs. Larger: specialists sit idle while simple tickets wait. */
const wasteAbove = 0.3

/** What one tier too low costs. Larger: juniors never grow; smaller: hard tickets bounce. */
const riskBelow = 0.5

const because: Readonly<Record<(typeof fitNames)[number], (signal: number) => string>> = {
  skill: (signal) => `${percent(signal)} skilled in what this may be about`,
  success: (signal) => `resolves ${percent(signal)} of such tickets alone`,
  speed: (signal) => pace(signal),
  freeCapacity: (signal) => `${percent(signal)} of their capacity is free`,
  tierMatch: (signal) => `their tier suits its complexity ${percent(signal)}`,
  continuity: (signal) =>
    signal > 0 ? "resolved this requester's latest ticket" : 'not who helped this requester last',
}

/** The share `team / (team + own)` turned back into a ratio of minutes. */
function pace(signal: number): string {
  if (signal === 0) return 'would have to hand it on'
  const ratio = (1 - signal) / signal
  return Math.abs(ratio - 1) < 0.05 ? "works at the team's pace" : `takes ${ratio.toFixed(1)} times the team's minutes`
}

function share(value: number): number {
  return Math.min(1, Math.max(0, value))
}
