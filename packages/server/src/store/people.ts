import { lifeWorld, type Agent, type LifeWorld, type Policy, type Presence, type Timestamp } from '@pointsman/core'
import { textArray } from './binary-array.ts'
import { lockQueues } from './claims.ts'
import type { Queryable } from './database.ts'
import { lifeRulesOf } from './policy-shelf.ts'

/** Whom the steps of a transaction may ask for. */
export interface PeopleWanted {
  readonly now: Timestamp
  readonly policy: Policy
  readonly agents: readonly (string | undefined)[]
  /** Where a ticket may go back to somebody: their queue's room counts as well. */
  readonly queue?: string | undefined
}

/**
 * The world of a step, with everybody in it locked until the transaction ends: loads stay as they are seen. Locks queues
 * with a limit, then agents, each in order of id.
 */
export async function lockWorld(client: Queryable, { now, policy, agents, queue }: PeopleWanted): Promise<LifeWorld> {
  const queueRoom = await lockQueues(client, queue === undefined ? [] : [queue])
  const people = await lockPeople(client, agents)
  const world = lifeWorld({
    now,
    rules: lifeRulesOf(policy),
    hours: policy.businessHours,
    agents: people.map(({ agent }) => agent),
    presence: people.map(({ presence }) => presence),
    loads: people.map(({ load }) => load),
  })
  const roomThere = queue === undefined ? undefined : queueRoom.get(queue)
  return roomThere === undefined ? world : { ...world, room: (id) => Math.min(world.room(id), roomThere) }
}

export interface Person {
  readonly agent: Agent
  readonly presence: Presence
  readonly load: number
}

async function lockPeople(client: Queryable, ids: readonly (string | undefined)[]): Promise<readonly Person[]> {
  const wanted = [...new Set(ids.filter((id) => id !== undefined))]
  if (wanted.length === 0) return []
  const rows = await client.query<PersonRow>(
    `select profile, version, presence, presence_until, load from agents where id = any($1::text[]) order by id for update`,
    [textArray(wanted)],
    'lock-people',
  )
  return rows.map(asPerson)
}

/** Everybody, to look only. */
export async function readPeople(client: Queryable): Promise<readonly Person[]> {
  const rows = await client.query<PersonRow>(
    'select profile, version, presence, presence_until, load from agents order by id collate "C"',
  )
  return rows.map(asPerson)
}

interface PersonRow {
  readonly profile: Agent
  readonly version: number
  readonly presence: Presence['state']
  readonly presence_until: Timestamp | null
  readonly load: number
}

function asPerson({ profile, version, presence, presence_until, load }: PersonRow): Person {
  return {
    agent: { ...profile, version },
    presence: presence_until === null ? { state: presence } : { state: presence, until: presence_until },
    load,
  }
}
