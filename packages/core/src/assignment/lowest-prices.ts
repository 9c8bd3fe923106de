import { isFree, weightWith, type Slots } from './slots.ts'

/**
 * What a ticket that needs no slot taken from anybody would bid for each agent: raises `bids`, by agent, to what the ticket
 * would gain there over what it has. To be called for each ticket that is with nobody or with an agent who has a free slot.
 * Answers the work.
 */
export function bid(slots: Slots, ticket: number, bids: Float64Array): number {
  const { agents, weights, agentOf } = slots
  const own = weightWith(slots, ticket, agentOf[ticket]!)
  const start = ticket * agents
  for (let agent = 0; agent < agents; agent++) {
    const weight = weights[start + agent]!
    if (weight >= 0 && weight - own > bids[agent]!) bids[agent] = weight - own
  }
  return agents
}

/**
 * Lowers prices as far as they still prove that the assignment is best. Prices that prove it form a lattice, so all of them
 * are lowest together (Demange, Gale & Sotomayor 1986); the lowest price of an agent is what one more slot of theirs
 * would add to the total.
 *
 * How far a price can fall is the least of: down to what somebody without it bids, and as far as any other price falls, plus
 * what a ticket of that agent loses by coming here. So it is a shortest path again, over agents. Answers the work.
 */
export function lowerPrices(slots: Slots, bids: Float64Array): number {
  const { agents, prices, losses } = slots
  const fall = Float64Array.from(bids, (bidden, agent) => prices[agent]! - bidden)
  const isDone = new Uint8Array(agents)
  let work = agents
  for (;;) {
    let agent = -1
    for (let one = 0; one < agents; one++) {
      if (isDone[one] === 0 && (agent < 0 || fall[one]! < fall[agent]!)) agent = one
    }
    if (agent < 0) break
    isDone[agent] = 1
    work += agents * 2
    if (isFree(slots, agent)) continue
    const loss = losses[agent]!
    for (let to = 0; to < agents; to++) {
      const through = fall[agent]! + loss[to]! + prices[to]! - prices[agent]!
      if (through < fall[to]!) fall[to] = through
    }
  }
  for (let agent = 0; agent < agents; agent++) prices[agent] = prices[agent]! - fall[agent]!
  return work
}
