import { trueAttempt } from '../world/ability.ts'
import type { RoutingPolicy, WaitingTicket, WorkEvent } from '../world/routing-policy.ts'
import type { Scenario } from '../world/scenario.ts'
import { bestOf, type Estimator, type Expectation } from './estimator.ts'
import { worthOfPairs } from './fluid-prices.ts'
import { indexConstants, type IndexConstants } from './index-constants.ts'
import { indexPolicy } from './prototype-index.ts'

/** Knows every topic, skill, minute and impact, only not what luck will bring: the limit against which others are measured. */
export function oraclePolicy(scenario: Scenario, constants: Partial<IndexConstants> = {}): RoutingPolicy {
  // A limit is a limit of cost: it spends nothing on fair shares, growth or curiosity.
  const spared = { explore: 0, fairness: 0, development: 0, slowDown: scenario.world.slowDown }
  const c = { ...indexConstants, ...spared, ...constants }
  return indexPolicy('oracle', new TrueEstimator(scenario), c)
}

class TrueEstimator implements Estimator {
  readonly effort: Float64Array
  readonly #scenario: Scenario
  readonly #done: readonly Float64Array[]
  readonly #agentAt: ReadonlyMap<string, number>
  readonly #cache = new Map<
    string,
    { readonly expectation: Expectation; readonly tried: number; readonly at: number }
  >()
  readonly #worth: Float64Array
  readonly #junior: readonly boolean[]

  constructor(scenario: Scenario) {
    this.#scenario = scenario
    const { agents, topics } = scenario.organisation
    this.effort = new Float64Array(agents.length)
    this.#done = agents.map(() => new Float64Array(topics.length))
    this.#agentAt = new Map(agents.map(({ agent }, at) => [agent.id, at]))
    this.#junior = agents.map(({ isJunior }) => isJunior)
    const minutes = new Float64Array(agents.length * topics.length)
    topics.forEach((topic, at) => {
      agents.forEach((who, index) => {
        const attempt = trueAttempt(scenario.world, {
          agent: who,
          ticket: { ...scenario.tickets[0]!, topic: at, minutes: topic.minutes, language: who.agent.languages[0]! },
          usualMinutes: topic.minutes,
          done: 20,
          attempt: 0,
          intoShift: 240,
        })
        minutes[at * agents.length + index] = attempt.minutes / attempt.success ** 2
      })
    })
    this.#worth = worthOfPairs({
      topics: topics.length,
      agents: agents.length,
      rate: Float64Array.from(topics, ({ share }) => share),
      minutes,
      capacity: Float64Array.from(
        agents,
        ({ agent }) => agent.capacity / (1 + scenario.world.slowDown * (agent.capacity - 1)),
      ),
    })
  }

  expect(waiting: WaitingTicket, now: number): Expectation {
    const known = this.#cache.get(waiting.ticket.id)
    if (known !== undefined && known.tried === waiting.excluded.length && now - known.at < 86_400_000) {
      return known.expectation
    }
    const { world, organisation } = this.#scenario
    const ticket = this.#scenario.tickets[Number(waiting.ticket.id.slice(1))]!
    const usualMinutes = organisation.topics[ticket.topic]!.minutes
    const attempts = organisation.agents.map((agent, at) =>
      trueAttempt(world, {
        agent,
        ticket,
        usualMinutes,
        done: this.#done[at]![ticket.topic]!,
        attempt: waiting.excluded.length,
        intoShift: 240,
      }),
    )
    const minutes = Float64Array.from(attempts, (one) => one.minutes)
    const success = Float64Array.from(attempts, (one) => one.success)
    const expectation = {
      minutes,
      success,
      bestMinutes: bestOf(minutes, success),
      worth: this.#worth.slice(ticket.topic * attempts.length, (ticket.topic + 1) * attempts.length),
    }
    this.#cache.set(waiting.ticket.id, { expectation, tried: waiting.excluded.length, at: now })
    return expectation
  }

  costPerMinute(waiting: WaitingTicket): number {
    return this.#scenario.tickets[Number(waiting.ticket.id.slice(1))]!.costPerHour
  }

  juniorLevel(waiting: WaitingTicket, agent: number): number | undefined {
    const ticket = this.#scenario.tickets[Number(waiting.ticket.id.slice(1))]!
    return this.#junior[agent]! ? this.#scenario.organisation.agents[agent]!.level[ticket.topic]! : undefined
  }

  observe(event: WorkEvent): void {
    const agent = this.#agentAt.get(event.agent)!
    if (event.kind === 'reopened') return
    this.effort[agent] = 0.998 * this.effort[agent]! + event.minutes
    const ticket = this.#scenario.tickets[Number(event.ticket.slice(1))]!
    this.#done[agent]![ticket.topic]! += 1
    this.#cache.delete(event.ticket)
  }
}
