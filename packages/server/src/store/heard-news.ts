import type { ConnectionVerbs } from './connection-verbs.ts'
import type { Database } from './database.ts'
import { storableText } from './storable.ts'

const channel = 'pointsman_heard'

/** Bytes that PostgreSQL takes in one notification are fewer than this (its documentation of NOTIFY). */
const largestPayload = 8000

/** Word that something may be new in a help desk, to whichever process looks after it. */
export interface HeardNews extends Pick<ConnectionVerbs, 'tellHeard' | 'onHeard'> {
  close(): void
}

/**
 * On a server by NOTIFY, to this process as to all others: it comes once to each. Word may be lost with a connection; the poll comes
 * anyway.
 */
export function heardNews(database: Database): HeardNews {
  const listeners = new Set<(connection: string, tickets: readonly string[]) => void>()
  const spread = (connection: string, tickets: readonly string[]): void => {
    for (const listener of listeners) listener(connection, tickets)
  }
  let stopListening: (() => void) | undefined
  return {
    tellHeard: async (connection, tickets) => {
      if (database.engine === 'embedded') return spread(connection, tickets)
      await database.query('select pg_notify($1, $2)', [channel, payloadOf(connection, tickets)], 'tell-heard')
    },
    onHeard: (listener) => {
      listeners.add(listener)
      if (database.engine === 'server') {
        stopListening ??= database.listen(channel, (payload) => {
          const [connection = '', ...tickets] = payload.split('\n')
          spread(connection, tickets)
        })
      }
      return () => {
        listeners.delete(listener)
      }
    },
    close: () => stopListening?.(),
  }
}

/** A line each. Where the tickets' ids are too long to be told, only that there is something new. */
function payloadOf(connection: string, tickets: readonly string[]): string {
  const payload = storableText([connection, ...tickets].join('\n'))
  return Buffer.byteLength(payload) < largestPayload ? payload : connection
}
