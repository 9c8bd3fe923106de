import type { Priority } from './ticket.ts'

/**
 * A person's change of a decision: what they said instead, why, and who they are. At least one of agent, queue, priority
 * and intent is there. It is kept in the decision that carries it out, so that this decision can be repeated too.
 */
export interface Override {
  /** Gets the ticket whatever the rules say, even above capacity. */
  readonly agent?: string
  readonly queue?: string
  readonly priority?: Priority
  readonly intent?: string
  /** Who has the ticket and goes on having it, because the person spoke of something else. */
  readonly staysWith?: { readonly agent: string; readonly queue: string }
  readonly reason: string
  readonly actor: string
}
