import type { CheckedProblem } from './problem.ts'

/**
 * Who holds which ticket while the best assignment is being found, with the price of a slot of each agent.
 *
 * For an agent without a free slot it is known what it costs to move one of their tickets to somebody else: the loss of
 * weight, with the ticket that loses least. So the search for an exchange looks at agents only, never at their tickets.
 */
export interface Slots extends CheckedProblem {
  /** The agent of each ticket, or `agents`, which stands for nobody. */
  readonly agentOf: Int32Array
  /** How many tickets each agent holds. */
  readonly held: Int32Array
  /** The tickets of an agent (or of nobody) as a list: first of each, next and previous of each ticket, −1 at the ends. */
  readonly first: Int32Array
  readonly next: Int32Array
  readonly previous: Int32Array
  /** What a slot of each agent costs, and last, always 0, what it costs to be with nobody. */
  readonly prices: Float64Array
  /**
   * For each agent without a free slot, by agent and last for nobody: the least loss of a move there, or infinity; a bound
   * from below where the mover is `unknown`.
   */
  readonly losses: Float64Array[]
  /** The ticket that would move; −1: none can. */
  readonly movers: Int32Array[]
}

/** All tickets with nobody, all prices 0. */
export function emptySlots(problem: CheckedProblem): Slots {
  const { tickets, agents } = problem
  const slots: Slots = {
    ...problem,
    agentOf: new Int32Array(tickets).fill(agents),
    held: new Int32Array(agents + 1),
    first: new Int32Array(agents + 1).fill(-1),
    next: new Int32Array(tickets).fill(-1),
    previous: new Int32Array(tickets).fill(-1),
    prices: new Float64Array(agents + 1),
    losses: [],
    movers: [],
  }
  for (let agent = 0; agent < agents; agent++) {
    slots.losses.push(noLosses)
    slots.movers.push(noMovers)
    if (slots.capacities[agent] === 0) countLosses(slots, agent)
  }
  for (let ticket = tickets - 1; ticket >= 0; ticket--) link(slots, ticket, agents)
  return slots
}

/** Whether somebody can take one more. */
export function isFree({ held, capacities, agents }: Slots, agent: number): boolean {
  return agent === agents || held[agent]! < capacities[agent]!
}

/** What a ticket is worth with an agent; 0 with nobody; `notEligible` where it must not be. */
export function weightWith({ weights, agents }: CheckedProblem, ticket: number, agent: number): number {
  return agent === agents ? 0 : weights[ticket * agents + agent]!
}

/** Moves a ticket out of the list that it is in, into another. Losses are left as they were. */
export function relink(slots: Slots, ticket: number, to: number): void {
  const { agentOf, held, first, next, previous } = slots
  const from = agentOf[ticket]!
  const [before, after] = [previous[ticket]!, next[ticket]!]
  if (before < 0) first[from] = after
  else next[before] = after
  if (after >= 0) previous[after] = before
  held[from] = held[from]! - 1
  link(slots, ticket, to)
}

function link({ agentOf, held, first, next, previous }: Slots, ticket: number, to: number): void {
  const after = first[to]!
  agentOf[ticket] = to
  previous[ticket] = -1
  next[ticket] = after
  if (after >= 0) previous[after] = ticket
  first[to] = ticket
  held[to] = held[to]! + 1
}

/** Counts anew what it costs to move a ticket away from an agent. Answers the work: weights looked at. */
export function countLosses(slots: Slots, agent: number): number {
  const { agents, losses, movers, first, next } = slots
  if (losses[agent] === noLosses) {
    losses[agent] = new Float64Array(agents + 1)
    movers[agent] = new Int32Array(agents + 1)
  }
  losses[agent]!.fill(Infinity)
  movers[agent]!.fill(-1)
  let work = agents
  for (let ticket = first[agent]!; ticket >= 0; ticket = next[ticket]!) {
    work += lowerLosses(slots, agent, ticket, -1)
  }
  return work
}

/**
 * A ticket has come to an agent without a free slot, for another that has left (−1: for none). What only the one that left
 * could do is `unknown` from now on, its loss a bound from below: few of them are ever asked for, and `trueLoss` counts
 * those. Answers the work.
 */
export function lowerLosses(slots: Slots, agent: number, came: number, left: number): number {
  const { agents, weights } = slots
  const loss = slots.losses[agent]!
  const mover = slots.movers[agent]!
  const start = came * agents
  const own = weights[start + agent]!
  for (let to = 0; to < agents; to++) {
    const there = weights[start + to]!
    if (left >= 0 && mover[to] === left) mover[to] = unknown
    if (there >= 0 && own - there < loss[to]!) {
      loss[to] = own - there
      mover[to] = came
    }
  }
  if (left >= 0 && mover[agents] === left) mover[agents] = unknown
  if (own < loss[agents]!) {
    loss[agents] = own
    mover[agents] = came
  }
  return agents
}

/** What it costs to move a ticket from an agent without a free slot; counted now where only a bound was known. */
export function trueLoss(slots: Slots, agent: number, to: number): number {
  const loss = slots.losses[agent]!
  if (slots.movers[agent]![to] !== unknown) return loss[to]!
  const { agents, weights, first, next } = slots
  let least = Infinity
  let mover = -1
  for (let ticket = first[agent]!; ticket >= 0; ticket = next[ticket]!) {
    const there = to === agents ? 0 : weights[ticket * agents + to]!
    const lost = weights[ticket * agents + agent]! - there
    if (there >= 0 && lost < least) {
      least = lost
      mover = ticket
    }
  }
  loss[to] = least
  slots.movers[agent]![to] = mover
  return least
}

/** Instead of a ticket that would move: it has left, and which is the next is not counted yet. */
const unknown = -2

const noLosses = new Float64Array(0)
const noMovers = new Int32Array(0)
