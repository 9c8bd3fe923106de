import { seedOfTicket, type Policy } from '@pointsman/core'
import type { Standing, StoredWaiting } from '../store/store.ts'
import type { Arrival, Settled } from './arrival.ts'
import type { EngineParts } from './parts.ts'

/**
 * Tickets weighed in one go: some tens of milliseconds. Larger: the best assignment over more of a backlog, while
 * requests wait longer for their turn.
 */
const atOnce = 200
/** Looked through when none of the most urgent found anybody: others may, further down. */
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

/** Builds the loop. One process of all holds the lease; tickets that arrive are decided by whoever received them. */
export function createDispatchLoop(loop: DispatchLoopParts): DispatchLoop {
  let seen: Seen | undefined
  let running: Promise<number> | undefined
  let isAsked = false

  async function look(): Promise<number> {
    const { store, clock } = loop.parts
    const now = clock.now()
    const waiting = await store.countWaiting()
    if (waiting === 0 || !(await store.lease('dispatch', loop.node, leaseMilliseconds, Date.now()))) return 0
    const marks = marksOf(await store.look(), waiting)
    if (seen?.marks === marks && Math.abs(now - seen.at) < idleMilliseconds) return 0
    const given = await giveOut(loop)
    seen = { marks: marksOf(await store.look(), await store.countWaiting()), at: now }
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

/** The most urgent first, again and again while that gives anybody anything; then further down, once. */
async function giveOut({ parts, policy, decide }: DispatchLoopParts): Promise<number> {
  let given = 0
  for (let limit = atOnce; limit <= mostLookedThrough;) {
    const waiting = await parts.store.waitingTickets(limit, parts.clock.now())
    let found = 0
    for (let from = 0; from < waiting.length; from += atOnce) {
      const arrivals = waiting.slice(from, from + atOnce).map(toArrival)
      const settled = await decide(await policy(), arrivals)
      found += settled.filter(
        ({ decision }) => decision?.outcome.kind === 'assigned' || decision?.outcome.kind === 'offered',
      ).length
      // Requests that came meanwhile have their turn.
      await new Promise((resolve) => setImmediate(resolve))
    }
    given += found
    if (waiting.length < limit) return given
    limit = found > 0 ? atOnce : limit * 5
  }
  return given
}

function toArrival(one: StoredWaiting): Arrival {
  const { ticket, reading, modelVersion, decisionId, outcome, life, isHeldLongEnough } = one
  return {
    read: { ticket, reading, modelVersion },
    actor: 'pointsman',
    seed: seedOfTicket(ticket.id),
    supersedes: decisionId,
    wait: {
      outcome,
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
