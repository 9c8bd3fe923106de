import {
  addAttempt,
  effortOf,
  emptyRecord,
  interestingMinutes,
  takeBackSuccess,
  type Agent,
  type KindRecord,
  type Presence,
  type Queue,
  type TicketLife,
  type Timestamp,
} from '@pointsman/core'
import type { Heard } from '../store/courses.ts'
import { holdingOf, type Holding } from '../store/holdings.ts'
import { recentHalfLifeSeconds, recentWork } from '../store/recent-work.ts'
import type { Standing } from '../store/store.ts'

/** Who is there, what they carry, what they were given lately, and their records. */
export interface PeopleLedger {
  standing(): Standing
  setPresence(agent: string, presence: Presence): void
  /** From what a ticket took of somebody to what it takes now. */
  moved(before: TicketLife | undefined, after: TicketLife, at: Timestamp): void
  /** What an event does to records. */
  learned(heard: Heard): void
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
  const records = new Map<string, KindRecord>()
  let inOrder: readonly KindRecord[] = []
  const carry = ({ agent, queue }: Holding, effort: number): void => {
    people.get(agent)!.load += effort
    if (queue !== undefined) queueLoads.set(queue, queueLoads.get(queue)! + effort)
  }
  return {
    standing: () => ({
      agents,
      queues,
      records: inOrder,
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
    learned: (heard) => {
      for (const record of recordsAfter(heard, records)) records.set(`${record.agent}\n${record.kind}`, record)
      if ((heard.step?.records.length ?? 0) > 0) inOrder = [...records.values()].toSorted(byAgentAndKind)
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

/** Counted by topic where it is known, else by queue. */
function recordsAfter(
  { event, step, outcomeBefore, outcomeAfter }: Heard,
  records: ReadonlyMap<string, KindRecord>,
): readonly KindRecord[] {
  return (step?.records ?? []).map(({ agent, queue, handled, succeeded, minutes }) => {
    const isTakenBack = handled === 0
    const kind = (isTakenBack ? outcomeBefore : outcomeAfter).topic ?? queue
    const at = isTakenBack ? (outcomeBefore.resolvedAt ?? event.at) : event.at
    const before = records.get(`${agent}\n${kind}`) ?? emptyRecord({ agent, kind, queue }, at)
    if (isTakenBack) return takeBackSuccess(before, { at, succeeded: true })
    const timed = minutes === undefined ? {} : { minutes }
    return addAttempt({ ...before, queue }, { at, succeeded: succeeded > 0, ...timed })
  })
}

function byAgentAndKind(one: KindRecord, other: KindRecord): number {
  if (one.agent !== other.agent) return one.agent < other.agent ? -1 : 1
  return one.kind < other.kind ? -1 : 1
}
