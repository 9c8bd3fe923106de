import type { Command } from 'commander'
import { answer, type AnswerOptions } from './answer.ts'
import { withStore } from './open-store.ts'
import { jsonOption, whole } from './options.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'

/** `pointsman report risk`: what is decided alone, and what came of it. */
export function addRiskReport(report: Command, program: Command, shell: Shell): void {
  report
    .command('risk')
    .description(
      'Says from which sureness on tickets are decided alone and what that rests on, how much is, by queue and day, how much of it ' +
        'went wrong, what other tolerances would buy, and which alarms are on. Changes nothing.',
    )
    .option('--days <count>', "days looked at, today's included", whole(1, 366), 30)
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman report risk --days 7')
    .action(async (options: AnswerOptions & { readonly days: number }) => {
      const { riskReport } = await import('../trust/risk-report.ts')
      const { toRiskReport } = await import('../contract/risk-report.ts')
      const { riskText } = await import('./report/risk-text.ts')
      const { days } = options
      const found = await withStore(shell, storeOptions(program), (store) =>
        riskReport(store, { now: shell.now(), days }),
      )
      answer(shell, options, { json: toRiskReport(found), text: riskText(found) })
    })
}
