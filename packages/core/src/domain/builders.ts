/** Small builders for tests: each shows only what matters in its test, and fills in an ordinary rest. */
import { unknownCustomer, type Situation } from './situation.ts'
import type { Agent } from './agent.ts'
import type { Queue } from './queue.ts'
import type { LabelReading, NumberReading, Reading } from './reading.ts'
import type { Ticket } from './ticket.ts'

/** A Monday, 10:00 in UTC. */
export const mondayMorning = Date.UTC(2026, 2, 2, 10)

/** An ordinary question that has just arrived. */
export function aTicket(part: Partial<Ticket> = {}): Ticket {
  const subject = 'How do I change my address?'
  return { id: 't1', subject, body: 'I have moved.', receivedAt: mondayMorning, ...part }
}

/** Read with confidence as belonging to the first queue. */
export function aReading(part: Partial<Reading> = {}): Reading {
  return {
    queue: aLabelReading({ billing: 0.9, integrations: 0.1 }),
    topic: aLabelReading({}),
    intent: aLabelReading({ 'how-to': 0.8, bug: 0.2 }),
    complexity: { minutes: 30, low: 10, high: 90, tier: 1, confidence: 0.8, abstained: false, evidence: [] },
    impact: aNumberReading(0.3),
    distress: aNumberReading(0.1),
    language: { code: 'en', confidence: 0.99 },
    issues: [],
    notes: [],
    text: 'How do I change my address?\nI have moved.',
    ...part,
  }
}

/** From probabilities, most probable first; nothing at all is an abstention. */
export function aLabelReading(probabilities: Readonly<Record<string, number>>, inScope = 0.9): LabelReading {
  const distribution = Object.entries(probabilities).map(([label, probability]) => ({ label, probability }))
  const first = distribution[0]
  if (first === undefined) return { distribution, confidence: 0, inScope, abstained: true, evidence: [] }
  return { label: first.label, distribution, confidence: first.probability, inScope, abstained: false, evidence: [] }
}

/** A number read with some confidence. */
export function aNumberReading(value: number, confidence = 0.8): NumberReading {
  return { value, confidence, abstained: false, evidence: [] }
}

/** Somebody of the first line who works on both queues, whenever online. */
export function anAgent(part: Partial<Agent> & { readonly id: string }): Agent {
  return {
    name: part.id,
    version: 1,
    active: true,
    queues: ['billing', 'integrations'],
    skills: [],
    languages: ['en'],
    capacity: 5,
    tier: 1,
    ...part,
  }
}

/** An open queue without requirements. */
export function aQueue(part: Partial<Queue> & { readonly id: string }): Queue {
  return { name: part.id, description: '', active: true, version: 1, requiredSkills: [], ...part }
}

/** Everybody online with nothing to do, unless told otherwise. */
export function aSituation(
  agents: readonly Agent[],
  part: Partial<Omit<Situation, 'roster'>> & {
    readonly queues?: readonly Queue[]
    readonly records?: Situation['roster']['records']
  } = {},
): Situation {
  const { queues = [aQueue({ id: 'billing' }), aQueue({ id: 'integrations' })], records = [], ...rest } = part
  return {
    now: mondayMorning,
    roster: { agents, queues, records },
    presence: agents.map(() => ({ state: 'online' })),
    loads: agents.map(() => 0),
    lastAssignedAt: agents.map(() => 0),
    queueLoads: queues.map(() => 0),
    customer: unknownCustomer,
    excluded: [],
    ...rest,
  }
}
