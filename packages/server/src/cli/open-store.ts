import { readConfig, type Config } from '../config.ts'
import type { Store } from '../store/store.ts'
import type { Shell } from './shell.ts'
import type { StoreOptions } from './store-options.ts'

/** The configuration a command runs with: flags before environment before defaults. */
export function configOf(shell: Shell, options: Partial<Config>): Config {
  return readConfig(shell.environment, options)
}

/** Opens the database for the time of one command and closes it whatever happens. */
export async function withStore<Result>(
  shell: Shell,
  options: StoreOptions,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const { databaseUrl, dataFolder } = configOf(shell, options)
  const store = await shell.openStore({ dataFolder, ...(databaseUrl && { databaseUrl }) })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
