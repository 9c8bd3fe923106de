import { seededRandom, seedOfTicket, type Agent, type Random, type Timestamp } from '@pointsman/core'
import type { NewEvent } from '../contract/event.ts'
import { agenda, type Agenda } from './agenda.ts'
import type { Rehearsed, TicketNow } from './rehearsed.ts'
import type { Scenario, TrueTicket } from './scenario.ts'

/** What those who play remember. */
export interface Stage {
  readonly rehearsed: Rehearsed
  readonly agenda: Agenda
  readonly truths: ReadonlyMap<string, TrueTicket>
  readonly dice: Map<string, Random>
  readonly workers: ReadonlyMap<string, Worker>
  readonly posted: Set<string>
  readonly kinds: Record<string, number>
  now: Timestamp
  ticks: number
  decisions: number
  happenings: number
  events: number
}

export interface Worker {
  readonly agent: Agent
  isThere: boolean
  /** When they have finished what they were given so far. */
  freeAt: Timestamp
}

/** Nobody has done anything yet. */
export function emptyStage(scenario: Scenario, rehearsed: Rehearsed): Stage {
  const { start, agents, tickets } = scenario
  return {
    rehearsed,
    agenda: agenda(),
    truths: new Map(tickets.map((one) => [one.ticket.id, one])),
    dice: new Map(),
    workers: new Map(agents.map((agent) => [agent.id, { agent, isThere: false, freeAt: start }])),
    posted: new Set(),
    kinds: {},
    now: start,
    ticks: 0,
    decisions: 0,
    happenings: 0,
    events: 0,
  }
}

export function plan({ agenda: dates }: Stage, at: Timestamp, act: () => Promise<void>): void {
  dates.add(at, act)
}

export function diceOf({ dice }: Stage, id: string): Random {
  const known = dice.get(id) ?? seededRandom(seedOfTicket(id))
  dice.set(id, known)
  return known
}

export async function overrule(
  stage: Stage,
  id: string,
  wish: { readonly agent?: string; readonly queue?: string; readonly reason: string },
): Promise<void> {
  count(stage, 'overridden')
  await stage.rehearsed.override(id, { id: newId(stage), actor: 'supervisor', ...wish })
}

type Told<Event> = Event extends unknown ? Omit<Event, 'id' | 'at'> : never

export async function tell(stage: Stage, ticketId: string, event: Told<NewEvent>): Promise<TicketNow> {
  count(stage, event.kind)
  return stage.rehearsed.tell(ticketId, { ...event, id: newId(stage) })
}

export function newId(stage: Stage): string {
  stage.events += 1
  return `event-${stage.events}`
}

export function count({ kinds }: Stage, kind: string): void {
  kinds[kind] = (kinds[kind] ?? 0) + 1
}

export function isTheirs({ status, assignee }: TicketNow, agent: string): boolean {
  return status === 'assigned' && assignee === agent
}
