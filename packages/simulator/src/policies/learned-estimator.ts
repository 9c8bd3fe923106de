import { normal, seededRandom } from '../random.ts'
import type { PolicySetup, WaitingTicket, WorkEvent } from '../world/routing-policy.ts'
import { bestOf, type Estimator, type Expectation } from './estimator.ts'
import { worthOfPairs } from './fluid-prices.ts'
import type { IndexConstants } from './index-constants.ts'

/** Level taken for somebody who declared nothing about a topic. */
const undeclaredLevel = 0.25

interface Tried {
  readonly agent: number
  readonly minutes: number
  readonly isResolved: boolean
}

/**
 * Records of speed and success per agent and topic, drawn towards the person, the topic and the declared level as far as
 * they are thin (empirical Bayes). A failed attempt counts once the ticket is closed, when its topic is known.
 */
export class LearnedEstimator implements Estimator {
  readonly effort: Float64Array
  readonly #constants: IndexConstants
  readonly #topicAt: ReadonlyMap<string, number>
  readonly #agentAt: ReadonlyMap<string, number>
  readonly #topics: number
  readonly #agents: number
  readonly #level: Float64Array
  readonly #isJunior: readonly boolean[]
  readonly #tries: Float64Array
  readonly #successes: Float64Array
  readonly #timed: Float64Array
  readonly #sumLog: Float64Array
  /** Posterior means, refreshed now and then: log pace and success per agent and topic. */
  readonly #pace: Float64Array
  readonly #success: Float64Array
  #worth: Float64Array
  readonly #arrivals: Float64Array
  readonly #open = new Map<string, Tried[]>()
  readonly #readMinutes = new Map<string, number>()
  readonly #cache = new Map<
    string,
    { readonly expectation: Expectation; readonly at: number; readonly tried: number }
  >()
  readonly #random
  #refreshedAt = Number.NEGATIVE_INFINITY
  #pricedAt = Number.NEGATIVE_INFINITY

  constructor(setup: PolicySetup, constants: IndexConstants) {
    this.#constants = constants
    this.#random = seededRandom(setup.seed, 'exploration')
    this.#topicAt = new Map(setup.topics.map(({ id }, at) => [id, at]))
    this.#agentAt = new Map(setup.agents.map(({ id }, at) => [id, at]))
    this.#topics = setup.topics.length
    this.#agents = setup.agents.length
    const cells = this.#topics * this.#agents
    this.#level = new Float64Array(cells).fill(undeclaredLevel)
    setup.agents.forEach(({ skills }, agent) => {
      for (const { skill, level } of skills) {
        const topic = this.#topicAt.get(skill)
        if (topic !== undefined) this.#level[agent * this.#topics + topic] = level
      }
    })
    this.#isJunior = setup.agents.map(({ tier }) => tier === 1)
    this.#tries = new Float64Array(cells)
    this.#successes = new Float64Array(cells)
    this.#timed = new Float64Array(cells)
    this.#sumLog = new Float64Array(cells)
    this.#pace = new Float64Array(cells)
    this.#success = new Float64Array(cells)
    this.#worth = new Float64Array(cells).fill(1)
    this.#arrivals = new Float64Array(this.#topics).fill(1)
    this.effort = new Float64Array(this.#agents)
  }

  expect(waiting: WaitingTicket, now: number): Expectation {
    const { id } = waiting.ticket
    this.#refresh(now)
    const known = this.#cache.get(id)
    if (known !== undefined && known.at === this.#refreshedAt && known.tried === waiting.excluded.length) {
      return known.expectation
    }
    this.#readMinutes.set(id, waiting.reading.complexity.minutes)
    const expectation = this.#compute(waiting)
    this.#cache.set(id, { expectation, at: this.#refreshedAt, tried: waiting.excluded.length })
    return expectation
  }

  /** Impact as read, convex as harm is, times what the account is worth. */
  costPerMinute({ reading, ticket }: WaitingTicket): number {
    const { impactFloor, impactSlope, valueWeight } = this.#constants
    const impact = reading.impact.value
    const value = ticket.annualValue ?? 0
    return (impactFloor + impactSlope * impact * impact) * (1 + (valueWeight * value) / (value + 16_000))
  }

  juniorLevel({ reading }: WaitingTicket, agent: number): number | undefined {
    if (!this.#isJunior[agent]!) return undefined
    return this.#average(reading.topic.distribution, (topic) => this.#level[agent * this.#topics + topic]!)
  }

  observe(event: WorkEvent): void {
    const agent = this.#agentAt.get(event.agent)!
    if (event.kind === 'reopened') {
      this.#takeBack(event.ticket, agent)
      return
    }
    this.effort[agent]! += event.minutes
    const tried = this.#open.get(event.ticket) ?? []
    tried.push({ agent, minutes: event.minutes, isResolved: event.kind === 'resolved' })
    this.#open.set(event.ticket, tried)
    if (event.kind === 'resolved') this.#close(event.ticket, tried, this.#topicAt.get(event.topic)!)
  }

  readonly #closed = new Map<string, number>()

  #close(ticket: string, tried: readonly Tried[], topic: number): void {
    const read = this.#readMinutes.get(ticket) ?? 20
    this.#arrivals[topic]! += 1
    for (const { agent, minutes, isResolved } of tried) {
      const cell = agent * this.#topics + topic
      this.#tries[cell]! += 1
      if (!isResolved) continue
      this.#successes[cell]! += 1
      this.#timed[cell]! += 1
      this.#sumLog[cell]! += Math.log(minutes / read)
    }
    this.#open.delete(ticket)
    this.#closed.set(ticket, topic)
    this.#cache.delete(ticket)
  }

  #takeBack(ticket: string, agent: number): void {
    const topic = this.#closed.get(ticket)
    if (topic !== undefined) this.#successes[agent * this.#topics + topic]! -= 1
  }

  #refresh(now: number): void {
    const { refreshMinutes, explore } = this.#constants
    if (now - this.#refreshedAt < refreshMinutes * 60_000) return
    this.#refreshedAt = now
    const effects = Float64Array.from({ length: this.#agents }, (_, agent) => this.#agentEffect(agent))
    for (let topic = 0; topic < this.#topics; topic++) this.#refreshTopic(topic, effects, explore)
    for (let agent = 0; agent < this.#agents; agent++) this.effort[agent]! *= this.#constants.effortDecay
    if (this.#constants.prices === 0 || now - this.#pricedAt < 86_400_000) return
    this.#pricedAt = now
    this.#price()
  }

  /** Person effects first, then cells; see Morris 1983 for drawing estimates towards their group. */
  #refreshTopic(topic: number, effects: Float64Array, explore: number): void {
    const c = this.#constants
    for (let agent = 0; agent < this.#agents; agent++) {
      const cell = agent * this.#topics + topic
      const level = this.#level[cell]!
      const prior = effects[agent]! + c.paceSlope * (0.75 - level)
      const timed = this.#timed[cell]!
      const pace = (this.#sumLog[cell]! + c.pacePrior * prior) / (timed + c.pacePrior)
      const priorSuccess = c.successAtZero + c.successSlope * level
      const tries = this.#tries[cell]!
      const success = (this.#successes[cell]! + c.successPrior * priorSuccess) / (tries + c.successPrior)
      const draw = explore === 0 ? 0 : explore * normal(this.#random)
      this.#pace[cell] = pace - (draw * 0.6) / Math.sqrt(timed + c.pacePrior)
      const doubt = Math.sqrt((success * (1 - success)) / (tries + c.successPrior))
      this.#success[cell] = Math.min(0.99, Math.max(0.05, success + draw * doubt))
    }
  }

  /** How much faster or slower than the declared levels lead to expect somebody is, over all topics, drawn to 0. */
  #agentEffect(agent: number): number {
    let sum = 0
    let count = 0
    for (let topic = 0; topic < this.#topics; topic++) {
      const cell = agent * this.#topics + topic
      sum += this.#sumLog[cell]! - this.#timed[cell]! * this.#constants.paceSlope * (0.75 - this.#level[cell]!)
      count += this.#timed[cell]!
    }
    return sum / (count + this.#constants.pacePrior * 2)
  }

  #price(): void {
    const minutes = new Float64Array(this.#topics * this.#agents)
    for (let topic = 0; topic < this.#topics; topic++) {
      for (let agent = 0; agent < this.#agents; agent++) {
        const cell = agent * this.#topics + topic
        minutes[topic * this.#agents + agent] = Math.exp(this.#pace[cell]!) / this.#success[cell]! ** 2
      }
    }
    const worth = worthOfPairs({
      topics: this.#topics,
      agents: this.#agents,
      rate: this.#arrivals,
      minutes,
      capacity: new Float64Array(this.#agents).fill(1),
    })
    this.#worth = worth
  }

  #compute(waiting: WaitingTicket): Expectation {
    const { reading } = waiting
    const belief = this.#belief(waiting)
    const minutes = new Float64Array(this.#agents)
    const success = new Float64Array(this.#agents)
    const worth = new Float64Array(this.#agents)
    for (const [topic, probability] of belief) {
      for (let agent = 0; agent < this.#agents; agent++) {
        const cell = agent * this.#topics + topic
        minutes[agent]! += probability * Math.exp(this.#pace[cell]!) * reading.complexity.minutes
        success[agent]! += probability * this.#success[cell]!
        worth[agent]! += probability * this.#worth[topic * this.#agents + agent]!
      }
    }
    return { minutes, success, worth, bestMinutes: bestOf(minutes, success) }
  }

  /** What the ticket is about, after those who tried have failed: less likely what they are good at (Bayes). */
  #belief({ reading, ticket, excluded, reopenedFrom }: WaitingTicket): readonly (readonly [number, number])[] {
    const { distribution } = reading.topic
    const isDeclared = this.#constants.topic === 'declared'
    const known = isDeclared
      ? [{ label: ticket.claimed?.category ?? '', probability: 1 }]
      : distribution.slice(0, this.#constants.topicsRead)
    const failed = this.#constants.reweight
      ? [...excluded, ...(reopenedFrom === undefined ? [] : [reopenedFrom])].map((id) => this.#agentAt.get(id)!)
      : []
    const weights = known.map(({ label, probability }) => {
      const topic = this.#topicAt.get(label) ?? 0
      const told = label === ticket.claimed?.category ? probability * this.#constants.declaredOdds : probability
      const weight = failed.reduce((of, agent) => of * (1 - this.#success[agent * this.#topics + topic]!), told)
      return [topic, weight] as const
    })
    const total = weights.reduce((sum, [, weight]) => sum + weight, 0)
    return weights
      .filter(([, weight]) => weight > 0.02 * total)
      .map(([topic, weight]) => [topic, weight / total] as const)
  }

  #average(distribution: WaitingTicket['reading']['topic']['distribution'], of: (topic: number) => number): number {
    return distribution.reduce(
      (sum, { label, probability }) => sum + probability * of(this.#topicAt.get(label) ?? 0),
      0,
    )
  }
}
