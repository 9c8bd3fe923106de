import { fileURLToPath } from 'node:url'
import { randomUUIDv7 } from 'node:crypto'
import pino, { type Logger } from 'pino'
import { PointsmanError, type Timestamp } from '@pointsman/core'
import { buildApp } from './api/app.ts'
import type { ApiParts } from './api/app-types.ts'
import { createKeyRing } from './api/key-ring.ts'
import { createMetrics, type Metrics } from './api/metrics.ts'
import { isLoopback, readConfig, type Config } from './config.ts'
import { drivenClock, systemClock } from './engine/clock.ts'
import { createEngine, type Engine } from './engine/engine.ts'
import type { EngineParts } from './engine/parts.ts'
import { createKey, listKeys } from './keys.ts'
import { readerSource } from './reader-source.ts'
import { createStore } from './store/open-store.ts'
import type { Store } from './store/store.ts'

/** What a server is started with: its configuration, and whatever of its parts the caller holds already. */
export interface StartOptions extends Config {
  /** Opened by the caller, who also closes it. Absent: opened by what the configuration says. */
  readonly store?: Store
  /** Where a driven clock begins; absent: now. */
  readonly clockStart?: Timestamp
}

/** A server that is listening. */
export interface RunningServer {
  /** `http://127.0.0.1:4420` */
  readonly address: string
  readonly engine: Engine
  /** The secret of the key that was made because there was none; shown now and never again. */
  readonly firstKey?: string
  /** Takes nothing new in, finishes what was taken in, ends streams, closes the database. */
  close(): Promise<void>
}

/** Most tickets taken in and not yet decided: some ten seconds' work. Larger: longer waits before a refusal. */
const waitingLimit = 20_000

/** How often lessons and models of other processes are looked for. */
const catchUpMilliseconds = 1000

/** The composition root: the only place that knows every part. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const logger = pino({ level: options.logLevel }, pino.destination({ fd: 2, sync: true }))
  const store = options.store ?? (await openStore(options, logger))
  const closing: (() => Promise<void> | void)[] = options.store === undefined ? [() => store.close()] : []
  const close = once(async () => {
    for (const end of closing.toReversed()) await end()
  })
  try {
    const firstKey = await ensureKey(store, options.host)
    const { engine, metrics } = await startEngine(store, options, logger)
    closing.push(() => engine.close())
    const app = await buildApp(apiParts(store, engine, metrics, options), {
      logger,
      onAnswer: (route, status, seconds) => metrics.requestDone(route, status, seconds),
    })
    closing.push(() => app.close(), keepCatchingUp(engine, options, logger))
    const address = await app.listen({ host: options.host, port: options.port })
    return { address, engine, ...(firstKey === undefined ? {} : { firstKey }), close }
  } catch (error) {
    await close()
    throw cannotListen(error, options)
  }
}

function openStore(config: Config, logger: Logger): Promise<Store> {
  return createStore({
    ...(config.databaseUrl === undefined ? {} : { databaseUrl: config.databaseUrl }),
    dataFolder: config.dataFolder,
    backupEveryHours: config.backupEveryHours,
    backupKeep: config.backupKeep,
    onError: (error) => logger.error({ err: error }, 'the database had trouble in the background'),
  })
}

/** On loopback a first key is made; an address that others can reach needs one that somebody made on purpose. */
async function ensureKey(store: Store, host: string): Promise<string | undefined> {
  const keys = await listKeys(store)
  if (keys.some((key) => key.revokedAt === undefined)) return undefined
  if (!isLoopback(host)) {
    throw new PointsmanError(
      'usage',
      `host: ${host} can be reached by other machines, and there is no API key yet; allowed without one is 127.0.0.1.`,
      'Maybe make a key first: pointsman key add NAME --scope admin',
    )
  }
  return (await createKey(store, { name: 'first', scopes: ['admin'] }, Date.now())).secret
}

async function startEngine(
  store: Store,
  config: StartOptions,
  logger: Logger,
): Promise<{ engine: Engine; metrics: Metrics }> {
  let engine: Engine | undefined
  const metrics = createMetrics(
    () => engine?.waiting() ?? 0,
    () => store.waitCounts(),
  )
  const parts: EngineParts = {
    store,
    clock: config.clock === 'driven' ? drivenClock(config.clockStart ?? Date.now()) : systemClock,
    readers: readerSource,
    observer: {
      ...metrics.observer,
      readerFailed: (error) => {
        metrics.observer.readerFailed(error)
        logger.error({ err: error }, 'the reader failed; the ticket is held for a person')
      },
      loopFailed: (error) => {
        metrics.observer.loopFailed(error)
        logger.error({ err: error }, 'what waits could not be given out; it is tried again')
      },
    },
    identity: { newId: () => randomUUIDv7() },
    batchLimit: config.batchLimit,
    waitingLimit,
  }
  engine = await createEngine(parts)
  return { engine, metrics }
}

function apiParts(store: Store, engine: Engine, metrics: Metrics, config: Config): ApiParts {
  return {
    engine,
    keys: createKeyRing(store),
    metrics: metrics.registry,
    limits: { requestBytes: config.requestLimitBytes, ticketCharacters: config.ticketLimitCharacters },
    consoleFolder: fileURLToPath(new URL('../../console/src', import.meta.url)),
  }
}

/** Time that is driven does nothing by itself. */
function keepCatchingUp(engine: Engine, { clock }: Config, logger: Logger): () => void {
  let isRunning = false
  const timer = setInterval(async () => {
    if (isRunning) return
    isRunning = true
    await engine.catchUp().catch((error: unknown) => logger.error({ err: error }, 'lessons could not be taken in'))
    if (clock === 'system') {
      await engine
        .giveOut()
        .catch((error: unknown) => logger.error({ err: error }, 'what waits could not be given out'))
    }
    isRunning = false
  }, catchUpMilliseconds)
  timer.unref()
  return () => clearInterval(timer)
}

function cannotListen(error: unknown, { host, port }: Config): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'EADDRNOTAVAIL') return error
  const why = {
    EADDRINUSE: 'it is in use',
    EACCES: 'it is not permitted',
    EADDRNOTAVAIL: 'this machine has no such address',
  }
  return new PointsmanError(
    'usage',
    `port: cannot listen on ${host}:${port}: ${why[code]}.`,
    'Maybe choose another: --port',
  )
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => (done ??= work())
}

/** Run directly (`node packages/server/src/main.ts`): a server set up by the environment alone, for service managers. */
async function serve(): Promise<void> {
  const running = await startServer(readConfig(process.env))
  process.stdout.write(`${JSON.stringify({ address: running.address, first_key: running.firstKey })}\n`)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void running.close())
}

if (import.meta.main) await serve()
