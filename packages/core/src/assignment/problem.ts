import { PointsmanError } from '../errors.ts'

/** Who could take what, and how much it is worth. Rows are tickets, columns agents; only their positions are known here. */
export interface AssignmentProblem {
  /** How many tickets wait. */
  readonly tickets: number
  /** Free slots of each agent: how many more whole tickets they can take, 0 or more. Its length is the number of agents. */
  readonly capacities: ArrayLike<number>
  /**
   * Row by row, `weights[ticket × agents + agent]`: what it is worth that the agent takes the ticket, a whole number from
   * 0 to `largestWeight`, or `notEligible`. Whole, so that totals and prices are exact and the same on every machine;
   * scale before. An `Int32Array` is read in place; anything else is copied into one.
   */
  readonly weights: ArrayLike<number>
}

/** The weight of a pair that must not be. */
export const notEligible = -1

/** 2³¹ − 1. Larger: rows would take twice the memory, and nobody needs ten digits to compare two agents. */
export const largestWeight = 2 ** 31 - 1

/** A problem that was checked, in the arrays that the solver reads. */
export interface CheckedProblem {
  readonly tickets: number
  readonly agents: number
  readonly capacities: Int32Array
  readonly weights: Int32Array
}

/**
 * Checks lengths and capacities, and makes the arrays. Weights are checked row by row in `checkRow`, because there can be
 * millions of them. Throws `invalid_request`.
 */
export function checkShape({ tickets, capacities, weights }: AssignmentProblem): CheckedProblem {
  const agents = capacities.length
  if (!Number.isSafeInteger(tickets) || tickets < 0) {
    throw new PointsmanError('invalid_request', `tickets: ${tickets} is not allowed: a whole number, 0 or more`)
  }
  if (weights.length !== tickets * agents) {
    throw new PointsmanError(
      'invalid_request',
      `weights: ${weights.length} of them for ${tickets} tickets and ${agents} agents; ${tickets * agents} are needed`,
    )
  }
  const slots = new Int32Array(agents)
  for (let agent = 0; agent < agents; agent++) {
    const capacity = capacities[agent]!
    if (!Number.isSafeInteger(capacity) || capacity < 0) {
      throw new PointsmanError(
        'invalid_request',
        `capacities[${agent}]: ${capacity} is not allowed: a whole number, 0 or more`,
        'Maybe the agent carries more than they can: then they have 0 free slots.',
      )
    }
    // Nobody can take more tickets than there are.
    slots[agent] = Math.min(capacity, tickets)
  }
  const isRead = weights instanceof Int32Array
  return { tickets, agents, capacities: slots, weights: isRead ? weights : new Int32Array(tickets * agents) }
}

/** Checks the weights of a ticket, copies them unless they are read in place, and answers the largest. */
export function checkRow(ticket: number, from: ArrayLike<number>, { agents, weights }: CheckedProblem): number {
  const start = ticket * agents
  let largest = notEligible
  if (from === weights) {
    // Whole and not too large by their type, so only the least of them is to be looked at.
    let least = 0
    for (let at = start; at < start + agents; at++) {
      const weight = weights[at]!
      if (weight > largest) largest = weight
      if (weight < least) least = weight
    }
    if (least >= notEligible) return largest
  }
  for (let at = start; at < start + agents; at++) {
    const weight = from[at]!
    if (weight < notEligible || weight > largestWeight || !Number.isInteger(weight)) {
      throw new PointsmanError(
        'invalid_request',
        `weights[${at}], of ticket ${ticket} and agent ${at - start}: ${weight} is not allowed: a whole number from 0 to ` +
          `${largestWeight}, or ${notEligible} for "not eligible"`,
      )
    }
    if (from !== weights) weights[at] = weight
    if (weight > largest) largest = weight
  }
  return largest
}
