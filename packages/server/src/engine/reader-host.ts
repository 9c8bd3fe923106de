import {
  noModel,
  unread,
  type LabelsInForce,
  type Queue,
  type Reader,
  type Reading,
  type Ticket,
} from '@pointsman/core'
import type { Store } from '../store/store.ts'
import type { EngineObserver, ReaderSource } from './parts.ts'

/** A ticket's reading and the model it came from; `none` when no reader could be asked. */
export interface Read {
  readonly reading: Reading
  readonly modelVersion: string
}

/** Keeps the one reader of this process: loads it, teaches it, and survives its failure. */
export interface ReaderHost {
  /** Never throws: a reader that fails gives a reading that says so. */
  read(ticket: Ticket, inForce: LabelsInForce): Read
  /** The model in use; undefined while there is nothing to read with. */
  version(): string | undefined
  /** Takes a newer champion if there is one, then every lesson not yet applied, in order. */
  catchUp(): Promise<void>
  /** Queues changed: a day-one reader, which knows nothing else, is made anew. */
  queuesChanged(): Promise<void>
}

/** Makes a host; call `catchUp` before the first ticket. */
export function createReaderHost(store: Store, readers: ReaderSource, observer: EngineObserver): ReaderHost {
  let reader: Reader | undefined
  let lastSeq = 0
  let isDayOne = false
  let turn: Promise<void> = Promise.resolve()

  async function start(): Promise<void> {
    const champion = await store.model()
    isDayOne = champion === undefined
    const queues = await store.queues()
    reader = champion === undefined ? dayOneReader(queues, readers) : readers.load(champion.snapshot)
    lastSeq = champion?.lessonSeq ?? 0
  }

  async function learnNew(): Promise<void> {
    if (reader === undefined) await start()
    if (reader === undefined) return
    for (const lesson of await store.lessonsAfter(lastSeq)) {
      reader.learnOne(lesson)
      lastSeq = lesson.seq
    }
  }

  /** One after the other, whatever asked for it: lessons have one order. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }

  return {
    read: (ticket, inForce) => readSafely(reader, ticket, inForce, observer),
    version: () => reader?.version,
    catchUp: () => inTurn(learnNew),
    queuesChanged: () =>
      inTurn(async () => {
        if (isDayOne) reader = undefined
        await learnNew()
      }),
  }
}

function dayOneReader(queues: readonly Queue[], readers: ReaderSource): Reader | undefined {
  const open = queues.filter((queue) => queue.active)
  return open.length === 0 ? undefined : readers.dayOne(open)
}

function readSafely(
  reader: Reader | undefined,
  ticket: Ticket,
  inForce: LabelsInForce,
  observer: EngineObserver,
): Read {
  if (reader === undefined) {
    return { reading: unread(ticket, 'no queue is defined yet, so there is nowhere to send it'), modelVersion: noModel }
  }
  try {
    return { reading: reader.read(ticket, inForce), modelVersion: reader.version }
  } catch (error) {
    observer.readerFailed(error)
    return { reading: unread(ticket, 'the reader failed; the log of the server says why'), modelVersion: noModel }
  }
}
