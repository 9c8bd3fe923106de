import { fitNames, type FitName, type FitScore } from '../domain/decision.ts'
import type { FitWeights } from '../domain/policy.ts'
import type { Agent } from '../domain/agent.ts'
import type { ComplexityReading } from '../domain/reading.ts'
import type { CustomerHistory } from '../domain/situation.ts'
import type { Ability } from './ability.ts'
import type { Fairness } from './fairness.ts'

/** Everything that fit looks at: one ticket, one agent. */
export interface FitInput {
  readonly agent: Agent
  /** Position in the roster. */
  readonly index: number
  readonly load: number
  /** Until the agent's shift ends; Infinity without hours. */
  readonly minutesLeft: number
  readonly ability: Ability
  /** Minutes an ordinary member of the team needs for the ticket. */
  readonly teamMinutes: number
  readonly complexity: ComplexityReading
  /** 0 calm to 1 beside oneself. */
  readonly distress: number
  /** 0–1. */
  readonly urgency: number
  readonly customer: CustomerHistory
  readonly fairness: Fairness
  /** This ticket may be one that a junior grows by. */
  readonly isForGrowth: boolean
  /** How much more, or less, content distressed customers are with this agent, −1 to 1. */
  readonly temperament: number
  /** What giving them a chance would be worth, as a share of the team's minutes. */
  readonly curiosity: number
}

/**
 * Somebody who carries all they may works this much slower on one more: 2 is a third as fast, as of three in turn. Larger: work
 * is spread wider; smaller: the best carry everything at once while others wait for work (measured: docs/decisions/0018).
 */
export const slowDownWhenFull = 2
/** A ticket handed on costs so many times the team's minutes: the attempt, the search, the start from new, and patience. */
export const handOnFactor = 4
/** What is left over at the end of a shift waits for the next; counted as so many minutes for each left. */
const overnight = 8
/** The same, at most so many times the team's minutes: others may take it over. */
const mostOvernight = 5
/** What one tier too low costs, as a share of the team's minutes. Larger: juniors never grow; smaller: hard tickets bounce. */
const riskBelow = 0.5
/** What one tier too high costs. Larger: specialists sit idle while simple tickets wait. */
const wasteAbove = 0.1
/** What the best temperament saves on the most distressed customer, as a share of the team's minutes. */
const calmSaves = 0.3
/** What knowing the requester saves, as a share of the team's minutes. */
const continuitySaves = 0.15
/** A growing junior is forgiven so much of the team's minutes on what is new to them. */
const growthWorth = 0.6

/** What giving the ticket to this agent saves, in minutes, in the order of `fitNames`; `demand` is 0 here. */
export function fitSignals(input: FitInput): readonly number[] {
  const { agent, index, load, ability, teamMinutes: team, customer, fairness } = input
  const own = team * ability.pace[index]!
  const slower = agent.capacity > 0 ? slowDownWhenFull * (load / agent.capacity) : 0
  return [
    team - own,
    0 - (1 - ability.success[index]!) * handOnFactor * team,
    0 - own * slower,
    leftOver(own * (1 + slower), input),
    0 - team * tierMismatch(agent.tier, input.complexity) * (1 - ability.experience[index]!),
    team * calmSaves * input.distress * input.temperament,
    customer.lastAgent === agent.id ? team * continuitySaves : 0,
    0 - own * fairness.effort[index]!,
    0 - team * fairness.interest[index]!,
    growth(input),
    team * input.curiosity,
    0 - own * ability.scarcity[index]!,
    0,
  ]
}

/** Adds up `signal × weight` in the order of `fitNames`: the one place where a fit becomes a number. */
export function scoreFit(signals: readonly number[], weights: readonly number[]): FitScore {
  let score = 0
  for (let index = 0; index < signals.length; index++) score += signals[index]! * weights[index]!
  return { score, signals }
}

/** The policy's weights in the order of `fitNames`; what others need cannot be weighed away. */
export function fitWeightsOf(weights: FitWeights): readonly number[] {
  return fitNames.map((name) => (name === 'demand' ? 1 : weights[name]))
}

/** Position of a part in `FitScore.signals`. */
export function partAt(name: FitName): number {
  return fitNames.indexOf(name)
}

/** Work that will not be done before the shift is. */
function leftOver(needed: number, { minutesLeft, teamMinutes }: FitInput): number {
  const missing = needed - minutesLeft
  return missing > 0 ? 0 - Math.min(overnight * missing, mostOvernight * teamMinutes) : 0
}

/**
 * A specialist on a simple ticket is a waste, a beginner on a hard one a risk, and the risk is the worse. It stands in for a
 * record: the more somebody has done of a kind, the less their tier says that the record does not say better.
 */
function tierMismatch(tier: number, complexity: ComplexityReading): number {
  if (complexity.abstained) return 0
  const above = tier - complexity.tier
  return complexity.confidence * (above > 0 ? wasteAbove * above : riskBelow * -above)
}

/** First-line people with time to spare grow by what they have not done yet, on tickets that can wait. */
function growth({ agent, index, load, ability, teamMinutes, urgency, isForGrowth }: FitInput): number {
  if (!isForGrowth || agent.tier > 1 || agent.capacity <= 0) return 0
  const free = Math.max(0, 1 - load / agent.capacity)
  return teamMinutes * growthWorth * free * (1 - urgency) * (1 - ability.experience[index]!)
}
