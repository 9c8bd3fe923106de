import type { Command } from 'commander'
import { PointsmanError } from '@pointsman/core'
import { answer, type AnswerOptions } from './answer.ts'
import { jsonOption } from './options.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'

/** `pointsman doctor`: looks at everything Pointsman needs and says what to do. */
export function addDoctorCommand(program: Command, shell: Shell): void {
  program
    .command('doctor')
    .summary('check that everything is in order')
    .description(
      'Checks this machine, the data folder, the database and the model; says what is wrong and what to do. Ends with 1 if anything fails.',
    )
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman doctor')
    .action(async (options: AnswerOptions) => {
      const { examine } = await import('./doctor/examine.ts')
      const findings = await examine(shell, storeOptions(program))
      const text = findings
        .map(
          ({ state, about, found, advice }) =>
            `${state.padEnd(4)}  ${about}: ${found}${advice ? `\n      → ${advice}` : ''}`,
        )
        .join('\n')
      answer(shell, options, { json: { findings }, text })
      const failed = findings.filter(({ state }) => state === 'fail').length
      if (failed > 0) throw new PointsmanError('store_unavailable', `${failed} of ${findings.length} checks failed`)
    })
}
