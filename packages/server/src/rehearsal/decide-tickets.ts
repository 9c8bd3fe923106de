import { dispatch, isOver, type Decision, type Outcome, type TicketLife, type WaitingTicket } from '@pointsman/core'
import type { Arrival } from '../engine/arrival.ts'
import { readingOf } from '../engine/reader-host.ts'
import { columnsOf } from '../store/life-columns.ts'
import type { StoredTicket } from '../store/store.ts'
import { Placing, type Put } from '../store/ticket-state.ts'
import type { Desk } from './desk.ts'

/** Decides tickets together, and carries the decisions out, the most urgent first. */
export function decide(desk: Desk, arrivals: readonly Arrival[]): readonly Decision[] {
  const { people, keeper, policy, now } = desk
  const { agents, queues, records, ratings, loads, queueLoads, ...standing } = people.standing()
  const known = { agents, queues, records, ...(ratings === undefined ? {} : { ratings }) }
  const prepared = keeper.readyAt(known, now)
  const free = (place: 'agent' | 'queue', id: string): number =>
    arrivals.reduce((sum, { held }) => sum + (held?.[place] === id ? held.effort : 0), 0)
  const decisions = dispatch({
    ...standing,
    roster: prepared.roster,
    prepared,
    policy,
    now,
    loads: loads.map((load, index) => Math.max(0, load - free('agent', agents[index]!.id))),
    queueLoads: queueLoads.map((load, index) => Math.max(0, load - free('queue', queues[index]!.id))),
    waiting: arrivals.map((arrival, index) => toWaiting(desk, arrival, index)),
  })
  const placing = new Placing(policy)
  const rows = decisions.map((decision, index) => ({ decision, arrival: arrivals[index]! }))
  const inTurn = rows.toSorted((a, b) => urgencyOf(b.decision) - urgencyOf(a.decision))
  for (const { decision, arrival } of inTurn) {
    if (!saysTheSame(arrival, decision)) carryOut(desk, placing, arrival, decision)
  }
  return decisions
}

function toWaiting(desk: Desk, arrival: Arrival, index: number): WaitingTicket {
  const { read, seed, supersedes, override, wait } = arrival
  return {
    id: `decision-${desk.decisions.length}-${index}`,
    ticket: read.ticket,
    reading: readingOf(read),
    modelVersion: read.modelVersion,
    seed,
    customer: desk.customers.historyOf(read.ticket, desk.now),
    ...(supersedes === undefined ? {} : { supersedes }),
    ...(override === undefined ? {} : { override }),
    ...(wait === undefined ? {} : { excluded: wait.excluded }),
    ...(wait === undefined || wait.dropped.length === 0 ? {} : { dropped: wait.dropped }),
    ...(wait === undefined || wait.pauses.length === 0 ? {} : { pauses: wait.pauses }),
    ...(wait?.isHeldLongEnough ? { isHeldLongEnough: true } : {}),
  }
}

function urgencyOf({ priority }: Decision): number {
  return priority.urgency.score
}

/** Going on waiting for the same reason is no news. */
function saysTheSame({ wait }: Arrival, { outcome }: Decision): boolean {
  if (wait === undefined || (outcome.kind === 'held' && wait.reason !== outcome.reason)) return false
  const reason = reasonOf(outcome)
  return reason !== undefined && reason === reasonOf(wait.outcome)
}

function reasonOf(outcome: Outcome): string | undefined {
  if (outcome.kind === 'held') return `held ${outcome.queue} ${outcome.reason}`
  return outcome.kind === 'triage' ? `triage ${outcome.reason}` : undefined
}

function carryOut(desk: Desk, placing: Placing, { read, actor, override }: Arrival, decision: Decision): void {
  const { ticket } = read
  const before = desk.tickets.get(ticket.id)
  const entry = { ticket, decision, actor, isNew: before === undefined, isManual: override !== undefined }
  const put: Put | undefined = before === undefined ? placing.begin(entry) : placing.again(before.life, entry)
  if (put === undefined) return
  if (before === undefined) desk.customers.arrived(ticket)
  const isWaiting = put.life.state.kind === 'waiting'
  const stored = storedAs(before?.stored ?? newTicket(decision, read), put.life, decision)
  const mode = isWaiting || before === undefined ? decision.mode : before.mode
  desk.tickets.set(ticket.id, { stored, life: put.life, decision, mode })
  desk.people.moved(before?.life, put.life, decision.at)
  desk.decisions.push(decision)
}

function newTicket(decision: Decision, { ticket }: Arrival['read']): StoredTicket {
  return { ticket, status: 'waiting', outcome: {}, updatedAt: decision.at, version: 1 }
}

function storedAs(before: StoredTicket, life: TicketLife, decision: Decision): StoredTicket {
  const { assignee, queue: _there, ...stored } = before
  const columns = columnsOf(life, isOver(life) ? assignee : undefined)
  return {
    ...stored,
    status: columns.status,
    ...(columns.assignee === undefined ? {} : { assignee: columns.assignee }),
    ...(columns.queue === undefined ? {} : { queue: columns.queue }),
    urgency: urgencyOf(decision),
    decisionId: decision.id,
    life,
  }
}
