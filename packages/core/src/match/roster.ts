import { experienceShare, speedShare, successShare, teamRecord } from './record.ts'
import type { Agent, TrackRecord } from '../domain/agent.ts'
import type { BlockReason } from '../domain/decision.ts'
import type { Queue } from '../domain/queue.ts'
import type { Roster } from '../domain/situation.ts'

/** A roster worked out once, so that each ticket costs only what depends on the ticket. Good until the roster changes. */
export interface PreparedRoster {
  readonly roster: Roster
  readonly agentIndex: ReadonlyMap<string, number>
  /** Aligned with the agents. */
  readonly capacities: readonly number[]
  /** Open queues only: nothing is routed to a closed one. */
  readonly queues: ReadonlyMap<string, PreparedQueue>
  /** Declared level per topic, aligned with the agents; NaN where an agent declared none. */
  readonly topicLevels: ReadonlyMap<string, Float64Array>
}

/** What everybody is to one queue; the arrays are aligned with `roster.agents`. */
export interface PreparedQueue {
  readonly queue: Queue
  readonly index: number
  /** Why somebody can never take its tickets, as things are: left, not on it, lacking a required skill. */
  readonly barred: readonly (BlockReason | undefined)[]
  /** Spoken by at least one who is not barred. */
  readonly languages: ReadonlySet<string>
  /** Largest capacity of those not barred; 0 without anybody. */
  readonly largestCapacity: number
  /** Shares 0–1; all 0 for somebody not on the queue, because a ticket of it would be handed on. */
  readonly skill: Float64Array
  readonly success: Float64Array
  readonly speed: Float64Array
}

/** Works out a roster. The order of agents and of records does not matter to any number in it. */
export function prepareRoster(roster: Roster): PreparedRoster {
  const records = recordsByQueue(roster)
  const queues = new Map<string, PreparedQueue>()
  roster.queues.forEach((queue, index) => {
    if (queue.active) queues.set(queue.id, prepareQueue(queue, index, roster.agents, records.get(queue.id) ?? []))
  })
  return {
    roster,
    agentIndex: new Map(roster.agents.map((agent, index) => [agent.id, index])),
    capacities: roster.agents.map((agent) => agent.capacity),
    queues,
    topicLevels: topicLevels(roster),
  }
}

function prepareQueue(
  queue: Queue,
  index: number,
  agents: readonly Agent[],
  records: readonly TrackRecord[],
): PreparedQueue {
  const team = teamRecord(records)
  const own = new Map(records.map((record) => [record.agent, record]))
  const barred = agents.map((agent) => barredFrom(queue, agent))
  const skill = new Float64Array(agents.length)
  const success = new Float64Array(agents.length)
  const speed = new Float64Array(agents.length)
  const open: Agent[] = []
  agents.forEach((agent, position) => {
    const reason = barred[position]
    if (reason === undefined) open.push(agent)
    if (reason === 'left' || reason === 'not_on_queue') return
    const record = own.get(agent.id)
    skill[position] = declaredLevel(agent, queue) ?? experienceShare(record)
    success[position] = successShare(record, team)
    speed[position] = speedShare(record, team)
  })
  const largestCapacity = open.reduce((largest, agent) => Math.max(largest, agent.capacity), 0)
  const languages = new Set(open.flatMap((agent) => agent.languages))
  return { queue, index, barred, languages, largestCapacity, skill, success, speed }
}

function barredFrom(queue: Queue, agent: Agent): BlockReason | undefined {
  if (!agent.active) return 'left'
  if (!agent.queues.includes(queue.id)) return 'not_on_queue'
  const hasSkill = (skill: string): boolean => agent.skills.some((own) => own.skill === skill && own.level > 0)
  return queue.requiredSkills.every(hasSkill) ? undefined : 'missing_skill'
}

function declaredLevel(agent: Agent, queue: Queue): number | undefined {
  return agent.skills.find((own) => own.skill === queue.id || own.skill === queue.name)?.level
}

function recordsByQueue(roster: Roster): ReadonlyMap<string, readonly TrackRecord[]> {
  const sorted = roster.records.toSorted((a, b) => (a.agent < b.agent ? -1 : 1))
  return Map.groupBy(sorted, (record) => record.queue)
}

/** A skill that is no queue's id or name is a topic. */
function topicLevels(roster: Roster): ReadonlyMap<string, Float64Array> {
  const queueNames = new Set(roster.queues.flatMap((queue) => [queue.id, queue.name]))
  const levels = new Map<string, Float64Array>()
  roster.agents.forEach((agent, position) => {
    for (const { skill, level } of agent.skills) {
      if (queueNames.has(skill)) continue
      const all = levels.get(skill) ?? new Float64Array(roster.agents.length).fill(Number.NaN)
      all[position] = level
      levels.set(skill, all)
    }
  })
  return levels
}
