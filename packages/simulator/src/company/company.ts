import type { Agent, Queue } from '@pointsman/core'
import { seededRandom } from '../random.ts'
import { makeAccounts, makeRequesters, type SampleAccount, type SampleRequester } from './accounts.ts'
import { makeAgents, type SampleAgent } from './agents.ts'
import { queues, topics, type Topic } from './queues.ts'

/**
 * Marlstone, who does not exist: software for rental firms. Desk (bookings, quotes and invoices in the browser), Go (the app of
 * drivers and yard), Tag (handheld scanners and labels), Gate (a box that counts what leaves the yard), Link (the API and
 * connectors), Insight (reports). About 400 customers, 2,000 people who write to support, thirty agents in twelve queues.
 */
export interface SampleCompany {
  readonly name: string
  readonly queues: readonly Queue[]
  readonly topics: readonly Topic[]
  readonly agents: readonly Agent[]
  readonly accounts: readonly SampleAccount[]
  readonly requesters: readonly SampleRequester[]
  /** The agents with their true abilities, by agent id: for simulating outcomes, never for routing. */
  readonly truth: ReadonlyMap<string, SampleAgent>
}

/** The same seed gives the same company. */
export function sampleCompany(options: { readonly seed: number }): SampleCompany {
  const accounts = makeAccounts(seededRandom(options.seed, 'accounts'), 400)
  const agents = makeAgents(seededRandom(options.seed, 'agents'))
  return {
    name: 'Marlstone',
    queues,
    topics,
    agents: agents.map(({ agent }) => agent),
    accounts,
    requesters: makeRequesters(seededRandom(options.seed, 'requesters'), accounts, 2000),
    truth: new Map(agents.map((one) => [one.agent.id, one])),
  }
}
