import { run } from './run.ts'
import { systemShell } from './shell.ts'

// The launcher starts this on another Node; when it dies, however it dies, this is asked to end as by Ctrl-C, so that nothing
// goes on unseen and keeps the data folder. Listening must not keep the process.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()

process.exitCode = await run(process.argv.slice(2), systemShell())
