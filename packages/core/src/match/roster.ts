import { abilityOfKinds, temperaments } from './kind-ability.ts'
import { knownKinds, type KindShare, type KnownKinds } from './kinds.ts'
import { scarcityOf } from './scarcity.ts'
import type { Ability } from './ability.ts'
import type { RecordBook } from '../records/record-book.ts'
import type { Agent } from '../domain/agent.ts'
import type { BlockReason } from '../domain/decision.ts'
import { mergedQueues, type Queue } from '../domain/queue.ts'
import type { Roster } from '../domain/situation.ts'

/** A roster worked out once, so that each ticket costs only what depends on the ticket. Good until the roster changes. */
export interface PreparedRoster {
  readonly roster: Roster
  readonly agentIndex: ReadonlyMap<string, number>
  /** Aligned with the agents. */
  readonly capacities: readonly number[]
  /** Open queues only: nothing is routed to a closed one. */
  readonly queues: ReadonlyMap<string, PreparedQueue>
  /** Closed queues with the open one that took each over. */
  readonly merged: ReadonlyMap<string, string>
  readonly book: RecordBook
  /** How much more, or less, content distressed customers are with each agent than with others, −1 to 1. */
  readonly temperament: Float64Array
  /** Topics that are known from records or declared skills. */
  readonly topics: ReadonlyMap<string, PreparedKind>
}

/** What everybody is to one kind of ticket; aligned with `roster.agents`. */
export interface PreparedKind {
  /** The kinds it consists of; shares sum to 1. */
  readonly mix: readonly KindShare[]
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
  const { agents } = roster
  const known = knownKinds(roster)
  const queues = new Map<string, PreparedQueue>()
  roster.queues.forEach((queue, index) => {
    if (queue.active) queues.set(queue.id, prepareQueue(queue, index, agents, known))
  })
  const topics = new Map<string, PreparedKind>()
  for (const [topic, { home }] of known.topics) {
    const mix = [{ kind: topic, share: 1 }]
    const isElsewhere = agents.map((agent) => !agent.active || (home !== undefined && !agent.queues.includes(home)))
    topics.set(topic, { mix, ability: abilityOfKinds(agents, mix, known.book), isElsewhere })
  }
  setScarcity(roster, known.book, topics, queues)
  return {
    roster,
    agentIndex: new Map(agents.map((agent, index) => [agent.id, index])),
    capacities: agents.map((agent) => agent.capacity),
    book: known.book,
    queues,
    merged: mergedQueues(roster.queues),
    topics,
    temperament: temperaments(agents, roster.ratings),
  }
}

function prepareQueue(queue: Queue, index: number, agents: readonly Agent[], known: KnownKinds): PreparedQueue {
  const barred = agents.map((agent) => barredFrom(queue, agent))
  const open = agents.filter((_, position) => barred[position] === undefined)
  const mix = known.mixOf.get(queue.id) ?? []
  return {
    queue,
    index,
    barred,
    languages: new Set(open.flatMap((agent) => agent.languages)),
    largestCapacity: open.reduce((largest, agent) => Math.max(largest, agent.capacity), 0),
    mix,
    ability: abilityOfKinds(agents, mix, known.book),
    isElsewhere: barred.map((reason) => reason === 'left' || reason === 'not_on_queue'),
  }
}

function barredFrom(queue: Queue, agent: Agent): BlockReason | undefined {
  if (!agent.active) return 'left'
  if (!agent.queues.includes(queue.id)) return 'not_on_queue'
  const hasSkill = (skill: string): boolean => agent.skills.some((own) => own.skill === skill && own.level > 0)
  return queue.requiredSkills.every(hasSkill) ? undefined : 'missing_skill'
}

/** Fills in what everybody's time is worth to other kinds; a queue's is that of the kinds it consists of. */
function setScarcity(
  { agents, records }: Roster,
  book: RecordBook,
  topics: ReadonlyMap<string, PreparedKind>,
  queues: ReadonlyMap<string, PreparedQueue>,
): void {
  const flows = [...topics, ...queues].map(([kind, { isElsewhere }]) => ({ kind, isElsewhere }))
  const scarcity = scarcityOf(agents, flows, records, book)
  for (const { mix, ability } of [...topics.values(), ...queues.values()]) {
    for (const { kind, share } of mix) {
      scarcity.get(kind)?.forEach((dearness, index) => (ability.scarcity[index]! += share * dearness))
    }
  }
}
