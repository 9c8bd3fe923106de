import { randomUUIDv7 } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultPolicy, type Mode } from '@pointsman/core'
import { impatientTools } from '../connectors/connector.conformance.ts'
import type { Connector } from '../connectors/connector.ts'
import { requestTracker } from '../connectors/request-tracker/request-tracker.ts'
import { FakeRequestTracker } from '../connectors/request-tracker/testing/fake-request-tracker.ts'
import { FaultScript, faultyFetch } from '../connectors/testing/faulty-fetch.ts'
import { createEngine, type Engine } from '../engine/engine.ts'
import { wordReaders } from '../api/word-reader.ts'
import { createStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { connectDesk } from './connect-desk.ts'
import { deskOf, type LiveDesk } from './desk.ts'
import { matchNames, matchPriorities } from './match-names.ts'
import { syncDesk } from './sync-desk.ts'

/** A help desk in memory, connected to a store and an engine of its own, on a clock that is told. */
export interface TestDesk {
  readonly fake: FakeRequestTracker
  readonly faults: FaultScript
  readonly store: Store
  readonly engine: Engine
  readonly told: string[]
  /** One round, some seconds after the last; as a process that has just begun. */
  sync(): Promise<void>
  /** Rounds until nothing is due any more. */
  settle(): Promise<void>
  setMode(mode: Mode): Promise<void>
  /** As the command does when it is given once more. */
  connectAgain(): Promise<void>
  close(): Promise<void>
}

const start = Date.UTC(2026, 9, 1, 9)

/** `prepare` fills the help desk before it is connected. */
export async function connectedDesk(
  prepare: (fake: FakeRequestTracker, pass: (milliseconds: number) => void) => void = () => {},
): Promise<TestDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'pointsman-desk-'))
  let now = start
  const fake = new FakeRequestTracker(() => now)
  prepare(fake, (milliseconds) => (now += milliseconds))
  now += 3_600_000
  const faults = new FaultScript()
  const store = await createStore({ dataFolder: folder })
  const told: string[] = []
  const connect = (): Connector =>
    requestTracker({ url: fake.url, token: fake.token }, impatientTools(faultyFetch(fake.fetch, faults), now))
  await connectFake(store, connect(), () => now)
  // Whoever reads knows the queues from the beginning.
  const engine = await createEngine({
    store,
    clock: { isDriven: false, now: () => now, set: () => undefined },
    readers: wordReaders,
    observer: { decided: () => undefined, batchDone: () => undefined, readerFailed: rethrow, loopFailed: rethrow },
    identity: { newId: () => randomUUIDv7() },
    batchLimit: 64,
    waitingLimit: 1000,
  })
  const live = async (): Promise<LiveDesk> => {
    const [connection] = await store.deskConnections()
    return { ...deskOf(connection!, connect(), store), engine, tell: (text) => told.push(text) }
  }
  const sync = async (): Promise<void> => {
    now += 5000
    await syncDesk(await live())
    await engine.giveOut()
  }
  return {
    ...{ fake, faults, store, engine, told, sync },
    settle: async () => {
      for (let n = 0; n < 12; n++) {
        await sync()
        const { factsWaiting, writesWaiting } = await store.connectionCounts('rt')
        if (factsWaiting + writesWaiting === 0 && n > 1) return
      }
    },
    setMode: async (mode) => {
      const { version: _, ...policy } = (await store.policy()) ?? defaultPolicy
      await engine.putPolicy({ ...policy, mode, queueModes: [] })
    },
    connectAgain: () => connectFake(store, connect(), () => now),
    close: async () => {
      await engine.close()
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function connectFake(store: Store, connector: Connector, now: () => number): Promise<void> {
  const directory = await connector.directory()
  const agents = matchNames(directory.agents, [], {}, ({ id }) => id)
  const queues = matchNames(directory.queues, [], {}, ({ name }) => name)
  const mapping = {
    agents: agents.pairs,
    queues: queues.pairs,
    ...matchPriorities(directory.priorities),
    intentField: '2',
  }
  await connectDesk(store, {
    connection: { id: 'rt', vendor: 'request-tracker', settings: {}, secret: 'sealed', mapping, createdAt: now() },
    ...{ connector, directory, agents, queues, now },
    since: 0,
    onProgress: () => undefined,
  })
}

function rethrow(error: unknown): void {
  throw error
}
