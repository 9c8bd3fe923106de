import {
  addBusinessMinutes,
  nextOpening,
  seededRandom,
  seedOfTicket,
  shiftEnd,
  type Agent,
  type Priority,
  type Random,
  type Ticket,
  type Timestamp,
} from '@pointsman/core'
import type { NewEvent } from '../contract/event.ts'
import { agenda, type Agenda } from './agenda.ts'
import type { News, Rehearsed, TicketNow } from './rehearsed.ts'

const minute = 60_000

/** What happens of itself; what else happens follows from decisions. */
export interface Scenario {
  readonly start: Timestamp
  readonly end: Timestamp
  readonly agents: readonly Agent[]
  readonly tickets: readonly TrueTicket[]
  /** Agents who do not come to work at all, and nobody knows why. */
  readonly missing: readonly string[]
  /** Somebody is away in the middle of their shift, and says until when. */
  readonly absences: readonly { readonly agent: string; readonly from: Timestamp; readonly until: Timestamp }[]
}

/** A ticket, and what nobody knows who routes it. */
export interface TrueTicket {
  readonly ticket: Ticket
  readonly queue: string
  readonly topic: string
  readonly priority: Priority
  /** Minutes of work for this agent, but for chance. */
  readonly minutesOf: (agent: string) => number
  /** Probability that this agent resolves it for good, 0–1. */
  readonly successOf: (agent: string) => number
}

/** What a rehearsal came to. */
export interface Played {
  readonly tickets: number
  readonly decisions: number
  readonly ticks: number
  readonly happenings: number
  /** How often each kind of thing happened. */
  readonly kinds: Readonly<Record<string, number>>
}

/**
 * Plays people and customers: agents answer, resolve and hand on after their minutes of work, one ticket after the other,
 * while they are on shift; customers reply, and some go away; a supervisor sees to what is in triage. All chance is that of
 * the ticket, so two who decide alike live through the same.
 */
export async function play(scenario: Scenario, rehearsed: Rehearsed): Promise<Played> {
  const stage = setStage(scenario, rehearsed)
  for (let now = scenario.start; now <= scenario.end; now += minute) {
    await settle(stage, now)
    for (let next = stage.agenda.upTo(now + minute - 1); next; next = stage.agenda.upTo(now + minute - 1)) {
      if (next.at > scenario.end) break
      await settle(stage, next.at)
      await next.act()
      stage.happenings += 1
      await settle(stage, next.at)
    }
  }
  return {
    tickets: stage.posted.size,
    decisions: stage.decisions,
    ticks: stage.ticks,
    happenings: stage.happenings,
    kinds: stage.kinds,
  }
}

interface Stage {
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

interface Worker {
  readonly agent: Agent
  isThere: boolean
  /** When they have finished what they were given so far. */
  freeAt: Timestamp
}

function setStage(scenario: Scenario, rehearsed: Rehearsed): Stage {
  const { start, agents, tickets } = scenario
  const stage: Stage = {
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
  for (const one of tickets) plan(stage, one.ticket.receivedAt, () => arrive(stage, one))
  for (const agent of agents) if (!scenario.missing.includes(agent.id)) planShifts(stage, agent, scenario)
  for (const { agent, from, until } of scenario.absences) {
    plan(stage, from, () => change(stage, agent, { state: 'away', until }))
    plan(stage, until + 7 * minute, () => change(stage, agent, { state: 'online' }))
  }
  return stage
}

function plan({ agenda: dates }: Stage, at: Timestamp, act: () => Promise<void>): void {
  dates.add(at, act)
}

function diceOf({ dice }: Stage, id: string): Random {
  const known = dice.get(id) ?? seededRandom(seedOfTicket(id))
  dice.set(id, known)
  return known
}

/** Time passes, and whatever was decided is taken up. */
async function settle(stage: Stage, now: Timestamp): Promise<void> {
  stage.now = now
  stage.ticks += 1
  await stage.rehearsed.tick(now)
  for (const one of await stage.rehearsed.news()) {
    stage.decisions += 1
    await takeUp(stage, one)
  }
}

// ── people ─────────────────────────────────────────────────────────────────────────────────────

/** Everybody comes and goes with their shift, some minutes late. Without hours they are there all the time. */
function planShifts(stage: Stage, { id, hours }: Agent, { start, end }: Scenario): void {
  const random = seededRandom(seedOfTicket(id))
  let at = nextOpening(start, hours)
  while (at !== undefined && at < end) {
    plan(stage, at + Math.floor(random() * 5) * minute, () => change(stage, id, { state: 'online' }))
    const over = shiftEnd(at, hours)
    if (over === undefined) return
    plan(stage, over + Math.floor(random() * 4) * minute, () => change(stage, id, { state: 'offline' }))
    at = nextOpening(over, hours)
  }
}

async function change(stage: Stage, id: string, presence: Parameters<Rehearsed['presence']>[1]): Promise<void> {
  count(stage, presence.state)
  stage.workers.get(id)!.isThere = presence.state === 'online'
  await stage.rehearsed.presence(id, presence)
}

/** What somebody does about a decision. */
async function takeUp(stage: Stage, { ticketId, mode, outcome, agent }: News): Promise<void> {
  count(stage, `decided ${outcome}`)
  if (mode !== 'auto') {
    if (agent !== undefined) plan(stage, stage.now + 12 * minute, () => approve(stage, ticketId, agent))
    return
  }
  if (outcome === 'triage') plan(stage, stage.now + 20 * minute, () => sortOut(stage, ticketId))
  if (outcome === 'assigned' || outcome === 'offered') await begin(stage, ticketId)
}

/** Whoever has it now takes it up: asked, they answer after a while; given, they work on it when its turn comes. */
async function begin(stage: Stage, id: string): Promise<void> {
  const { status, assignee, life } = await stage.rehearsed.ticket(id)
  const random = diceOf(stage, id)
  if (status === 'offered' && life?.agent !== undefined) {
    const { agent } = life
    const wish = random()
    if (wish < 0.15) return
    const after = Math.ceil(random() * 4 * minute)
    plan(stage, stage.now + after, () => answerOffer(stage, id, agent, wish < 0.3 ? 'reject' : 'accept'))
  }
  if (status === 'assigned' && assignee !== undefined) work(stage, id, assignee)
}

async function answerOffer(stage: Stage, id: string, agent: string, answer: 'accept' | 'reject'): Promise<void> {
  const { status, life } = await stage.rehearsed.ticket(id)
  if (status !== 'offered' || life?.agent !== agent) return
  count(stage, `offer ${answer}`)
  const reason = answer === 'reject' ? { reason: 'in a call' } : {}
  await stage.rehearsed.answerOffer(id, { id: newId(stage), agent, answer, ...reason })
  if (answer === 'accept') await begin(stage, id)
}

function work(stage: Stage, id: string, agent: string): void {
  const worker = stage.workers.get(agent)!
  const { hours } = worker.agent
  const minutes = Math.max(2, Math.round(stage.truths.get(id)!.minutesOf(agent) * (0.5 + diceOf(stage, id)())))
  const begins = Math.max(stage.now, worker.freeAt)
  const answersAt = addBusinessMinutes(begins, 0.4 * minutes, hours)
  const endsAt = addBusinessMinutes(begins, minutes, hours)
  worker.freeAt = endsAt
  plan(stage, answersAt, () => answer(stage, { id, agent, minutes, endsAt, tries: 0 }))
}

interface Work {
  readonly id: string
  readonly agent: string
  readonly minutes: number
  readonly endsAt: Timestamp
  /** How often they were not there. */
  readonly tries: number
}

/** The first thing somebody does with a ticket: most answer, some find that it is not theirs. */
async function answer(stage: Stage, done: Work): Promise<void> {
  const { id, agent, endsAt, tries } = done
  const ticket = await stage.rehearsed.ticket(id)
  if (!isTheirs(ticket, agent)) return
  if (!stage.workers.get(agent)!.isThere) {
    if (tries < 8) plan(stage, stage.now + 15 * minute, () => answer(stage, { ...done, tries: tries + 1 }))
    return
  }
  const truth = stage.truths.get(id)!
  const random = diceOf(stage, id)
  const [place, ability, question, junk] = [random(), random(), random(), random()]
  if (ticket.queue !== truth.queue && place < 0.6) {
    await tell(stage, id, { kind: 'reassigned', queue: truth.queue, actor: agent, reason: 'belongs elsewhere' })
  } else if (ability < 0.4 * (1 - truth.successOf(agent))) {
    await tell(stage, id, { kind: ability < 0.02 ? 'escalated' : 'reassigned', actor: agent, queue: truth.queue })
  } else if (junk < 0.02) {
    await tell(stage, id, { kind: 'marked_spam', actor: agent })
  } else if (question < 0.2) {
    await tell(stage, id, { kind: 'replied', agent, asks_customer: true })
    if (question < 0.16) plan(stage, stage.now + Math.ceil(20 + 400 * random()) * minute, () => reply(stage, id))
  } else {
    await tell(stage, id, { kind: 'replied', agent })
    plan(stage, Math.max(stage.now + minute, endsAt), () => resolve(stage, done))
  }
}

async function resolve(stage: Stage, { id, agent, minutes }: Work): Promise<void> {
  if (!isTheirs(await stage.rehearsed.ticket(id), agent)) return
  const { queue, topic, priority, successOf } = stage.truths.get(id)!
  const random = diceOf(stage, id)
  if (random() < 0.5) await tell(stage, id, { kind: 'priority_changed', priority, actor: agent })
  await tell(stage, id, { kind: 'resolved', agent, queue, topic, handle_minutes: minutes })
  if (random() < 0.2) await tell(stage, id, { kind: 'rated', csat: 1 + Math.floor(random() * 5) })
  if (random() < 0.5 * (1 - successOf(agent))) {
    plan(stage, stage.now + Math.ceil(10 + 300 * random()) * minute, () => reply(stage, id))
  }
}

/** A supervisor puts what nobody could tell where it belongs, now and then with somebody of their choice. */
async function sortOut(stage: Stage, id: string): Promise<void> {
  if ((await stage.rehearsed.ticket(id)).status !== 'triage') return
  const { queue } = stage.truths.get(id)!
  const random = diceOf(stage, id)
  const able = [...stage.workers.values()].filter(({ agent, isThere }) => isThere && agent.queues.includes(queue))
  const chosen = random() < 0.3 ? able[Math.floor(random() * able.length)]?.agent.id : undefined
  await overrule(stage, id, { queue, ...(chosen === undefined ? {} : { agent: chosen }), reason: 'plain to see' })
}

/** Where Pointsman only suggests, a person does as suggested. */
async function approve(stage: Stage, id: string, agent: string): Promise<void> {
  if ((await stage.rehearsed.ticket(id)).status === 'waiting')
    await overrule(stage, id, { agent, reason: 'as suggested' })
}

async function overrule(
  stage: Stage,
  id: string,
  wish: { readonly agent?: string; readonly queue?: string; readonly reason: string },
): Promise<void> {
  count(stage, 'overridden')
  await stage.rehearsed.override(id, { id: newId(stage), actor: 'supervisor', ...wish })
}

// ── customers ──────────────────────────────────────────────────────────────────────────────────

async function arrive(stage: Stage, { ticket }: TrueTicket): Promise<void> {
  count(stage, 'received')
  stage.posted.add(ticket.id)
  await stage.rehearsed.post(ticket)
  const random = diceOf(stage, ticket.id)
  const patience = random()
  if (patience < 0.06) plan(stage, stage.now + Math.ceil(15 + 300 * random()) * minute, () => giveUp(stage, ticket))
}

/** Somebody who cannot wait goes away, or writes another ticket, of which one is enough. */
async function giveUp(stage: Stage, { id, requester }: Ticket): Promise<void> {
  const { status } = await stage.rehearsed.ticket(id)
  if (status !== 'waiting' && status !== 'assigned') return
  const other = [...stage.posted].find((one) => one !== id && stage.truths.get(one)!.ticket.requester === requester)
  await tell(stage, id, other === undefined ? { kind: 'closed' } : { kind: 'merged', into: other })
}

async function reply(stage: Stage, id: string): Promise<void> {
  const before = await stage.rehearsed.ticket(id)
  const after = await tell(stage, id, { kind: 'customer_replied' })
  if (after.status === 'assigned' && before.status !== 'assigned') await begin(stage, id)
}

// ── telling ────────────────────────────────────────────────────────────────────────────────────

type Told<Event> = Event extends unknown ? Omit<Event, 'id' | 'at'> : never

async function tell(stage: Stage, ticketId: string, event: Told<NewEvent>): Promise<TicketNow> {
  count(stage, event.kind)
  return stage.rehearsed.tell(ticketId, { ...event, id: newId(stage) })
}

function newId(stage: Stage): string {
  stage.events += 1
  return `event-${stage.events}`
}

function count({ kinds }: Stage, kind: string): void {
  kinds[kind] = (kinds[kind] ?? 0) + 1
}

function isTheirs({ status, assignee }: TicketNow, agent: string): boolean {
  return status === 'assigned' && assignee === agent
}
