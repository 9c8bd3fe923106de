import { PointsmanError, type Agent, type Queue, type Timestamp } from '@pointsman/core'
import { ticketsWith } from './absences.ts'
import { textArray } from './binary-array.ts'
import { beginCourse, hasMoved, hear } from './courses.ts'
import type { Database, Queryable } from './database.ts'
import { peopleOf, type Shelves } from './events.ts'
import { Interference, untilNobodyInterferes } from './interference.ts'
import { lockTickets, type LockedTicket } from './locked-tickets.ts'
import { putProfile } from './organisation.ts'
import { lockWorld } from './people.ts'
import { storable } from './storable.ts'
import type { Store, TicketEvent } from './store.ts'
import { writeCourses } from './write-courses.ts'

/** Who there is, with what becomes of tickets when somebody leaves or a queue is closed. */
export function profiles(database: Database, shelves: Shelves): Pick<Store, 'putAgent' | 'putQueue'> {
  return {
    putAgent: (agent, ifVersion, now = Date.now()) =>
      untilNobodyInterferes(() =>
        database.transaction(async (client) => {
          const theirs = agent.active ? [] : await lockTickets(client, await ticketsWith(client, agent.id))
          await lockEverybody(client, shelves, theirs, agent.id)
          const kept = await putProfile<Agent>(client, 'agents', storable(agent), ifVersion)
          if (agent.active) return kept
          const isKnown = new Set(theirs.map(({ stored }) => stored.ticket.id))
          if ((await ticketsWith(client, agent.id)).some((id) => !isKnown.has(id))) throw new Interference()
          const id = `left-${agent.id}-${kept.version}`
          await tell(client, shelves, theirs, { id, kind: 'agent_left', at: now, data: { agent: agent.id } })
          return kept
        }),
      ),
    putQueue: (queue, ifVersion, now = Date.now()) =>
      database.transaction(async (client) => {
        refuseOpenMerger(queue)
        const theirs = queue.active ? [] : await lockTickets(client, await unheldIn(client, queue.id))
        await lockHeir(client, queue)
        const kept = await putProfile<Queue>(client, 'queues', storable(queue), ifVersion)
        const id = `queue-closed-${queue.id}-${kept.version}`
        await tell(client, shelves, theirs, { id, kind: 'queue_closed', at: now, data: { queue: queue.id } })
        return kept
      }),
  }
}

/** Only a closed queue is merged. */
function refuseOpenMerger({ id, active, mergedInto }: Omit<Queue, 'version'>): void {
  if (mergedInto === undefined || !active) return
  const message = `merged_into: queue "${id}" is to be merged into "${mergedInto}" and to stay open; only a closed queue is merged.`
  throw new PointsmanError('invalid_request', message, 'Maybe send "active": false with it.')
}

/**
 * Locks a queue that is merged and the one that takes it over, after the tickets and in order of id as a recording does; of
 * two that are merged into each other at once, the second waits here and then finds the first closed.
 */
async function lockHeir(client: Queryable, { id, mergedInto }: Omit<Queue, 'version'>): Promise<void> {
  if (mergedInto === undefined) return
  const both = await client.query<{ id: string; is_open: boolean }>(
    `select id, profile @> '{"active": true}' as is_open from queues where id = any($1::text[]) order by id for update`,
    [textArray([id, mergedInto])],
  )
  if (mergedInto !== id && both.some((one) => one.id === mergedInto && one.is_open)) return
  const rows = await client.query<{ id: string }>(
    `select id from queues where profile @> '{"active": true}' and id <> $1 order by id collate "C"`,
    [id],
  )
  const open = rows.map((row) => row.id).join(', ')
  throw new PointsmanError('unknown_name', `merged_into: "${mergedInto}" is no other open queue; open are: ${open}.`)
}

/** Tickets of a queue that nobody has: what is in somebody's hands is finished by them. */
async function unheldIn(client: Queryable, queue: string): Promise<readonly string[]> {
  const rows = await client.query<{ id: string }>(
    `select id from tickets where queue = $1 and status = any($2::text[])`,
    [queue, textArray(['waiting', 'offered', 'triage'])],
  )
  return rows.map(({ id }) => id)
}

/** Before the first of them is changed, all of them, in order of id: so nobody waits for anybody in a circle. */
async function lockEverybody(
  client: Queryable,
  { policies }: Shelves,
  tickets: readonly LockedTicket[],
  agent: string,
): Promise<void> {
  if (tickets.length === 0) return
  const agents = [agent, ...tickets.flatMap(({ life }) => peopleOf(life))]
  await lockWorld(client, { now: 0, policy: await policies.get(client), agents })
}

async function tell(
  client: Queryable,
  { policies, calendars }: Shelves,
  tickets: readonly LockedTicket[],
  event: {
    readonly id: string
    readonly kind: TicketEvent['kind']
    readonly at: Timestamp
    readonly data: TicketEvent['data']
  },
): Promise<void> {
  if (tickets.length === 0) return
  const policy = await policies.get(client)
  const agents = tickets.flatMap(({ life }) => peopleOf(life))
  const world = await lockWorld(client, { now: event.at, policy, agents })
  const courses = tickets.map(({ stored, life }) =>
    hear(beginCourse(stored, life), { ...event, actor: 'pointsman', ticketId: stored.ticket.id }, world),
  )
  await writeCourses(client, courses.filter(hasMoved), { policy, calendars })
}
