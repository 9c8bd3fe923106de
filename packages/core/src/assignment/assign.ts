import { couldMove, countChances, noChances, placeForGood } from './first-among-equals.ts'
import { letIn, newSearch } from './let-in.ts'
import { bid, lowerPrices } from './lowest-prices.ts'
import { checkRow, checkShape, largestWeight, type AssignmentProblem } from './problem.ts'
import { emptySlots, isFree, weightWith, type Slots } from './slots.ts'

/** Who gets what, and the proof that no other way is worth more. */
export interface Assignment {
  /** The agent of each ticket; −1: it goes without. */
  readonly agentOf: Int32Array
  /**
   * What a slot of each agent costs in weight, a whole number, 0 or more: exactly what one more slot of theirs would add to
   * the total. They prove that the total is the largest: every ticket is where its weight less the price is largest, one
   * that goes without would gain nothing anywhere, and who has a free slot costs 0. Of all prices that prove it these are the
   * lowest, each of them.
   */
  readonly prices: Float64Array
  /** The sum of the weights of what was assigned. */
  readonly total: number
}

/**
 * Gives tickets to agents so that the total weight is the largest there can be; exact, at any size. Each ticket goes to at
 * most one agent, each agent takes at most as many as they have free slots.
 *
 * Ties are broken by position: of all assignments with that total it is the one in which the first ticket has the first agent
 * that it can have, or nobody where it must; then the second ticket, and so forth. So order tickets by who
 * comes first, agents by whose turn it is. Throws `invalid_request` for a problem that is none.
 */
export function assign(problem: AssignmentProblem): Assignment {
  const steps = assignInSteps(problem, Infinity)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** Numbers looked at in a step: a few milliseconds. Larger: a dispatcher answers later; smaller: more coming and going. */
const defaultWorkPerStep = 500_000

/**
 * The same in steps of bounded work, for whoever has other things to do meanwhile; the answer is the same, whatever the
 * steps. The problem must not change before the end.
 */
export function* assignInSteps(
  problem: AssignmentProblem,
  workPerStep = defaultWorkPerStep,
): Generator<void, Assignment, void> {
  const checked = checkShape(problem)
  const { tickets, agents } = checked
  const slots = emptySlots(checked)
  const pause = pacer(workPerStep)

  // The most valuable first: they are the least likely to be turned out again. One number holds both, so it sorts fast.
  const order = new Float64Array(tickets)
  for (let ticket = 0; ticket < tickets; ticket++) {
    order[ticket] = (largestWeight - checkRow(ticket, problem.weights, checked)) * tickets + ticket
    if (pause(agents)) yield
  }
  order.sort()
  const search = newSearch(agents)
  for (const place of order) if (pause(letIn(slots, search, place % tickets))) yield

  const bids = new Float64Array(agents)
  for (let ticket = 0; ticket < tickets; ticket++) {
    if (isFree(slots, slots.agentOf[ticket]!) && pause(bid(slots, ticket, bids))) yield
  }
  lowerPrices(slots, bids)
  yield* chooseAmongEquals(slots, pause)
  return answer(slots)
}

function* chooseAmongEquals(slots: Slots, pause: (work: number) => boolean): Generator<void, void, void> {
  const { tickets, agents } = slots
  const isLoose = new Uint8Array(tickets)
  let loose = 0
  for (let ticket = 0; ticket < tickets; ticket++) {
    if (couldMove(slots, ticket)) isLoose[ticket] = 1
    loose += isLoose[ticket]!
    if (pause(agents)) yield
  }
  if (loose === 0) return
  const equals = noChances(slots, isLoose)
  for (let ticket = 0; ticket < tickets; ticket++) if (pause(countChances(slots, equals, ticket))) yield
  for (let ticket = 0; ticket < tickets; ticket++) if (pause(placeForGood(slots, equals, ticket))) yield
}

/** Says when so much work has been done that it is time to pause. */
function pacer(workPerStep: number): (work: number) => boolean {
  let done = 0
  return (work) => {
    done += work
    if (done < workPerStep) return false
    done = 0
    return true
  }
}

function answer(slots: Slots): Assignment {
  const { agents, prices } = slots
  let total = 0
  const agentOf = slots.agentOf.map((agent, ticket) => {
    total += weightWith(slots, ticket, agent)
    return agent === agents ? -1 : agent
  })
  return { agentOf, prices: prices.slice(0, agents), total }
}
