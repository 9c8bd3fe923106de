import type { Agent, Queue } from '@pointsman/core'

/** Effort somebody new may carry at once: a handful of ordinary tickets, until somebody says otherwise. */
const defaultCapacity = 5

/** A queue of which only the name is known. */
export function newQueue(id: string): Omit<Queue, 'version'> {
  return { id, name: id, description: '', active: true, requiredSkills: [] }
}

/** An agent of whom only the name is known. */
export function newAgent(id: string): Omit<Agent, 'version'> {
  return { id, name: id, active: true, queues: [], skills: [], languages: [], capacity: defaultCapacity, tier: 1 }
}
