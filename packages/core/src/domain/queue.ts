/** Where tickets wait for a group of agents. */
export interface Queue {
  readonly id: string
  readonly name: string
  /** In the operator's words what belongs here ("invoices, refunds, cards"): all the reader has on day one. */
  readonly description: string
  /** False for a closed queue: nothing is ever routed to it again. */
  readonly active: boolean
  readonly version: number
  /** Skills an agent must have declared (level above 0) to take a ticket of this queue. */
  readonly requiredSkills: readonly string[]
  /** The queue that took this one over when it was closed; what was learned here counts there. */
  readonly mergedInto?: string
  /** Effort that may be assigned in this queue at once; absent: no limit but the agents' own. */
  readonly capacity?: number
}

/** Closed queues that were merged, each with the open queue that stands for it now, however often it was merged on. */
export function mergedQueues(queues: readonly Queue[]): ReadonlyMap<string, string> {
  const byId = new Map(queues.map((queue) => [queue.id, queue]))
  const merged = new Map<string, string>()
  for (const queue of queues) {
    let at: Queue | undefined = queue
    // As many steps as there are queues: a circle has no end, and nobody stands for its members.
    for (let steps = 0; at !== undefined && !at.active && steps < queues.length; steps++) {
      at = at.mergedInto === undefined ? undefined : byId.get(at.mergedInto)
    }
    if (at !== undefined && at !== queue && at.active) merged.set(queue.id, at.id)
  }
  return merged
}
