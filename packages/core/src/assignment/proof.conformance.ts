import type { Assignment } from './assign.ts'
import { notEligible, type AssignmentProblem } from './problem.ts'

/**
 * What speaks against an answer; nothing if it is allowed, its total is the sum of its weights, and its prices prove that
 * no other total is larger. By the duality of linear programmes nobody need know how it was found.
 */
export function proofProblems(problem: AssignmentProblem, { agentOf, prices, total }: Assignment): readonly string[] {
  const { tickets, capacities, weights } = problem
  const agents = capacities.length
  const held = new Int32Array(agents)
  const problems: string[] = []
  let sum = 0
  for (let ticket = 0; ticket < tickets; ticket++) {
    const start = ticket * agents
    let best = 0
    for (let one = 0; one < agents; one++) {
      const weight = weights[start + one]!
      if (weight !== notEligible && weight - prices[one]! > best) best = weight - prices[one]!
    }
    const agent = agentOf[ticket]!
    const weight = agent === -1 ? 0 : weights[start + agent]!
    const gain = agent === -1 ? 0 : weight - prices[agent]!
    if (weight === notEligible) problems.push(`agent ${agent} is not eligible for ticket ${ticket}`)
    if (gain !== best) problems.push(`ticket ${ticket} gains ${gain} with ${agent} and could gain ${best}`)
    if (agent !== -1) held[agent]!++
    sum += weight
  }
  for (let agent = 0; agent < agents; agent++) {
    const price = prices[agent]!
    if (!Number.isInteger(price) || price < 0) problems.push(`agent ${agent} costs ${price}`)
    if (held[agent]! > capacities[agent]!) problems.push(`agent ${agent} has ${held[agent]} tickets`)
    if (held[agent]! < capacities[agent]! && price !== 0) problems.push(`agent ${agent} is free and costs ${price}`)
  }
  if (sum !== total) problems.push(`the total is said to be ${total} and is ${sum}`)
  if (agentOf.length !== tickets || prices.length !== agents) problems.push('a ticket or an agent is left out')
  return problems
}
