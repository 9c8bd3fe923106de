import { once } from 'node:events'
import type { Timestamp } from '@pointsman/core'
import type { StoreOptions } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'

/** What a command may touch of the world around it. */
export interface Shell {
  /** Answers: with `--json` one JSON document and nothing else. */
  readonly out: Sink
  /** Progress, warnings, errors. */
  readonly err: Sink
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The only clock of the command line. */
  readonly now: () => Timestamp
  /** Seconds since some fixed moment, finely; for durations only. */
  readonly seconds: () => number
  /** Opens the database; whoever opens it closes it. */
  readonly openStore: (options: StoreOptions) => Promise<Store>
  /** A line that nobody sees: asked for at the terminal, or without a question the first of standard input. */
  readonly secret: (question?: string) => Promise<string>
  /** Called once when the user presses Ctrl-C or the process is asked to end. Answers how to stop listening. */
  readonly onStop: (stop: () => void) => () => void
}

export interface Sink {
  readonly write: (text: string) => void
  /** Resolves once there is room for more; absent where there always is. Much is written by whoever waits for it. */
  readonly drained?: () => Promise<void>
  /** True for a person looking at a terminal. */
  readonly isTerminal: boolean
  /** Characters in a line; 140 where nobody looks. */
  readonly columns: number
}

/** The real one. */
export function systemShell(): Shell {
  return {
    out: sink(process.stdout),
    err: sink(process.stderr),
    environment: process.env,
    now: () => Date.now(),
    seconds: () => performance.now() / 1000,
    openStore: async (options) => {
      // Loaded only when needed: `--help` should not wait for a database driver.
      const { createStore } = await import('../store/open-store.ts')
      return createStore(options)
    },
    secret: async (question) => {
      const { askSecret } = await import('./ask-secret.ts')
      return askSecret(question)
    },
    onStop: listenForStop,
  }
}

/**
 * Within this time a second signal is the same wish: Ctrl-C reaches every process of the terminal, and a launcher passes on what it gets
 * itself. Larger: whoever presses again in impatience is not heard; smaller: a busy machine counts one press as two.
 */
const sameWishMs = 1000

/** The first signal asks to stop; another, later, ends the process at once. */
function listenForStop(stop: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM'] as const
  let askedAt: number | undefined
  const listen = (_: NodeJS.Signals, number: number): void => {
    if (askedAt !== undefined && performance.now() - askedAt > sameWishMs) process.exit(128 + number)
    if (askedAt !== undefined) return
    askedAt = performance.now()
    stop()
  }
  for (const signal of signals) process.on(signal, listen)
  return () => {
    for (const signal of signals) process.removeListener(signal, listen)
  }
}

function sink(stream: NodeJS.WriteStream): Sink {
  // A reader that leaves early (`| head`) is no failure of ours.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  return {
    write: (text) => void stream.write(text),
    drained: async () => {
      if (stream.writableNeedDrain) await once(stream, 'drain')
    },
    isTerminal: stream.isTTY ?? false,
    columns: stream.columns ?? 140,
  }
}
