import {
  effortOf,
  emptyRecord,
  interestingMinutes,
  type Agent,
  type DistressRecord,
  type KindRecord,
  type Presence,
  type Queue,
  type Reading,
  type TicketLife,
  type Timestamp,
} from '@pointsman/core'
import { ratingsOf, recordChanges } from '../store/course-records.ts'
import type { Course } from '../store/courses.ts'
import { holdingOf, type Holding } from '../store/holdings.ts'
import { ratingAfter } from '../store/ratings.ts'
import { recentHalfLifeSeconds, recentWork } from '../store/recent-work.ts'
import type { Standing } from '../store/store.ts'
import { recordAfter } from '../store/track-records.ts'

/** Who is there, what they carry, what they were given lately, and their records. */
export interface PeopleLedger {
  standing(): Standing
  setPresence(agent: string, presence: Presence): void
  /** From what a ticket took of somebody to what it takes now. */
  moved(before: TicketLife | undefined, after: TicketLife, at: Timestamp): void
  /** What a course does to records; `reading` of the decision in force. */
  learned(course: Course, reading: Reading): void
}

interface Person {
  presence: Presence
  load: number
  lastAssignedAt: Timestamp
  recentEffort: number
  recentInteresting: number
  recentAt: Timestamp | undefined
}

/** The people of a rehearsal, in order of id. */
export function peopleLedger(agents: readonly Agent[], queues: readonly Queue[]): PeopleLedger {
  const people = new Map(agents.map(({ id }) => [id, aPerson()]))
  const queueLoads = new Map(queues.map(({ id }) => [id, 0]))
  const limited = new Set(queues.flatMap(({ id, capacity }) => (capacity === undefined ? [] : id)))
  const records = new Map<string, KindRecord>()
  let inOrder: readonly KindRecord[] = []
  const ratings = new Map<string, DistressRecord>()
  let ratingsInOrder: readonly DistressRecord[] = []
  const carry = ({ agent, queue }: Holding, effort: number): void => {
    people.get(agent)!.load += effort
    if (queue !== undefined && limited.has(queue)) queueLoads.set(queue, queueLoads.get(queue)! + effort)
  }
  return {
    standing: () => ({
      agents,
      queues,
      records: inOrder,
      ...(ratingsInOrder.length === 0 ? {} : { ratings: ratingsInOrder }),
      presence: [...people.values()].map(({ presence }) => presence),
      loads: [...people.values()].map(({ load }) => load),
      lastAssignedAt: [...people.values()].map(({ lastAssignedAt }) => lastAssignedAt),
      lately: recentWork(
        [...people.values()].map((one) => [one.recentEffort, one.recentInteresting, one.recentAt ?? null]),
      ),
      queueLoads: [...queueLoads.values()],
    }),
    setPresence: (agent, presence) => void (people.get(agent)!.presence = presence),
    moved: (before, after, at) => {
      const then = before && holdingOf(before)
      const now = holdingOf(after)
      if (then !== undefined) carry(then, -then.effort)
      if (now !== undefined) carry(now, now.effort)
      if (now !== undefined && then?.agent !== now.agent) given(people.get(now.agent)!, now.effort, at)
    },
    learned: (course, reading) => {
      const changes = recordChanges(course)
      for (const change of changes) {
        const { agent, kind, queue, attempt } = change
        const before = records.get(`${agent}\n${kind}`) ?? emptyRecord({ agent, kind, queue }, attempt.at)
        records.set(`${agent}\n${kind}`, recordAfter(before, change))
      }
      if (changes.length > 0) inOrder = [...records.values()].toSorted(byAgentAndKind)
      const rated = ratingsOf(course, reading)
      for (const change of rated) {
        const before = ratings.get(change.agent) ?? { agent: change.agent, rated: 0, sum: 0, at: change.at }
        ratings.set(change.agent, ratingAfter(before, change))
      }
      if (rated.length > 0) ratingsInOrder = [...ratings.values()].toSorted((a, b) => (a.agent < b.agent ? -1 : 1))
    },
  }
}

function aPerson(): Person {
  const presence: Presence = { state: 'offline' }
  return { presence, load: 0, lastAssignedAt: 0, recentEffort: 0, recentInteresting: 0, recentAt: undefined }
}

/** Work given lately fades by one half in three and a half days. */
function given(person: Person, effort: number, at: Timestamp): void {
  const seconds = person.recentAt === undefined ? 0 : Math.max(0, at - person.recentAt) / 1000
  const left = Math.exp((-Math.LN2 * seconds) / recentHalfLifeSeconds)
  person.recentEffort = person.recentEffort * left + effort
  person.recentInteresting = person.recentInteresting * left + (effort >= effortOf(interestingMinutes) ? effort : 0)
  person.recentAt = Math.max(person.recentAt ?? at, at)
  person.lastAssignedAt = Math.max(person.lastAssignedAt, at)
}

function byAgentAndKind(one: KindRecord, other: KindRecord): number {
  if (one.agent !== other.agent) return one.agent < other.agent ? -1 : 1
  return one.kind < other.kind ? -1 : 1
}
