import type { Presence, Timestamp } from '@pointsman/core'
import { textArray } from './binary-array.ts'
import type { Queryable } from './database.ts'

/** Sums of efforts are exact in the database and rounded in the core; the two may differ by this much and still agree. */
const tolerance = 1e-9

/** What is still free, while rows are locked. */
export interface Room {
  /** Takes `effort` from the agent (and the queue), or says that there is none: full, or gone since the decision looked. */
  claim(claim: Claim): 'claimed' | 'full'
  /** Gives back what a ticket held so far. */
  free(agent: string, queue: string | undefined, effort: number): void
}

export interface Claim {
  readonly agent: string
  readonly queue: string | undefined
  readonly effort: number
  /** An override may go above the capacity. */
  readonly isManual: boolean
  /** When the decision looked at who is there. */
  readonly lookedAt: Timestamp
}

interface AgentRow {
  readonly id: string
  readonly capacity: number
  readonly load: number
  readonly presence: Presence['state']
  readonly presence_at: Timestamp | null
}

/** Locks agents until the transaction ends, in order of id, lest two transactions wait for each other. */
export async function lockAgents(
  client: Queryable,
  ids: readonly (string | undefined)[],
): Promise<readonly AgentRow[]> {
  const wanted = [...new Set(ids.filter((id) => id !== undefined))]
  if (wanted.length === 0) return []
  return client.query<AgentRow>(
    'select id, capacity, load, presence, presence_at from agents where id = any($1::text[]) order by id for update',
    [textArray(wanted)],
    'lock-agents',
  )
}

/** Locks what the claims need (queues with a limit, then agents) and answers how much room there is. */
export async function lockRoom(client: Queryable, queues: readonly string[], agents: readonly string[]): Promise<Room> {
  const queueRoom = await lockQueues(client, queues)
  const agentRows = await lockAgents(client, agents)
  const agentRoom = new Map(agentRows.map(({ id, capacity, load }) => [id, capacity - load]))
  const awaySince = new Map(
    agentRows.flatMap(({ id, presence, presence_at }) =>
      presence === 'online' || presence_at === null ? [] : [[id, presence_at] as const],
    ),
  )
  const take = (room: Map<string, number>, name: string, effort: number): void => {
    const left = room.get(name)
    if (left !== undefined) room.set(name, left - effort)
  }
  return {
    claim: ({ agent, queue, effort, isManual, lookedAt }) => {
      const left = agentRoom.get(agent)
      const inQueue = (queue === undefined ? undefined : queueRoom.get(queue)) ?? Number.POSITIVE_INFINITY
      const hasLeft = (awaySince.get(agent) ?? Number.NEGATIVE_INFINITY) >= lookedAt
      const isFull = hasLeft || left === undefined || left + tolerance < effort || inQueue + tolerance < effort
      if (isFull && !isManual) return 'full'
      take(agentRoom, agent, effort)
      if (queue !== undefined) take(queueRoom, queue, effort)
      return 'claimed'
    },
    free: (agent, queue, effort) => {
      take(agentRoom, agent, -effort)
      if (queue !== undefined) take(queueRoom, queue, -effort)
    },
  }
}

/** Only queues with a limit, and closed ones, are locked; most have none, and then nobody waits for anybody here. */
export async function lockQueues(client: Queryable, ids: readonly string[]): Promise<Map<string, number>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const bounded = await client.query<{ id: string; capacity: number | null; is_open: boolean }>(
    `select id, capacity, coalesce((profile->>'active')::boolean, true) as is_open from queues
     where id = any($1::text[]) and (capacity is not null or profile->>'active' = 'false') order by id for update`,
    [textArray(wanted)],
    'lock-queues',
  )
  // Closed since the decision looked: there is no room in it for anything.
  const closed = bounded
    .filter(({ is_open }) => !is_open)
    .map(({ id }): [string, number] => [id, Number.NEGATIVE_INFINITY])
  const limited = bounded.flatMap(({ id, capacity, is_open }) =>
    is_open && capacity !== null ? [{ id, capacity }] : [],
  )
  if (limited.length === 0) return new Map(closed)
  const carried = await client.query<{ queue: string; effort: number }>(
    'select queue, sum(effort) as effort from assignments where ended_at is null and queue = any($1::text[]) group by queue',
    [textArray(limited.map(({ id }) => id))],
  )
  const efforts = new Map(carried.map(({ queue, effort }) => [queue, effort]))
  return new Map([
    ...closed,
    ...limited.map(({ id, capacity }): [string, number] => [id, capacity - (efforts.get(id) ?? 0)]),
  ])
}
