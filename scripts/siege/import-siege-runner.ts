/*
 * The besieged of import-siege.ts: `pointsman` itself, with the arguments given, whose progress is told as if somebody looked at a
 * terminal, so that it can be killed at a chosen point. Ends with a line `peak MEGABYTES` on standard error.
 */
import { writeSync } from 'node:fs'
import { run } from '../../packages/server/src/cli/run.ts'
import { systemShell } from '../../packages/server/src/cli/shell.ts'

const shell = systemShell()
/** Synchronous, so that what is told has left this process before anything else happens. */
const err = { write: (text: string) => void writeSync(2, `${text}\n`), isTerminal: true, columns: 1000 }
process.exitCode = await run(process.argv.slice(2), { ...shell, err })
// Kilobytes on Linux and macOS alike, as Node gives them.
err.write(`peak ${Math.round(process.resourceUsage().maxRSS / 1024)}`)
