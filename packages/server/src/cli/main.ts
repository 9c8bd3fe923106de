import { run } from './run.ts'
import { systemShell } from './shell.ts'

process.exitCode = await run(process.argv.slice(2), systemShell())
