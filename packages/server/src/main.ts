import { randomUUIDv7 } from 'node:crypto'
import pino, { type Logger } from 'pino'
import { PointsmanError, type Timestamp } from '@pointsman/core'
import { buildApp } from './api/app.ts'
import type { ApiParts } from './api/app-types.ts'
import { createKeyRing } from './api/key-ring.ts'
import { createMetrics, type Metrics } from './api/metrics.ts'
import { isLoopback, readConfig, type Config } from './config.ts'
import { builtConsole } from './console-build.ts'
import { drivenClock, systemClock } from './engine/clock.ts'
import { createEngine, type Engine } from './engine/engine.ts'
import type { EngineParts } from './engine/parts.ts'
import { keepRounds } from './engine/rounds.ts'
import { openEars } from './help-desks.ts'
import { createKey, listKeys } from './keys.ts'
import { readerSource } from './reader-source.ts'
import { openSecrets } from './secrets.ts'
import { linkAddress, setUpLink } from './sign-in/links.ts'
import { createOpenId } from './sign-in/open-id.ts'
import { parseRoles } from './sign-in/open-id-users.ts'
import { createSignInDesk } from './sign-in/sign-in-desk.ts'
import { meetPeople } from './shadow/meet-people.ts'
import { createQualityDesk } from './quality/quality-desk.ts'
import { createReaderThreads } from './reading/reader-threads.ts'
import { createStore } from './store/open-store.ts'
import type { Store } from './store/store.ts'
import { startSyncing } from './syncing/start-syncing.ts'
import { keepTraining, startTrainer } from './training/start-trainer.ts'
import { startCourier, webhookGround } from './webhooks/start-courier.ts'

/** What a server is started with: its configuration, and whatever of its parts the caller holds already. */
export interface StartOptions extends Config {
  /** Opened by the caller, who also closes it. Absent: opened by what the configuration says. */
  readonly store?: Store
  /** Where a driven clock begins; absent: now. */
  readonly clockStart?: Timestamp
  /**
   * Whether a key (on loopback) and a link for the first supervisor are made where there are none: `none` where nobody would
   * see them, or a log would keep them.
   */
  readonly firstDoors?: 'make' | 'none'
}

/** A server that is listening. */
export interface RunningServer {
  /** `http://127.0.0.1:4420` */
  readonly address: string
  readonly engine: Engine
  /** The secret of the key that was made because there was none; shown now and never again. */
  readonly firstKey?: string
  /** Whether programs cannot use the API yet, because there is no key. */
  readonly lacksKey: boolean
  /** Where the first supervisor is set up, once; there while nobody can sign in, and a link was to be made. */
  readonly setUpAddress?: string
  /** Whether nobody can sign in yet, and no link was made. */
  readonly lacksPeople: boolean
  /** Takes nothing new in, finishes what was taken in, ends streams, closes the database. */
  close(): Promise<void>
}

/** Most tickets taken in and not yet decided: some ten seconds' work. Larger: longer waits before a refusal. */
const waitingLimit = 20_000

/** How often lessons and models of other processes are looked for. */
const catchUpMilliseconds = 1000
/** Tickets compared with what people did in one round. Larger: timers and lessons of others wait longer after a mass closing. */
const mostCompared = 200

/** The composition root: the only place that knows every part. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const logger = pino({ level: options.logLevel }, pino.destination({ fd: 2, sync: true }))
  const store = options.store ?? (await openStore(options, logger))
  const closing: (() => Promise<void> | void)[] = options.store === undefined ? [() => store.close()] : []
  let isClosing = false
  const close = once(async () => {
    isClosing = true
    for (const end of closing.toReversed()) await end()
  })
  try {
    const { firstKey, lacksKey } = await ensureKey(store, options)
    const { engine, metrics } = await startEngine(store, options, logger)
    closing.push(() => engine.close())
    const onError = (error: unknown): void => {
      // Whoever ends a server in the middle of a training has asked for just that.
      if (isClosing) logger.info({ err: error }, 'a training or a report was under way and is stopped')
      else logger.error({ err: error }, 'a training or a report failed')
    }
    const trainer = startTrainer(store, engine, onError)
    closing.push(() => trainer.close(), keepTraining(trainer, { ...options, onError }))
    const quality = createQualityDesk({ store, now: () => engine.now(), newId: randomUUIDv7, onError })
    closing.push(() => quality.close())
    closing.push(startCourier(store, options, (error) => logger.error({ err: error }, 'webhooks could not be told')))
    const app = await buildApp(apiParts(store, { engine, metrics, trainer, quality }, options), {
      logger,
      ...(options.trustedProxies === undefined ? {} : { trustedProxies: options.trustedProxies }),
      onAnswer: (route, status, seconds) => metrics.requestDone(route, status, seconds),
    })
    closing.push(
      () => app.close(),
      keepCatchingUp(engine, options, logger),
      startSyncing({ store, engine, logger }, options),
    )
    const address = await app.listen({ host: options.host, port: options.port })
    const isShown = options.firstDoors !== 'none'
    const token = isShown ? await setUpLink(store, Date.now()) : undefined
    const lacksPeople = !isShown && (await store.users()).length === 0
    return {
      ...{ address, engine, close, lacksKey, lacksPeople },
      ...(firstKey === undefined ? {} : { firstKey }),
      ...(token === undefined ? {} : { setUpAddress: linkAddress(options.publicUrl ?? address, 'setup', token) }),
    }
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

/** On loopback a first key is made for whoever looks; an address that others can reach needs one that somebody made on purpose. */
async function ensureKey(
  store: Store,
  { host, firstDoors = 'make' }: StartOptions,
): Promise<Pick<RunningServer, 'firstKey' | 'lacksKey'>> {
  const keys = await listKeys(store)
  if (keys.some((key) => key.revokedAt === undefined)) return { lacksKey: false }
  if (!isLoopback(host)) {
    throw new PointsmanError(
      'usage',
      `host: ${host} can be reached by other machines, and there is no API key yet; allowed without one is 127.0.0.1.`,
      'Maybe make a key first: pointsman key add NAME --scope admin',
    )
  }
  if (firstDoors === 'none') return { lacksKey: true }
  const { secret } = await createKey(store, { name: 'first', scopes: ['admin'] }, Date.now())
  return { lacksKey: false, firstKey: secret }
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
  const onDeath = (error: unknown): void =>
    logger.error({ err: error }, 'a reading thread ended; another takes its place')
  const parts: EngineParts = {
    store,
    clock: config.clock === 'driven' ? drivenClock(config.clockStart ?? Date.now()) : systemClock,
    readers: readerSource,
    ...(config.readerThreads === 0
      ? {}
      : { readerThreads: createReaderThreads({ count: config.readerThreads, onDeath }) }),
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

function apiParts(
  store: Store,
  {
    engine,
    metrics,
    trainer,
    quality,
  }: Pick<ApiParts, 'engine' | 'trainer' | 'quality'> & { readonly metrics: Metrics },
  config: Config,
): ApiParts {
  return {
    engine,
    trainer,
    ...webhookGround(config),
    hear: openEars(openSecrets(config)),
    quality,
    keys: createKeyRing(store),
    // By the real clock, whatever time tickets live in.
    signIn: createSignInDesk(store, () => Date.now()),
    ...openIdParts(config),
    metrics: metrics.registry,
    limits: { requestBytes: config.requestLimitBytes, ticketCharacters: config.ticketLimitCharacters },
    consoleFolder: builtConsole,
  }
}

function openIdParts({ publicUrl, oidcIssuer, oidcClientId, ...config }: Config): Partial<ApiParts> {
  const address = publicUrl === undefined ? {} : { publicUrl }
  if (oidcIssuer === undefined) return address
  if (oidcClientId === undefined) {
    throw new PointsmanError('usage', 'POINTSMAN_OIDC_CLIENT_ID: must be given with POINTSMAN_OIDC_ISSUER.')
  }
  const {
    oidcClientSecret: clientSecret,
    oidcName: name,
    oidcRoleClaim: roleClaim,
    oidcAgentClaim: agentClaim,
  } = config
  const client = { issuer: oidcIssuer, clientId: oidcClientId, name }
  return {
    ...address,
    openId: createOpenId(clientSecret === undefined ? client : { ...client, clientSecret }),
    openIdRoles: { roleClaim, agentClaim, roles: parseRoles(config.oidcRoles ?? '') ?? [] },
  }
}

/** Time that is driven does nothing by itself. */
function keepCatchingUp(engine: Engine, { clock }: Config, logger: Logger): () => Promise<void> {
  const failed = (what: string) => (error: unknown) => logger.error({ err: error }, what)
  const always = [
    { work: () => engine.catchUp(), failed: failed('lessons could not be taken in') },
    { work: () => meetPeople(engine, mostCompared), failed: failed('decisions could not be compared') },
  ]
  const withTime = [
    { work: () => engine.giveOut(), failed: failed('what waits could not be given out') },
    { work: () => engine.watch(), failed: failed('what proved right could not be taken in') },
  ]
  return keepRounds(catchUpMilliseconds, clock === 'system' ? [...always, ...withTime] : always)
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
  const firstDoors = process.stdout.isTTY ? 'make' : 'none'
  const running = await startServer({ ...readConfig(process.env), firstDoors })
  process.stdout.write(
    `${JSON.stringify({ address: running.address, first_key: running.firstKey, set_up: running.setUpAddress })}\n`,
  )
  if (running.lacksKey)
    process.stderr.write('There is no API key yet. To make one: pointsman key add NAME --scope admin\n')
  if (running.lacksPeople)
    process.stderr.write('Nobody can sign in yet. To let somebody in: pointsman user add LOGIN --role supervisor\n')
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void running.close())
}

if (import.meta.main) await serve()
