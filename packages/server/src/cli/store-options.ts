import type { Command } from 'commander'
import type { Config } from '../config.ts'

/** Where the database is, as given on the command line for any command. */
export type StoreOptions = Partial<Pick<Config, 'dataFolder' | 'databaseUrl'>>

/** Reads `--data-folder` and `--database-url`, wherever on the line they stood. */
export function storeOptions(program: Command): StoreOptions {
  const { dataFolder, databaseUrl } = program.opts<StoreOptions>()
  return { ...(dataFolder && { dataFolder }), ...(databaseUrl && { databaseUrl }) }
}
