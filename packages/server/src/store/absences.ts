import {
  handOver,
  handOverEvents,
  lifeWorld,
  PointsmanError,
  type HandOverPlan,
  type LifeEvent,
  type LifeWorld,
  type Presence,
  type Substitute,
  type Timestamp,
} from '@pointsman/core'
import { beginCourse, hasMoved, hear, type Course } from './courses.ts'
import type { Database, Queryable } from './database.ts'
import { peopleOf, type Shelves } from './events.ts'
import type { HandOverOrder } from './life-verbs.ts'
import { lockTickets, readTickets, type LockedTicket } from './locked-tickets.ts'
import { Interference, untilNobodyInterferes } from './interference.ts'
import { asDate } from './organisation.ts'
import { lockWorld, readPeople } from './people.ts'
import { lifeRulesOf } from './policy-shelf.ts'
import type { Store, TicketEvent } from './store.ts'
import { writeCourses } from './write-courses.ts'

type Absences = Pick<Store, 'putPresence' | 'planHandOver' | 'handOver'>

/** Who comes and goes, with what it means for the tickets they have. */
export function absences(database: Database, shelves: Shelves): Absences {
  return {
    putPresence: (agent, presence, at) =>
      untilNobodyInterferes(() =>
        database.transaction((client) => arriveOrLeave(client, shelves, { agent, presence, at, actor: agent })),
      ),
    planHandOver: (agent, until, now) => plan(database, shelves, { agent, until, now }),
    handOver: (made, order) =>
      untilNobodyInterferes(() => database.transaction((client) => carryOut(client, shelves, made, order))),
  }
}

interface Turn {
  readonly agent: string
  readonly presence: Presence
  readonly at: Timestamp
  readonly actor: string
}

/** The agent's presence, and for whoever goes away an `agent_away` for each ticket with them. */
async function arriveOrLeave(client: Queryable, shelves: Shelves, turn: Turn): Promise<void> {
  const theirs =
    turn.presence.state === 'online' ? [] : await lockTickets(client, await ticketsWith(client, turn.agent))
  const world = await enter(client, shelves, turn, theirs)
  const { agent, presence, at, actor } = turn
  const courses = theirs
    .map((ticket) => {
      const data = { agent, ...(presence.until === undefined ? {} : { until: presence.until }) }
      const version = ticket.life.version
      const id = `away-${agent}-${at}-${version}`
      return course(ticket, { id, kind: 'agent_away', at, actor, data }, world)
    })
    .filter(hasMoved)
  await write(client, shelves, courses)
}

/** Sets the presence, and locks everybody that the tickets are with. */
async function enter(
  client: Queryable,
  shelves: Shelves,
  { agent, presence, at }: Turn,
  theirs: readonly LockedTicket[],
  others: readonly string[] = [],
): Promise<LifeWorld> {
  const policy = await shelves.policies.get(client)
  const agents = [agent, ...others, ...theirs.flatMap(({ life }) => peopleOf(life))]
  await lockWorld(client, { now: at, policy, agents })
  const changed = await client.query(
    'update agents set presence = $2, presence_until = $3, presence_at = $4 where id = $1 returning id',
    [agent, presence.state, asDate(presence.until), asDate(at)],
  )
  if (changed.length === 0) throw new PointsmanError('not_found', `There is no agent '${agent}'.`)
  // Only now is nobody else able to give them anything: what came in between must not be overlooked.
  const known = new Set(theirs.map(({ stored }) => stored.ticket.id))
  if (presence.state !== 'online') {
    const now = await ticketsWith(client, agent)
    if (now.some((id) => !known.has(id))) throw new Interference()
  }
  return lockWorld(client, { now: at, policy, agents })
}

/** Tickets that are with somebody, offered to them or kept back for them. */
export async function ticketsWith(client: Queryable, agent: string): Promise<readonly string[]> {
  const rows = await client.query<{ id: string }>(
    `select ticket_id as id from assignments where agent = $1 and ended_at is null
     union select ticket_id from waiting where held_for = $1`,
    [agent],
    'tickets-with',
  )
  return rows.map(({ id }) => id)
}

async function plan(
  database: Database,
  shelves: Shelves,
  { agent, until, now }: { readonly agent: string; readonly until: Timestamp | undefined; readonly now: Timestamp },
): Promise<HandOverPlan> {
  const policy = await shelves.policies.get(database)
  const people = await readPeople(database)
  if (people.every((person) => person.agent.id !== agent)) {
    throw new PointsmanError('not_found', `There is no agent '${agent}'.`)
  }
  const lives = (await readTickets(database, await ticketsWith(database, agent))).map(({ life }) => life)
  const world = lifeWorld({
    now,
    rules: lifeRulesOf(policy),
    hours: policy.businessHours,
    agents: people.map((person) => person.agent),
    presence: people.map(({ presence }) => presence),
    loads: people.map(({ load }) => load),
  })
  const substitutes = people
    .filter(
      (person) =>
        person.agent.id !== agent && person.presence.state === 'online' && world.backAt(person.agent.id, now) === now,
    )
    .map((person): Substitute => ({
      agent: person.agent.id,
      queues: person.agent.queues,
      room: world.room(person.agent.id),
    }))
    .toSorted((one, other) => other.room - one.room || (one.agent < other.agent ? -1 : 1))
  return handOver({ lives, agent, ...(until === undefined ? {} : { until }), substitutes }, world)
}

/** As planned, unless it moved meanwhile; whoever has no room any more does not get it, and it goes back to its queue. */
async function carryOut(client: Queryable, shelves: Shelves, made: HandOverPlan, order: HandOverOrder): Promise<void> {
  const { presence, at, actor, newId } = order
  const planned = new Map(handOverEvents(made, newId, actor).map(({ ticketId, event }) => [ticketId, event]))
  const theirs = await lockTickets(client, [...planned.keys(), ...(await ticketsWith(client, made.agent))])
  const receivers = made.entries.flatMap(({ to }) => to ?? [])
  const world = await enter(client, shelves, { agent: made.agent, presence, at, actor }, theirs, receivers)
  const room = new Map<string, number>()
  const courses = theirs.map((ticket) => {
    const event = planned.get(ticket.stored.ticket.id)
    const life = event === undefined ? awayEvent(made.agent, order) : fitting(event, ticket, { world, room })
    return course(ticket, asTicketEvent(life), world)
  })
  await write(client, shelves, courses.filter(hasMoved))
}

/** Given to a colleague only while they have room. */
function fitting(
  event: LifeEvent,
  { life }: LockedTicket,
  { world, room }: { readonly world: LifeWorld; readonly room: Map<string, number> },
): LifeEvent {
  if (event.kind !== 'handed_over') return event
  const left = room.get(event.to) ?? world.room(event.to)
  if (left >= life.effort) {
    room.set(event.to, left - life.effort)
    return event
  }
  const { id, at, actor } = event
  return { id, at, ...(actor === undefined ? {} : { actor }), kind: 'taken_back', agent: event.from, why: 'agent_away' }
}

/** What came to them after the plan was made goes by the rules. */
function awayEvent(agent: string, { newId, at, actor, presence }: HandOverOrder): LifeEvent {
  const { until } = presence
  return { id: newId(), at, actor, kind: 'agent_away', agent, ...(until === undefined ? {} : { until }) }
}

type Happening = Pick<TicketEvent, 'id' | 'kind' | 'at' | 'actor' | 'data'>

/** At the instant of the plan: whatever moved since then is left alone. */
function asTicketEvent({ id, kind, actor = 'pointsman', at, ...data }: LifeEvent): Happening {
  return { id, kind: kind as TicketEvent['kind'], at, actor, data: { ...data } }
}

function course({ stored, life }: LockedTicket, event: Happening, world: LifeWorld): Course {
  return hear(beginCourse(stored, life), { ...event, ticketId: stored.ticket.id }, world)
}

async function write(client: Queryable, { policies, calendars }: Shelves, courses: readonly Course[]): Promise<void> {
  await writeCourses(client, courses, { policy: await policies.get(client), calendars })
}
