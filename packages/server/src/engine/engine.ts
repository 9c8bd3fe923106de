import { labelsInForce, PointsmanError, type Decision, type Policy, type Ticket, type Timestamp } from '@pointsman/core'
import type { Store, StoredTicket, TicketEvent } from '../store/store.ts'
import type { Arrival, Settled } from './arrival.ts'
import { Board } from './board.ts'
import { decideBatch, policyInForce } from './decide-batch.ts'
import { createDispatcher, type Dispatcher } from './dispatcher.ts'
import { createLive, type Live } from './live.ts'
import { checkName, openIds } from './names.ts'
import { eventOf, lessonsOf, toArrival, type Overridden, type OverrideWish } from './override.ts'
import type { EngineParts } from './parts.ts'
import { createReaderHost, type ReaderHost } from './reader-host.ts'

/** Event in → load what there is → core → record → answer. Everything the API asks for goes through here. */
export interface Engine {
  readonly store: Store
  readonly live: Live
  now(): Timestamp
  setNow(at: Timestamp): void
  newId(): string
  /** Reads, decides and stores; what it answers is durable. */
  submit(ticket: Ticket, actor: string): Promise<Settled>
  /** The decision that would be made now; nothing is stored. */
  preview(ticket: Ticket): Promise<Decision>
  recordEvent(event: TicketEvent): Promise<StoredTicket>
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
    setNow: (at) => clock.set(at),
    newId: () => identity.newId(),
    submit: (ticket, actor) => submit(inside, ticket, actor),
    preview: (ticket) => preview(inside, ticket),
    recordEvent: (event) => store.recordEvent(event),
    override: (wish) => inside.inTurn(() => carryOut(inside, wish)),
    policy: () => inside.policy.get(),
    putPolicy: async (policy, ifVersion) => {
      const stored = await store.putPolicy(policy, ifVersion)
      inside.policy.forget()
      return stored
    },
    putQueue: async (queue, ifVersion) => {
      const stored = await store.putQueue(queue, ifVersion)
      inside.labels.forget()
      inside.reader.queuesChanged()
      return stored
    },
    putAgent: (agent, ifVersion) => store.putAgent(agent, ifVersion),
    checkQueue: async (id) => checkName('queue', id, (await inside.labels.get()).queues),
    checkAgent: async (id) => checkName('agent', id, openIds(await store.agents())),
    modelVersion: () => inside.reader.version(),
    waiting: () => inside.dispatcher.waiting(),
    catchUp: () => inside.reader.catchUp(),
    close: () => inside.dispatcher.idle(),
  }
}

interface Inside {
  readonly parts: EngineParts
  readonly reader: ReaderHost
  readonly dispatcher: Dispatcher
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
  const dispatcher = createDispatcher({
    decide: async (arrivals: readonly Arrival[]) => {
      const settled = await decideBatch(parts, await policy.get(), arrivals)
      for (const { decision, isDuplicate } of settled)
        if (!isDuplicate && decision !== undefined) observer.decided(decision)
      return settled
    },
    batchLimit,
    waitingLimit,
    onBatch: (size, seconds) => observer.batchDone(size, seconds),
  })
  return { parts, reader, dispatcher, live, policy, labels, inTurn: turns() }
}

async function submit({ parts, reader, dispatcher, labels }: Inside, ticket: Ticket, actor: string): Promise<Settled> {
  const { reading, modelVersion } = await reader.read(ticket, await labels.get())
  return dispatcher.submit({ read: { ticket, reading, modelVersion }, actor, seed: parts.identity.newSeed() })
}

async function preview({ parts, reader, policy, labels }: Inside, ticket: Ticket): Promise<Decision> {
  const now = parts.clock.now()
  const read = { ticket, ...(await reader.read(ticket, await labels.get())) }
  const [standing, customers] = await Promise.all([parts.store.look(), parts.store.customers([ticket], now)])
  const board = new Board({ standing, policy: await policy.get(), now })
  const arrival = { read, actor: 'preview', seed: parts.identity.newSeed() }
  return board.decide({ arrival, customer: customers[0]!, id: parts.identity.newId() })
}

/** The decision first, so that it acts at once; then the event; then the lessons, stored before they are applied. */
async function carryOut({ parts, reader, dispatcher }: Inside, wish: OverrideWish): Promise<Overridden> {
  const { store } = parts
  const [stored, standing] = await Promise.all([store.ticket(wish.ticketId), store.look()])
  const before = stored?.decisionId === undefined ? undefined : await store.decision(stored.decisionId)
  if (stored === undefined || before === undefined) throw noDecision(wish.ticketId, stored)
  const { agent, queue } = wish.override
  if (agent !== undefined) checkName('agent', agent, openIds(standing.agents))
  if (queue !== undefined) checkName('queue', queue, openIds(standing.queues))
  const arrival = toArrival({ stored, before, override: wish.override, standing, seed: parts.identity.newSeed() })
  const { decision } = await dispatcher.submit(arrival)
  if (decision === undefined) throw new Error('an override was not decided')
  await store.recordEvent(eventOf(wish, before, decision))
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
