import { seedOfTicket, type Policy } from '@pointsman/core'
import type { Standing, StoredWaiting } from '../store/store.ts'
import type { Arrival, Settled } from './arrival.ts'
import type { EngineParts } from './parts.ts'
import { readingAsPlaced } from './reading-as-placed.ts'
import { createWeighedInVain, type WeighedInVain } from './weighed-in-vain.ts'

/**
 * Tickets weighed in one go: some tens of milliseconds. Larger: the best assignment over more of a backlog, while
 * requests wait longer for their turn.
 */
const atOnce = 200
/** Looked through, the most urgent first, for those that may find somebody. Larger: room finds work further down a backlog. */
const mostLookedThrough = 5_000
/** Without any change waiting tickets are weighed again so often: shifts begin, targets run out. */
const idleMilliseconds = 60_000
/** How long one process may be silent before another takes over giving out what waits. */
const leaseMilliseconds = 15_000

/** Gives out what waits, whenever there may be somebody for it. */
export interface DispatchLoop {
  /** Something changed: look again soon. */
  wake(): void
  /** Something changed that the loads do not show: what a ticket asks for, or the rules. The next look is a real one. */
  forget(): void
  /** Looks now, if anything changed since the last time; answers how many tickets found somebody. */
  tick(): Promise<number>
  /** Resolves when no look is under way. */
  idle(): Promise<void>
}

export interface DispatchLoopParts {
  readonly parts: EngineParts
  readonly policy: () => Promise<Policy>
  readonly decide: (policy: Policy, arrivals: readonly Arrival[]) => Promise<readonly Settled[]>
  /** This process, among all that share a database. */
  readonly node: string
  readonly onError: (error: unknown) => void
}

/** What the last look saw: the same again would end the same. */
interface Seen {
  readonly marks: string
  readonly at: number
}

/** What one round leaves to the next. */
interface Memory {
  readonly vain: WeighedInVain
  /** A long round must not outlive the lease. */
  readonly isStillOurs: () => Promise<boolean>
}

/** Builds the loop. One process of all holds the lease; tickets that arrive are decided by whoever received them. */
export function createDispatchLoop(loop: DispatchLoopParts): DispatchLoop {
  let seen: Seen | undefined
  let running: Promise<number> | undefined
  let isAsked = false
  const { store: leased } = loop.parts
  const memory: Memory = {
    vain: createWeighedInVain(),
    isStillOurs: () => leased.lease('dispatch', loop.node, leaseMilliseconds, Date.now()),
  }

  async function look(): Promise<number> {
    const { store, clock } = loop.parts
    const now = clock.now()
    const waiting = await store.countWaiting()
    if (waiting === 0 || !(await store.lease('dispatch', loop.node, leaseMilliseconds, Date.now()))) return 0
    const marks = marksOf(await store.look(), waiting)
    if (seen?.marks === marks && Math.abs(now - seen.at) < idleMilliseconds) return 0
    const given = await giveOut(loop, memory)
    // Where nothing was given, whatever differs now is news. Where something was, what changed meanwhile cannot be told from that: look again.
    seen = given === 0 ? { marks, at: now } : undefined
    return given
  }

  async function run(): Promise<number> {
    let given = 0
    do {
      isAsked = false
      given += await look()
    } while (isAsked)
    running = undefined
    return given
  }

  function tick(): Promise<number> {
    isAsked = true
    running ??= run().catch((error: unknown) => {
      running = undefined
      throw error
    })
    return running
  }

  return {
    forget: () => {
      seen = undefined
    },
    wake: () => void setImmediate(() => tick().catch(loop.onError)),
    tick,
    idle: async () => void (await running?.catch(() => 0)),
  }
}

/**
 * The most urgent first, a batch at a time, each ticket once, as long as there are any that may find somebody. A backlog of
 * one batch is weighed as it is, all of it against everybody.
 */
async function giveOut({ parts, policy, decide }: DispatchLoopParts, memory: Memory): Promise<number> {
  const { store, clock } = parts
  const done = new Set<string>()
  let given = 0
  do {
    const [rules, standing, now] = [await policy(), await store.look(), clock.now()]
    memory.vain.look(standing, JSON.stringify([rules.version, versionsOf(standing)]), rules.capacityIn)
    const waiting = await store.waitingTickets(mostLookedThrough, now, (places) => {
      const worth = places.length < atOnce ? places : memory.vain.worthWeighing(places, now)
      return worth.filter(({ id }) => !done.has(id)).slice(0, atOnce)
    })
    if (waiting.length === 0) return given
    const settled = await decide(rules, waiting.map(toArrival))
    waiting.forEach(({ ticket, version }, index) => {
      const { decision, unchanged, isDuplicate } = settled[index]!
      done.add(ticket.id)
      // Recording raised the version by one.
      const place = { id: ticket.id, version: unchanged === undefined ? version + 1 : version }
      memory.vain.note(place, isDuplicate ? undefined : (unchanged ?? decision), now)
      if (!isDuplicate && (decision?.outcome.kind === 'assigned' || decision?.outcome.kind === 'offered')) given++
    })
    if (waiting.length < atOnce) return given
    // Requests that came meanwhile have their turn.
    await new Promise((resolve) => setImmediate(resolve))
  } while (await memory.isStillOurs())
  return given
}

/** Profiles: who may take what. */
function versionsOf({ agents, queues }: Standing): readonly (readonly [string, number])[] {
  return [...agents, ...queues].map(({ id, version }) => [id, version])
}

function toArrival(one: StoredWaiting): Arrival {
  const { ticket, modelVersion, decisionId, outcome, life, isHeldLongEnough } = one
  return {
    read: { ticket, reading: readingAsPlaced(one), modelVersion },
    actor: 'pointsman',
    seed: seedOfTicket(ticket.id),
    supersedes: decisionId,
    wait: {
      outcome,
      reason: life.state.kind === 'waiting' ? life.state.reason : undefined,
      isHeldLongEnough,
      excluded: life.excluded.map(({ agent, reason }) => ({ agent, reason })),
      dropped: life.wait.dropped,
      pauses: life.pauses.map(({ from, to }) => (to === undefined ? { from } : { from, to })),
    },
  }
}

/** Whatever could let a waiting ticket find somebody, or change how many wait. */
function marksOf({ agents, queues, presence, loads, queueLoads }: Standing, waiting: number): string {
  const people = agents.map(({ id, version }, index) => [id, version, presence[index], loads[index]])
  const places = queues.map(({ id, version }, index) => [id, version, queueLoads[index]])
  return JSON.stringify([waiting, people, places])
}
