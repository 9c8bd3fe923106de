import { calibrationError, reliabilityBins, type ReliabilityBin } from '../learn/evaluate/calibration-error.ts'
import { shareOf, type Estimate } from '../discrepancy/intervals.ts'
import type { Timestamp } from '../domain/time.ts'
import { funnelOf, type FunnelStep } from './funnel.ts'
import { gini } from './gini.ts'
import { overridersOf, reasonsOf, type Overrider, type OverrideReason } from './overriders.ts'
import { groupsOf, rateReview, weeksBetween, type RateReview, type WeekRate } from './rate-review.ts'
import { isDecidedAlone, isMisrouted, isShown, type ReviewedTicket } from './reviewed-ticket.ts'
import { riskCoverage, type RiskPoint } from './risk-coverage.ts'
import { spreadOf, type Spread } from './spread.ts'

/** What happened in a period, and how well Pointsman did in it. */
export interface Review {
  readonly from: Timestamp
  readonly to: Timestamp
  readonly volumes: Volumes
  /** Of the tickets whose decision people saw, those that a person changed. */
  readonly overrides: RateReview
  readonly overriders: readonly Overrider[]
  readonly reasons: readonly OverrideReason[]
  /** Of the resolved tickets that were given a queue, those that were resolved in another. */
  readonly misroutes: RateReview
  /** How sure the queue was against how often it was right, where that is known. Absent where it never is. */
  readonly calibration?: Calibration
  /** Share decided without asking, of all that were not in shadow: in all and by week. */
  readonly coverage: { readonly all: Estimate; readonly weeks: readonly WeekRate[] }
  /** From coming in to being closed as decided. */
  readonly funnel: readonly FunnelStep[]
  /** What would have come of deciding alone from each confidence on; empty where too little is known. */
  readonly riskCurve: readonly RiskPoint[]
  readonly times: { readonly before: Times; readonly now: Times }
  readonly load: LoadReview
}

/** How many tickets there were. */
export interface Volumes {
  /** Decided for the first time within the period. */
  readonly decided: number
  readonly alone: number
  readonly suggested: number
  readonly shadow: number
  /** Left to a person, whatever the mode. */
  readonly triage: number
  readonly resolved: number
  readonly weeks: readonly { readonly from: Timestamp; readonly decided: number }[]
}

/** Whether probabilities mean what they say. */
export interface Calibration {
  readonly n: number
  /** Expected calibration error over ten ranges, 0–1. */
  readonly error: number
  readonly bins: readonly ReliabilityBin[]
}

/** Minutes around the clock; absent for fewer than ten tickets. */
export interface Times {
  readonly tickets: number
  readonly firstResponse?: Spread
  readonly resolution?: Spread
}

/** Who resolved how much. */
export interface LoadReview {
  /** Most effort first. */
  readonly agents: readonly AgentLoad[]
  /** Unevenness of effort between those who resolved anything, 0–1. */
  readonly gini: number
}

/** What one person resolved. */
export interface AgentLoad {
  readonly agent: string
  readonly tickets: number
  readonly effort: number
  /** Tickets that Pointsman had left with others, or others with them: where hand-overs end. */
  readonly handedOn: number
  readonly resolution?: Spread
}

/** A period, and all that a review looks at. */
export interface ReviewInput {
  readonly from: Timestamp
  readonly to: Timestamp
  /** First decided within the period. */
  readonly tickets: readonly ReviewedTicket[]
  /** First decided in the period before, of the same length. */
  readonly before: readonly ReviewedTicket[]
  /** How long things took before Pointsman acted: imported history, and what it only watched. */
  readonly untouched: readonly Pick<ReviewedTicket, 'firstResponseMinutes' | 'resolutionMinutes'>[]
}

const bins = 10

/** Looks back on a period. Pure: the same rows give the same review. */
export function reviewMonth(input: ReviewInput): Review {
  const { from, to, tickets, before, untouched } = input
  const period = { from, to, tickets, before }
  const calibration = calibrationOf(tickets)
  return {
    from,
    to,
    volumes: volumesOf(input),
    overrides: rateReview(period, (ticket) => (isShown(ticket) ? ticket.override !== undefined : undefined)),
    overriders: overridersOf(tickets),
    reasons: reasonsOf(tickets),
    misroutes: rateReview(period, isMisrouted),
    ...(calibration === undefined ? {} : { calibration }),
    coverage: coverageOf(input),
    funnel: funnelOf(tickets),
    riskCurve: riskCoverage(tickets),
    times: { before: timesOf(untouched), now: timesOf(tickets.filter(({ mode }) => mode !== 'shadow')) },
    load: loadOf(tickets),
  }
}

function volumesOf({ from, to, tickets }: ReviewInput): Volumes {
  const count = (is: (ticket: ReviewedTicket) => boolean): number => tickets.filter(is).length
  return {
    decided: tickets.length,
    alone: count(isDecidedAlone),
    suggested: count(({ mode, outcome }) => mode === 'suggest' && outcome !== 'triage'),
    shadow: count(({ mode, outcome }) => mode === 'shadow' && outcome !== 'triage'),
    triage: count(({ outcome }) => outcome === 'triage'),
    resolved: count(({ resolutionMinutes }) => resolutionMinutes !== undefined),
    weeks: byWeek(from, to, tickets).map(([start, own]) => ({ from: start, decided: own.length })),
  }
}

function coverageOf({ from, to, tickets }: ReviewInput): Review['coverage'] {
  const asked = tickets.filter(({ mode }) => mode !== 'shadow')
  const rate = (some: readonly ReviewedTicket[]): Estimate => shareOf(some.filter(isDecidedAlone).length, some.length)
  return { all: rate(asked), weeks: byWeek(from, to, asked).map(([start, own]) => ({ from: start, rate: rate(own) })) }
}

function byWeek(
  from: Timestamp,
  to: Timestamp,
  tickets: readonly ReviewedTicket[],
): readonly (readonly [Timestamp, readonly ReviewedTicket[]])[] {
  const starts = weeksBetween(from, to)
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? to
    return [start, tickets.filter(({ decidedAt }) => decidedAt >= start && decidedAt < end)]
  })
}

function calibrationOf(tickets: readonly ReviewedTicket[]): Calibration | undefined {
  const scored = tickets.flatMap(({ queue, finalQueue, confidence }) =>
    queue === undefined || finalQueue === undefined ? [] : [{ confidence, predicted: queue, truth: finalQueue }],
  )
  if (scored.length === 0) return undefined
  return { n: scored.length, error: calibrationError(scored, bins), bins: reliabilityBins(scored, bins) }
}

function timesOf(tickets: ReviewInput['untouched']): Times {
  const first = spreadOf(tickets.flatMap(({ firstResponseMinutes }) => firstResponseMinutes ?? []))
  const resolution = spreadOf(tickets.flatMap(({ resolutionMinutes }) => resolutionMinutes ?? []))
  return {
    tickets: tickets.length,
    ...(first === undefined ? {} : { firstResponse: first }),
    ...(resolution === undefined ? {} : { resolution }),
  }
}

function loadOf(tickets: readonly ReviewedTicket[]): LoadReview {
  const agents = groupsOf(tickets, ({ resolver }) => resolver).map(([agent, own]) => {
    const resolution = spreadOf(own.flatMap(({ resolutionMinutes }) => resolutionMinutes ?? []))
    return {
      agent,
      tickets: own.length,
      effort: own.reduce((sum, { effort }) => sum + (effort ?? 0), 0),
      handedOn: own.filter(({ handOns }) => handOns > 0).length,
      ...(resolution === undefined ? {} : { resolution }),
    }
  })
  return {
    agents: agents.toSorted((a, b) => b.effort - a.effort || (a.agent < b.agent ? -1 : 1)),
    gini: gini(agents.map(({ effort }) => effort)),
  }
}
