import {
  createRosterKeeper,
  dispatch,
  isOver,
  labelsInForce,
  lifeWorld,
  mayHold,
  PointsmanError,
  seedOfTicket,
  type Agent,
  type Decision,
  type Lesson,
  type LifeWorld,
  type Mode,
  type Outcome,
  type Policy,
  type Queue,
  type Reader,
  type RosterKeeper,
  type TicketLife,
  type Timestamp,
  type WaitingTicket,
} from '@pointsman/core'
import { fromNewEvent } from '../contract/event.ts'
import { toTicket } from '../contract/ticket.ts'
import { toDecision } from '../contract/to-decision.ts'
import type { Arrival } from '../engine/arrival.ts'
import { eventOf, lessonsOf, toArrival } from '../engine/override.ts'
import { nextComing } from '../engine/passing-time.ts'
import { beginCourse, hasMoved, hear, type Course } from '../store/courses.ts'
import { columnsOf } from '../store/life-columns.ts'
import { lifeRulesOf } from '../store/policy-shelf.ts'
import type { StoredTicket, TicketEvent } from '../store/store.ts'
import { Placing, type Put } from '../store/ticket-state.ts'
import { customerLedger, type CustomerLedger } from './customer-ledger.ts'
import { newsOf, type Rehearsed } from './rehearsed.ts'
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

/**
 * What the server does, without a server: the core, and what must be remembered between two decisions, in maps.
 *
 * - A ticket that arrives is read and decided at once.
 * - What waits is looked at after every change, and a minute after the last look at the latest: shifts begin, targets run
 *   out, and nobody says so.
 * - A timer fires at its time, and then, too, what waits is looked at; and so it is when a shift begins.
 */
export function inProcess(ground: Ground): Rehearsed {
  const desk = openDesk(ground)
  let told = 0
  return {
    tick: async (now) => passTime(desk, now),
    post: async (ticket) => {
      const reading = desk.reader.read(ticket, desk.inForce)
      const { version: modelVersion } = desk.reader
      decide(desk, [{ read: { ticket, reading, modelVersion }, actor: 'rehearsal', seed: seedOfTicket(ticket.id) }])
    },
    tell: async (ticketId, sent) => {
      const event = fromNewEvent(sent, { id: sent.id, ticketId, now: desk.now, actor: 'rehearsal' })
      happen(desk, event)
      look(desk)
      return toTicket(ticketOf(desk, ticketId).stored)
    },
    answerOffer: async (ticketId, { id, agent, answer, reason }) => {
      const { state } = ticketOf(desk, ticketId).life
      const kind = answer === 'accept' ? 'offer_accepted' : 'offer_rejected'
      const offer = state.kind === 'offered' ? state.offer : ''
      const data = { agent, offer, ...(reason === undefined ? {} : { reason }) }
      happen(desk, { id, ticketId, kind, at: desk.now, actor: agent, data })
      look(desk)
    },
    override: async (ticketId, { id, ...override }) => {
      overrule(desk, { id, ticketId, override })
      look(desk)
    },
    presence: async (agent, presence) => {
      desk.people.setPresence(agent, presence)
      if (presence.state !== 'online') goAway(desk, agent, presence.until)
      look(desk)
    },
    ticket: async (id) => toTicket(ticketOf(desk, id).stored),
    news: async () => {
      const fresh = desk.decisions.slice(told)
      told = desk.decisions.length
      return fresh.map((decision) => newsOf(toDecision(decision)))
    },
    decisions: async () => desk.decisions.map(toDecision),
    loads: async () => {
      const { agents, loads } = desk.people.standing()
      return Object.fromEntries(agents.map(({ id }, index) => [id, loads[index]!]))
    },
    close: async () => {},
  }
}

/** A ticket as it stands. */
interface Kept {
  readonly stored: StoredTicket
  readonly life: TicketLife
  /** The last one. */
  readonly decision: Decision
  /** How far the decision went that the ticket waits by. */
  readonly mode: Mode
}

interface Desk {
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
  /** What the last look saw, and when: the same again would end the same. */
  seen: { readonly marks: string; readonly at: Timestamp } | undefined
}

function openDesk({ policy, reader, start, ...ground }: Ground): Desk {
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
    seen: undefined,
  }
}

// ── deciding ───────────────────────────────────────────────────────────────────────────────────

/** Decides tickets together, and carries the decisions out, the most urgent first. */
function decide(desk: Desk, arrivals: readonly Arrival[]): readonly Decision[] {
  const { people, keeper, policy, now } = desk
  const { agents, queues, records, loads, queueLoads, ...standing } = people.standing()
  const prepared = keeper.readyAt({ agents, queues, records }, now)
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
    ...read,
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
  const reason = reasonOf(outcome)
  return wait !== undefined && reason !== undefined && reason === reasonOf(wait.outcome)
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
  const { assignee, queue, ...stored } = before
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

// ── what waits ─────────────────────────────────────────────────────────────────────────────────

/** The most that are looked at together; this model has no more waiting. */
const atOnce = 200
/** After so long what waits is looked at again, though nothing changed. */
const idleMilliseconds = 60_000

/** Gives out what waits, if anything changed since the last look or that was a minute ago. */
function look(desk: Desk): void {
  const waiting = whatWaits(desk)
  if (waiting.length === 0) return
  if (waiting.length >= atOnce)
    throw new PointsmanError('usage', `${waiting.length} tickets wait; at most ${atOnce - 1}.`)
  if (desk.seen?.marks === marksOf(desk) && desk.now - desk.seen.at < idleMilliseconds) return
  decide(
    desk,
    waiting.map((kept) => waitingAgain(kept, desk.now)),
  )
  desk.seen = { marks: marksOf(desk), at: desk.now }
}

/** Not what waits for people, nor what is kept back for somebody who has no room. In the order of arrival. */
function whatWaits({ tickets, people }: Desk): readonly Kept[] {
  const { agents, presence, loads } = people.standing()
  const hasRoom = (id: string): boolean => {
    const index = agents.findIndex((agent) => agent.id === id)
    return presence[index]?.state === 'online' && loads[index]! < agents[index]!.capacity
  }
  return [...tickets.values()]
    .filter(({ life: { state }, mode }) => {
      if (state.kind !== 'waiting' || mode !== 'auto') return false
      return state.heldFor === undefined || hasRoom(state.heldFor)
    })
    .toSorted(
      (a, b) => a.stored.ticket.receivedAt - b.stored.ticket.receivedAt || byId(a.stored.ticket, b.stored.ticket),
    )
}

function waitingAgain({ stored: { ticket }, life, decision }: Kept, now: Timestamp): Arrival {
  const { reading, modelVersion, outcome } = decision
  return {
    read: { ticket, reading, modelVersion },
    actor: 'pointsman',
    seed: seedOfTicket(ticket.id),
    supersedes: decision.id,
    wait: {
      outcome,
      isHeldLongEnough: !mayHold(life, now),
      excluded: life.excluded.map(({ agent, reason }) => ({ agent, reason })),
      dropped: life.wait.dropped,
      pauses: life.pauses.map(({ from, to }) => (to === undefined ? { from } : { from, to })),
    },
  }
}

/** Whatever could let a waiting ticket find somebody. */
function marksOf(desk: Desk): string {
  const { presence, loads, queueLoads } = desk.people.standing()
  return JSON.stringify([whatWaits(desk).length, presence, loads, queueLoads])
}

// ── what happens ───────────────────────────────────────────────────────────────────────────────

function passTime(desk: Desk, at: Timestamp): void {
  for (let next = nextChange(desk); next <= at; next = nextChange(desk)) {
    desk.now = Math.max(next, desk.now)
    desk.seen = undefined
    fireTimers(desk)
    look(desk)
  }
  desk.now = at
  look(desk)
}

/** When time alone changes something: a timer falls due, or somebody comes for whom tickets may wait. */
function nextChange(desk: Desk): Timestamp {
  const timers = [...desk.tickets.values()].flatMap(({ life }) => columnsOf(life).nextTimerAt ?? [])
  const comes = whatWaits(desk).length === 0 ? undefined : nextComing(desk.people.standing(), desk.now)
  return Math.min(...timers, comes ?? Infinity)
}

function fireTimers(desk: Desk): void {
  const { now } = desk
  const due = [...desk.tickets.values()].filter(({ life }) => (columnsOf(life).nextTimerAt ?? Infinity) <= now)
  const world = worldNow(desk)
  for (const { stored, life } of due) {
    let course = beginCourse(stored, life)
    for (let next = firstDue(course, now); next !== undefined; next = firstDue(course, now)) {
      const { key: id, kind } = next
      course = hear(course, { id, ticketId: stored.ticket.id, kind, at: now, actor: 'pointsman', data: {} }, world)
    }
    keep(desk, course)
    desk.seen = undefined
  }
}

function firstDue({ after }: Course, now: Timestamp): TicketLife['timers'][number] | undefined {
  return after.timers.filter(({ dueAt }) => dueAt <= now).toSorted((one, other) => one.dueAt - other.dueAt)[0]
}

function happen(desk: Desk, event: TicketEvent): void {
  const { stored, life } = ticketOf(desk, event.ticketId)
  keep(desk, hear(beginCourse(stored, life), event, worldNow(desk, isOver(life) ? life.queue : undefined)))
  // Its own wishes may have changed, which nobody's load shows.
  if (ticketOf(desk, event.ticketId).life.state.kind === 'waiting') desk.seen = undefined
}

/** Every ticket with somebody who goes away hears of it; it stays where it can wait. */
function goAway(desk: Desk, agent: string, until: Timestamp | undefined): void {
  const world = worldNow(desk)
  for (const { stored, life } of desk.tickets.values()) {
    if (!isWith(life, agent)) continue
    const id = `away-${agent}-${desk.now}-${life.version}`
    const data = { agent, ...(until === undefined ? {} : { until }) }
    const event: TicketEvent = { id, ticketId: stored.ticket.id, kind: 'agent_away', at: desk.now, actor: agent, data }
    const course = hear(beginCourse(stored, life), event, world)
    if (hasMoved(course)) keep(desk, course)
  }
}

function isWith({ state }: TicketLife, agent: string): boolean {
  if (state.kind === 'waiting') return state.heldFor === agent
  if (state.kind === 'paused') return state.holder?.agent === agent
  return 'agent' in state && state.agent === agent
}

/** A person's word is decided, noted, and learned from. */
function overrule(desk: Desk, wish: Parameters<typeof lessonsOf>[0]): void {
  const { stored, decision: before } = ticketOf(desk, wish.ticketId)
  const standing = desk.people.standing()
  const seed = seedOfTicket(wish.ticketId)
  const [decision] = decide(desk, [toArrival({ stored, before, override: wish.override, standing, seed })])
  happen(desk, eventOf(wish, before, decision!))
  for (const lesson of lessonsOf(wish, decision!)) learn(desk, lesson)
}

function learn(desk: Desk, lesson: Omit<Lesson, 'seq'>): void {
  desk.reader.learnOne({ ...lesson, seq: ++desk.lessons })
}

/** A ticket after what happened to it, and what that means for people and for the reader. */
function keep(desk: Desk, course: Course): void {
  const { before, after, heard } = course
  const { id } = course.stored.ticket
  const kept = desk.tickets.get(id)!
  const stored = { ...course.stored, life: after }
  const isComing = before.state.kind !== 'waiting' && after.state.kind === 'waiting'
  desk.tickets.set(id, { ...kept, stored, life: after, mode: isComing ? kept.decision.mode : kept.mode })
  desk.people.moved(before, after, after.last.movedAt)
  for (const one of heard) {
    desk.people.learned(one)
    for (const lesson of one.step?.lessons ?? []) {
      learn(desk, { ...lesson, at: one.event.at, ticketId: id, text: kept.decision.reading.text })
    }
  }
}

/** Everybody as they are now. Where a ticket may go back to somebody, the room of its queue counts as well. */
function worldNow({ people, policy, now }: Desk, queue?: string): LifeWorld {
  const { agents, presence, loads, queues, queueLoads } = people.standing()
  const { businessHours: hours } = policy
  const world = lifeWorld({ now, rules: lifeRulesOf(policy), hours, agents, presence, loads })
  const place = queues.findIndex(({ id }) => id === queue)
  const capacity = queues[place]?.capacity
  if (capacity === undefined) return world
  return { ...world, room: (id) => Math.min(world.room(id), capacity - queueLoads[place]!) }
}

function ticketOf({ tickets }: Desk, id: string): Kept {
  const kept = tickets.get(id)
  if (kept === undefined) throw new PointsmanError('not_found', `There is no ticket "${id}".`)
  return kept
}

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : 1
}
