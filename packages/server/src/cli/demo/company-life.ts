import { PointsmanError, type Random, type Timestamp } from '@pointsman/core'
import { seededRandom, whoResolved, type SampleCompany, type TrueTicket } from '@pointsman/simulator'
import { toSentTicket } from '../../contract/sent-ticket.ts'
import { toInstant } from '../../contract/wire.ts'
import { agenda, type Agenda } from '../../rehearsal/agenda.ts'
import type { Send } from '../../rehearsal/over-http.ts'

const minute = 60_000

/** Minutes until somebody takes a ticket up, at least and at most. Longer: more waits at any moment, and more of it overdue. */
const untilTakenUp = { least: 8, most: 83 }

/** Share of tickets put into the wrong queue that somebody overrides; the rest is only resolved elsewhere. */
const overriddenShare = 0.8
/** Share of tickets in the right queue that a lead would have somebody else do. */
const otherPersonShare = 0.05
/** Share of tickets that people first put where they do not belong, and of these, the share that is moved on. */
const humanErrorShare = 0.1
const noticedShare = 0.6
const otherPriorityShare = 0.15

/** Whoever looks after the queues of the made-up company, and says so; the first does most of it. */
const leads = ['lea.hofer', 'marek.novak'] as const

/** What the made-up people live by. */
export interface LifeParts {
  /** To the server, as a help desk would. */
  readonly send: Send
  readonly seed: number
  readonly company: SampleCompany
  /** From when on somebody looks at what came in then; itself where somebody always does. */
  readonly seenFrom: (receivedAt: Timestamp) => Timestamp
  /** Told of what the server would not take; absent: that is an error. */
  readonly onRefused?: (error: PointsmanError) => void
}

/** The people of the sample company at work. */
export interface CompanyLife {
  /** Will come in at its time. */
  expect(one: TrueTicket): void
  /** Sends a ticket now; answers the id of its decision. Somebody will take it up. */
  comesIn(one: TrueTicket): Promise<string | undefined>
  /**
   * Moves the server's clock up to then, and lets happen what is due on the way. With a `step` (milliseconds) the clock moves in
   * multiples of it, and what falls into one happens at its end, all at once: much faster, as where a help desk is asked now and then.
   */
  liveUntil(to: Timestamp, step?: number, onTime?: (now: Timestamp) => void): Promise<void>
}

/** Nothing happens by itself: `liveUntil` lets it. Same seed, same people: what they do depends on what was decided and on nothing else. */
export function companyLife(parts: LifeParts): CompanyLife {
  const life: Living = { ...parts, dates: agenda(), now: 0 }
  return {
    expect: (one) => life.dates.add(one.ticket.receivedAt, async () => void (await comesIn(life, one))),
    comesIn: (one) => comesIn(life, one),
    liveUntil: async (to, step = 1, onTime = () => undefined) => {
      for (let due = dueNext(life, to, step); due !== undefined; due = dueNext(life, to, step)) {
        await moveClock(life, due.at)
        await Promise.all(due.acts.map((act) => carriedOut(life, act)))
        onTime(due.at)
      }
      await moveClock(life, to)
    },
  }
}

interface Living extends LifeParts {
  readonly dates: Agenda
  /** The server's clock. */
  now: Timestamp
}

/** What the clock is moved to next, and all that happens then. */
function dueNext(
  { dates }: Living,
  to: Timestamp,
  step: number,
): { readonly at: Timestamp; readonly acts: readonly (() => Promise<void>)[] } | undefined {
  const first = dates.upTo(to)
  if (first === undefined) return undefined
  const at = Math.min(to, Math.ceil(first.at / step) * step)
  const acts = [first.act]
  for (let next = dates.upTo(at); next !== undefined; next = dates.upTo(at)) acts.push(next.act)
  return { at, acts }
}

async function moveClock(life: Living, to: Timestamp): Promise<void> {
  life.now = Math.max(to, life.now)
  await life.send('POST', '/v1/clock', { now: toInstant(life.now) })
}

async function carriedOut({ onRefused }: Living, act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (onRefused === undefined || !(error instanceof PointsmanError)) throw error
    onRefused(error)
  }
}

interface Routed {
  readonly decision?: {
    readonly id: string
    readonly mode: string
    readonly outcome: { readonly kind: string; readonly queue?: string }
  }
}

async function comesIn(life: Living, one: TrueTicket): Promise<string | undefined> {
  const { send, dates, seenFrom } = life
  const random = seededRandom(life.seed, one.ticket.id)
  const { decision } = (await send('POST', '/v1/tickets', toSentTicket(one.ticket))) as Routed
  const { least, most } = untilTakenUp
  const at =
    Math.max(life.now, seenFrom(one.ticket.receivedAt)) + Math.ceil((least + (most - least) * random()) * minute)
  dates.add(at, () => takenUp({ ...one, life, random }, decision))
  return decision?.id
}

/** A ticket somebody has to do something about. */
interface Task extends TrueTicket {
  readonly life: Living
  /** Of its own, so that one ticket's fate does not hang on what others' was. */
  readonly random: Random
}

/** How a ticket ends. */
interface Course {
  readonly agent: string
  readonly queue: string
  /** When its last holder got it. */
  readonly at: Timestamp
}

/** Whoever was given it begins; what nobody was given a lead puts somewhere. Within an hour it is resolved. */
async function takenUp(task: Task, decision: Routed['decision']): Promise<void> {
  const { life, random, truth } = task
  const holder = await assignee(task)
  const isGiven = decision?.mode === 'auto' && holder !== undefined
  const { queue, agent, ...course } = isGiven
    ? await corrected(task, { agent: holder, queue: decision.outcome.queue ?? '', at: life.now })
    : await routedByHand(task)
  const at = course.at + Math.ceil(60 * random()) * minute
  life.dates.add(at, async () => {
    // Whoever watches may have given it to somebody else meanwhile.
    const worker = (await assignee(task)) ?? agent
    const tell = (event: object): Promise<unknown> => told(task, { at: toInstant(at), actor: worker, ...event })
    await tell({ kind: 'replied', agent: worker })
    if (random() < otherPriorityShare) await tell({ kind: 'priority_changed', priority: truth.priority })
    await tell({ kind: 'resolved', agent: worker, queue, handle_minutes: Math.ceil(6 + 30 * random()) })
  })
}

function told({ life, ticket }: Task, event: object): Promise<unknown> {
  return life.send('POST', `/v1/tickets/${ticket.id}/events`, event)
}

async function assignee({ life, ticket }: Task): Promise<string | undefined> {
  return ((await life.send('GET', `/v1/tickets/${ticket.id}`)) as { readonly assignee?: string }).assignee
}

/** Most of what went to the wrong queue is overridden, the rest only resolved elsewhere; a few would have somebody else. */
async function corrected(task: Task, { agent, queue, at }: Course): Promise<Course> {
  const { life, random, ticket, truth } = task
  const [worker, actor, chance] = [workerFor(task), lead(random), random()]
  const override = (wish: object): Promise<unknown> =>
    life.send('POST', `/v1/tickets/${ticket.id}/override`, { agent: worker, actor, ...wish })
  if (queue !== truth.queue && chance < overriddenShare) {
    await override({ queue: truth.queue, reason: 'It belongs in another queue' })
    return { agent: worker, queue: truth.queue, at }
  }
  if (queue !== truth.queue || chance >= otherPersonShare) return { agent, queue: truth.queue, at }
  await override({ reason: random() < 0.6 ? 'They know this customer' : 'They have too much in hand' })
  return { agent: worker, queue: truth.queue, at }
}

/** People err, too. */
async function routedByHand(task: Task): Promise<Course> {
  const { life, random, truth } = task
  const { queues } = life.company
  const [agent, actor, at] = [workerFor(task), lead(random), life.now]
  const tell = (event: object): Promise<unknown> => told(task, { kind: 'reassigned', actor, ...event })
  const first = random() < humanErrorShare ? queues[Math.floor(random() * queues.length)]!.id : truth.queue
  const queue = random() < 1 - noticedShare ? first : truth.queue
  if (first === queue) {
    await tell({ agent, queue })
    return { agent, queue, at }
  }
  await tell({ queue: first })
  const movedAt = at + Math.ceil((50 + 120 * random()) * minute)
  life.dates.add(movedAt, async () => void (await tell({ agent, queue, reason: 'Not ours: see what they ask for' })))
  return { agent, queue, at: movedAt }
}

function workerFor({ life, random, ...one }: Task): string {
  return whoResolved(random, life.company, one).agent.id
}

function lead(random: Random): string {
  return leads[random() < 0.7 ? 0 : 1]
}
