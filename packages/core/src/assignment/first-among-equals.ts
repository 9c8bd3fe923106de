import { isFree, relink, weightWith, type Slots } from './slots.ts'

/**
 * Of all assignments with the largest total, the one that people can foresee: the first ticket is with the first agent that any
 * of them gives it to, and with nobody only if all say so; then the second ticket, and so forth. So the answer depends on
 * the problem alone, not on how it was solved.
 *
 * Prices that prove one best assignment prove all of them (complementary slackness), so in any of them a ticket is where its
 * weight less the price is the largest. A ticket for which that is one place stays. One that has several goes to the
 * first of them from which a chain of others, also between equals, leads back to where it was.
 */
export interface Equals {
  /** 1 for each ticket that could be elsewhere at no loss. */
  readonly isLoose: Uint8Array
  /** How many tickets of an agent (or of nobody) that are not yet placed for good could go to another: `[to × (agents + 1) + from]`. */
  readonly chances: Int32Array
  /** The same, wherever to. */
  readonly chancesFrom: Int32Array
}

/** No chances counted yet. */
export function noChances({ agents }: Slots, isLoose: Uint8Array): Equals {
  const width = agents + 1
  return { isLoose, chances: new Int32Array(width * width), chancesFrom: new Int32Array(width) }
}

/** Whether a ticket could be elsewhere at no loss, at the final prices. */
export function couldMove(slots: Slots, ticket: number): boolean {
  const { agents, agentOf, weights, prices } = slots
  const from = agentOf[ticket]!
  const here = weightWith(slots, ticket, from) - prices[from]!
  if (from !== agents && here === 0) return true
  const start = ticket * agents
  for (let to = 0; to < agents; to++) {
    const weight = weights[start + to]!
    const gain = weight - prices[to]!
    if (weight >= 0 && gain === here && to !== from) return true
  }
  return false
}

/** Whether a ticket gains as much with `to`, an agent or nobody, as where it is. */
function isEqual(slots: Slots, ticket: number, to: number): boolean {
  const { prices, agentOf } = slots
  const from = agentOf[ticket]!
  const here = weightWith(slots, ticket, from) - prices[from]!
  const weight = weightWith(slots, ticket, to)
  return weight >= 0 && here === weight - prices[to]!
}

/** Counts the chances of a loose ticket: to be called for each of them before the first is placed. Answers the work. */
export function countChances(slots: Slots, equals: Equals, ticket: number): number {
  if (equals.isLoose[ticket] === 0) return 1
  addChances(slots, equals, ticket, 1)
  return slots.agents
}

function addChances(slots: Slots, { chances, chancesFrom }: Equals, ticket: number, by: 1 | -1): void {
  const { agents, agentOf } = slots
  const from = agentOf[ticket]!
  let found = 0
  for (let to = 0; to <= agents; to++) {
    if (to === from || !isEqual(slots, ticket, to)) continue
    const at = to * (agents + 1) + from
    chances[at] = chances[at]! + by
    found++
  }
  chancesFrom[from] = chancesFrom[from]! + found * by
}

/** Places a ticket for good; to be called in the order of tickets, after all chances are counted. Answers the work. */
export function placeForGood(slots: Slots, equals: Equals, ticket: number): number {
  if (equals.isLoose[ticket] === 0) return 1
  const from = slots.agentOf[ticket]!
  addChances(slots, equals, ticket, -1)
  const wished: number[] = []
  for (let to = 0; to < from; to++) {
    const canMakeRoom = equals.chancesFrom[to] !== 0 || isFree(slots, to)
    if (canMakeRoom && isEqual(slots, ticket, to)) wished.push(to)
  }
  if (wished.length === 0) return slots.agents
  const { onward, work } = waysTo(slots, equals, from, wished[0]!)
  const to = wished.find((agent) => onward[agent] !== unreached)
  if (to === undefined) return work
  relink(slots, ticket, to)
  let moves = 1
  for (let agent = to; agent !== from; agent = onward[agent]!, moves++) {
    const moving = looseTicket(slots, equals, { from: agent, to: onward[agent]!, after: ticket })
    // Where no ticket can move, a free slot does: nothing to carry out.
    if (moving < 0) continue
    addChances(slots, equals, moving, -1)
    relink(slots, moving, onward[agent]!)
    addChances(slots, equals, moving, 1)
  }
  return work + moves * slots.agents * 2
}

/** A ticket that is not yet placed for good and can make a move without loss; −1 for none. */
function looseTicket(
  slots: Slots,
  { isLoose, chances }: Equals,
  { from, to, after }: { readonly from: number; readonly to: number; readonly after: number },
): number {
  if (chances[to * (slots.agents + 1) + from] === 0) return -1
  let ticket = slots.first[from]!
  while (ticket >= 0 && (ticket <= after || isLoose[ticket] === 0 || !isEqual(slots, ticket, to))) {
    ticket = slots.next[ticket]!
  }
  return ticket
}

const unreached = -1

/** From each agent the next on a chain of moves without loss that ends at `goal`; stops when `wanted` has one. */
function waysTo(slots: Slots, equals: Equals, goal: number, wanted: number): { onward: Int32Array; work: number } {
  const { agents, prices } = slots
  const width = agents + 1
  const onward = new Int32Array(width).fill(unreached)
  const queue = [goal]
  onward[goal] = goal
  for (let at = 0; at < queue.length && onward[wanted] === unreached; at++) {
    const to = queue[at]!
    for (let from = 0; from < width; from++) {
      if (onward[from] !== unreached) continue
      // A slot that costs nothing may stay free, so free slots go from and to nobody as tickets without weight would.
      const isSpare = to === agents ? isFree(slots, from) : from === agents && prices[to] === 0
      if (!isSpare && equals.chances[to * width + from] === 0) continue
      onward[from] = to
      queue.push(from)
    }
  }
  return { onward, work: queue.length * width }
}
