import type { Connector } from '../connectors/connector.ts'
import type { Engine } from '../engine/engine.ts'
import type { Store, StoredConnection } from '../store/store.ts'
import { deskOf, type LiveDesk } from './desk.ts'
import { pauseAfter, syncDesk, troubleIn } from './sync-desk.ts'

/** What keeps all connections going. */
export interface SyncingParts {
  readonly store: Store
  readonly engine: Engine
  /** Opens a connection's help desk: the only place that knows vendors and secrets. */
  readonly open: (connection: StoredConnection) => Connector
  readonly random: () => number
  /** Of the process: one at a time looks after a connection. */
  readonly node: string
  readonly tell: (text: string) => void
  readonly onError: (error: unknown, connection: string) => void
}

/** Looks after every connection until it is closed. */
export interface Syncing {
  /** Whichever connection is due gets its round. Called on a timer; a round under way is not begun twice. */
  tick(): Promise<void>
  /** Due at once: somebody says that there is something new, and of which tickets. Those are looked at first, as far as that is sooner. */
  heard(connection: string, tickets: readonly string[]): void
  close(): Promise<void>
}

/**
 * Milliseconds for which a process has a connection; renewed three times as often while it is at it. Larger: after a crash it is looked
 * after that much later; smaller: one that is held up for a moment loses it in the middle.
 */
const leaseMilliseconds = 15_000

/**
 * Tickets that are looked at first in a round. Larger: after a change to very many, which are named one by one, what is to be written
 * waits for them all; smaller: of many that come at once, the last wait for the poll.
 */
const mostNamed = 20

interface Turn {
  dueAt: number
  /** Something was heard since the round under way began. */
  isWoken: boolean
  /** Tickets that were named since. */
  named: Set<string>
  failures: number
  underWay: Promise<void> | undefined
  /** Opened once for as long as nothing about it changes, so that what one credential may do is counted in one place. */
  desk: { readonly made: string; readonly live: LiveDesk; readonly leave: () => Promise<void> } | undefined
}

export function createSyncing(parts: SyncingParts): Syncing {
  const turns = new Map<string, Turn>()
  let isClosed = false
  const turnOf = (id: string): Turn => {
    const known = turns.get(id)
    if (known !== undefined) return known
    const named = new Set<string>()
    const turn = { dueAt: 0, isWoken: false, named, failures: 0, underWay: undefined, desk: undefined }
    turns.set(id, turn)
    return turn
  }
  return {
    tick: async () => {
      if (isClosed) return
      const live = (await parts.store.deskConnections()).filter(({ liveFrom }) => liveFrom !== undefined)
      for (const [id, turn] of turns) if (!live.some((one) => one.id === id)) void forget(turns, id, turn)
      for (const connection of live) {
        const turn = turnOf(connection.id)
        if (turn.underWay !== undefined || turn.dueAt > parts.engine.now()) continue
        turn.underWay = round(parts, connection, turn).finally(() => (turn.underWay = undefined))
      }
    },
    heard: (id, tickets) => {
      const turn = turns.get(id)
      if (turn !== undefined) heard(turn, tickets)
    },
    close: async () => {
      isClosed = true
      await Promise.all([...turns.values()].flatMap(({ underWay }) => underWay ?? []))
      await Promise.all([...turns.values()].flatMap(({ desk }) => desk?.leave() ?? []))
      // Whoever comes next need not wait. Where the database is gone, it waits.
      for (const id of turns.keys()) await parts.store.release(placeOf(id), parts.node).catch(() => undefined)
    },
  }
}

function wake(turn: Turn): void {
  turn.isWoken = true
  turn.dueAt = 0
}

/** A help desk in trouble is left in peace for as long as it is. */
function heard(turn: Turn, tickets: readonly string[]): void {
  for (const ticket of tickets) if (turn.named.size < mostNamed) turn.named.add(ticket)
  if (turn.failures === 0) wake(turn)
}

/** It was disconnected. */
async function forget(turns: Map<string, Turn>, id: string, { underWay, desk }: Turn): Promise<void> {
  turns.delete(id)
  await underWay
  await desk?.leave()
}

/** Never rejects: trouble is noted, and waited out. */
async function round(parts: SyncingParts, connection: StoredConnection, turn: Turn): Promise<void> {
  const { store, engine, random, onError } = parts
  const { id } = connection
  turn.isWoken = false
  const named = [...turn.named]
  turn.named.clear()
  try {
    if (!(await hold(parts, id))) return
    await heldOn(parts, id, () => syncDesk(liveDesk(parts, connection, turn), named))
    turn.failures = 0
    await store.noteConnection(id, undefined, engine.now())
  } catch (error) {
    turn.failures++
    onError(error, id)
    await store.noteConnection(id, troubleIn(error), engine.now()).catch((failed: unknown) => onError(failed, id))
  } finally {
    turn.dueAt = turn.isWoken && turn.failures === 0 ? 0 : engine.now() + pauseAfter(turn.failures, random)
  }
}

function placeOf(id: string): string {
  return `desk/${id}`
}

function hold({ store, node, engine }: SyncingParts, id: string): Promise<boolean> {
  return store.lease(placeOf(id), node, leaseMilliseconds, engine.now())
}

/** A round may take longer than the lease. */
async function heldOn(parts: SyncingParts, id: string, work: () => Promise<unknown>): Promise<void> {
  const renew = (): void => void hold(parts, id).catch((error: unknown) => parts.onError(error, id))
  const timer = setInterval(renew, leaseMilliseconds / 3)
  try {
    await work()
  } finally {
    clearInterval(timer)
  }
}

function liveDesk({ store, engine, open, tell }: SyncingParts, connection: StoredConnection, turn: Turn): LiveDesk {
  const { settings, secret } = connection
  const made = JSON.stringify([settings, secret])
  if (turn.desk?.made !== made) {
    void turn.desk?.leave()
    const connector = open(connection)
    const ignore = connector.listen?.(() => wake(turn))
    turn.desk = {
      made,
      live: { ...deskOf(connection, connector, store), engine, tell },
      leave: async () => {
        ignore?.()
        // Whatever cannot be ended in order ends with the process.
        await connector.close?.().catch(() => undefined)
      },
    }
  }
  const { live } = turn.desk
  Object.assign(live, deskOf(connection, live.connector, store))
  return live
}
