import type { Command } from 'commander'
import { answer } from './answer.ts'
import { asDate, jsonOption } from './options.ts'
import type { ShadowReportOptions } from './report/report-shadow.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'

/** `pointsman report shadow`: how shadow and suggestions went, and which queues are ready. */
export function addShadowReport(report: Command, program: Command, shell: Shell): void {
  report
    .command('shadow')
    .description(
      'Sets what Pointsman decided and did not carry out beside what people did: how far both agree, who was right where ' +
        'somebody judged, what going live would have changed, and which queues are ready. Changes nothing.',
    )
    .option('--since <date>', 'only tickets resolved from then on, such as 2026-01-31', asDate)
    .option('--until <date>', 'only tickets resolved before', asDate)
    .option('--html <file>', 'where the page is written (default: pointsman-shadow.html; none with --json)')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman report shadow --since 2026-10-01 --html shadow.html')
    .action(async (options: ShadowReportOptions) => {
      const { makeShadowReport } = await import('./report/report-shadow.ts')
      answer(shell, options, await makeShadowReport(options, shell, storeOptions(program)))
    })
}
