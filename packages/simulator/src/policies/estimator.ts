import type { WaitingTicket, WorkEvent } from '../world/routing-policy.ts'

/** What is expected of each agent with one ticket, aligned with the setup's agents. */
export interface Expectation {
  /** Minutes of undivided work. */
  readonly minutes: Float64Array
  /** Probability of resolving it for good. */
  readonly success: Float64Array
  /** Share 0–1 of the pair's price that the price of the topic justifies; see fluid-prices.ts. 1: nobody is better used here. */
  readonly worth: Float64Array
  /** Least minutes over success of anybody: what the next attempt will take after a hand-off. */
  readonly bestMinutes: number
}

/** `bestMinutes` of the other two. */
export function bestOf(minutes: Float64Array, success: Float64Array): number {
  let best = Infinity
  for (let agent = 0; agent < minutes.length; agent++) best = Math.min(best, minutes[agent]! / success[agent]!)
  return best
}

/** Where expectations come from: records that are learned, or, for the oracle, the truth. */
export interface Estimator {
  expect(ticket: WaitingTicket, now: number): Expectation
  /** What the customer loses in a minute of waiting, without the clock; any unit. */
  costPerMinute(ticket: WaitingTicket): number
  /** Minutes each agent worked lately, aligned with the agents. */
  readonly effort: Float64Array
  /** Declared or known level of a junior in the ticket's topics, 0–1; undefined for others. */
  juniorLevel(ticket: WaitingTicket, agent: number): number | undefined
  observe(event: WorkEvent): void
}
