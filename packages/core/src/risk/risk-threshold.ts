import { PointsmanError } from '../errors.ts'
import { never } from '../learn/evaluate/coverage.ts'
import { actScore, type Sureness } from './act-score.ts'
import { lanesOf } from './lanes.ts'
import { riskBound, toBeShown, type BoundAsked, type RiskBound } from './risk-bound.ts'

/** A ticket that is resolved: what was read when it came, and whether that was right in the end. */
export interface ResolvedOutcome extends Sureness {
  /** The queue that was read; one decides by what was read, so one judges by it. */
  readonly queue: string
  readonly right: boolean
  /** Days since it came, 0 or more. */
  readonly ageDays: number
}

/** What the operator tolerates. */
export interface RiskTolerance {
  /** Share of the tickets acted on alone that may go wrong, above 0 and below 1: 0.05 is one in twenty. */
  readonly tolerated: number
  /** How sure to be of that, 0.5 to below 1: 0.95 is mistaken in one calculation of twenty, at most. */
  readonly confidence: number
  /**
   * Share of the labels of resolved tickets that are wrong themselves, 0–0.5, as the data-quality report tells it; 0 without.
   * Taken to hit sure and unsure readings alike: where it is overstated, more goes wrong than was promised.
   */
  readonly wrongLabels?: number
  /**
   * Coming tickets acted on, a month's for instance, over which what goes wrong is to be within `tolerated` itself, good or
   * bad luck included; at least 1. Without, the promise is about the share in the long run, around which a month scatters.
   */
  readonly over?: number
  /** Only tickets no older count; `recentDays` without. */
  readonly recentDays?: number
}

/** The thresholds for acting alone. */
export interface RiskThresholds {
  /** All queues under one threshold; the promise is about all that is acted on taken together. */
  readonly pooled: RiskBound
  /** Queues with tickets enough of their own, and the rest of them together: the promise is about each, and all at once. */
  readonly lanes: readonly LaneBound[]
}

/** The bound of one queue, or of all that have too few tickets of their own. */
export interface LaneBound extends RiskBound {
  /** Absent for the rest of the queues. */
  readonly queue?: string
}

/** A quarter. Larger: more tickets, hence more coverage, but of a time that may be over. Smaller: the other way round. */
export const recentDays = 90

/** Newest tickets looked at. More would not move a threshold by a step. */
const mostTickets = 20_000

/**
 * From which `actScore` on to act alone, so that with probability `confidence` no more than `tolerated` of what is acted on
 * goes wrong. Holds for any reader and any number of tickets, as long as tomorrow's tickets are like the recent ones and
 * those were read before their answer was known: docs/decisions/0016-risk-bound.md. Where nothing can be shown, nothing is
 * acted on, and the bound says how many tickets are missing.
 *
 * Throws `invalid_request` for a tolerance, confidence, share or age outside its range.
 */
export function riskThreshold(outcomes: readonly ResolvedOutcome[], tolerance: RiskTolerance): RiskThresholds {
  const asked = checked(tolerance)
  const recent = newest(outcomes, tolerance.recentDays ?? recentDays)
  const judged = recent.map((outcome) => ({
    queue: outcome.queue,
    right: outcome.right,
    score: actScore(outcome),
  }))
  const pooled = riskBound(judged, asked)
  const sizes = new Map<string, number>()
  for (const { queue } of judged) sizes.set(queue, (sizes.get(queue) ?? 0) + 1)
  const { own, count } = lanesOf(sizes, toBeShown(asked))
  if (own.length === 0) return { pooled, lanes: [pooled] }
  const boundOf = (tickets: typeof judged): RiskBound => {
    const { over } = asked
    const part = tickets.length / judged.length
    const doubt = asked.doubt / count
    return riskBound(tickets, { ...asked, doubt, ...(over ? { over: Math.max(1, Math.round(over * part)) } : {}) })
  }
  const lanes: LaneBound[] = own.map((queue) => ({
    queue,
    ...boundOf(judged.filter((ticket) => ticket.queue === queue)),
  }))
  const others = judged.filter(({ queue }) => !own.includes(queue))
  if (others.length > 0) lanes.push(boundOf(others))
  return { pooled, lanes }
}

/**
 * The least score to act alone on tickets read as of this queue: its own, else that of the rest, else `never`: a queue of
 * which nothing is known does not act alone.
 */
export function thresholdOf({ lanes }: RiskThresholds, queue: string): number {
  const lane = lanes.find((one) => one.queue === queue) ?? lanes.find((one) => one.queue === undefined)
  return lane?.threshold ?? never
}

/** The newest, those too old left out; of the same age, in the order given. */
function newest(outcomes: readonly ResolvedOutcome[], days: number): readonly ResolvedOutcome[] {
  if (!(days > 0)) throw invalid('recentDays', days, 'above 0')
  for (const { confidence, inScope, ageDays } of outcomes) {
    if (!(confidence >= 0 && confidence <= 1)) throw invalid('confidence of an outcome', confidence, '0 to 1')
    if (!(inScope >= 0 && inScope <= 1)) throw invalid('inScope of an outcome', inScope, '0 to 1')
    if (!(ageDays >= 0)) throw invalid('ageDays of an outcome', ageDays, '0 or more')
  }
  const recent = outcomes.filter(({ ageDays }) => ageDays <= days)
  if (recent.length <= mostTickets) return recent
  return recent.toSorted((a, b) => a.ageDays - b.ageDays).slice(0, mostTickets)
}

function checked({ tolerated, confidence, wrongLabels = 0, over }: RiskTolerance): BoundAsked {
  if (!(tolerated > 0 && tolerated < 1)) throw invalid('tolerated', tolerated, 'above 0 and below 1')
  if (!(confidence >= 0.5 && confidence < 1)) throw invalid('confidence', confidence, '0.5 to below 1')
  if (!(wrongLabels >= 0 && wrongLabels <= 0.5)) throw invalid('wrongLabels', wrongLabels, '0 to 0.5')
  if (over !== undefined && !(Number.isInteger(over) && over >= 1)) throw invalid('over', over, 'a whole number from 1')
  return { tolerated, confidence, wrongLabels, doubt: 1 - confidence, ...(over === undefined ? {} : { over }) }
}

function invalid(what: string, value: number, allowed: string): PointsmanError {
  return new PointsmanError('invalid_request', `${what} is ${value}; allowed is ${allowed}`)
}
