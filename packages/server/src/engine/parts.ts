import type { Decision, Queue, Reader } from '@pointsman/core'
import type { Store } from '../store/store.ts'
import type { Clock } from './clock.ts'

/** What the engine is built from; `main.ts` alone knows the implementations. */
export interface EngineParts {
  readonly store: Store
  readonly clock: Clock
  readonly readers: ReaderSource
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
