import { abilityOfKind } from './kind-ability.ts'
import type { Ability } from './ability.ts'
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
  /** Minutes of others' waiting that a minute of each agent's time is worth, 0 or more. */
  readonly scarcity: Float64Array
  /** Topics that are known from records or declared skills. */
  readonly topics: ReadonlyMap<string, PreparedKind>
}

/** What everybody is to one kind of ticket; aligned with `roster.agents`. */
export interface PreparedKind {
  readonly ability: Ability
  /** Who would have to hand such a ticket on, because it is not theirs to work on. */
  readonly isElsewhere: readonly boolean[]
}

/** What everybody is to one queue; the arrays are aligned with `roster.agents`. */
export interface PreparedQueue extends PreparedKind {
  readonly queue: Queue
  readonly index: number
  /** Why somebody can never take its tickets, as things are: left, not on it, lacking a required skill. */
  readonly barred: readonly (BlockReason | undefined)[]
  /** Spoken by at least one who is not barred. */
  readonly languages: ReadonlySet<string>
  /** Largest capacity of those not barred; 0 without anybody. */
  readonly largestCapacity: number
}

/** Works out a roster. The order of agents and of records does not matter to any number in it. */
export function prepareRoster(roster: Roster): PreparedRoster {
  const records = roster.records.toSorted((a, b) => (a.agent < b.agent ? -1 : a.agent > b.agent ? 1 : 0))
  const byQueue = Map.groupBy(records, (record) => record.queue)
  const queues = new Map<string, PreparedQueue>()
  roster.queues.forEach((queue, index) => {
    if (queue.active) queues.set(queue.id, prepareQueue(queue, index, roster.agents, byQueue.get(queue.id) ?? []))
  })
  return {
    roster,
    agentIndex: new Map(roster.agents.map((agent, index) => [agent.id, index])),
    capacities: roster.agents.map((agent) => agent.capacity),
    queues,
    scarcity: new Float64Array(roster.agents.length),
    topics: prepareTopics(roster, records),
  }
}

function prepareQueue(
  queue: Queue,
  index: number,
  agents: readonly Agent[],
  records: readonly TrackRecord[],
): PreparedQueue {
  const barred = agents.map((agent) => barredFrom(queue, agent))
  const open = agents.filter((_, position) => barred[position] === undefined)
  return {
    queue,
    index,
    barred,
    languages: new Set(open.flatMap((agent) => agent.languages)),
    largestCapacity: open.reduce((largest, agent) => Math.max(largest, agent.capacity), 0),
    ability: abilityOfKind(agents, records, (agent) => levelOf(agent, queue.id) ?? levelOf(agent, queue.name)),
    isElsewhere: barred.map((reason) => reason === 'left' || reason === 'not_on_queue'),
  }
}

function barredFrom(queue: Queue, agent: Agent): BlockReason | undefined {
  if (!agent.active) return 'left'
  if (!agent.queues.includes(queue.id)) return 'not_on_queue'
  const hasSkill = (skill: string): boolean => agent.skills.some((own) => own.skill === skill && own.level > 0)
  return queue.requiredSkills.every(hasSkill) ? undefined : 'missing_skill'
}

function levelOf(agent: Agent, skill: string): number | undefined {
  return agent.skills.find((own) => own.skill === skill)?.level
}

/**
 * Topics with a record, and skills that are no queue's id or name. A topic is somebody's to work on when the queue that
 * most of its tickets were in is; one without a record is everybody's.
 */
function prepareTopics({ agents, queues }: Roster, records: readonly TrackRecord[]): ReadonlyMap<string, PreparedKind> {
  const byTopic = Map.groupBy(records, (record) => record.topic)
  const queueNames = new Set(queues.flatMap((queue) => [queue.id, queue.name]))
  const declared = agents.flatMap(({ skills }) => skills.map(({ skill }) => skill))
  const names = new Set([...byTopic.keys(), ...declared.filter((skill) => !queueNames.has(skill))])
  names.delete(undefined)
  const topics = new Map<string, PreparedKind>()
  for (const topic of names as ReadonlySet<string>) {
    const own = byTopic.get(topic) ?? []
    const home = homeQueue(own)
    topics.set(topic, {
      ability: abilityOfKind(
        agents,
        own,
        (agent) => levelOf(agent, topic) ?? (home === undefined ? undefined : levelOf(agent, home)),
      ),
      isElsewhere: agents.map((agent) => !agent.active || (home !== undefined && !agent.queues.includes(home))),
    })
  }
  return topics
}

function homeQueue(records: readonly TrackRecord[]): string | undefined {
  const tickets = new Map<string, number>()
  for (const { queue, handled } of records) tickets.set(queue, (tickets.get(queue) ?? 0) + handled)
  return [...tickets].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0]
}
