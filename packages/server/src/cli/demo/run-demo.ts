import { join } from 'node:path'
import { sampleCompany } from '@pointsman/simulator'
import { createKey } from '../../keys.ts'
import { startServer } from '../../main.ts'
import type { Store } from '../../store/store.ts'
import { say } from '../answer.ts'
import type { DemoOptions } from '../demo.ts'
import { configOf } from '../open-store.ts'
import type { Shell } from '../shell.ts'
import type { StoreOptions } from '../store-options.ts'
import { apiClient } from './api-client.ts'
import { freePort } from './free-port.ts'
import { goLive } from './live.ts'
import { emptyFolder, prepareCompany } from './prepare.ts'

/** Reachable from this machine only: the demo prints its key. */
const host = '127.0.0.1'

/** Carries out `pointsman demo`. Always embedded: a demo has no business in a real database. */
export async function runDemo(options: DemoOptions, shell: Shell, place: StoreOptions): Promise<void> {
  const dataFolder = join(configOf(shell, place).dataFolder, 'demo')
  if (!options.keep) emptyFolder(dataFolder)
  const store = await shell.openStore({ dataFolder })
  try {
    await serveCompany(store, dataFolder, options, shell)
  } finally {
    await store.close()
  }
}

async function serveCompany(store: Store, dataFolder: string, options: DemoOptions, shell: Shell): Promise<void> {
  const company = sampleCompany(options)
  say(
    shell,
    `${company.name}, a company made up for this demo: ${company.agents.length} agents in ${company.queues.length} queues.`,
  )
  if (!(await store.model())) await prepareCompany(store, company, options, shell)
  const port = await freePort(host, options.port)
  if (port !== options.port) say(shell, `Port ${options.port} is taken, so this uses ${port}.`)
  const { databaseUrl: _, ...config } = configOf(shell, { dataFolder, host, port, clock: 'driven', logLevel: 'warn' })
  const { secret } = await createKey(store, { name: 'demo', scopes: ['admin'] }, shell.now())
  // Only now: until here Ctrl-C simply ends the process, and training would not hear it.
  const stopping = new AbortController()
  const stopListening = shell.onStop(() => stopping.abort())
  const server = await startServer({ ...config, store })
  try {
    say(
      shell,
      `\nServer:  ${server.address}/\nAPI key: ${secret}\n\nLive tickets (their clock runs ahead of yours; Ctrl-C stops):\n`,
    )
    await goLive(apiClient(server.address, secret), store, company, { ...options, stopped: stopping.signal }, shell)
  } finally {
    stopListening()
    await server.close()
  }
}
