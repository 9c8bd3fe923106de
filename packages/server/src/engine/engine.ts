import {
  createRosterKeeper,
  labelsInForce,
  PointsmanError,
  seedOfTicket,
  type Decision,
  type HandOverPlan,
  type Policy,
  type Presence,
  type Ticket,
  type Timestamp,
} from '@pointsman/core'
import type { Store, StoredTicket, TicketEvent } from '../store/store.ts'
import type { Arrival, Settled } from './arrival.ts'
import { decideBatch, decisionsAsOfNow, policyInForce, type BatchGround } from './decide-batch.ts'
import { createDispatchLoop, type DispatchLoop } from './dispatch-loop.ts'
import { createDispatcher, type Dispatcher } from './dispatcher.ts'
import { createLive, type Live } from './live.ts'
import { checkName, openIds } from './names.ts'
import { eventOf, lessonsOf, toArrival, type Overridden, type OverrideWish } from './override.ts'
import type { EngineParts } from './parts.ts'
import { nextChange } from './passing-time.ts'
import { answerOffer, handOver, type ChangePlan, type OfferReply } from './people.ts'
import { createReaderHost, type ReaderHost } from './reader-host.ts'

/** Event in → load what there is → core → record → answer. Everything the API asks for goes through here. */
export interface Engine {
  readonly store: Store
  readonly live: Live
  now(): Timestamp
  /** Moves a driven clock: whatever falls due on the way happens at its time, and what waits is looked at anew. */
  setNow(at: Timestamp): Promise<void>
  newId(): string
  /** Reads, decides and stores; what it answers is durable. */
  submit(ticket: Ticket, actor: string): Promise<Settled>
  /** The decision that would be made now; nothing is stored. */
  preview(ticket: Ticket): Promise<Decision>
  recordEvent(event: TicketEvent): Promise<StoredTicket>
  /** Throws `offer_over` where the offer is not open any more. */
  answerOffer(reply: OfferReply): Promise<StoredTicket>
  /** With what it means for the tickets they have. */
  setPresence(agent: string, presence: Presence): Promise<void>
  /** What becomes of somebody's tickets while they are away; carried out unless `isPreview`. */
  handOver(order: Parameters<typeof handOver>[1], change?: ChangePlan): Promise<HandOverPlan>
  /** Acts at once, and is a lesson. */
  override(wish: OverrideWish): Promise<Overridden>
  policy(): Promise<Policy>
  putPolicy(policy: Omit<Policy, 'version'>, ifVersion?: number): Promise<Policy>
  putQueue: Store['putQueue']
  putAgent: Store['putAgent']
  /** Refuse, with `unknown_name`, a queue or an agent that is not there or not open. */
  checkQueue(id: string): Promise<void>
  checkAgent(id: string): Promise<void>
  /** The model in use; undefined while there is nothing to read with. */
  modelVersion(): string | undefined
  /** Tickets taken in and not yet decided. */
  waiting(): number
  /** Fires what is due and gives out what waits; the server calls it on a timer. Answers how many tickets found somebody. */
  giveOut(): Promise<number>
  /** Lessons and models of other processes are taken in; the server calls it on a timer. */
  catchUp(): Promise<void>
  /** Finishes what was taken in. */
  close(): Promise<void>
}

/** How long a policy or the list of queues may be used before it is looked up again: other nodes may change them. */
const freshMilliseconds = 1000

/** Builds an engine and loads its reader. */
export async function createEngine(parts: EngineParts): Promise<Engine> {
  const inside = await openInside(parts)
  const { store, clock, identity } = parts
  return {
    store,
    live: inside.live,
    now: () => clock.now(),
    setNow: (at) => moveClock(inside, at),
    newId: () => identity.newId(),
    submit: (ticket, actor) => submit(inside, ticket, actor),
    preview: (ticket) => preview(inside, ticket),
    recordEvent: (event) => thenLook(inside, happen(inside, event)),
    answerOffer: (reply) => thenLook(inside, noted(inside, answerOffer(parts, reply))),
    setPresence: (agent, presence) => thenLook(inside, store.putPresence(agent, presence, clock.now())),
    handOver: (order, change) => thenLook(inside, handOver(parts, order, change)),
    override: (wish) =>
      thenLook(
        inside,
        inside.inTurn(() => carryOut(inside, wish)),
      ),
    policy: () => inside.policy.get(),
    putPolicy: async (policy, ifVersion) => {
      const stored = await store.putPolicy(policy, ifVersion)
      inside.policy.forget()
      inside.loop.forget()
      inside.loop.wake()
      return stored
    },
    putQueue: async (queue, ifVersion) => {
      const stored = await store.putQueue(queue, ifVersion, clock.now())
      inside.labels.forget()
      inside.reader.queuesChanged()
      inside.loop.wake()
      return stored
    },
    putAgent: (agent, ifVersion) => thenLook(inside, store.putAgent(agent, ifVersion, clock.now())),
    giveOut: () => giveOut(inside),
    checkQueue: async (id) => checkName('queue', id, (await inside.labels.get()).queues),
    checkAgent: async (id) => checkName('agent', id, openIds(await store.agents())),
    modelVersion: () => inside.reader.version(),
    waiting: () => inside.dispatcher.waiting(),
    catchUp: () => inside.reader.catchUp(),
    close: async () => {
      await inside.dispatcher.idle()
      await inside.loop.idle()
    },
  }
}

interface Inside {
  readonly parts: EngineParts
  readonly reader: ReaderHost
  readonly dispatcher: Dispatcher
  readonly loop: DispatchLoop
  readonly batch: BatchGround
  readonly live: Live
  readonly policy: Fresh<Policy>
  readonly labels: Fresh<ReturnType<typeof labelsInForce>>
  /** Overrides one after the other: each supersedes the decision that the one before it made. */
  readonly inTurn: <Result>(work: () => Promise<Result>) => Promise<Result>
}

async function openInside(parts: EngineParts): Promise<Inside> {
  const { store, observer, batchLimit, waitingLimit } = parts
  const reader = createReaderHost(store, parts.readers, observer)
  await reader.catchUp()
  const live = createLive(store)
  const policy = keptFresh(() => policyInForce(parts))
  const labels = keptFresh(async () => labelsInForce({ agents: [], queues: await store.queues(), records: [] }))
  const batch = { parts, keeper: createRosterKeeper() }
  // Batches and looks at what waits one after the other: within a process nobody is overtaken.
  const inTurn = turns()
  const decide = (current: Policy, arrivals: readonly Arrival[]): Promise<Settled[]> =>
    inTurn(async () => {
      const settled = await decideBatch(batch, current, arrivals)
      for (const { decision, isDuplicate } of settled)
        if (!isDuplicate && decision !== undefined) observer.decided(decision)
      return settled
    })
  const dispatcher = createDispatcher({
    decide: async (arrivals) => decide(await policy.get(), arrivals),
    batchLimit,
    waitingLimit,
    onBatch: (size, seconds) => observer.batchDone(size, seconds),
  })
  const node = parts.identity.newId()
  const loop = createDispatchLoop({
    parts,
    policy: () => policy.get(),
    decide,
    node,
    onError: (error) => observer.loopFailed(error),
  })
  return { parts, reader, dispatcher, loop, batch, live, policy, labels, inTurn: turns() }
}

async function submit({ reader, dispatcher, labels }: Inside, ticket: Ticket, actor: string): Promise<Settled> {
  const { reading, modelVersion } = await reader.read(ticket, await labels.get())
  return dispatcher.submit({ read: { ticket, reading, modelVersion }, actor, seed: seedOfTicket(ticket.id) })
}

async function preview({ reader, policy, labels, batch }: Inside, ticket: Ticket): Promise<Decision> {
  const read = { ticket, ...(await reader.read(ticket, await labels.get())) }
  const arrival = { read, actor: 'preview', seed: seedOfTicket(ticket.id) }
  const [decision] = await decisionsAsOfNow({ ...batch, policy: await policy.get() }, [arrival])
  return decision!
}

/** What a person's act teaches is learned before it is answered: the next ticket is read with it. */
async function happen(inside: Inside, event: TicketEvent): Promise<StoredTicket> {
  const { parts, reader } = inside
  const ticket = await noted(inside, parts.store.recordEvent(event, parts.clock.now()))
  if ('queue' in event.data) await reader.catchUp()
  return ticket
}

/** A ticket that waits may ask for something else now, which nobody's load shows. */
async function noted({ loop }: Inside, work: Promise<StoredTicket>): Promise<StoredTicket> {
  const ticket = await work
  if (ticket.status === 'waiting') loop.forget()
  return ticket
}

/** Whatever is told here may have made room for somebody who waits. */
async function thenLook<Result>({ loop }: Inside, work: Promise<Result>): Promise<Result> {
  const result = await work
  loop.wake()
  return result
}

/** Timers fired at a time. */
const timersAtOnce = 200

/** What is due first: it may bring tickets back. */
async function giveOut({ parts, loop }: Inside): Promise<number> {
  const now = parts.clock.now()
  while ((await parts.store.fireDueTimers(now, timersAtOnce)) > 0) loop.forget()
  return loop.tick()
}

async function moveClock(inside: Inside, at: Timestamp): Promise<void> {
  const { clock } = inside.parts
  while (at >= clock.now()) {
    const next = await nextChange(inside.parts, clock.now(), at)
    if (next === undefined) break
    clock.set(next)
    inside.loop.forget()
    await giveOut(inside)
  }
  clock.set(at)
  await giveOut(inside)
}

/** The decision first, so that it acts at once; then the event; then the lessons, stored before they are applied. */
async function carryOut(inside: Inside, wish: OverrideWish): Promise<Overridden> {
  const { reader, dispatcher } = inside
  const { store } = inside.parts
  const [stored, standing] = await Promise.all([store.ticket(wish.ticketId), store.look()])
  const before = stored?.decisionId === undefined ? undefined : await store.decision(stored.decisionId)
  if (stored === undefined || before === undefined) throw noDecision(wish.ticketId, stored)
  const { agent, queue } = wish.override
  if (agent !== undefined) checkName('agent', agent, openIds(standing.agents))
  if (queue !== undefined) checkName('queue', queue, openIds(standing.queues))
  const arrival = toArrival({ stored, before, override: wish.override, standing, seed: seedOfTicket(wish.ticketId) })
  const { decision } = await dispatcher.submit(arrival)
  if (decision === undefined) throw new Error('an override was not decided')
  await noted(inside, store.recordEvent(eventOf(wish, before, decision)))
  const lessons = []
  for (const lesson of lessonsOf(wish, decision)) lessons.push(await store.appendLesson(lesson))
  if (lessons.length > 0) await reader.catchUp()
  const ticket = await store.ticket(wish.ticketId)
  return { ticket: ticket ?? stored, decision, lessons }
}

function noDecision(id: string, stored: StoredTicket | undefined): PointsmanError {
  if (stored === undefined) return new PointsmanError('not_found', `There is no ticket "${id}".`)
  return new PointsmanError('not_found', `Ticket "${id}" has no decision that could be overridden: it is history.`)
}

function turns(): Inside['inTurn'] {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
}

/** A value that is looked up again when it is older than `freshMilliseconds` or was forgotten. */
interface Fresh<Value> {
  get(): Promise<Value>
  forget(): void
}

function keptFresh<Value>(look: () => Promise<Value>): Fresh<Value> {
  let kept: { readonly value: Promise<Value>; readonly until: number } | undefined
  return {
    get: () => {
      if (kept === undefined || performance.now() > kept.until) {
        const value = look()
        kept = { value, until: performance.now() + freshMilliseconds }
        value.catch(() => (kept = undefined))
      }
      return kept.value
    },
    forget: () => {
      kept = undefined
    },
  }
}
