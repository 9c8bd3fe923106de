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
  /** Resolves at the next recording by this process, or after `milliseconds`, or when `signal` aborts. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>
  /** This process recorded something. */
  touch(): void
}

/** Follows the store. */
export function createLive(store: Pick<Store, 'decisionsAfter'>): Live {
  const looks = new Map<string, Promise<readonly Recorded[]>>()
  const waiting = new Set<() => void>()
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
          waiting.delete(done)
          signal.removeEventListener('abort', done)
          resolve()
        }
        const timer = setTimeout(done, milliseconds)
        waiting.add(done)
        signal.addEventListener('abort', done)
        if (signal.aborted) done()
      }),
    touch: () => {
      for (const wake of waiting) wake()
    },
  }
}
