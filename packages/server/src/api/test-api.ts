import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { createEngine, type Engine } from '../engine/engine.ts'
import { drivenClock } from '../engine/clock.ts'
import type { ReaderSource } from '../engine/parts.ts'
import { createKey } from '../keys.ts'
import { createStore, type StoreOptions } from '../store/open-store.ts'
import type { Scope, Store } from '../store/store.ts'
import { buildApp } from './app.ts'
import type { App } from './app-types.ts'
import { createKeyRing } from './key-ring.ts'
import { createMetrics } from './metrics.ts'
import { wordReaders } from './word-reader.ts'

/** A Monday, 10:00 UTC: when tests begin. */
export const testStart = Date.UTC(2026, 2, 2, 10)

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

export type Method = 'GET' | 'POST' | 'PUT'

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
  const app = await buildApp(
    {
      engine,
      keys: createKeyRing(store),
      metrics: metrics.registry,
      limits: { requestBytes: 8_388_608, ticketCharacters: 1_048_576 },
      consoleFolder: fileURLToPath(new URL('../../../console/src', import.meta.url)),
    },
    { logger: pino({ level: 'silent' }), onAnswer: metrics.requestDone },
  )
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
      await engine.close()
      await store.close()
    },
  }
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

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
