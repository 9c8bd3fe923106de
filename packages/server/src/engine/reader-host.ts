import {
  noModel,
  PointsmanError,
  unread,
  type HeldOutReading,
  type LabelsInForce,
  type Reader,
  type Reading,
  type Ticket,
} from '@pointsman/core'
import type { Store } from '../store/store.ts'
import type { EngineObserver, EngineParts, WrittenReading } from './parts.ts'
import { turns } from './turns.ts'

/** A ticket's reading and the model it came from, `none` when no reader could be asked; as it was made or as it was written. */
export type Read = ReadHere | WrittenReading

/** Read in this thread. */
export interface ReadHere {
  readonly reading: Reading
  readonly modelVersion: string
  readonly written?: undefined
}

/** The reading to decide with; one that is written becomes a new object at every call. */
export function readingOf(read: Read): Reading {
  return read.reading ?? (JSON.parse(read.written) as Reading)
}

/** Where a ticket may be read: in this thread at once, or in whichever has time. The readings are the same. */
export type ReadingPlace = 'here' | 'anywhere'

/** Keeps the one reader of this process: loads it, teaches it, and survives its failure. */
export interface ReaderHost {
  /** Never rejects: a reader that fails gives a reading that says so. */
  read(ticket: Ticket, inForce: LabelsInForce, place?: ReadingPlace): Promise<Read>
  /** The model in use; undefined while there is nothing to read with. */
  version(): string | undefined
  /** What it said of tickets held out while it was trained. */
  heldOut(): readonly HeldOutReading[]
  /** Takes a newer champion if there is one, then every lesson not yet applied, in order. */
  catchUp(): Promise<void>
  /** Queues changed: a day-one reader, which knows nothing else, is made anew before the next ticket is read. */
  queuesChanged(): void
  close(): Promise<void>
}

/** What a host is made from. */
export type ReaderHostParts = Pick<EngineParts, 'store' | 'readers' | 'readerThreads' | 'observer'>

/** A model that could not be loaded is tried again after so long; until then tickets are held. */
const retryMilliseconds = 60_000

/** Lessons applied between two turns of the event loop. Larger: requests wait longer after thousands came at once; smaller: more looks. */
const lessonsAtOnce = 200

/** Makes a host; call `catchUp` before the first ticket. */
export function createReaderHost({ store, readers, readerThreads, observer }: ReaderHostParts): ReaderHost {
  let held: HeldReader | undefined
  /** How often a new reader was called for, and which of these calls the one held answers. */
  let called = 1
  let answered = 0
  let failedAt = -retryMilliseconds
  /** Whatever asked for it: lessons have one order. */
  const inTurn = turns()

  async function load(): Promise<void> {
    const call = called
    try {
      const loaded = await loadHeld(store, readers)
      held = loaded
      answered = call
      if (loaded !== undefined) readerThreads?.hold(loaded.snapshot())
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
    if (held !== undefined) await learnNewest(held)
  }

  async function learnNewest(pupil: HeldReader): Promise<void> {
    for (;;) {
      const lessons = await store.lessonsAfter(pupil.lastSeq, lessonsAtOnce)
      for (const lesson of lessons) {
        pupil.reader.learnOne(lesson)
        pupil.lastSeq = lesson.seq
        readerThreads?.learnOne(lesson)
      }
      if (lessons.length < lessonsAtOnce) return
    }
  }

  return {
    read: async (ticket, inForce, place = 'here') => {
      if (answered < called) await inTurn(catchUp)
      if (held !== undefined && place === 'anywhere') {
        const read = await readElsewhere(readerThreads, { ticket, inForce, observer })
        if (read !== undefined) return read
      }
      return readSafely(held?.reader, { ticket, inForce, observer })
    },
    version: () => held?.reader.version,
    heldOut: () => held?.reader.heldOut ?? [],
    catchUp: () => inTurn(catchUp),
    queuesChanged: () => {
      if (held?.champion === undefined) called++
    },
    close: async () => readerThreads?.close(),
  }
}

interface HeldReader {
  readonly reader: Reader
  /** The version it was saved under; undefined for a day-one reader. */
  readonly champion: string | undefined
  lastSeq: number
  /** Of the reader before any lesson that was not in it. */
  readonly snapshot: () => Uint8Array
}

async function loadHeld(store: Store, readers: EngineParts['readers']): Promise<HeldReader | undefined> {
  const champion = await store.model()
  if (champion !== undefined) {
    const { snapshot, version, lessonSeq } = champion
    const reader = await readers.load(snapshot)
    return { reader, champion: version, lastSeq: lessonSeq, snapshot: () => snapshot }
  }
  const open = (await store.queues()).filter((queue) => queue.active)
  if (open.length === 0) return undefined
  const reader = await readers.dayOne(open)
  return { reader, champion: undefined, lastSeq: 0, snapshot: () => reader.snapshot() }
}

/** The reader a server would start with, before any lesson that is not in it; undefined while there is nothing to read with. */
export async function readerInForce(store: Store, readers: EngineParts['readers']): Promise<Reader | undefined> {
  return (await loadHeld(store, readers))?.reader
}

function isStoreGone(error: unknown): boolean {
  return error instanceof PointsmanError && error.code === 'store_unavailable'
}

interface ReadInput {
  readonly ticket: Ticket
  readonly inForce: LabelsInForce
  readonly observer: EngineObserver
}

/** Undefined: it is to be read here. */
async function readElsewhere(
  threads: EngineParts['readerThreads'],
  { ticket, inForce, observer }: ReadInput,
): Promise<Read | undefined> {
  try {
    return await threads?.read(ticket, inForce)
  } catch (error) {
    observer.readerFailed(error)
    return { reading: unread(ticket, failed), modelVersion: noModel }
  }
}

function readSafely(reader: Reader | undefined, { ticket, inForce, observer }: ReadInput): ReadHere {
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
