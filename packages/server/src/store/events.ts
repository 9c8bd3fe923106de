import { isOver, PointsmanError, type TicketLife } from '@pointsman/core'
import type { CalendarShelf } from './calendar-shelf.ts'
import { beginCourse, hear } from './courses.ts'
import type { Database, Queryable } from './database.ts'
import { textOf } from './event-life.ts'
import { lockTickets } from './locked-tickets.ts'
import { lockWorld } from './people.ts'
import type { PolicyShelf } from './policy-shelf.ts'
import { storable } from './storable.ts'
import type { Store, StoredTicket, TicketEvent } from './store.ts'
import { writeCourses } from './write-courses.ts'

/** What a step in the store stands on, beside the rows it locks. */
export interface Shelves {
  readonly policies: PolicyShelf
  readonly calendars: CalendarShelf
}

/** What happens to tickets: the event, the ticket after it, the agents' loads and records, in one transaction. */
export function events(database: Database, shelves: Shelves): Pick<Store, 'events' | 'recordEvent'> {
  return {
    events: (ticketId) =>
      database.query<TicketEvent>(
        `select id, ticket_id as "ticketId", kind, at, actor, data from events where ticket_id = $1 order by at, position`,
        [ticketId],
      ),
    recordEvent: (event, now = event.at) =>
      database.transaction((client) => recordOne(client, shelves, storable(event), now)),
  }
}

/** Locks in this order everywhere: the ticket, queues with a limit, agents by id. */
export async function recordOne(
  client: Queryable,
  { policies, calendars }: Shelves,
  event: TicketEvent,
  now: number,
): Promise<StoredTicket> {
  const [locked] = await lockTickets(client, [event.ticketId])
  if (locked === undefined) throw new PointsmanError('not_found', `There is no ticket '${event.ticketId}'.`)
  if (await isKnown(client, event)) return locked.stored
  const policy = await policies.get(client)
  const agents = [...peopleOf(locked.life), ...['agent', 'from', 'to'].map((name) => textOf(event, name))]
  const queue = isOver(locked.life) ? locked.life.queue : undefined
  const world = await lockWorld(client, { now, policy, agents, queue })
  const course = hear(beginCourse(locked.stored, locked.life), event, world)
  await writeCourses(client, [course], { policy, calendars })
  return { ...course.stored, version: locked.stored.version + 1 }
}

/** Whoever a step of this life may ask for or change the load of. */
export function peopleOf({ state, previous }: TicketLife): readonly (string | undefined)[] {
  if (state.kind === 'paused') return [state.holder?.agent, previous]
  if (state.kind === 'waiting') return [state.heldFor, previous]
  return ['agent' in state ? state.agent : undefined, previous]
}

async function isKnown(client: Queryable, { ticketId, id }: TicketEvent): Promise<boolean> {
  const found = await client.query(
    'select id from events where ticket_id = $1 and id = $2',
    [ticketId, id],
    'find-event',
  )
  return found.length > 0
}
