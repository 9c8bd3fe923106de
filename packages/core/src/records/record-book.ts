import { exp } from '../learn/exact-math.ts'
import { chanceInterval, type Beta, type Interval } from './beta.ts'
import type { Timestamp } from '../domain/time.ts'

/**
 * What everybody is good at, with doubt, as of one instant: agents × kinds, and one row more for an agent that nobody
 * knows and one column more for a kind that nobody has seen. Cell of agent `a` and kind `k`: `a * stride + k`.
 */
export interface RecordBook {
  readonly at: Timestamp
  readonly agents: readonly string[]
  readonly kinds: readonly string[]
  readonly agentAt: ReadonlyMap<string, number>
  readonly kindAt: ReadonlyMap<string, number>
  /** Kinds + 1. */
  readonly stride: number
  /** Mean and variance of what is believed of an agent's mean ln minutes for a kind; normal. */
  readonly logMinutes: Float64Array
  readonly logVariance: Float64Array
  /** What is believed of the chance of resolving such a ticket alone; a beta distribution. */
  readonly alpha: Float64Array
  readonly beta: Float64Array
  /** Faded tickets behind it: all, and those with known minutes. */
  readonly attempts: Float64Array
  readonly timed: Float64Array
  /** Variance of ln minutes from one ticket to the next, per kind; last, of one never seen. */
  readonly ticketNoise: Float64Array
  /** What was learned about the team as a whole; for reports. */
  readonly speed: Spread
  readonly success: Spread
}

/** How much agents, kinds, and an agent and a kind beside both differ (variances), and what a declared level is worth. */
export interface Spread {
  readonly agent: number
  readonly kind: number
  readonly agentAndKind: number
  /** Effect of a declared level of 1 against 0: on ln minutes, or on log odds of success. */
  readonly level: number
}

/** Where a book has an agent and a kind; the row and column of the unknown for names it does not have. */
export function cellOf(book: RecordBook, agent: string, kind: string): number {
  const row = book.agentAt.get(agent) ?? book.agents.length
  return row * book.stride + (book.kindAt.get(kind) ?? book.kinds.length)
}

/** Kind of a cell, as a position in `ticketNoise`. */
export function kindOf(book: RecordBook, cell: number): number {
  return cell % book.stride
}

/** Mean of e^x for normal x: minutes of a log-normal. For the mean over tickets their own noise belongs into `variance`. */
export function expectedMinutes(mean: number, variance: number): number {
  return exp(mean + variance / 2)
}

/** Minutes that a ticket of this cell will take on average: what agents' time is planned with. */
export function ticketMinutes(book: RecordBook, cell: number): number {
  return expectedMinutes(book.logMinutes[cell]!, book.logVariance[cell]! + book.ticketNoise[kindOf(book, cell)]!)
}

/** Minutes that half of the tickets of this cell stay below: what people mean by "it takes me twenty minutes". */
export function typicalMinutes(book: RecordBook, cell: number): number {
  return exp(book.logMinutes[cell]!)
}

/** Probability that the next ticket of this cell is resolved without hand-off, escalation or reopening. */
export function successChance(book: RecordBook, cell: number): number {
  return book.alpha[cell]! / (book.alpha[cell]! + book.beta[cell]!)
}

/** The chance of a cell with its doubt. */
export function betaAt(book: RecordBook, cell: number): Beta {
  return { alpha: book.alpha[cell]!, beta: book.beta[cell]! }
}

/** Nine in ten lie within this many standard deviations. Larger: intervals so wide that nobody believes them. */
const nineInTen = 1.6448536269514722

/** Holds the true chance nine times in ten. */
export function successInterval(book: RecordBook, cell: number): Interval {
  return chanceInterval(betaAt(book, cell), nineInTen)
}

/** Holds the true typical minutes nine times in ten. */
export function minutesInterval(book: RecordBook, cell: number): Interval {
  const reach = nineInTen * Math.sqrt(book.logVariance[cell]!)
  return { low: exp(book.logMinutes[cell]! - reach), high: exp(book.logMinutes[cell]! + reach) }
}
