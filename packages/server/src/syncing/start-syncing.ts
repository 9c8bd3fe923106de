import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { Engine } from '../engine/engine.ts'
import { openConnection, systemTools } from '../help-desks.ts'
import { openSecrets } from '../secrets.ts'
import type { Store } from '../store/store.ts'
import { createSyncing, type Syncing } from './keep-syncing.ts'

/** How often it is looked which connection is due. */
const lookMilliseconds = 500

/** Looks after the connections for as long as a server runs; answers what stops it. Time that is driven does nothing by itself. */
export function startSyncing(
  { store, engine, logger }: { readonly store: Store; readonly engine: Engine; readonly logger: Logger },
  config: Config,
): () => Promise<void> {
  if (config.clock === 'driven') return () => Promise.resolve()
  const secrets = openSecrets(config)
  const syncing: Syncing = createSyncing({
    store,
    engine,
    random: systemTools.random,
    node: engine.newId(),
    open: (connection) => openConnection(connection, secrets),
    tell: (text) => logger.warn(text),
    onError: (error, connection) => logger.error({ err: error, connection }, 'a help desk could not be synced'),
  })
  const timer = setInterval(() => {
    syncing.tick().catch((error: unknown) => logger.error({ err: error }, 'connections could not be looked at'))
  }, lookMilliseconds)
  timer.unref()
  const stopListening = store.onHeard((connection, tickets) => syncing.heard(connection, tickets))
  return () => {
    clearInterval(timer)
    stopListening()
    return syncing.close()
  }
}
