import type { LifeWorld, Timestamp } from '@pointsman/core'
import { beginCourse, hear, type Course } from './courses.ts'
import type { Database, Queryable } from './database.ts'
import { peopleOf, type Shelves } from './events.ts'
import { lockDueTickets, type LockedTicket } from './locked-tickets.ts'
import { lockWorld } from './people.ts'
import type { Store } from './store.ts'
import { writeCourses } from './write-courses.ts'

/** What falls due. Each timer acts once, in the transaction that takes it away, whichever process that is. */
export function timers(database: Database, shelves: Shelves): Pick<Store, 'fireDueTimers' | 'nextTimerAt'> {
  return {
    fireDueTimers: (now, limit) => database.transaction((client) => fire(client, shelves, now, limit)),
    nextTimerAt: async () => {
      const [row] = await database.query<{ at: Timestamp | null }>(
        'select min(next_timer_at) as at from tickets where next_timer_at is not null',
        [],
        'next-timer',
      )
      return row?.at ?? undefined
    },
  }
}

async function fire(client: Queryable, shelves: Shelves, now: Timestamp, limit: number): Promise<number> {
  const due = await lockDueTickets(client, now, limit)
  if (due.length === 0) return 0
  const policy = await shelves.policies.get(client)
  const world = await lockWorld(client, { now, policy, agents: due.flatMap(({ life }) => peopleOf(life)) })
  const courses = due.map((ticket) => throughTimers(ticket, world))
  await writeCourses(client, courses, { policy, calendars: shelves.calendars })
  return courses.reduce((sum, { heard }) => sum + heard.length, 0)
}

/** One timer after the other, the first due first: what one sets may be due already. One that would go off for ever is a defect. */
function throughTimers({ stored, life }: LockedTicket, world: LifeWorld): Course {
  let course = beginCourse(stored, life)
  for (let next = firstDue(course, world.now); next !== undefined; next = firstDue(course, world.now)) {
    const { key, kind } = next
    const event = { id: key, ticketId: stored.ticket.id, kind, at: world.now, actor: 'pointsman', data: {} }
    course = hear(course, event, world)
    if (course.after.timers.some((timer) => timer.key === key)) throw new Error(`timer ${key} went off and still runs`)
  }
  return course
}

function firstDue({ after }: Course, now: Timestamp): Course['after']['timers'][number] | undefined {
  const due = after.timers.filter(({ dueAt }) => dueAt <= now)
  return due.toSorted((one, other) => one.dueAt - other.dueAt)[0]
}
