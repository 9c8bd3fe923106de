import type { ComparedTicket } from './compared-ticket.ts'
import { defaultRisk } from '../domain/policy.ts'
import { goingLive, type GoingLive } from './going-live.ts'
import { shareOf, type Estimate } from './intervals.ts'
import { comparedFacets, type Facet } from './sides.ts'
import { readinessOf, type Readiness, type Tolerance } from './readiness.ts'
import { rightSides, type RightSide } from './verdict.ts'

/** How shadow and suggestions went, in all and queue by queue. */
export interface ShadowReport extends QueueShadow {
  /** By Pointsman's queue; most tickets first. Those it left to people are in none. */
  readonly queues: readonly (QueueShadow & { readonly queue: string; readonly readiness: Readiness })[]
  /** A week each, oldest first: the share agreed, of what was compared. */
  readonly weeks: readonly { readonly from: number; readonly agreed: Estimate }[]
}

/** Tickets compared, counted: of one queue, or of all. */
export interface QueueShadow {
  /** Compared, also those that Pointsman left to people. */
  readonly tickets: number
  readonly abstained: number
  /** Share that agreed, of those on which Pointsman said something. */
  readonly agreed: Estimate
  readonly discrepancies: number
  /** In what discrepancies differ; one may differ in several things. */
  readonly differing: Readonly<Record<Facet, number>>
  readonly judged: Readonly<Record<RightSide, number>>
  /** Share of the judged in which Pointsman was right, alone or too. */
  readonly rightWhereJudged: Estimate
  /** Of suggestions that were shown, those that people followed; n is 0 where none was. */
  readonly accepted: Estimate
  /** Minutes at stake in what is not judged yet. */
  readonly openMinutes: number
  readonly live: GoingLive
}

const week = 7 * 86_400_000

/** Makes the report of everything that was compared within a period. */
export function shadowReport(
  tickets: readonly ComparedTicket[],
  toleranceOf: (queue: string) => Tolerance = () => defaultRisk,
): ShadowReport {
  const byQueue = new Map<string, ComparedTicket[]>()
  for (const one of tickets) {
    const { queue } = one.comparison.pointsman
    if (queue === undefined) continue
    const others = byQueue.get(queue)
    if (others === undefined) byQueue.set(queue, [one])
    else others.push(one)
  }
  const queues = [...byQueue].map(([queue, own]) => ({
    queue,
    ...summary(own),
    readiness: readinessOf(own, toleranceOf(queue)),
  }))
  return {
    ...summary(tickets),
    queues: queues.toSorted((a, b) => b.tickets - a.tickets || (a.queue < b.queue ? -1 : 1)),
    weeks: weeksOf(tickets),
  }
}

function summary(tickets: readonly ComparedTicket[]): QueueShadow {
  const said = tickets.filter(({ comparison }) => comparison.result !== 'abstained')
  const differ = said.filter(({ comparison }) => comparison.result === 'discrepancy')
  const open = differ.filter(({ verdict }) => verdict === undefined)
  const judged = Object.fromEntries(
    rightSides.map((who) => [who, tickets.filter(({ verdict }) => verdict?.who === who).length]),
  ) as Record<RightSide, number>
  const judgedInAll = rightSides.reduce((sum, who) => sum + judged[who], 0)
  const shown = tickets.flatMap(({ comparison }) => comparison.suggestion ?? [])
  return {
    tickets: tickets.length,
    abstained: tickets.length - said.length,
    agreed: agreedOf(said),
    discrepancies: differ.length,
    differing: countFacets(differ),
    judged,
    rightWhereJudged: shareOf(judged.pointsman + judged.both, judgedInAll),
    accepted: shareOf(shown.filter((done) => done === 'accepted').length, shown.length),
    openMinutes: open.reduce((sum, { comparison }) => sum + comparison.cost.score, 0),
    live: goingLive(tickets),
  }
}

function countFacets(differ: readonly ComparedTicket[]): Readonly<Record<Facet, number>> {
  const counts = comparedFacets.map((facet): [Facet, number] => [
    facet,
    differ.filter(({ comparison }) => comparison.differing.includes(facet)).length,
  ])
  return Object.fromEntries(counts) as Record<Facet, number>
}

function agreedOf(said: readonly ComparedTicket[]): Estimate {
  return shareOf(said.filter(({ comparison }) => comparison.result === 'agreed').length, said.length)
}

/** Weeks without anything to say are left out. */
function weeksOf(tickets: readonly ComparedTicket[]): ShadowReport['weeks'] {
  const first = Math.min(...tickets.map(({ times }) => times.receivedAt))
  const weeks = new Map<number, ComparedTicket[]>()
  for (const one of tickets) {
    if (one.comparison.result === 'abstained') continue
    const at = Math.floor((one.times.receivedAt - first) / week)
    weeks.set(at, [...(weeks.get(at) ?? []), one])
  }
  return [...weeks]
    .toSorted(([a], [b]) => a - b)
    .map(([at, own]) => ({ from: first + at * week, agreed: agreedOf(own) }))
}
