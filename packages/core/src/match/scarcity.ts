import { exp, log } from '../learn/exact-math.ts'
import { cellOf, successChance, ticketMinutes } from '../records/record-book.ts'
import { handOnFactor } from './fit.ts'
import { minutesAWeek } from './working-week.ts'
import type { Agent } from '../domain/agent.ts'
import type { KindRecord } from '../records/kind-record.ts'
import type { RecordBook } from '../records/record-book.ts'

/**
 * How much dearer it comes, for each kind, to have somebody do it than the right one, as a share of their minutes: 0 for
 * the right one; aligned with the agents.
 */
export type Scarcity = ReadonlyMap<string, Float64Array>

/** A kind of ticket as a flow. */
export interface KindFlow {
  readonly kind: string
  /** Who may work on it; aligned with the agents. */
  readonly isElsewhere: readonly boolean[]
}

/** Rounds of the price search. More: closer prices, later; measured to settle within three hundred. */
const rounds = 300
/** Step of a price. Larger: settles sooner, and less exactly. */
const step = 0.15
/** Prices of the first third are still on their way and are left out of the mean. */
const settledFrom = rounds / 3
/** How much of a price counts (measured: docs/decisions/0014). Larger: specialists idle while simple tickets wait. */
const priceExponent = 0.3

/**
 * What everybody's minute is worth when all work is done by whom it is best done by: the dual prices of the static
 * allocation problem (Harrison & López 1999, "Heavy traffic resource pooling in parallel-server systems"), found by
 * multiplicative weights (Plotkin, Shmoys & Tardos 1995): round by round every kind goes to whoever does it at the least
 * price, and the price of whoever was given much rises. Dear is whose minutes others need, and likewise who takes many of
 * them: either takes more of what the team has than the right one would. Nothing is known of demand before there are records.
 */
export function scarcityOf(
  agents: readonly Agent[],
  kinds: readonly KindFlow[],
  records: readonly KindRecord[],
  book: RecordBook,
): Scarcity {
  const rates = ratesOf(records)
  const flows = kinds.filter(({ kind }) => (rates.get(kind) ?? 0) > 0).toSorted((a, b) => (a.kind < b.kind ? -1 : 1))
  if (flows.length === 0) return new Map()
  // In one order, whatever the order given: sums have the same bits, and equals the same turn.
  const inOrder = agents.map((_, index) => index).toSorted((a, b) => (agents[a]!.id < agents[b]!.id ? -1 : 1))
  const ordered = inOrder.map((index) => agents[index]!)
  const logMinutes = flows.map(({ kind, isElsewhere }) =>
    logMinutesOf({ kind, isElsewhere: inOrder.map((index) => isElsewhere[index]!) }, ordered, book),
  )
  const logPrices = pricesOf(
    ordered,
    flows.map(({ kind }) => rates.get(kind)!),
    logMinutes,
  )
  return new Map(
    flows.map(({ kind }, number) => {
      const dearness = new Float64Array(agents.length)
      dearnessOf(logMinutes[number]!, logPrices).forEach((value, place) => (dearness[inOrder[place]!] = value))
      return [kind, dearness]
    }),
  )
}

/** Tickets by kind, added up in one order whatever the order given. */
function ratesOf(records: readonly KindRecord[]): ReadonlyMap<string, number> {
  const rates = new Map<string, number>()
  const ordered = records.toSorted((a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.agent < b.agent ? -1 : 1))
  for (const { kind, attempts } of ordered) rates.set(kind, (rates.get(kind) ?? 0) + attempts)
  return rates
}

/** Logarithm of the minutes a ticket takes with each, failures counted in; Infinity for who must not have it. */
function logMinutesOf({ kind, isElsewhere }: KindFlow, agents: readonly Agent[], book: RecordBook): Float64Array {
  return Float64Array.from(agents, ({ id }, index) => {
    if (isElsewhere[index]) return Infinity
    const cell = cellOf(book, id, kind)
    return log(ticketMinutes(book, cell) * (1 + handOnFactor * (1 - successChance(book, cell))))
  })
}

function pricesOf(
  agents: readonly Agent[],
  rates: readonly number[],
  logMinutes: readonly Float64Array[],
): Float64Array {
  const week = Float64Array.from(agents, (agent) => Math.max(1, minutesAWeek(agent)))
  const logPrice = new Float64Array(agents.length)
  const mean = new Float64Array(agents.length)
  const load = new Float64Array(agents.length)
  for (let round = 0; round < rounds; round++) {
    load.fill(0)
    rates.forEach((rate, kind) => {
      const best = cheapest(logMinutes[kind]!, logPrice)
      if (best >= 0) load[best]! += (rate * exp(logMinutes[kind]![best]!)) / week[best]!
    })
    const average = load.reduce((sum, of) => sum + of, 0) / agents.length
    const stride = step / Math.sqrt(1 + round / 10)
    for (let agent = 0; agent < agents.length; agent++) {
      logPrice[agent]! += stride * Math.min(3, load[agent]! / Math.max(average, 1e-9) - 1)
      if (round >= settledFrom) mean[agent]! += logPrice[agent]! / (rounds - settledFrom)
    }
  }
  return mean
}

/** How far the price of each one's minutes for this kind lies above what the right one would take; 0 for who must not have it. */
function dearnessOf(logMinutes: Float64Array, logPrices: Float64Array): Float64Array {
  const best = cheapest(logMinutes, logPrices)
  if (best < 0) return new Float64Array(logPrices.length)
  const least = logMinutes[best]! + logPrices[best]!
  return logPrices.map((price, agent) => {
    const own = logMinutes[agent]! + price
    return own === Infinity ? 0 : exp(priceExponent * (own - least)) - 1
  })
}

function cheapest(logMinutes: Float64Array, logPrices: Float64Array): number {
  let best = -1
  let least = Infinity
  for (let agent = 0; agent < logMinutes.length; agent++) {
    const price = logMinutes[agent]! + logPrices[agent]!
    if (price < least) [least, best] = [price, agent]
  }
  return best
}
