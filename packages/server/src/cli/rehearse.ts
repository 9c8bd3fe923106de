import type { Command } from 'commander'
import { answer } from './answer.ts'
import { jsonOption, whole } from './options.ts'
import type { RehearseOptions } from './rehearse/rehearse-sample.ts'
import type { Shell } from './shell.ts'

/** `pointsman rehearse`: days of support through the real server, against the core alone. Needs no database. */
export function addRehearseCommand(program: Command, shell: Shell): void {
  program
    .command('rehearse')
    .summary('play days of support through the real server over HTTP, and check every decision')
    .description(
      'Plays the same days twice: through a server of its own over HTTP with a driven clock, and with the core alone in this process. ' +
        'Agents of the sample company answer, hand on and resolve what they get, customers reply or go away, and a supervisor sees to ' +
        'triage. Every decision must be the same, with all its reasons, bit for bit; it fails where one is not. The database is in memory.',
    )
    .option('--days <count>', 'from a Sunday evening on', whole(1, 60), 2)
    .option('--tickets-per-day <count>', 'on average; Mondays bring more', whole(1, 1000), 150)
    .option('--seed <number>', 'another number, other days', whole(0, 2 ** 31), 7)
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  pointsman rehearse\n  pointsman rehearse --days 5 --seed 11')
    .action(async (options: RehearseOptions) => {
      const { rehearseSample } = await import('./rehearse/rehearse-sample.ts')
      answer(shell, options, await rehearseSample(options, shell))
    })
}
