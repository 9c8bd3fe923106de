import type { Command } from 'commander'
import { whole } from './options.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'

export interface DemoOptions {
  readonly port: number
  readonly once?: number
  readonly keep?: boolean
  readonly seed: number
  readonly months: number
  readonly perSecond: number
}

/** `pointsman demo`: the whole thing on a made-up company, in a minute. */
export function addDemoCommand(program: Command, shell: Shell): void {
  program
    .command('demo')
    .summary('see it work on a made-up company (npm start)')
    .description(
      'Makes up a company with months of tickets, learns from them, starts the server on this machine and sends it live tickets, ' +
        'showing every decision as it falls. Uses a folder of its own, .pointsman/demo, which it makes anew each time.',
    )
    .option('--port <number>', 'to listen on; the next free one if it is taken', whole(1, 65_535), 4420)
    .option('--once <count>', 'route so many tickets, then end', whole(1))
    .option('--keep', 'go on with the folder of last time instead of making it anew')
    .option('--seed <number>', 'another number, another company', whole(0, 2 ** 31), 1)
    .option('--months <number>', 'of history to learn from', whole(1, 24), 2)
    .option('--per-second <count>', 'live tickets a second', whole(1, 1000), 2)
    .addHelpText('after', '\nExamples:\n  pointsman demo\n  pointsman demo --once 50')
    .action(async (options: DemoOptions) => {
      const { runDemo } = await import('./demo/run-demo.ts')
      await runDemo(options, shell, storeOptions(program))
    })
}
