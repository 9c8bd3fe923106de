import { effortOf, type BlockReason, type CapacityUnit, type Decision, type Timestamp } from '@pointsman/core'
import type { Standing, WaitingPlace } from '../store/store.ts'

/**
 * Which waiting tickets were weighed for nothing, and who could have taken them with more room: as long as none of those
 * has more than they had then, weighing them again would come to the same. So a long backlog costs the dispatcher what
 * may have changed, and not its length.
 */
export interface WeighedInVain {
  /**
   * Takes note of who has how much room now. `rules`: whatever else it depends on; another value forgets everything.
   * `capacityIn`: what capacity is counted in.
   */
  look(standing: Standing, rules: string, capacityIn?: CapacityUnit): void
  /** Those of `places`, in their order, that may find somebody now. */
  worthWeighing(places: readonly WaitingPlace[], now: Timestamp): readonly WaitingPlace[]
  /** What came of weighing; `decision` is absent for a ticket that is no longer ours to weigh. */
  note(place: WaitingPlace, decision: Decision | undefined, now: Timestamp): void
  forget(): void
}

/**
 * After so long a ticket is weighed again whatever is known: shifts begin, targets run out. Larger: somebody whose shift
 * begins waits longer for tickets far down a backlog; smaller: a long backlog costs more without any change.
 */
const validMilliseconds = 60_000

/** What more room, or being there, would change. */
const passing: ReadonlySet<BlockReason> = new Set(['full', 'away', 'offline', 'off_shift', 'tried'])

interface Vain {
  readonly version: number
  readonly at: Timestamp
  /** The look it was weighed at. */
  readonly look: number
  readonly takers: readonly string[]
  /** What it would take of them. */
  readonly effort: number
}

/** Somebody, or a queue, that carries effort. */
interface Carrier {
  /** As far as this process knows; infinite for who is not there. */
  readonly carried: number
  readonly capacity: number
  /** The look at which they last carried less than before. */
  readonly freedAt: number
}

/** Remembers nothing to begin with. */
export function createWeighedInVain(): WeighedInVain {
  let rules = ''
  let unit: CapacityUnit | undefined
  let tickets = new Map<string, Vain>()
  const room = roomKnown()
  return {
    forget: () => tickets.clear(),
    look: (standing, now, capacityIn) => {
      if (now !== rules) tickets.clear()
      rules = now
      unit = capacityIn
      room.look(standing)
    },
    worthWeighing: (places, now) => {
      if (tickets.size > places.length * 2 + 1000) {
        const there = new Set(places.map(({ id }) => id))
        tickets = new Map([...tickets].filter(([id]) => there.has(id)))
      }
      return places.filter(({ id, version }) => {
        const vain = tickets.get(id)
        if (vain?.version !== version || Math.abs(now - vain.at) >= validMilliseconds) return true
        return vain.takers.some((taker) => room.hasNews(taker, vain))
      })
    },
    note: ({ id, version }, decision, now) => {
      tickets.delete(id)
      if (decision === undefined) return
      const { outcome } = decision
      if (outcome.kind === 'assigned' || outcome.kind === 'offered') return room.claimed(outcome)
      const takers = takersOf(decision)
      const effort = effortOf(decision.reading.complexity.minutes, unit)
      if (takers !== undefined) tickets.set(id, { version, at: now, look: room.lookNow(), takers, effort })
    },
  }
}

/** How much everybody and every queue carries, as far as this process knows, and when that last became less. */
interface RoomKnown {
  look(standing: Standing): void
  lookNow(): number
  /** Claimed after the look, so that the same room, once it is given back, counts as news. */
  claimed(outcome: { readonly agent: string; readonly queue: string; readonly effort: number }): void
  /** Whether they have more room than when it was weighed, and enough; whoever has nothing may take what is too large for all. */
  hasNews(name: string, vain: Vain): boolean
}

function roomKnown(): RoomKnown {
  let looks = 0
  const carriers = new Map<string, Carrier>()
  const seen = (name: string, carried: number, capacity: number): void => {
    const known = carriers.get(name)
    const isFreed = known === undefined || carried < known.carried
    carriers.set(name, { carried, capacity, freedAt: isFreed ? looks : known.freedAt })
  }
  return {
    look: ({ agents, presence, loads, queues, queueLoads }) => {
      looks++
      // Whoever is not there carries more than anybody can: coming back is like being freed.
      agents.forEach(({ id, capacity }, index) =>
        seen(id, presence[index]?.state === 'online' ? loads[index]! : Number.POSITIVE_INFINITY, capacity),
      )
      queues.forEach(({ id, capacity = Number.POSITIVE_INFINITY }, index) =>
        seen(queueName(id), queueLoads[index]!, capacity),
      )
    },
    lookNow: () => looks,
    claimed: ({ agent, queue, effort }) => {
      for (const name of [agent, queueName(queue)]) {
        const carrier = carriers.get(name)
        if (carrier !== undefined) carriers.set(name, { ...carrier, carried: carrier.carried + effort })
      }
    },
    hasNews: (name, { look, effort }) => {
      const carrier = carriers.get(name)
      if (carrier === undefined) return true
      const { carried, capacity, freedAt } = carrier
      return freedAt > look && (carried <= 0 || capacity - carried >= effort)
    },
  }
}

/** Whose room the ticket waits for; undefined where something else may end its wait. */
function takersOf({ outcome, candidates }: Decision): readonly string[] | undefined {
  if (outcome.kind !== 'held' || outcome.awaiting !== undefined) return undefined
  if (outcome.reason === 'queue_full') return [queueName(outcome.queue)]
  if (candidates.some(({ blockedBy }) => blockedBy === undefined)) return undefined
  return candidates.flatMap(({ agent, blockedBy }) => (passing.has(blockedBy!) ? [agent] : []))
}

/** Apart from agents of the same name. */
function queueName(id: string): string {
  return `queue ${id}`
}
