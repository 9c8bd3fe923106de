import { CommanderError } from 'commander'
import { exitCodeOf, tellFailure } from './answer.ts'
import { createProgram } from './program.ts'
import type { Shell } from './shell.ts'
import { Stopped, stoppedExitCode } from './stopped.ts'

/** Runs one command line and answers its exit code: 0 done, 1 failed, 2 used wrongly, 130 stopped by Ctrl-C. */
export async function run(words: readonly string[], shell: Shell): Promise<number> {
  const wantsJson = words.includes('--json') ? 'json' : 'text'
  try {
    await createProgram(shell).parseAsync(words, { from: 'user' })
    return 0
  } catch (error) {
    if (error instanceof Stopped) {
      shell.err.write(`${error.message}\n`)
      return stoppedExitCode
    }
    if (!(error instanceof CommanderError)) {
      tellFailure(shell, error, wantsJson)
      return exitCodeOf(error)
    }
    // commander has told people already; 0 is for --help and --version.
    if (error.exitCode === 0) return 0
    if (wantsJson === 'json') {
      const message = error.message.replace(/^error: /, '')
      shell.out.write(`${JSON.stringify({ error: { code: 'usage', message } })}\n`)
    }
    return 2
  }
}
