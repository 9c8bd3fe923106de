import type { Database } from './database.ts'
import type { Store } from './store.ts'

const channel = 'pointsman_decisions'

/** Word that decisions were recorded, here or by another node; see `Store.onRecorded`. */
export interface RecordedNews extends Pick<Store, 'onRecorded'> {
  /** To be called after a recording has committed. */
  tell(position: number): void
  close(): Promise<void>
}

/**
 * Listeners of this process are told directly. On a server other nodes are told by NOTIFY, after the commit and apart
 * from it: inside it, PostgreSQL would let only one transaction commit at a time (a lock on the whole queue of
 * notifications). Word may therefore be lost with a dying process; the decisions are not, and a listener that looks
 * now and then finds them.
 */
export function recordedNews(database: Database): RecordedNews {
  const listeners = new Set<(position: number) => void>()
  const spread = (position: number): void => {
    for (const listener of listeners) listener(position)
  }
  let stopListening: (() => void) | undefined
  let sending: Promise<void> | undefined
  let unsent = 0
  const send = async (): Promise<void> => {
    while (unsent > 0) {
      const position = unsent
      unsent = 0
      await database.query('select pg_notify($1, $2)', [channel, String(position)], 'notify').catch(() => {})
    }
    sending = undefined
  }
  return {
    tell: (position) => {
      spread(position)
      if (database.engine === 'embedded') return
      unsent = Math.max(unsent, position)
      sending ??= send()
    },
    onRecorded: (listener) => {
      listeners.add(listener)
      if (database.engine === 'server') {
        stopListening ??= database.listen(channel, (payload) => spread(Number(payload)))
      }
      return () => {
        listeners.delete(listener)
      }
    },
    close: async () => {
      stopListening?.()
      await sending
    },
  }
}
