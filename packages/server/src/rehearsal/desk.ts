import {
  createRosterKeeper,
  labelsInForce,
  lifeWorld,
  PointsmanError,
  type Agent,
  type Decision,
  type Lesson,
  type LifeWorld,
  type Mode,
  type Policy,
  type Queue,
  type Reader,
  type RosterKeeper,
  type TicketLife,
  type Timestamp,
} from '@pointsman/core'
import { lifeRulesOf } from '../store/policy-shelf.ts'
import type { StoredTicket } from '../store/store.ts'
import { customerLedger, type CustomerLedger } from './customer-ledger.ts'
import { peopleLedger, type PeopleLedger } from './people-ledger.ts'

/** What is there before the first ticket. */
export interface Ground {
  readonly agents: readonly Agent[]
  readonly queues: readonly Queue[]
  readonly policy: Policy
  /** Learns from what people correct. */
  readonly reader: Reader
  readonly start: Timestamp
}

/** A ticket as it stands. */
export interface Kept {
  readonly stored: StoredTicket
  readonly life: TicketLife
  /** The last one. */
  readonly decision: Decision
  /** How far the decision went that the ticket waits by. */
  readonly mode: Mode
}

/** All that must be remembered between two decisions. */
export interface Desk {
  readonly policy: Policy
  readonly reader: Reader
  readonly inForce: ReturnType<typeof labelsInForce>
  readonly people: PeopleLedger
  readonly customers: CustomerLedger
  readonly keeper: RosterKeeper
  readonly tickets: Map<string, Kept>
  readonly decisions: Decision[]
  now: Timestamp
  lessons: number
  /** Of each ticket, what was learned from it. */
  readonly taught: Map<string, Lesson[]>
  /** What the last look saw, and when: the same again would end the same. */
  seen: { readonly marks: string; readonly at: Timestamp } | undefined
}

/** Nothing has happened yet. */
export function openDesk({ policy, reader, start, ...ground }: Ground): Desk {
  const agents = ground.agents.toSorted(byId)
  const queues = ground.queues.toSorted(byId)
  const tickets = new Map<string, Kept>()
  return {
    policy,
    reader,
    inForce: labelsInForce({ agents: [], queues, records: [] }),
    people: peopleLedger(agents, queues),
    customers: customerLedger(tickets),
    keeper: createRosterKeeper(),
    tickets,
    decisions: [],
    now: start,
    lessons: 0,
    taught: new Map(),
    seen: undefined,
  }
}

/** Everybody as they are now. Where a ticket may go back to somebody, the room of its queue counts as well. */
export function worldNow({ people, policy, now }: Desk, queue?: string): LifeWorld {
  const { agents, presence, loads, queues, queueLoads } = people.standing()
  const { businessHours: hours } = policy
  const world = lifeWorld({ now, rules: lifeRulesOf(policy), hours, agents, presence, loads })
  const place = queues.findIndex(({ id }) => id === queue)
  const capacity = queues[place]?.capacity
  if (capacity === undefined) return world
  return { ...world, room: (id) => Math.min(world.room(id), capacity - queueLoads[place]!) }
}

/** Throws `not_found`. */
export function ticketOf({ tickets }: Desk, id: string): Kept {
  const kept = tickets.get(id)
  if (kept === undefined) throw new PointsmanError('not_found', `There is no ticket "${id}".`)
  return kept
}

/** Order of ids. */
export function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : 1
}
