import { isFree, trueLoss, weightWith, type Slots } from './slots.ts'

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
  // Nothing falls because of somebody with a free slot: their own price is 0 and stays so.
  const open = Array.from(prices.keys()).filter((agent) => !isFree(slots, agent))
  let work = agents
  while (open.length > 0) {
    let at = 0
    for (let i = 1; i < open.length; i++) if (fall[open[i]!]! < fall[open[at]!]!) at = i
    const agent = open[at]!
    open[at] = open.at(-1)!
    open.pop()
    work += agents * 2 + slots.held[agent]!
    const loss = losses[agent]!
    for (let to = 0; to < agents; to++) {
      const beside = fall[agent]! + prices[to]! - prices[agent]!
      if (beside + loss[to]! < fall[to]!) fall[to] = Math.min(fall[to]!, beside + trueLoss(slots, agent, to))
    }
  }
  for (let agent = 0; agent < agents; agent++) prices[agent] = prices[agent]! - fall[agent]!
  return work
}
