import { Option, type Command } from 'commander'
import type { Config } from '../config.ts'
import type { RunningServer } from '../main.ts'
import { say } from './answer.ts'
import { configOf } from './open-store.ts'
import { whole } from './options.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'

interface ServeOptions extends Partial<Pick<Config, 'host' | 'port' | 'clock'>> {
  readonly policy?: string
}

/** `pointsman serve`: the server, until it is told to stop. */
export function addServeCommand(program: Command, shell: Shell): void {
  program
    .command('serve')
    .summary('run the server with its HTTP API')
    .description(
      'Runs the server: HTTP API, console and live stream, until Ctrl-C. Everything else is set by variables: docs/reference/configuration.md.',
    )
    .option('--host <address>', 'to listen on (default: 127.0.0.1, this machine only)')
    .option('--port <number>', 'to listen on (default: 4420)', whole(0, 65_535))
    .option('--policy <file>', 'put this policy file in force (docs/reference/policy.md)')
    .addOption(
      new Option('--clock <kind>', 'driven: time moves by POST /v1/clock only, for rehearsals').choices([
        'system',
        'driven',
      ]),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  pointsman serve\n  pointsman serve --host 0.0.0.0 --port 8080 --policy policy.yaml',
    )
    .action(async ({ policy, ...options }: ServeOptions) => {
      const { startServer } = await import('../main.ts')
      const { readPolicyFile } = await import('../policy-file.ts')
      const { builtConsole } = await import('../console-build.ts')
      const wanted = policy === undefined ? undefined : await readPolicyFile(policy)
      const config = configOf(shell, { ...storeOptions(program), ...options })
      const running = await startServer({ ...config, firstDoors: shell.err.isTerminal ? 'make' : 'none' })
      const stopped = new Promise<void>((resolve) => shell.onStop(resolve))
      // Beside everything else; where it fails, the page itself says why.
      void builtConsole((text) => say(shell, text)).catch(() => undefined)
      if (wanted) await running.engine.putPolicy(wanted)
      say(shell, `Pointsman listens on ${running.address}. Ctrl-C stops it.`)
      for (const line of doors(running, config)) say(shell, line)
      await stopped
      say(shell, 'Stopping: what was taken in is finished first.')
      await running.close()
    })
}

/** What lets programs and people in for the first time. */
function doors(running: RunningServer, { databaseUrl }: Config): readonly string[] {
  const { firstKey, lacksKey, setUpAddress, lacksPeople } = running
  const whileItRuns =
    databaseUrl === undefined ? ', while this server is stopped (it has the data folder to itself)' : ''
  return [
    ...(firstKey === undefined
      ? []
      : [`There was no API key yet, so one was made; it is shown only now:\n\n  ${firstKey}\n`]),
    ...(lacksKey
      ? [
          `There is no API key yet, and none is made where a log would keep it. To make one${whileItRuns}:\n\n  pointsman key add NAME --scope admin\n`,
        ]
      : []),
    ...(setUpAddress === undefined
      ? []
      : [
          `Nobody can sign in to the console yet; this link sets the first supervisor up, once:\n\n  ${setUpAddress}\n`,
        ]),
    ...(lacksPeople
      ? [
          `Nobody can sign in to the console yet, and no link is made where a log would keep it. To let the first supervisor in${whileItRuns}:\n\n  pointsman user add LOGIN --role supervisor\n`,
        ]
      : []),
  ]
}
