import pg from 'pg'

export interface ListenerOptions {
  readonly databaseUrl: string
  readonly channel: string
  readonly listener: (payload: string) => void
  readonly onError: (error: Error) => void
}

/** Longer keeps a restarted server's notifications waiting, shorter knocks needlessly at one that is down. */
const retryAfterMs = 2_000

/**
 * Listens on a connection of its own (a pooled one would stop listening when handed on) and comes back after a lost
 * connection. What was notified meanwhile is lost: a listener must look for itself now and then.
 */
export function listenOn(options: ListenerOptions): () => void {
  let client: pg.Client | undefined
  let retry: NodeJS.Timeout | undefined
  let isStopped = false
  const start = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: options.databaseUrl, keepAlive: true })
    client = fresh
    fresh.on('notification', ({ payload }) => options.listener(payload ?? ''))
    fresh.on('error', options.onError)
    fresh.on('end', again)
    try {
      await fresh.connect()
      await fresh.query(`listen ${pg.escapeIdentifier(options.channel)}`)
    } catch (error) {
      options.onError(error as Error)
      await fresh.end().catch(() => {})
      again()
    }
  }
  const again = (): void => {
    if (isStopped) return
    clearTimeout(retry)
    retry = setTimeout(() => void start(), retryAfterMs)
    retry.unref()
  }
  void start()
  return () => {
    isStopped = true
    clearTimeout(retry)
    client?.end().catch(() => {})
  }
}
