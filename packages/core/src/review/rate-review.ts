import { shareOf, type Estimate } from '../discrepancy/intervals.ts'
import type { Timestamp } from '../domain/time.ts'
import { changeBetween, type RateChange } from './rate-difference.ts'
import type { ReviewedTicket } from './reviewed-ticket.ts'

/** How often something went wrong: in all, week by week, against the month before, and where. */
export interface RateReview {
  readonly all: Estimate
  /** The period before, of the same length; absent where nothing was decided in it. */
  readonly before?: Estimate
  readonly change?: RateChange
  /** Within the period: its first half against its second. */
  readonly halves: { readonly first: Estimate; readonly second: Estimate; readonly change?: RateChange }
  readonly weeks: readonly WeekRate[]
  /** Most cases first. */
  readonly queues: readonly NamedRate[]
  readonly intents: readonly NamedRate[]
}

/** A rate in one week. */
export interface WeekRate {
  readonly from: Timestamp
  readonly rate: Estimate
}

/** A rate in one queue, or of one intent. */
export interface NamedRate {
  readonly name: string
  readonly cases: number
  readonly rate: Estimate
}

/** What a rate is reckoned from: whether a ticket is a case, undefined where it does not count at all. */
export type CaseOf = (ticket: ReviewedTicket) => boolean | undefined

/** The tickets of a period and of the one before it, of the same length. */
export interface RatePeriod {
  readonly from: Timestamp
  readonly to: Timestamp
  readonly tickets: readonly ReviewedTicket[]
  /** Those of the period before. */
  readonly before: readonly ReviewedTicket[]
}

const week = 7 * 86_400_000

/** Reckons a rate over a period by the time of the decisions. */
export function rateReview({ from, to, tickets, before }: RatePeriod, caseOf: CaseOf): RateReview {
  const counted = tickets.filter((ticket) => caseOf(ticket) !== undefined)
  const rate = (some: readonly ReviewedTicket[]): Estimate => shareOf(some.filter(caseOf).length, some.length)
  const [all, earlier] = [rate(counted), rate(before.filter((ticket) => caseOf(ticket) !== undefined))]
  const middle = from + (to - from) / 2
  const first = rate(counted.filter(({ decidedAt }) => decidedAt < middle))
  const second = rate(counted.filter(({ decidedAt }) => decidedAt >= middle))
  const named = (nameOf: (ticket: ReviewedTicket) => string | undefined): readonly NamedRate[] =>
    groupsOf(counted, nameOf).map(([name, own]) => ({ name, cases: own.filter(caseOf).length, rate: rate(own) }))
  return {
    all,
    ...(earlier.n > 0 && { before: earlier }),
    ...withChange(changeBetween(earlier, all)),
    halves: { first, second, ...withChange(changeBetween(first, second)) },
    weeks: weeksBetween(from, to).map((start) => ({
      from: start,
      rate: rate(counted.filter(({ decidedAt }) => decidedAt >= start && decidedAt < start + week)),
    })),
    queues: byCases(named(({ queue }) => queue)),
    intents: byCases(named(({ intent }) => intent)),
  }
}

/** Starts of the weeks of a period; the last may be short. */
export function weeksBetween(from: Timestamp, to: Timestamp): readonly Timestamp[] {
  return Array.from({ length: Math.ceil((to - from) / week) }, (_, index) => from + index * week)
}

/** Groups in the order in which their first member comes; those without a name are left out. */
export function groupsOf<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string | undefined,
): readonly (readonly [string, readonly Item[]])[] {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const name = nameOf(item)
    if (name === undefined) continue
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [item])
    else group.push(item)
  }
  return [...groups]
}

function byCases(rates: readonly NamedRate[]): readonly NamedRate[] {
  return rates.toSorted((a, b) => b.cases - a.cases || b.rate.n - a.rate.n || (a.name < b.name ? -1 : 1))
}

function withChange(change: RateChange | undefined): { readonly change?: RateChange } {
  return change === undefined ? {} : { change }
}
