import type {
  Agent,
  Candidate,
  Decision,
  LabelReading,
  Queue,
  Reading,
  Roster,
  Situation,
  Ticket,
} from '@pointsman/core'
import { fitNames, unknownCustomer } from '@pointsman/core'

/*
 * Tickets, agents and decisions of ordinary size for the store's tests, siege and benchmark. A decision built here for
 * thirty agents is about 8 KB of JSON without its roster, as real ones are. Numbers come from `random`, so their digits
 * compress as badly as real ones.
 */

export type Random = () => number

/** Mulberry32 (Tommy Ettinger, 2017, public domain): small, seeded, good enough for sample data. */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export function anAgent(id: string, changes: Partial<Omit<Agent, 'version' | 'id'>> = {}): Omit<Agent, 'version'> {
  return {
    id,
    name: `Agent ${id}`,
    active: true,
    queues: ['billing', 'outages'],
    skills: [{ skill: 'billing', level: 0.7 }],
    languages: ['en', 'de'],
    capacity: 8,
    tier: 1,
    ...changes,
  }
}

export function aQueue(id: string, changes: Partial<Omit<Queue, 'version' | 'id'>> = {}): Omit<Queue, 'version'> {
  return { id, name: id, description: `All about ${id}`, active: true, requiredSkills: [], ...changes }
}

export function aTicket(id: string, changes: Partial<Omit<Ticket, 'id'>> = {}): Ticket {
  return {
    id,
    subject: 'The export fails since this morning',
    body: 'Hello, since this morning every export ends with error 500. We must send our invoices today. '.repeat(4),
    receivedAt: 1_795_000_000_000,
    requester: 'ada@example.com',
    account: 'acme',
    plan: 'business',
    annualValue: 12_000.5,
    channel: 'email',
    claimed: { priority: 'urgent', category: 'other' },
    ...changes,
  }
}

/** `agents` people and twelve queues, with a track record of everybody on every third queue. */
export function aRoster(agents: number, random: Random): Roster {
  const queues = Array.from({ length: 12 }, (_, index) => ({ ...aQueue(`queue-${index}`), version: 1 }))
  const people = Array.from({ length: agents }, (_, index) => ({ ...anAgent(agentId(index)), version: 1 }))
  const records = people.flatMap((agent, index) =>
    queues
      .filter((_, queue) => (queue + index) % 3 === 0)
      .map((queue) => ({
        agent: agent.id,
        kind: queue.id,
        queue: queue.id,
        attempts: Math.floor(random() * 100) + 100,
        successes: Math.floor(random() * 100),
        timed: 50,
        sumLog: random() * 200,
        sumLogSquares: 800 + random() * 200,
        at: 1_790_000_000_000,
      })),
  )
  return { agents: people, queues, records }
}

export function agentId(index: number): string {
  return `agent-${String(index).padStart(2, '0')}`
}

export interface DecisionParts {
  readonly id: string
  readonly ticket: Ticket
  readonly roster: Roster
  readonly random: Random
  readonly changes?: Partial<Decision>
}

export function aDecision({ id, ticket, roster, random, changes }: DecisionParts): Decision {
  return {
    id,
    ticketId: ticket.id,
    at: ticket.receivedAt + 7,
    mode: 'auto',
    policyVersion: 3,
    modelVersion: 'm1a2b3c+17',
    seed: Math.floor(random() * 2 ** 32),
    reading: aReading(ticket, random),
    priority: {
      band: 'high',
      urgency: {
        score: random(),
        contributions: [
          'impact',
          'targetElapsed',
          'accountValue',
          'distress',
          'repeatContacts',
          'claim',
          'waiting',
        ].map((name) => ({
          name,
          signal: random(),
          weight: random(),
          value: random(),
          because: `${name} reads so and so`,
        })),
      },
      dueAt: ticket.receivedAt + 7_200_000,
    },
    candidates: roster.agents.map((agent) => aCandidate(agent, random)),
    fitWeights: fitNames.map(() => random()),
    teamMinutes: 30,
    outcome: { kind: 'triage', reason: 'unsure' },
    runnerUp: 'agent-02',
    margin: random(),
    flip: 'With 2 more units of load, agent-02 would have been chosen',
    situation: aSituation(roster, ticket.receivedAt, random),
    ...changes,
  }
}

function aCandidate(agent: Agent, random: Random): Candidate {
  if (random() < 0.6) return { agent: agent.id, blockedBy: 'not_on_queue' }
  return { agent: agent.id, fit: { score: random(), signals: fitNames.map(() => random()) } }
}

function aSituation(roster: Roster, now: number, random: Random): Situation {
  return {
    now,
    roster,
    presence: roster.agents.map(() => ({ state: 'online' })),
    loads: roster.agents.map(() => Math.floor(random() * 40) / 10),
    lastAssignedAt: roster.agents.map(() => now - Math.floor(random() * 3_600_000)),
    queueLoads: roster.queues.map(() => Math.floor(random() * 100) / 10),
    customer: { ...unknownCustomer, contactsThisWeek: 2 },
    excluded: [],
  }
}

function aReading(ticket: Ticket, random: Random): Reading {
  const text = `${ticket.subject}\n${ticket.body}`
  const label = (count: number): LabelReading => ({
    label: 'queue-1',
    distribution: Array.from({ length: count }, (_, index) => ({ label: `queue-${index}`, probability: random() })),
    confidence: random(),
    inScope: random(),
    abstained: false,
    evidence: Array.from({ length: 5 }, () => ({
      words: ['export'],
      start: 4,
      end: 10,
      weight: random() - 0.5,
      ifRemoved: random() - 0.5,
    })),
    sum: { score: random() * 4, otherWords: random() - 0.5, base: random() - 0.5 },
  })
  const number = { value: random(), confidence: random(), abstained: false, evidence: [] }
  return {
    queue: label(6),
    topic: label(6),
    intent: label(4),
    complexity: { minutes: 12.5, low: 3, high: 40, tier: 2, confidence: random(), abstained: false, evidence: [] },
    impact: { ...number, evidence: label(1).evidence },
    distress: number,
    language: { code: 'en', confidence: random() },
    issues: [{ start: 0, end: text.length, queue: 'queue-1', confidence: random() }],
    notes: [],
    text,
  }
}
