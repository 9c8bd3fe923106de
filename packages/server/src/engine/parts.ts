import type { Decision, LabelsInForce, Lesson, Queue, Reader, TicketWords } from '@pointsman/core'
import type { Store } from '../store/store.ts'
import type { Clock } from './clock.ts'

/** What the engine is built from; `main.ts` alone knows the implementations. */
export interface EngineParts {
  readonly store: Store
  readonly clock: Clock
  readonly readers: ReaderSource
  /** Absent: all is read in this thread. */
  readonly readerThreads?: ReaderThreads
  readonly observer: EngineObserver
  readonly identity: Identity
  /** Most tickets decided in one transaction. */
  readonly batchLimit: number
  /** Most tickets waiting to be decided; above it new ones are refused with `overloaded`. */
  readonly waitingLimit: number
}

/** Where readers come from. */
export interface ReaderSource {
  /** From a snapshot; throws `model_unreadable`. */
  load(snapshot: Uint8Array): Promise<Reader>
  /** From names and descriptions of queues alone, before there is any history. */
  dayOne(queues: readonly Queue[]): Promise<Reader>
}

/** Readers in other threads: the same as the one in this thread, taught the same lessons in the same order. */
export interface ReaderThreads {
  /** They read with this reader from now on. */
  hold(snapshot: Uint8Array): void
  learnOne(lesson: Lesson): void
  /**
   * Undefined, now or later: no thread can read it, the caller must. Rejects where reading it ends threads: then
   * nobody should.
   */
  read(ticket: TicketWords, inForce: LabelsInForce): Promise<WrittenReading | undefined> | undefined
  close(): Promise<void>
}

/**
 * A reading from another thread, as text: for the garbage collector that is one thing, as an object hundreds, and most of
 * a ticket's time in bulk is waiting. Whoever keeps it need not write it again.
 */
export interface WrittenReading {
  readonly reading?: undefined
  readonly modelVersion: string
  /** The reading as exact JSON. */
  readonly written: string
}

/** Ids: the only chance in the server. Seeds follow from tickets. */
export interface Identity {
  newId(): string
}

/** Is told what happens, for metrics and the log. */
export interface EngineObserver {
  decided(decision: Decision): void
  batchDone(size: number, seconds: number): void
  /** The ticket was held; the reader goes on being asked. */
  readerFailed(error: unknown): void
  /** Giving out what waits failed; it is tried again. */
  loopFailed(error: unknown): void
}
