import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PointsmanError } from '../errors.ts'
import { seededRandom } from '../learn/training/shuffle.ts'
import { assign, assignInSteps } from './assign.ts'
import { aBacklog, anyProblem } from './assignment-problems.conformance.ts'

import { highsJudge } from './highs-optimum.conformance.ts'
import { largestWeight, notEligible, type AssignmentProblem } from './problem.ts'
import { proofProblems } from './proof.conformance.ts'

test('two tickets that want the same agent are parted so that together they lose least', () => {
  const { agentOf, prices, total } = assign({ tickets: 2, capacities: [1, 1], weights: [9, 8, 10, 4] })
  expect([...agentOf]).toEqual([1, 0])
  expect([...prices]).toEqual([1, 0])
  expect(total).toBe(18)
})

test('a lone ticket goes to whom it suits best, among equals to the first, and never to somebody full', () => {
  const alone = (capacities: number[], weights: number[]): number =>
    assign({ tickets: 1, capacities, weights }).agentOf[0]!
  expect(alone([1, 1, 1], [3, 7, 7])).toBe(1)
  expect(alone([1, 0, 1], [3, 7, 7])).toBe(2)
  expect(alone([1, 1, 1], [notEligible, 0, 0])).toBe(1)
  expect(alone([1, 1], [notEligible, notEligible])).toBe(-1)
  expect(alone([0, 0], [5, 5])).toBe(-1)
})

test('of two tickets that are worth the same the one that comes first gets the only slot', () => {
  expect([...assign({ tickets: 3, capacities: [1], weights: [4, 5, 5] }).agentOf]).toEqual([-1, 0, -1])
})

test('an agent who is told to take as many as there are takes them all', () => {
  const { agentOf, prices } = assign({ tickets: 4, capacities: [Number.MAX_SAFE_INTEGER], weights: [1, 0, 9, 4] })
  expect([...agentOf, ...prices]).toEqual([0, 0, 0, 0, 0])
})

test('nobody to do it, or nothing to do, is no error', () => {
  expect(assign({ tickets: 0, capacities: [2, 3], weights: [] }).total).toBe(0)
  expect([...assign({ tickets: 3, capacities: [], weights: [] }).agentOf]).toEqual([-1, -1, -1])
})

test('the total is the one that HiGHS finds, in a thousand small problems and in larger ones', async () => {
  const judge = await highsJudge()
  const agree = (problem: AssignmentProblem): void => {
    expect(assign(problem).total).toBe(judge(problem))
  }
  fc.assert(fc.property(anyProblem(14, 8), agree), { numRuns: 1_000 })
  const random = seededRandom(11)
  for (let slots = 1; slots <= 12; slots++) {
    agree(aBacklog(random, { tickets: 80, agents: 12, slots, eligible: slots % 3 === 0 ? 0.2 : 1 }))
  }
})

test('the prices prove that nothing better can be had', () => {
  fc.assert(
    fc.property(anyProblem(30, 10), (problem) => {
      expect(proofProblems(problem, assign(problem))).toEqual([])
    }),
    { numRuns: 500 },
  )
})

test('a Monday backlog is proved too, many tickets for few slots or many slots for few tickets', () => {
  const random = seededRandom(5)
  for (const [tickets, agents, slots, eligible] of [
    [3_000, 60, 4, 1],
    [600, 60, 12, 1],
    [3_000, 60, 20, 0.05],
    [400, 200, 1, 0.02],
  ] as const) {
    const problem = aBacklog(random, { tickets, agents, slots, eligible })
    expect(proofProblems(problem, assign(problem))).toEqual([])
  }
})

test("an agent's price is what one more slot of theirs would add", () => {
  fc.assert(
    fc.property(anyProblem(12, 6), (problem) => {
      const { prices, total } = assign(problem)
      const added = Array.from(prices, (_, agent) => {
        const capacities = Array.from(problem.capacities, (slots, one) => slots + (one === agent ? 1 : 0))
        return assign({ ...problem, capacities }).total - total
      })
      expect([...prices]).toEqual(added)
    }),
    { numRuns: 300 },
  )
})

test('of all that are best it is the one in which each ticket in turn has the first agent that it can have', () => {
  fc.assert(
    fc.property(anyProblem(5, 3), (problem) => {
      expect([...assign(problem).agentOf]).toEqual(firstOfTheBest(problem))
    }),
    { numRuns: 1_000 },
  )
})

test('the order of tickets and agents changes neither the total nor what an agent costs', () => {
  const shuffled = (n: number): fc.Arbitrary<number[]> =>
    fc.shuffledSubarray([...Array(n).keys()], { minLength: n, maxLength: n })
  const withOrders = anyProblem(12, 6).chain((problem) =>
    fc.tuple(fc.constant(problem), shuffled(problem.tickets), shuffled(problem.capacities.length)),
  )
  fc.assert(
    fc.property(withOrders, ([problem, rows, columns]) => {
      const { capacities, weights } = problem
      const one = assign(problem)
      const other = assign({
        tickets: problem.tickets,
        capacities: columns.map((agent) => capacities[agent]!),
        weights: rows.flatMap((ticket) => columns.map((agent) => weights[ticket * columns.length + agent]!)),
      })
      expect(other.total).toBe(one.total)
      expect([...other.prices]).toEqual(columns.map((agent) => one.prices[agent]))
    }),
  )
})

test('one more agent never lowers the total, and nobody there becomes dearer', () => {
  fc.assert(
    fc.property(anyProblem(12, 6), fc.nat(3), fc.array(fc.nat(60), { minLength: 12 }), (problem, slots, more) => {
      const agents = problem.capacities.length
      const weights = Array.from({ length: problem.tickets }, (_, ticket) => [
        ...Array.from({ length: agents }, (__, agent) => problem.weights[ticket * agents + agent]!),
        more[ticket]!,
      ]).flat()
      const before = assign(problem)
      const after = assign({ ...problem, capacities: [...Array.from(problem.capacities), slots], weights })
      expect(after.total).toBeGreaterThanOrEqual(before.total)
      before.prices.forEach((price, agent) => expect(after.prices[agent]).toBeLessThanOrEqual(price))
    }),
  )
})

test('to weigh everything in another unit changes nothing but the unit', () => {
  fc.assert(
    fc.property(anyProblem(12, 6), fc.integer({ min: 2, max: 2_000 }), (problem, times) => {
      const one = assign(problem)
      const other = assign({
        ...problem,
        weights: Array.from(problem.weights, (weight) => (weight === notEligible ? notEligible : weight * times)),
      })
      expect([...other.agentOf]).toEqual([...one.agentOf])
      expect([...other.prices]).toEqual(Array.from(one.prices, (price) => price * times))
      expect(other.total).toBe(one.total * times)
    }),
  )
})

test('the largest weights there may be are still added up exactly', () => {
  const problem = { tickets: 3, capacities: [1, 2], weights: Int32Array.from({ length: 6 }, () => largestWeight) }
  problem.weights[4] = largestWeight - 1
  const answer = assign(problem)
  expect(proofProblems(problem, answer)).toEqual([])
  expect(answer.total).toBe(3 * largestWeight)
})

test('a problem solved in steps has the same answer, and the steps come as often as was asked', () => {
  const problem = aBacklog(seededRandom(3), { tickets: 400, agents: 20, slots: 6 })
  const inSteps = (workPerStep: number): { pauses: number; answer: unknown } => {
    const steps = assignInSteps(problem, workPerStep)
    for (let pauses = 0; ; pauses++) {
      const { done, value } = steps.next()
      if (done) return { pauses, answer: value }
    }
  }
  const whole = assign(problem)
  expect(inSteps(Infinity)).toEqual({ pauses: 0, answer: whole })
  const coarse = inSteps(20_000)
  const fine = inSteps(2_000)
  expect([coarse.answer, fine.answer]).toEqual([whole, whole])
  expect(coarse.pauses).toBeGreaterThan(0)
  expect(fine.pauses).toBeGreaterThan(5 * coarse.pauses)
})

test('weights in place are not touched', () => {
  const problem = aBacklog(seededRandom(4), { tickets: 60, agents: 5, slots: 3, eligible: 0.5 })
  const before = Int32Array.from(problem.weights)
  assign(problem)
  expect(problem.weights).toEqual(before)
})

test('a problem that is none is refused with the value, the place and what is allowed', () => {
  const refusal = (change: Partial<AssignmentProblem>): string => {
    try {
      assign({ tickets: 1, capacities: [1, 1], weights: [1, 2], ...change })
    } catch (error) {
      if (error instanceof PointsmanError && error.code === 'invalid_request') return error.message
      throw error
    }
    return 'accepted'
  }
  expect(refusal({})).toBe('accepted')
  expect(refusal({ tickets: 1.5 })).toBe('tickets: 1.5 is not allowed: a whole number, 0 or more')
  expect(refusal({ weights: [1] })).toBe('weights: 1 of them for 1 tickets and 2 agents; 2 are needed')
  expect(refusal({ capacities: [1, -1] })).toBe('capacities[1]: -1 is not allowed: a whole number, 0 or more')
  expect(refusal({ capacities: [0.5, 1] })).toBe('capacities[0]: 0.5 is not allowed: a whole number, 0 or more')
  const ofAgent1 = 'weights[1], of ticket 0 and agent 1'
  const allowed = 'is not allowed: a whole number from 0 to 2147483647, or -1 for "not eligible"'
  for (const wrong of [0.5, -2, Number.NaN, Infinity, 2 ** 31]) {
    expect(refusal({ weights: [1, wrong] })).toBe(`${ofAgent1}: ${wrong} ${allowed}`)
  }
})

/** By trying everything, in the order of preference: the first of those with the largest total. */
function firstOfTheBest({ tickets, capacities, weights }: AssignmentProblem): number[] {
  const agents = capacities.length
  const free = Array.from(capacities)
  const current: number[] = []
  let best: { readonly total: number; readonly agentOf: number[] } = { total: -1, agentOf: [] }
  const place = (ticket: number, total: number): void => {
    if (ticket === tickets) {
      if (total > best.total) best = { total, agentOf: [...current] }
      return
    }
    for (let agent = 0; agent < agents; agent++) {
      const weight = weights[ticket * agents + agent]!
      if (weight === notEligible || free[agent] === 0) continue
      free[agent]!--
      current[ticket] = agent
      place(ticket + 1, total + weight)
      free[agent]!++
    }
    current[ticket] = -1
    place(ticket + 1, total)
  }
  place(0, 0)
  return best.agentOf
}
