import {
  createRouter,
  prioritize,
  type CustomerHistory,
  type Decision,
  type Policy,
  type Router,
  type Timestamp,
} from '@pointsman/core'
import type { Standing } from '../store/store.ts'
import type { Arrival } from './arrival.ts'

/** What one batch is decided on. */
export interface BoardInput {
  readonly standing: Standing
  readonly policy: Policy
  readonly now: Timestamp
}

/** Who carries what while one batch is decided: every decision moves the loads that the next one sees. */
export class Board {
  readonly #router: Router
  readonly #input: BoardInput
  readonly #loads: number[]
  readonly #lastAssignedAt: Timestamp[]
  readonly #queueLoads: number[]

  constructor(input: BoardInput) {
    const { standing, policy, now } = input
    const { agents, queues, records, presence } = standing
    this.#input = input
    this.#router = createRouter({ roster: { agents, queues, records }, policy, now, presence })
    this.#loads = [...standing.loads]
    this.#lastAssignedAt = [...standing.lastAssignedAt]
    this.#queueLoads = [...standing.queueLoads]
  }

  /** Urgency alone, to know whose turn it is. */
  urgencyOf(arrival: Arrival, customer: CustomerHistory): number {
    const { policy, now } = this.#input
    const { ticket, reading } = arrival.read
    return prioritize({ ticket, reading, customer, policy, now }).urgency.score
  }

  /** Decides one ticket and takes note of who has it now. */
  decide(input: { readonly arrival: Arrival; readonly customer: CustomerHistory; readonly id: string }): Decision {
    const { arrival, customer, id } = input
    const decision = this.#router.route({
      id,
      ticket: arrival.read.ticket,
      reading: arrival.read.reading,
      modelVersion: arrival.read.modelVersion,
      seed: arrival.seed,
      customer,
      loads: this.#loads,
      lastAssignedAt: this.#lastAssignedAt,
      queueLoads: this.#queueLoads,
      ...(arrival.supersedes === undefined ? {} : { supersedes: arrival.supersedes }),
      ...(arrival.override === undefined ? {} : { override: arrival.override }),
    })
    if (decision.mode === 'auto') this.#claim(decision)
    return decision
  }

  /** Nobody has room: what is left to say of a ticket that others were faster with every time. */
  fillUp(): void {
    this.#input.standing.agents.forEach((agent, index) => {
      this.#loads[index] = Math.max(this.#loads[index] ?? 0, agent.capacity)
    })
  }

  /** What an agent carries falls by what a ticket they held no longer takes. */
  release(held: { readonly agent: string; readonly queue: string; readonly effort: number }): void {
    this.#add(held, -held.effort)
  }

  #claim({ outcome, at }: Decision): void {
    if (outcome.kind !== 'assigned' && outcome.kind !== 'offered') return
    const agent = this.#add(outcome, outcome.effort)
    if (agent !== -1) this.#lastAssignedAt[agent] = at
  }

  #add(place: { readonly agent: string; readonly queue: string }, effort: number): number {
    const { agents, queues } = this.#input.standing
    const agent = agents.findIndex(({ id }) => id === place.agent)
    const queue = queues.findIndex(({ id }) => id === place.queue)
    if (agent !== -1) this.#loads[agent] = Math.max(0, (this.#loads[agent] ?? 0) + effort)
    if (queue !== -1) this.#queueLoads[queue] = Math.max(0, (this.#queueLoads[queue] ?? 0) + effort)
    return agent
  }
}
