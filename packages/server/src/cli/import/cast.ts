import type { HistoricTicket, Timestamp } from '@pointsman/core'
import type { HistoryNames } from '../../store/history-verbs.ts'
import { newAgent, newQueue } from '../../newcomers.ts'
import type { Store } from '../../store/store.ts'

/** An agent belongs to a queue that makes up at least this share of their tickets; less is helping out. */
const belongs = 0.1

/** Who and what the imported tickets name, counted. */
export class Cast {
  readonly queues = new Map<string, number>()
  /** Tickets per queue (empty for none), by assignee. */
  readonly agents = new Map<string, Map<string, number>>()

  add({ outcome: { queue, assignee } }: HistoricTicket): void {
    this.#count(queue, assignee, 1)
  }

  /** All that the history names, in place of what was added. */
  replace(names: readonly HistoryNames[]): void {
    this.queues.clear()
    this.agents.clear()
    for (const { queue, assignee, tickets } of names) this.#count(queue, assignee, tickets)
  }

  #count(queue: string | undefined, assignee: string | undefined, tickets: number): void {
    if (queue !== undefined) this.queues.set(queue, (this.queues.get(queue) ?? 0) + tickets)
    if (assignee === undefined) return
    const counts = this.agents.get(assignee) ?? new Map<string, number>()
    counts.set(queue ?? '', (counts.get(queue ?? '') ?? 0) + tickets)
    this.agents.set(assignee, counts)
  }

  /** Queues an agent resolved enough of, busiest first; at least the busiest. */
  queuesOf(agent: string): readonly string[] {
    const counts = [...(this.agents.get(agent) ?? [])].filter(([queue]) => queue !== '')
    const total = counts.reduce((sum, [, n]) => sum + n, 0)
    return counts
      .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .filter(([, n], i) => i === 0 || n >= total * belongs)
      .map(([queue]) => queue)
  }
}

/** What was added to the organisation. */
export interface Appointed {
  readonly newQueues: readonly string[]
  readonly newAgents: readonly string[]
  /** Agents made active by this import. */
  readonly activated: readonly string[]
}

/** Creates the queues and agents that are not known yet. `activation` says whether agents may have tickets at once. */
export async function appoint(
  store: Store,
  cast: Cast,
  activation: 'inactive' | 'active',
  now: Timestamp,
): Promise<Appointed> {
  const known = new Set((await store.queues()).map(({ id }) => id))
  const newQueues = [...cast.queues.keys()].filter((id) => !known.has(id)).toSorted()
  for (const id of newQueues) await store.putQueue(newQueue(id))
  const agents = new Map((await store.agents()).map((agent) => [agent.id, agent]))
  const newAgents = [...cast.agents.keys()].filter((id) => !agents.has(id)).toSorted()
  const activated: string[] = []
  for (const id of [...cast.agents.keys()].toSorted()) {
    const before = agents.get(id)
    if (before && (before.active || activation === 'inactive')) continue
    const queues = before && before.queues.length > 0 ? before.queues : cast.queuesOf(id)
    await store.putAgent({ ...(before ?? newAgent(id)), queues, active: activation === 'active' })
    if (activation === 'inactive') continue
    await store.putPresence(id, { state: 'online' }, now)
    activated.push(id)
  }
  return { newQueues, newAgents, activated }
}
