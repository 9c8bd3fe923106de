import { InvalidArgumentError, type Command } from 'commander'
import { answer } from './answer.ts'
import { asDate, jsonOption } from './options.ts'
import type { ReviewReportOptions } from './report/report-review.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'

/** `pointsman report review`: a month looked back on, with what to do next. */
export function addReviewReport(report: Command, program: Command, shell: Shell): void {
  report
    .command('review')
    .description(
      'Looks back on a month: how many tickets were decided alone, how many decisions people changed and who, where and ' +
        'why, what went astray, whether probabilities mean what they say, how long customers waited before and since, who ' +
        'did how much, what was learned, and what to do next. Shares come with the range that holds the true one in 95 of ' +
        '100 cases. Changes nothing.',
    )
    .option('--month <month>', 'such as 2026-10, UTC (default: the last month that is over)', asMonth)
    .option('--from <date>', 'instead of a month: from this day on, such as 2026-10-01', asDate)
    .option('--to <date>', 'up to this day, without it (default: now)', asDate)
    .option('--html <file>', 'where the page is written (default: pointsman-review.html; none with --json)')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  pointsman report review
  pointsman report review --month 2026-10 --html october.html
  pointsman report review --from 2026-10-05 --to 2026-11-02 --json`,
    )
    .action(async (options: ReviewReportOptions) => {
      const { reportReview } = await import('./report/report-review.ts')
      answer(shell, options, await reportReview(options, shell, storeOptions(program)))
    })
}

function asMonth(text: string): string {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text
  throw new InvalidArgumentError('Expected a month such as 2026-10.')
}
