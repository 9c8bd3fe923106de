/**
 * `npm run bench -- NAME [ARGUMENT …]` runs `bench/NAME.ts`, which does its work when imported and reads
 * `process.argv` as if it had been started itself. Without a name, lists what there is.
 *
 * Traps, learned the hard way: compare only within one run (the machine's load changes), let the baseline and ours
 * take turns, use every result (dead code is free), and prefer processor seconds to wall seconds.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const folder = import.meta.dirname
const [name, ...rest] = process.argv.slice(2)
const known = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts' && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -3))

const file = join(folder, `${name}.ts`)
if (!name || !known.includes(name) || !existsSync(file)) {
  console.error(`Usage: npm run bench -- NAME [ARGUMENT …], where NAME is one of: ${known.join(', ')}`)
  process.exit(2)
}
process.argv = [process.argv[0] ?? 'node', file, ...rest]
await import(file)
