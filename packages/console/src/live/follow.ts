import { openStream, type SentEvent } from '../client/events.ts'
import { asFailure, type Failure } from '../client/failure.ts'

/** Told of the stream of decisions. */
export interface Listener {
  readonly onEvent: (event: SentEvent) => void
  /** The stream is open; `isAgain` after a break, when whatever was looked at may be stale. */
  readonly onOpen: (isAgain: boolean) => void
  readonly onBreak: () => void
  /** The key is not accepted: there is no use in trying again. */
  readonly onRefused: (failure: Failure) => void
}

/** Pauses between attempts. Longer: a restart is noticed late; shorter: a server that comes up is besieged. */
const pauses = [250, 500, 1000, 2000, 4000]

/** Nothing heard for so long, though the server gives a sign of life every 15 seconds: the connection is dead. */
const silenceMilliseconds = 40_000

/**
 * Follows the stream until `signal` aborts. After a break it begins where it was broken off (`Last-Event-ID`), so that nothing
 * is missed and nothing told twice.
 */
export async function follow(signal: AbortSignal, listener: Listener): Promise<void> {
  let after: string | undefined
  let failures = 0
  let wasOpen = false
  while (!signal.aborted) {
    const attempt = new AbortController()
    const stop = (): void => attempt.abort()
    let watch = setTimeout(stop, silenceMilliseconds)
    const onHeard = (): void => {
      clearTimeout(watch)
      watch = setTimeout(stop, silenceMilliseconds)
    }
    signal.addEventListener('abort', stop)
    try {
      const events = await openStream({ after, signal: attempt.signal, onHeard })
      listener.onOpen(wasOpen)
      wasOpen = true
      failures = 0
      for await (const event of events) {
        after = event.id ?? after
        listener.onEvent(event)
      }
    } catch (error) {
      const failure = asFailure(error)
      if (failure.status === 401 || failure.status === 403) return listener.onRefused(failure)
    } finally {
      clearTimeout(watch)
      signal.removeEventListener('abort', stop)
    }
    if (signal.aborted) return
    listener.onBreak()
    await pause(pauses[Math.min(failures++, pauses.length - 1)]!, signal)
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds)
    function done(): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      removeEventListener('online', done)
      resolve()
    }
    signal.addEventListener('abort', done)
    addEventListener('online', done)
  })
}
