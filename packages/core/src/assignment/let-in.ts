import { countLosses, isFree, lowerLosses, relink, trueLoss, type Slots } from './slots.ts'

/** Scratch memory of a search; by agent, and last for nobody. */
export interface Search {
  /** What the cheapest chain of moves that ends here costs, as far as it is known. */
  readonly distance: Float64Array
  /** The agent whose ticket makes the last move of that chain; −1: the ticket that comes in makes it itself. */
  readonly before: Int32Array
  /** Agents that were reached and not yet gone on from, in no order. */
  readonly open: Int32Array
  /** Those that were gone on from. */
  readonly done: Int32Array
}

export function newSearch(agents: number): Search {
  return {
    distance: new Float64Array(agents + 1),
    before: new Int32Array(agents + 1),
    open: new Int32Array(agents + 1),
    done: new Int32Array(agents + 1),
  }
}

/**
 * Lets one more ticket in, so that what is held is worth the most again, and raises prices so that they prove it. Answers
 * the work: numbers looked at.
 *
 * The ticket goes where it gains most, the one that must make room for it goes on to where it loses least, and so forth,
 * until somebody has a free slot or somebody's ticket goes without. The cheapest such chain is a shortest path (Dijkstra) over
 * agents: with prices, no step costs less than 0 (Jonker & Volgenant 1987, for slots in numbers: Tomizawa 1971, Edmonds &
 * Karp 1972). Prices never fall, so a ticket that gains nothing anywhere now never will: it is passed over after one look
 * at its row. That is what makes a backlog of many times the slots cheap, without leaving anything out.
 */
export function letIn(slots: Slots, search: Search, ticket: number): number {
  const { agents, weights, prices } = slots
  const start = ticket * agents
  let gain = -Infinity
  let where = -1
  for (let agent = 0; agent < agents; agent++) {
    const weight = weights[start + agent]!
    if (weight < 0 || weight - prices[agent]! <= gain) continue
    gain = weight - prices[agent]!
    where = agent
  }
  if (where < 0 || gain < 0) return agents
  if (isFree(slots, where)) {
    search.before[where] = -1
    return agents + carryOut(slots, search.before, ticket, where)
  }
  if (gain === 0) return agents
  return agents * 2 + exchange(slots, search, ticket, gain)
}

/** Finds the cheapest chain for a ticket that gains so much where it would like to be, raises prices and carries it out. */
function exchange(slots: Slots, search: Search, ticket: number, gain: number): number {
  const { agents, prices, losses, held, capacities } = slots
  const { distance, before, open, done } = search
  let opened = firstSteps(slots, search, ticket, gain)
  let finished = 0
  let counted = 0
  // A chain ends with whoever has a free slot, or else with nobody, at the loss of all the gain.
  let end = agents
  let nearest = gain
  for (let i = 0; i < opened; i++) {
    const agent = open[i]!
    if (held[agent]! >= capacities[agent]! || distance[agent]! >= nearest) continue
    nearest = distance[agent]!
    end = agent
  }
  while (opened > 0) {
    let at = 0
    for (let i = 1; i < opened; i++) if (distance[open[i]!]! < distance[open[at]!]!) at = i
    const agent = open[at]!
    const length = distance[agent]!
    if (length >= nearest) break
    open[at] = open[--opened]!
    done[finished++] = agent
    const loss = losses[agent]!
    const base = length - prices[agent]!
    for (let to = 0; to <= agents; to++) {
      const bound = base + prices[to]! + loss[to]!
      if (bound >= nearest || bound >= distance[to]!) continue
      const through = base + prices[to]! + trueLoss(slots, agent, to)
      counted += held[agent]!
      if (through >= nearest || through >= distance[to]!) continue
      if (to === agents || held[to]! < capacities[to]!) {
        nearest = through
        end = to
      } else if (distance[to] === Infinity) {
        open[opened++] = to
      }
      distance[to] = through
      before[to] = agent
    }
  }
  for (let i = 0; i < finished; i++) {
    const agent = done[i]!
    prices[agent] = prices[agent]! + nearest - distance[agent]!
  }
  return finished * agents + counted + carryOut(slots, before, ticket, end)
}

/** Where the ticket itself can go, for less than it would lose by going without. Answers how many places. */
function firstSteps(slots: Slots, { distance, before, open }: Search, ticket: number, gain: number): number {
  const { agents, weights, prices } = slots
  const start = ticket * agents
  let opened = 0
  for (let agent = 0; agent < agents; agent++) {
    const weight = weights[start + agent]!
    const length = gain - (weight - prices[agent]!)
    if (weight < 0 || length >= gain) {
      distance[agent] = Infinity
      continue
    }
    distance[agent] = length
    before[agent] = -1
    open[opened++] = agent
  }
  distance[agents] = gain
  before[agents] = -1
  return opened
}

/** Carries out a chain of moves from its end backwards. */
function carryOut(slots: Slots, before: Int32Array, ticket: number, end: number): number {
  let work = 0
  let to = end
  let left = -1
  for (let agent = before[to]!; agent >= 0; to = agent, agent = before[agent]!) {
    const moving = slots.movers[agent]![to]!
    work += settle(slots, moving, to, left)
    left = moving
  }
  return work + settle(slots, ticket, to, left)
}

function settle(slots: Slots, ticket: number, to: number, left: number): number {
  relink(slots, ticket, to)
  if (to === slots.agents || isFree(slots, to)) return 0
  return left < 0 ? countLosses(slots, to) : lowerLosses(slots, to, ticket, left)
}
