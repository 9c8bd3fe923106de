import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { readConfig } from '../../server/src/config.ts'
import { startServer, type RunningServer } from '../../server/src/main.ts'
import { createStore } from '../../server/src/store/open-store.ts'
import type { Store } from '../../server/src/store/store.ts'

/** A server of two people and their tickets, where nobody has signed in yet. */
export interface SmallServer {
  readonly server: RunningServer
  readonly store: Store
  close(): Promise<void>
}

/** The databases there are to try it on. */
export function databases(): readonly { readonly name: string; readonly open: () => Promise<OpenDatabase> }[] {
  const url = process.env['POINTSMAN_TEST_DATABASE_URL']
  return [
    { name: 'the embedded database', open: openEmbedded },
    ...(url === undefined ? [] : [{ name: 'a PostgreSQL server', open: () => openServer(url) }]),
  ]
}

interface OpenDatabase {
  readonly store: Store
  readonly dataFolder: string
  drop(): Promise<void>
}

async function openEmbedded(): Promise<OpenDatabase> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'pointsman-signing-in-'))
  const drop = (): Promise<void> => rm(dataFolder, { recursive: true, force: true })
  return { store: await createStore({ dataFolder }), dataFolder, drop }
}

async function openServer(url: string): Promise<OpenDatabase> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'pointsman-signing-in-'))
  const schema = `signing_in_${process.pid}`
  const admin = new pg.Pool({ connectionString: url, max: 1 })
  await admin.query(`create schema ${schema}`)
  const drop = async (): Promise<void> => {
    await admin.query(`drop schema ${schema} cascade`)
    await admin.end()
    await rm(dataFolder, { recursive: true, force: true })
  }
  const databaseUrl = `${url}?options=${encodeURIComponent(`-c search_path=${schema}`)}`
  return { store: await createStore({ databaseUrl }), dataFolder, drop }
}

const people = [
  { id: 'ada', name: 'Ada Lovelace', queue: 'billing', ticket: 'adas', subject: 'Refund for my invoice' },
  { id: 'bob', name: 'Bob Baker', queue: 'integrations', ticket: 'bobs', subject: 'The webhook comes twice' },
] as const

/** Ada has the ticket `adas`, Bob has `bobs`. `settings` are variables of the environment. */
export async function startSmall(
  open: () => Promise<OpenDatabase>,
  settings: Readonly<Record<string, string>> = {},
): Promise<SmallServer> {
  const { store, dataFolder, drop } = await open()
  const config = { ...readConfig(settings), dataFolder, port: 0, logLevel: 'error' as const, readerThreads: 0 }
  const server = await startServer({ ...config, store })
  const send = async (method: 'PUT' | 'POST', path: string, body: object): Promise<void> => {
    const headers = { authorization: `Bearer ${server.firstKey}`, 'content-type': 'application/json' }
    const answer = await fetch(`${server.address}${path}`, { method, headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  }
  for (const { id, name, queue, ticket, subject } of people) {
    await send('PUT', `/v1/queues/${queue}`, { name: queue, description: subject })
    await send('PUT', `/v1/agents/${id}`, { name, queues: [queue], languages: ['en'] })
    await send('PUT', `/v1/agents/${id}/presence`, { state: 'online' })
    await send('POST', '/v1/tickets', { id: ticket, subject, body: `${subject}, please see to it.` })
    await send('POST', `/v1/tickets/${ticket}/override`, { agent: id, queue, reason: 'the journey begins here' })
  }
  const close = async (): Promise<void> => {
    await server.close()
    await store.close()
    await drop()
  }
  return { server, store, close }
}
