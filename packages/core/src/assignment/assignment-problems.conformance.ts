import fc from 'fast-check'
import { notEligible, type AssignmentProblem } from './problem.ts'

/** Problems of every shape: nobody there, no tickets, no slots, many ties, weights of 0, few or no eligible pairs. */
export function anyProblem(mostTickets: number, mostAgents: number): fc.Arbitrary<AssignmentProblem> {
  return fc
    .record({
      tickets: fc.nat(mostTickets),
      agents: fc.nat(mostAgents),
      mostSlots: fc.constantFrom(0, 1, 2, 5),
      largest: fc.constantFrom(0, 1, 3, 50, 1_000_000),
      // Of so many pairs one is eligible.
      rarity: fc.constantFrom(1, 1, 2, 5),
    })
    .chain(({ tickets, agents, mostSlots, largest, rarity }) => {
      const weight = fc.tuple(fc.nat(largest), fc.integer({ min: 1, max: rarity }))
      return fc.record({
        tickets: fc.constant(tickets),
        capacities: fc.array(fc.nat(mostSlots), { minLength: agents, maxLength: agents }),
        weights: fc.array(
          weight.map(([value, chance]) => (chance === 1 ? value : notEligible)),
          { minLength: tickets * agents, maxLength: tickets * agents },
        ),
      })
    })
}

/**
 * A backlog as in support: a ticket has one of 24 topics and is more or less urgent, an agent is better at some topics than at
 * others, and a pair is worth urgency × skill. Such rows are much alike, which makes it harder than chance would.
 */
export function aBacklog(
  random: () => number,
  { tickets, agents, slots, eligible = 1 }: { tickets: number; agents: number; slots: number; eligible?: number },
): AssignmentProblem {
  const topics = 24
  const skill = Float64Array.from({ length: topics * agents }, () => 1 + 2 * random())
  const weights = new Int32Array(tickets * agents)
  for (let ticket = 0; ticket < tickets; ticket++) {
    const topic = Math.floor(random() * topics)
    const urgency = 1 + 9 * random() ** 3
    for (let agent = 0; agent < agents; agent++) {
      const weight = Math.round(urgency * skill[topic * agents + agent]! * 10_000)
      weights[ticket * agents + agent] = random() < eligible ? weight : notEligible
    }
  }
  return { tickets, capacities: new Int32Array(agents).fill(slots), weights }
}
