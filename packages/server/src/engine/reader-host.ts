import {
  noModel,
  PointsmanError,
  unread,
  type LabelsInForce,
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
  /** Never rejects: a reader that fails gives a reading that says so. */
  read(ticket: Ticket, inForce: LabelsInForce): Promise<Read>
  /** The model in use; undefined while there is nothing to read with. */
  version(): string | undefined
  /** Takes a newer champion if there is one, then every lesson not yet applied, in order. */
  catchUp(): Promise<void>
  /** Queues changed: a day-one reader, which knows nothing else, is made anew before the next ticket is read. */
  queuesChanged(): void
}

/** A model that could not be loaded is tried again after so long; until then tickets are held. */
const retryMilliseconds = 60_000

/** Makes a host; call `catchUp` before the first ticket. */
export function createReaderHost(store: Store, readers: ReaderSource, observer: EngineObserver): ReaderHost {
  let held: HeldReader | undefined
  /** How often a new reader was called for, and which of these calls the one held answers. */
  let called = 1
  let answered = 0
  let failedAt = -retryMilliseconds
  let turn: Promise<void> = Promise.resolve()

  async function load(): Promise<void> {
    const call = called
    try {
      held = await loadHeld(store, readers)
      answered = call
    } catch (error) {
      if (isStoreGone(error)) throw error
      held = undefined
      answered = call
      failedAt = performance.now()
      observer.readerFailed(error)
    }
  }

  async function catchUp(): Promise<void> {
    const champion = await store.championVersion()
    const isOther = champion !== held?.champion && performance.now() - failedAt > retryMilliseconds
    if (answered < called || isOther) await load()
    if (held === undefined) return
    for (const lesson of await store.lessonsAfter(held.lastSeq)) {
      held.reader.learnOne(lesson)
      held.lastSeq = lesson.seq
    }
  }

  /** One after the other, whatever asked for it: lessons have one order. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }

  return {
    read: async (ticket, inForce) => {
      if (answered < called) await inTurn(catchUp)
      return readSafely(held?.reader, { ticket, inForce, observer })
    },
    version: () => held?.reader.version,
    catchUp: () => inTurn(catchUp),
    queuesChanged: () => {
      if (held?.champion === undefined) called++
    },
  }
}

interface HeldReader {
  readonly reader: Reader
  /** The version it was saved under; undefined for a day-one reader. */
  readonly champion: string | undefined
  lastSeq: number
}

async function loadHeld(store: Store, readers: ReaderSource): Promise<HeldReader | undefined> {
  const champion = await store.model()
  if (champion !== undefined) {
    const reader = await readers.load(champion.snapshot)
    return { reader, champion: champion.version, lastSeq: champion.lessonSeq }
  }
  const open = (await store.queues()).filter((queue) => queue.active)
  if (open.length === 0) return undefined
  return { reader: await readers.dayOne(open), champion: undefined, lastSeq: 0 }
}

function isStoreGone(error: unknown): boolean {
  return error instanceof PointsmanError && error.code === 'store_unavailable'
}

interface ReadInput {
  readonly ticket: Ticket
  readonly inForce: LabelsInForce
  readonly observer: EngineObserver
}

function readSafely(reader: Reader | undefined, { ticket, inForce, observer }: ReadInput): Read {
  if (reader === undefined) {
    const why = inForce.queues.length === 0 ? 'no queue is defined yet, so there is nowhere to send it' : failed
    return { reading: unread(ticket, why), modelVersion: noModel }
  }
  try {
    return { reading: reader.read(ticket, inForce), modelVersion: reader.version }
  } catch (error) {
    observer.readerFailed(error)
    return { reading: unread(ticket, failed), modelVersion: noModel }
  }
}

const failed = 'the reader failed; the log of the server says why'
