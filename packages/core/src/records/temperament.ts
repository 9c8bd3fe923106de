import { fading } from './kind-record.ts'
import { PointsmanError } from '../errors.ts'
import type { Timestamp } from '../domain/time.ts'

/** Distress 0–1 from which a customer counts as distressed. Larger: too few are left to learn from; smaller: it is mere contentment. */
export const distressedFrom = 0.5

/** A rating of 1 to 5 as a share, 0–1. */
export function shareOfStars(csat: number): number {
  return (csat - 1) / 4
}

/** How distressed customers rated one agent, as sums that fade as those of a `KindRecord` do. */
export interface DistressRecord {
  readonly agent: string
  /** Rated tickets of distressed customers, in tickets of today. */
  readonly rated: number
  /** Sum of their ratings, each a share 0–1. */
  readonly sum: number
  readonly at: Timestamp
}

/** How much better than the team somebody does with distressed customers. */
export interface Temperament {
  /** Difference to the team's mean rating, −1 to 1. 0 for whoever nothing is known of. */
  readonly effect: number
  /** Standard deviation of what is believed of `effect`. */
  readonly doubt: number
}

export interface TemperamentBook {
  /** Mean rating of the team, 0–1. */
  readonly team: number
  readonly agents: ReadonlyMap<string, Temperament>
  /** Of somebody without a rating. */
  readonly unknown: Temperament
}

/** Rating of a team nobody has rated, and how many ratings that guess is worth. */
const unknownRating = 0.6
const unknownRatings = 10

/** Agents differ by a tenth of the scale or so; how many agents that guess is worth. Larger: luck passes for talent. */
const priorVariance = 0.01
const priorAgents = 4

/** Adds one rating, 0–1, of a ticket whose customer was distressed. */
export function addRating(record: DistressRecord, rating: number, at: Timestamp): DistressRecord {
  if (!(rating >= 0 && rating <= 1)) {
    throw new PointsmanError('invalid_request', `rating of a ticket of ${record.agent} is ${rating}: it must be 0 to 1`)
  }
  const now = fadeTo(record, at)
  const weight = fading(at, now.at)
  return { ...now, rated: now.rated + weight, sum: now.sum + weight * rating }
}

/** As if the rating had never been given. Differs from the record before by rounding only. */
export function takeBackRating(record: DistressRecord, rating: number, at: Timestamp): DistressRecord {
  const now = fadeTo(record, at)
  const weight = fading(at, now.at)
  return { ...now, rated: Math.max(0, now.rated - weight), sum: Math.max(0, now.sum - weight * rating) }
}

/**
 * One-way empirical Bayes: each agent's mean is drawn towards the team's by how much agents differ at all (DerSimonian &
 * Laird 1986, the moment estimate of the variance between). A rating's own variance is taken as `m (1 − m)`, the most that
 * ratings between 0 and 1 with mean m can have: doubt comes out too wide rather than too narrow. No order of records
 * changes any bit; several of one agent count together.
 */
export function estimateTemperament(records: readonly DistressRecord[], now: Timestamp): TemperamentBook {
  const sums = sumsByAgent(records, now)
  let rated = unknownRatings
  let sum = unknownRatings * unknownRating
  for (const own of sums) {
    rated += own.rated
    sum += own.sum
  }
  const team = sum / rated
  const noise = team * (1 - team)
  const between = varianceBetween(sums, team, noise)
  const agents = new Map<string, Temperament>()
  for (const own of sums) {
    const belief = between / (between + noise / own.rated)
    const effect = belief * (own.sum / own.rated - team)
    // The agent's own doubt, and that of the team's mean as far as the agent is measured against it.
    const variance = between * (1 - belief) + (belief * belief * noise) / rated
    agents.set(own.agent, { effect: Math.min(1, Math.max(-1, effect)), doubt: Math.sqrt(variance) })
  }
  return { team, agents, unknown: { effect: 0, doubt: Math.sqrt(between) } }
}

/** How an agent does with distressed customers: what is believed of anybody, where nobody rated them. */
export function temperamentOf(book: TemperamentBook, agent: string): Temperament {
  return book.agents.get(agent) ?? book.unknown
}

function varianceBetween(sums: readonly DistressRecord[], team: number, noise: number): number {
  let squares = 0
  let weights = 0
  let weightSquares = 0
  let telling = 0
  for (const { rated, sum } of sums) {
    const gap = sum / rated - team
    squares += rated * gap * gap
    weights += rated
    weightSquares += rated * rated
    // How much of an agent this is as evidence of how agents differ: little, where ratings are few.
    const belief = priorVariance / (priorVariance + noise / rated)
    telling += belief * belief
  }
  // E[squares] = (agents − 1) × noise + spread × between.
  const spread = weights > 0 ? weights - weightSquares / weights : 0
  if (!(spread > 0)) return priorVariance
  const moment = Math.max(0, (squares - (sums.length - 1) * noise) / spread)
  return (priorAgents * priorVariance + telling * moment) / (priorAgents + telling)
}

function fadeTo(record: DistressRecord, at: Timestamp): DistressRecord {
  if (!(at > record.at)) return record
  const factor = fading(record.at, at)
  return { ...record, rated: record.rated * factor, sum: record.sum * factor, at }
}

/** What faded to a thousandth of a rating is nothing. */
const leastRated = 1e-3

function sumsByAgent(records: readonly DistressRecord[], now: Timestamp): readonly DistressRecord[] {
  records.forEach(check)
  const ordered = records.map((record) => fadeTo(record, now)).toSorted(byContent)
  const sums = new Map<string, DistressRecord>()
  for (const record of ordered) {
    const there = sums.get(record.agent)
    if (there === undefined) sums.set(record.agent, record)
    else sums.set(record.agent, { ...there, rated: there.rated + record.rated, sum: there.sum + record.sum })
  }
  return [...sums.values()].filter(({ rated }) => rated > leastRated)
}

function byContent(a: DistressRecord, b: DistressRecord): number {
  if (a.agent !== b.agent) return a.agent < b.agent ? -1 : 1
  return a.rated - b.rated || a.sum - b.sum
}

function check({ agent, rated, sum, at }: DistressRecord): void {
  if (Number.isFinite(at) && rated >= 0 && rated < Infinity && sum >= 0 && sum <= rated + 1e-6) return
  throw new PointsmanError(
    'invalid_request',
    `the ratings of ${agent} are ${rated} with sum ${sum} at ${at}: all must be finite, the sum between 0 and their number`,
  )
}
