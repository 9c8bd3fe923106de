import type { AgentView, Assignment, DispatchView, RoutingPolicy, WaitingTicket } from '../world/routing-policy.ts'
import { bestPairs } from './best-pairs.ts'
import { hasRoom, isAnybodyFree, mayTake, tally } from './desk-rules.ts'
import type { Estimator, Expectation } from './estimator.ts'
import type { IndexConstants } from './index-constants.ts'

/**
 * The index rule: a pair is worth the ticket's cost of waiting over the minutes it will really take this person, failure
 * and hand-off, divided attention and the end of the shift counted in (generalised cμ: van Mieghem 1995; Mandelbaum &
 * Stolyar 2004). All free people are matched at once, one ticket each a round, for the largest sum.
 */
export function indexPolicy(name: string, estimator: Estimator, constants: IndexConstants): RoutingPolicy {
  return {
    name,
    dispatch: (view) => (isAnybodyFree(view) ? dispatchAll(view, estimator, constants) : []),
    observe: (event) => estimator.observe(event),
  }
}

interface Waiting {
  readonly waiting: WaitingTicket
  readonly cost: number
  readonly expectation: Expectation
  isGiven: boolean
}

function dispatchAll(view: DispatchView, estimator: Estimator, c: IndexConstants): readonly Assignment[] {
  const given = tally(view)
  const candidates = view.waiting.map((waiting): Waiting => {
    const expectation = estimator.expect(waiting, view.now)
    const cost = estimator.costPerMinute(waiting) * clockFactor(waiting, view.openClock, c)
    return { waiting, cost, expectation, isGiven: false }
  })
  const answer: Assignment[] = []
  const reserved = new Set<number>()
  const context: Context = { view, candidates, estimator, c, given, reserved, pull: fairnessPull(estimator, c) }
  for (let round = 0; round < mostRounds; round++) {
    const pairs = matchRound(context)
    if (pairs.length === 0) break
    for (const { ticket, agent } of pairs) {
      ticket.isGiven = true
      if (context.c.holdBelow > 0 && isBetterHeld(context, ticket, agent)) continue
      given[agent]! += 1
      answer.push({ ticket: ticket.waiting.ticket.id, agent: view.agents[agent]!.agent.id })
    }
  }
  return answer
}

interface Context {
  readonly view: DispatchView
  readonly candidates: readonly Waiting[]
  readonly estimator: Estimator
  readonly c: IndexConstants
  readonly given: Int32Array
  /** Busy agents for whom a ticket is held already. */
  readonly reserved: Set<number>
  readonly pull: Float64Array
}

const mostRounds = 8

/** Finite after the target is missed, or the queue would be served last in, first out. */
function clockFactor(waiting: WaitingTicket, openClock: number, c: IndexConstants): number {
  if (waiting.hasResponse) return c.answeredShare
  const used = (openClock - waiting.receivedOpen) / waiting.targetMinutes
  const pressed = used <= 1 ? used : 2 - 1 / used
  return 1 + c.targetPressure * pressed * (c.pressureFloor > 0 ? Math.sqrt(c.pressureFloor / waiting.targetMinutes) : 1)
}

function fairnessPull(estimator: Estimator, c: IndexConstants): Float64Array {
  const mean = estimator.effort.reduce((sum, of) => sum + of, 0) / estimator.effort.length
  return estimator.effort.map((of) =>
    c.fairness === 0 || mean <= 0 ? 1 : Math.exp(c.fairness * Math.min(2, of / mean - 1)),
  )
}

/** Minutes that giving the ticket to this agent now really takes; Infinity where a hard rule forbids it. */
function effectiveMinutes(context: Context, ticket: Waiting, agent: number, held: number): number {
  const { view, c, pull } = context
  const who = view.agents[agent]!
  if (!mayTake(who, ticket.waiting)) return Infinity
  const { minutes, success, worth, bestMinutes } = ticket.expectation
  const slowed = minutes[agent]! * (1 + c.slowDown * held)
  const failing = (1 - success[agent]!) * (c.failureFactor * bestMinutes + c.failureMinutes)
  const left = (who.shiftEndsAt - view.now) / 60_000
  const overnight = who.isPresent && slowed > left ? c.overnightMinutes * (1 - left / slowed) : 0
  const price = c.prices === 0 ? 1 : worth[agent]! ** -c.prices
  return (slowed + failing + overnight) * price * pull[agent]!
}

function weightOf(context: Context, ticket: Waiting, agent: number, freeShare: number): number {
  const { view, c, estimator, given } = context
  const held = view.agents[agent]!.held.length + given[agent]!
  let minutes = effectiveMinutes(context, ticket, agent, held)
  if (minutes === Infinity) return 0
  if (c.development > 0 && freeShare > 0.25 && ticket.cost < 1) {
    const level = estimator.juniorLevel(ticket.waiting, agent)
    if (level !== undefined) minutes *= 1 - c.development * freeShare * (1 - level)
  }
  return c.minutesExponent === 1 ? ticket.cost / minutes : ticket.cost / minutes ** c.minutesExponent
}

interface Pair {
  readonly ticket: Waiting
  readonly agent: number
}

function matchRound(context: Context): readonly Pair[] {
  const { view, candidates, given, c } = context
  const free = view.agents.flatMap((agent, index) => (hasRoom(agent, given[index]!) ? [index] : []))
  const open = candidates.filter((candidate) => !candidate.isGiven)
  if (free.length === 0 || open.length === 0) return []
  const present = view.agents.filter(({ isPresent }) => isPresent).length
  const freeShare = free.length / present
  const table = free.map((agent) => Float64Array.from(open, (ticket) => weightOf(context, ticket, agent, freeShare)))
  if (c.matching === 'ticket') return costliestFirst(open, free, table)
  const columns = promising(table, open.length)
  const weights = new Float64Array(free.length * columns.length)
  table.forEach((row, at) => columns.forEach((column, place) => (weights[at * columns.length + place] = row[column]!)))
  if (c.matching === 'greedy') return greedily(open, free, columns, weights)
  return [...bestPairs(free.length, columns.length, weights)].flatMap((place, at) =>
    place === -1 ? [] : [{ ticket: open[columns[place]!]!, agent: free[at]! }],
  )
}

/** Tickets among the best of some agent: as many each as there are agents, so the optimum is among them. */
function promising(table: readonly Float64Array[], tickets: number): readonly number[] {
  const wanted = table.length
  if (tickets <= 2 * wanted) return Array.from({ length: tickets }, (_, at) => at)
  const columns = new Set<number>()
  for (const row of table) {
    const bar = row.toSorted().at(-wanted) ?? 0
    row.forEach((weight, at) => {
      if (weight >= bar && weight > 0) columns.add(at)
    })
  }
  return [...columns].toSorted((a, b) => a - b)
}

function greedily(
  open: readonly Waiting[],
  free: readonly number[],
  columns: readonly number[],
  weights: Float64Array,
): readonly Pair[] {
  const order = [...weights.keys()].filter((at) => weights[at]! > 0).toSorted((a, b) => weights[b]! - weights[a]!)
  const usedRows = new Set<number>()
  const usedColumns = new Set<number>()
  return order.flatMap((at) => {
    const row = Math.floor(at / columns.length)
    const column = at % columns.length
    if (usedRows.has(row) || usedColumns.has(column)) return []
    usedRows.add(row)
    usedColumns.add(column)
    return [{ ticket: open[columns[column]!]!, agent: free[row]! }]
  })
}

function costliestFirst(
  open: readonly Waiting[],
  free: readonly number[],
  table: readonly Float64Array[],
): readonly Pair[] {
  const order = open.map((_, at) => at).toSorted((a, b) => open[b]!.cost - open[a]!.cost)
  const used = new Set<number>()
  return order.slice(0, 4 * free.length).flatMap((column) => {
    let best = -1
    table.forEach((row, at) => {
      if (!used.has(at) && row[column]! > 0 && (best === -1 || row[column]! > table[best]![column]!)) best = at
    })
    if (best === -1) return []
    used.add(best)
    return [{ ticket: open[column]!, agent: free[best]! }]
  })
}

/**
 * Whether it costs clearly less to wait for somebody who is at work and busy. Their next free moment is guessed from what
 * they hold; each is reserved for one ticket.
 */
function isBetterHeld(context: Context, ticket: Waiting, agent: number): boolean {
  const { view, c, given, reserved } = context
  const own = view.agents[agent]!
  const now = effectiveMinutes(context, ticket, agent, own.held.length + given[agent]!)
  let best = -1
  let least = c.holdBelow * now
  view.agents.forEach((other, index) => {
    if (index === agent || !other.isPresent || hasRoom(other, given[index]!) || reserved.has(index)) return
    const wait = c.holdWait === 'flat' ? c.flatWaitMinutes : minutesUntilRoom(other, context)
    const then = wait + effectiveMinutes(context, ticket, index, other.agent.capacity - 1)
    if (then < least) [least, best] = [then, index]
  })
  if (best === -1) return false
  if (c.holdReserves) reserved.add(best)
  return true
}

/** Expected minutes until the first of what somebody holds is done, by what such tickets take; never less than a few. */
function minutesUntilRoom(other: AgentView, { view, estimator, c }: Context): number {
  const index = view.agents.indexOf(other)
  let least = Infinity
  for (const { ticket, since } of other.held) {
    const takes = estimator.expect(ticket, view.now).minutes[index]! * (1 + c.slowDown * (other.held.length - 1))
    const passed = (view.now - since) / 60_000
    least = Math.min(least, Math.max(takes - passed, leastWait + 0.3 * takes))
  }
  return least
}

const leastWait = 3
