import { Option, type Command } from 'commander'
import { answer } from './answer.ts'
import { between, collect, jsonOption, whole } from './options.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'
import type { SimulateOptions } from './simulate/simulate-organisation.ts'

/** `pointsman simulate`: what ways of routing are worth, in a made-up organisation or in your own. Needs a database only for `--from`. */
export function addSimulateCommand(program: Command, shell: Shell): void {
  program
    .command('simulate')
    .summary('play weeks of support under several ways of routing, and compare')
    .description(
      'Plays the same tickets to the same people under each policy, several times over, and prints what came of it with the ' +
        'range that holds the true mean in 19 cases of 20. People in it differ, learn, tire and fall ill; readers err; ' +
        'nothing is known to a policy that a router could not know, but for the oracle, which knows everything. ' +
        'Times are open minutes: nights and closed days do not count.',
    )
    .option('--world <name>', 'which made-up organisation; "list" describes them', 'thirty')
    .addOption(
      new Option('--from <source>', 'play your own organisation, fitted from what is in the database').choices([
        'history',
      ]),
    )
    .option('--policies <names>', 'ways of routing, separated by commas, or "all"', 'skills-fifo,pointsman,oracle')
    .option('--agents <count>', 'so many people instead of those of the world', whole(2, 500))
    .option(
      '--days <count>',
      'days that are measured, after two weeks of getting to know each other',
      whole(1, 365),
      28,
    )
    .option('--seeds <count>', 'how often everything is drawn anew', whole(1, 1000), 20)
    .option('--load <factor>', 'volume of tickets, as a factor', between(0, 100), 1)
    .option(
      '--what-if <change>',
      '"agents+1", "agents+1:skill=french", "agents-2", "volume*1.3" (repeatable)',
      collect,
      [],
    )
    .option('--sustained', 'also search the volume that each policy carries at the breach rate of skills-fifo')
    .option('--turns', 'also follow a newcomer, a leaver and a new topic: days until things are as usual')
    .option('--threads <count>', 'seeds played side by side (default: one for each processor)', whole(1, 256))
    .option('--svg <file>', 'draw it into a file')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  pointsman simulate
  pointsman simulate --policies all --world scarce --svg scarce.svg
  pointsman simulate --from history --what-if "agents+1:skill=french" --what-if "volume*1.3"`,
    )
    .action(async (options: SimulateOptions) => {
      const { simulateOrganisation } = await import('./simulate/simulate-organisation.ts')
      answer(shell, options, await simulateOrganisation(options, storeOptions(program), shell))
    })
}
