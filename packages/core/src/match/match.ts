import { rank, type Assessed } from './assign.ts'
import { abilityFor, likelyKinds } from './ability.ts'
import { effortWithin } from './effort.ts'
import { blockReason, demandedLanguage, forgivenBy, queueFor, type Assumption, type Demands } from './eligible.ts'
import { isInteresting, type Fairness } from './fairness.ts'
import { fitSignals, partAt, scoreFit } from './fit.ts'
import { minutesWorth, pairValue } from './pair-value.ts'
import type { FitScore } from '../domain/decision.ts'
import type { CapacityUnit } from '../domain/policy.ts'
import type { ComplexityReading, Reading } from '../domain/reading.ts'
import type { Situation } from '../domain/situation.ts'
import type { Attendance } from './attendance.ts'
import type { Exploration } from './exploration.ts'
import type { PreparedQueue, PreparedRoster } from './roster.ts'

/** What matching one ticket looks at. */
export interface MatchInput {
  readonly reading: Reading
  readonly queue: PreparedQueue
  /** Further queues where the ticket may well belong, likeliest first. */
  readonly also: readonly PreparedQueue[]
  readonly prepared: PreparedRoster
  readonly attendance: Attendance
  readonly exploration: Exploration
  readonly fairness: Fairness
  readonly situation: Situation
  /** In the order of `fitNames`. */
  readonly fitWeights: readonly number[]
  /** 0–1. */
  readonly urgency: number
  /** This ticket may be one that a junior grows by. */
  readonly isForGrowth: boolean
  /** What capacity is counted in. */
  readonly capacityIn: CapacityUnit
}

/** Everybody considered for one ticket, best first, and the means to ask "what if". */
export interface Match {
  readonly queue: PreparedQueue
  readonly effort: number
  /** Minutes an ordinary member of the team needs for it. */
  readonly teamMinutes: number
  /** Where somebody would have the ticket, by their position in the roster. */
  placeOf(index: number): Place
  readonly ranked: readonly Assessed[]
  readonly fitWeights: readonly number[]
  /** Aligned with the roster's agents. */
  readonly loads: readonly number[]
  readonly capacities: readonly number[]
  /** As in the situation: who was given it among those decided together. */
  readonly batch: Situation['batch']
  /** The ticket was kept back for as long as one may be. */
  readonly isHeldLongEnough: boolean
  /** Assesses one agent again under another load, or leaving out one hard rule. */
  assess(index: number, assumed: Assumption): Assessed
  /** Ranks a fit that is otherwise than it is. */
  assessFit(index: number, fit: FitScore): Assessed
}

/** A queue, and whether a ticket fits in. */
export interface Place {
  readonly queue: PreparedQueue
  /** Effort assigned in it now. */
  readonly load: number
  /** The ticket does not fit beside it. */
  readonly isFull: boolean
}

/** Considers every agent for one ticket: hard rules first, then fit for whoever passes. */
export function match(input: MatchInput): Match {
  const { queue, situation, reading, prepared, fitWeights, urgency } = input
  const { loads, lastAssignedAt, batch } = situation
  const { agents } = prepared.roster
  const { demands, fitAt } = matcher(input)
  const assessFit = (index: number, fit: FitScore): Assessed => {
    const agent = agents[index]!.id
    const known = { index, lastAssignedAt: lastAssignedAt[index] ?? 0 }
    if (batch === undefined) return { ...known, candidate: { agent, fit } }
    const net = netValue(fit, { urgency, teamMinutes: teamMinutesOf(reading), price: batch.prices[index] ?? 0 })
    const priced = scoreFit(fit.signals.with(partAt('demand'), net.demand), fitWeights)
    return { ...known, worth: net.worth, isGranted: batch.granted === agent, candidate: { agent, fit: priced } }
  }
  const assess = (index: number, assumed: Assumption): Assessed => {
    const agent = agents[index]!
    const load = assumed.load ?? loads[index] ?? 0
    const blockedBy = blockReason(agent, index, demands, { ...assumed, load })
    if (blockedBy !== undefined) {
      return { index, lastAssignedAt: lastAssignedAt[index] ?? 0, candidate: { agent: agent.id, blockedBy } }
    }
    return assessFit(index, fitAt(index, load))
  }
  const placeOf = (index: number): Place => {
    const own = queueFor(demands, index)
    const load = situation.queueLoads[own.index] ?? 0
    return { queue: own, load, isFull: load + demands.effort > (own.queue.capacity ?? Infinity) }
  }
  return {
    queue,
    effort: demands.effort,
    teamMinutes: teamMinutesOf(reading),
    placeOf,
    ranked: rank(agents.map((_, index) => assess(index, {}))),
    fitWeights,
    loads,
    capacities: prepared.capacities,
    batch,
    isHeldLongEnough: situation.isHeldLongEnough ?? false,
    assess,
    assessFit,
  }
}

/** Minutes an ordinary member of the team needs: what the reader expects; never nothing. */
export function teamMinutesOf({ complexity }: Reading): number {
  return Math.max(1, complexity.minutes)
}

/** What one ticket asks of everybody, and what everybody is to it under whatever load. */
export interface Matcher {
  readonly demands: Demands
  fitAt(index: number, load: number): FitScore
}

/** Works out what does not change with loads. Of the situation it looks at customer, exclusions and recent work. */
export function matcher(input: MatchInput): Matcher {
  const { reading, queue, prepared, situation, attendance, exploration, urgency, isForGrowth, fitWeights } = input
  const tried = situation.excluded.flatMap(({ agent, reason }) => (reason === 'tried' ? [agent] : []))
  const likely = likelyKinds(reading, queue, prepared, tried)
  const ability = abilityFor(likely, prepared.roster.agents.length)
  const curiosity = exploration.curiosityFor(likely)
  const teamMinutes = teamMinutesOf(reading)
  const { complexity } = reading
  const fairness = fairnessFor(input, complexity)
  const { customer } = situation
  const distress = reading.distress.abstained ? 0 : reading.distress.value
  const fitAt = (index: number, load: number): FitScore => {
    const signals = fitSignals({
      agent: prepared.roster.agents[index]!,
      index,
      load,
      minutesLeft: attendance.minutesLeft[index]!,
      ability,
      teamMinutes,
      complexity,
      distress,
      urgency,
      customer,
      fairness,
      isForGrowth,
      temperament: prepared.temperament[index]!,
      curiosity: curiosity[index]!,
    })
    return scoreFit(signals, fitWeights)
  }
  return { demands: demandsOf(input), fitAt }
}

/** Shares of interesting work matter on interesting tickets only. */
function fairnessFor({ fairness, prepared }: MatchInput, complexity: ComplexityReading): Fairness {
  if (isInteresting(complexity)) return fairness
  return { effort: fairness.effort, interest: new Float64Array(prepared.roster.agents.length) }
}

/** What a pair is worth beyond its price, and what the price comes to in minutes. */
function netValue(
  fit: FitScore,
  { urgency, teamMinutes, price }: { readonly urgency: number; readonly teamMinutes: number; readonly price: number },
): { readonly worth: number; readonly demand: number } {
  const minutes = teamMinutes - fit.score
  const worth = pairValue(urgency, minutes) - price
  if (price <= 0) return { worth, demand: 0 }
  const priced = worth > 0 ? minutesWorth(urgency, worth) : Infinity
  return { worth, demand: 0 - Math.min(Math.max(0, priced - Math.max(1, minutes)), mostDemand) }
}

/** The most that others' need adds, minutes: beyond a week it says no more. */
const mostDemand = 10_080

function demandsOf({ reading, queue, also, situation, attendance, capacityIn }: MatchInput): Demands {
  const queues = [queue, ...also]
  const largest = Math.max(...queues.map(({ largestCapacity }) => largestCapacity))
  const forgiven = forgivenBy(situation.dropped)
  const language = forgiven.has('missing_language') ? undefined : demandedLanguage(reading.language, queues)
  return {
    queues,
    effort: effortWithin(reading.complexity.minutes, largest, capacityIn),
    ...(language === undefined ? {} : { language }),
    excluded: new Map(situation.excluded.map(({ agent, reason }) => [agent, reason])),
    attendance: attendance.blocked,
    forgiven,
  }
}
