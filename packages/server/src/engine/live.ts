import type { Decision } from '@pointsman/core'
import type { Store } from '../store/store.ts'

/** A decision with its place in the one order of recording. */
export interface Recorded {
  readonly position: number
  readonly decision: Decision
}

/** The decisions as they are recorded, by this process and by others. */
export interface Live {
  /** Recorded decisions after a position, oldest first; several who ask for the same at once share one look. */
  after(position: number, limit: number): Promise<readonly Recorded[]>
  /** Resolves at the next recording, or after `milliseconds`, or when `signal` aborts. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>
}

/** Follows the store. Word of a recording may be lost with a dying node, so nobody should wait for it for ever. */
export function createLive(store: Pick<Store, 'decisionsAfter' | 'onRecorded'>): Live {
  const looks = new Map<string, Promise<readonly Recorded[]>>()
  return {
    after(position, limit) {
      const name = `${position}:${limit}`
      const look = looks.get(name) ?? store.decisionsAfter(position, limit).finally(() => looks.delete(name))
      looks.set(name, look)
      return look
    },
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        const done = (): void => {
          clearTimeout(timer)
          forget()
          signal.removeEventListener('abort', done)
          resolve()
        }
        const timer = setTimeout(done, milliseconds)
        const forget = store.onRecorded(done)
        signal.addEventListener('abort', done)
        if (signal.aborted) done()
      }),
  }
}
