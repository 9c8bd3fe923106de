import {
  createRosterKeeper,
  labelsInForce,
  mayTeach,
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
import { createTrusting, type Trusting } from '../trust/trusting.ts'
import type { Arrival, Settled } from './arrival.ts'
import { decideBatch, decisionsAsOfNow, opened, policyInForce, type BatchGround } from './decide-batch.ts'
import { createDispatchLoop, type DispatchLoop } from './dispatch-loop.ts'
import { createDispatcher, type Dispatcher } from './dispatcher.ts'
import { createLive, type Live } from './live.ts'
import { checkName, openIds } from './names.ts'
import { toldArrival, type Overridden, type OverrideWish } from './override.ts'
import type { EngineParts } from './parts.ts'
import { keptFresh, type Fresh } from './kept-fresh.ts'
import { nextChange } from './passing-time.ts'
import { answerOffer, handOver, type ChangePlan, type OfferReply } from './people.ts'
import { createReaderHost, type ReaderHost, type ReadingPlace } from './reader-host.ts'
import { turns, turnsByName, type TurnsByName } from './turns.ts'

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
  /**
   * The same for one of many, which are to be through soon together. `tell` says what is wanted of it as soon as it is
   * settled, and only that is kept until it is asked for.
   */
  submitOfMany<Told>(ticket: Ticket, actor: string, tell: (settled: Settled) => Told): Promise<Told>
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
  /** What was taught is as if it had never been, from the next ticket on. */
  takeBackLessons: Store['takeBackLessons']
  policy(): Promise<Policy>
  /** Where it changes a mode, alarms on it are over: a person has decided. */
  putPolicy(policy: Omit<Policy, 'version'>, ifVersion?: number, actor?: string): Promise<Policy>
  /** How far the reader is trusted, and what people say to that. */
  readonly trusting: Pick<Trusting, 'inForce' | 'thresholdsFor' | 'endAlarm' | 'setQueueMode'>
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
  /** Sees whether what was decided proved right, sets thresholds, sounds the alarm; the server calls it on a timer. */
  watch(): Promise<void>
  /** Finishes what was taken in. */
  close(): Promise<void>
}

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
    submit: (ticket, actor) => submitAlone(inside, ticket, actor),
    submitOfMany: (ticket, actor, tell) => submit(inside, ticket, { actor, place: 'anywhere', tell }),
    preview: (ticket) => preview(inside, ticket),
    recordEvent: (event) => thenLook(inside, happen(inside, event)),
    answerOffer: (reply) => thenLook(inside, noted(inside, answerOffer(parts, reply))),
    setPresence: (agent, presence) => thenLook(inside, store.putPresence(agent, presence, clock.now())),
    handOver: (order, change) => thenLook(inside, handOver(parts, order, change)),
    override: (wish) =>
      thenLook(
        inside,
        inside.inTurn(wish.ticketId, () => carryOut(inside, wish)),
      ),
    takeBackLessons: async (which, by) => {
      const taken = await store.takeBackLessons(which, by)
      await inside.reader.catchUp()
      return taken
    },
    policy: () => inside.policy.get(),
    putPolicy: async (policy, ifVersion, actor = 'pointsman') => {
      const before = await inside.policy.get()
      const stored = await inside.putPolicy(policy, ifVersion, actor)
      await inside.trusting.policyChanged(before, stored, { actor, reason: `policy ${stored.version}` })
      return stored
    },
    trusting: inside.trusting,
    watch: () => inside.trusting.watch(),
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
      await inside.reader.close()
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
  readonly putPolicy: (policy: Omit<Policy, 'version'>, ifVersion?: number, author?: string) => Promise<Policy>
  readonly trusting: Trusting
  readonly labels: Fresh<ReturnType<typeof labelsInForce>>
  /** Tickets sent alone and not yet answered. */
  readonly onTheirWay: { alone: number }
  /** Overrides of one ticket one after the other: each supersedes the decision of the one before. Those of several share a batch. */
  readonly inTurn: TurnsByName
}

async function openInside(parts: EngineParts): Promise<Inside> {
  const { store, observer, batchLimit, waitingLimit } = parts
  const reader = createReaderHost(parts)
  await reader.catchUp()
  const live = createLive(store)
  const policy = keptFresh(() => policyInForce(parts))
  const labels = keptFresh(async () => labelsInForce({ agents: [], queues: await store.queues(), records: [] }))
  const node = parts.identity.newId()
  const putPolicy: Inside['putPolicy'] = async (rules, ifVersion, author) => {
    const stored = await store.putPolicy(rules, ifVersion, author)
    policy.forget()
    loop.forget()
    loop.wake()
    return stored
  }
  const trusting = createTrusting({ store, clock: parts.clock, node, policy: () => policy.get(), putPolicy, reader })
  const batch = { parts, keeper: createRosterKeeper(), trust: () => trusting.inForce() }
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
  const loop = createDispatchLoop({
    parts,
    policy: () => policy.get(),
    decide,
    node,
    onError: (error) => observer.loopFailed(error),
  })
  const told = { parts, reader, dispatcher, loop, batch, live, policy, putPolicy, trusting, labels }
  return { ...told, onTheirWay: { alone: 0 }, inTurn: turnsByName() }
}

/**
 * Lone tickets on their way up to which each is read in this thread. Larger: many clients that send one by one keep this
 * thread reading while others are idle; smaller: a lone ticket waits for another thread to wake up.
 */
const fewAlone = 4

async function submitAlone(inside: Inside, ticket: Ticket, actor: string): Promise<Settled> {
  const { onTheirWay } = inside
  const place = onTheirWay.alone >= fewAlone ? 'anywhere' : 'here'
  onTheirWay.alone++
  try {
    return await submit(inside, ticket, { actor, place, tell: (settled) => settled })
  } finally {
    onTheirWay.alone--
  }
}

interface Sent<Told> {
  readonly actor: string
  readonly place: ReadingPlace
  readonly tell: (settled: Settled) => Told
}

async function submit<Told>(inside: Inside, ticket: Ticket, { actor, place, tell }: Sent<Told>): Promise<Told> {
  const { reader, dispatcher, labels } = inside
  const read = await reader.read(ticket, await labels.get(), place)
  return dispatcher.submit({ read: { ticket, ...read }, actor, seed: seedOfTicket(ticket.id) }, tell)
}

async function preview({ reader, policy, labels, batch }: Inside, ticket: Ticket): Promise<Decision> {
  const read = { ticket, ...(await reader.read(ticket, await labels.get())) }
  const arrival = { read, actor: 'preview', seed: seedOfTicket(ticket.id) }
  const [decision] = await decisionsAsOfNow({ ...batch, policy: await policy.get() }, [opened(arrival)])
  return decision!
}

/** What a person's act teaches is learned before it is answered: the next ticket is read with it. */
async function happen(inside: Inside, event: TicketEvent): Promise<StoredTicket> {
  const { parts, reader } = inside
  const ticket = await noted(inside, parts.store.recordEvent(event, parts.clock.now()))
  if (teaches(event.kind)) await reader.catchUp()
  return ticket
}

/** A ticket that waits may ask for something else now, which nobody's load shows. */
async function noted({ loop }: Inside, work: Promise<StoredTicket>): Promise<StoredTicket> {
  const ticket = await work
  if (ticket.status === 'waiting') loop.forget()
  return ticket
}

/**
 * Whatever is told here may have made room for somebody who waits. Nobody who tells is kept waiting until somebody is found, but
 * where time is driven: there the same acts in the same order come out the same, however fast the next one follows.
 */
async function thenLook<Result>({ loop, parts }: Inside, work: Promise<Result>): Promise<Result> {
  const result = await work
  if (parts.clock.isDriven) await loop.tick()
  else loop.wake()
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
  await inside.trusting.watchNowAndThen()
}

/** Decision, event and lessons are one transaction; only then are the lessons applied. */
async function carryOut(inside: Inside, wish: OverrideWish): Promise<Overridden> {
  const { reader, dispatcher } = inside
  const { store } = inside.parts
  const [stored, standing] = await Promise.all([store.ticket(wish.ticketId), store.look()])
  const before = stored?.decisionId === undefined ? undefined : await store.decision(stored.decisionId)
  if (stored === undefined || before === undefined) throw noDecision(wish.ticketId, stored)
  const { agent, queue } = wish.override
  if (agent !== undefined) checkName('agent', agent, openIds(standing.agents))
  if (queue !== undefined) checkName('queue', queue, openIds(standing.queues))
  const seed = seedOfTicket(wish.ticketId)
  const arrival = toldArrival({ stored, before, wish, standing, seed })
  const decision = await dispatcher.submit(arrival, (settled) => settled.decision)
  if (decision === undefined) throw new Error('an override was not decided')
  const [ticket, taught] = await Promise.all([
    noted(inside, existing(store, wish.ticketId)),
    store.lessons({ ticket: wish.ticketId, limit: mostAtOnce }),
  ])
  const lessons = taught.items.flatMap(({ lesson }) => (lesson.event === wish.id ? lesson : [])).toReversed()
  if (lessons.length > 0) await reader.catchUp()
  return { ticket, decision, lessons }
}

/** Lessons of one ticket looked through for those of one override: it teaches three at most, and is among the newest. */
const mostAtOnce = 20

async function existing(store: Store, id: string): Promise<StoredTicket> {
  const ticket = await store.ticket(id)
  if (ticket === undefined) throw new Error(`ticket ${id} was overridden and is gone`)
  return ticket
}

/** A customer who writes again may bring a resolved ticket back, which is learned from too. */
function teaches(kind: TicketEvent['kind']): boolean {
  return kind === 'reopened' || kind === 'customer_replied' || mayTeach(kind, {}, {})
}

function noDecision(id: string, stored: StoredTicket | undefined): PointsmanError {
  if (stored === undefined) return new PointsmanError('not_found', `There is no ticket "${id}".`)
  return new PointsmanError('not_found', `Ticket "${id}" has no decision that could be overridden: it is history.`)
}
