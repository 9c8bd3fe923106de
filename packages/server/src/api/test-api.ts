import pino from 'pino'
import { builtConsole } from '../console-build.ts'
import { createEngine, type Engine } from '../engine/engine.ts'
import { drivenClock } from '../engine/clock.ts'
import type { ReaderSource } from '../engine/parts.ts'
import { openEars } from '../help-desks.ts'
import { createKey } from '../keys.ts'
import { secretsUnder } from '../secrets.ts'
import { createStore, type StoreOptions } from '../store/open-store.ts'
import type { Scope, Store } from '../store/store.ts'
import { createQualityDesk } from '../quality/quality-desk.ts'
import { createSignInDesk } from '../sign-in/sign-in-desk.ts'
import { createTrainer } from '../training/trainer.ts'
import { addressRules } from '../webhooks/addresses.ts'
import { buildApp } from './app.ts'
import type { App } from './app-types.ts'
import { createKeyRing } from './key-ring.ts'
import { createMetrics } from './metrics.ts'
import { wordReaders } from './word-reader.ts'

/** A Monday, 10:00 UTC: when tests begin. */
export const testStart = Date.UTC(2026, 2, 2, 10)

/** What secrets are sealed with. */
export const testSecrets = secretsUnder(Buffer.alloc(32, 3))

/** A whole server without a socket, on a real store. */
export interface TestApi {
  readonly app: App
  readonly engine: Engine
  readonly store: Store
  /** Sends JSON with a key that may do everything; answers status, headers and the parsed body. */
  send(method: Method, url: string, body?: unknown, headers?: Record<string, string>): Promise<Sent>
  /** The secret of a new key. */
  keyWith(...scopes: Scope[]): Promise<string>
  close(): Promise<void>
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

export interface Sent {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  // Bodies are looked into by tests, which say what they expect.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any
}

/** Builds one; without options on an embedded database in memory. */
export async function openTestApi(options: StoreOptions = {}, readers: ReaderSource = wordReaders): Promise<TestApi> {
  const store = await createStore(options)
  const { app, engine, closeJobs } = await openParts(store, readers)
  const keyWith = async (...scopes: Scope[]): Promise<string> =>
    (await createKey(store, { name: 'test', scopes }, testStart)).secret
  const admin = await keyWith('admin')
  return {
    app,
    engine,
    store,
    keyWith,
    send: async (method, url, body, headers = {}) => {
      const answer = await app.inject({
        method,
        url,
        headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      return { status: answer.statusCode, headers: answer.headers, body: parsed(answer.body) }
    },
    close: async () => {
      await app.close()
      await closeJobs()
      await engine.close()
      await store.close()
    },
  }
}

/** The server's parts as `serve` puts them together, on a clock that stands. */
async function openParts(store: Store, readers: ReaderSource) {
  const metrics = createMetrics(
    () => 0,
    () => store.waitCounts(),
  )
  let count = 0
  const engine = await createEngine({
    store,
    clock: drivenClock(testStart),
    readers,
    observer: metrics.observer,
    identity: { newId: () => `id-${++count}` },
    batchLimit: 256,
    waitingLimit: 10_000,
  })
  const trainer = createTrainer({
    store,
    now: () => engine.now(),
    newId: () => `training-${++count}`,
    onPromoted: () => engine.catchUp(),
    onError: () => undefined,
  })
  const quality = createQualityDesk({
    store,
    now: () => engine.now(),
    newId: () => `report-${++count}`,
    onError: () => undefined,
  })
  const app = await buildApp(
    {
      engine,
      keys: createKeyRing(store),
      signIn: createSignInDesk(store, () => Date.now()),
      metrics: metrics.registry,
      limits: { requestBytes: 8_388_608, ticketCharacters: 1_048_576 },
      trainer,
      secrets: testSecrets,
      hear: openEars(testSecrets),
      webhookRules: addressRules(['127.0.0.1']),
      quality,
      consoleFolder: builtConsole,
    },
    { logger: pino({ level: 'silent' }), onAnswer: metrics.requestDone },
  )
  const closeJobs = async (): Promise<void> => {
    await trainer.close()
    await quality.close()
  }
  return { app, engine, closeJobs }
}

/** Two queues with one person each, both there: Ada does billing, Bob integrations. */
export async function seedTeam(api: Pick<TestApi, 'send'>): Promise<void> {
  await api.send('PUT', '/v1/queues/billing', { name: 'Billing', description: 'invoice, refund, payment, card' })
  await api.send('PUT', '/v1/queues/integrations', { name: 'Integrations', description: 'webhook, API, Slack, sync' })
  await api.send('PUT', '/v1/agents/ada', { name: 'Ada', queues: ['billing'], capacity: 100 })
  await api.send('PUT', '/v1/agents/bob', { name: 'Bob', queues: ['integrations'], capacity: 100 })
  for (const agent of ['ada', 'bob']) await api.send('PUT', `/v1/agents/${agent}/presence`, { state: 'online' })
}

/** A ticket that plainly belongs to billing. */
export const refundTicket = {
  subject: 'Refund for my invoice',
  body: 'I paid the invoice of March twice with my card. Please refund one of the payments.',
  requester: 'kim@example.com',
}

/** A body, as JSON where it is that. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
