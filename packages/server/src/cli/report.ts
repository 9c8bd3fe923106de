import { qualityTargets, type QualityTarget, type Timestamp } from '@pointsman/core'
import { Option, type Command } from 'commander'
import { answer, type AnswerOptions } from './answer.ts'
import { addFileOptions, type FileOptions } from './file-options.ts'
import { asDate, between, collect, jsonOption, whole } from './options.ts'
import { addReviewReport } from './report-review.ts'
import { addRiskReport } from './report-risk.ts'
import { addShadowReport } from './report-shadow.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'

/** As given on the command line. */
export interface QualityReportOptions extends FileOptions, AnswerOptions {
  readonly history?: readonly string[]
  readonly since?: Timestamp
  readonly target: QualityTarget
  readonly limit: number
  readonly risk: number
  readonly html?: string
  readonly seed: number
}

/** `pointsman report`: what is wrong with a history before anything is learned from it, and how a month went. */
export function addReportCommand(program: Command, shell: Shell): void {
  const report = program
    .command('report')
    .summary('say what the data are like, and how a month went')
    .description('Writes reports for people and for programs.')
  const quality = report
    .command('quality')
    .description(
      'Looks over the imported history, or files, and says what is wrong with it: labels that are probably wrong, alike, ' +
        'contradictory or too thin, people who left, impossible times, machine mail, personal data, changes over time; ' +
        'what to do about each, what that is worth, and how many tickets could be routed without a person. Changes nothing.',
    )
    .option('--history <file>', 'look over this file instead of the database (repeatable)', collect)
    .option('--since <date>', 'only tickets received from then on, such as 2026-01-31', asDate)
    .addOption(
      new Option('--target <column>', 'the label that tickets are routed by').choices(qualityTargets).default('queue'),
    )
    .option('--limit <count>', 'tickets named with each finding', whole(1, 10_000), 25)
    .option('--risk <share>', 'share of decisions made alone that may be wrong', between(0, 1), 0.05)
    .option('--html <file>', 'where the page is written (default: pointsman-quality.html; none with --json)')
    .option('--seed <number>', 'same tickets, same seed: the same report', whole(0, 2 ** 31), 1)
    .addOption(jsonOption())
  addFileOptions(quality)
    .addHelpText(
      'after',
      `
Examples:
  pointsman report quality
  pointsman report quality --history export.csv --map "Group=queue" --since 2026-01-01
  pointsman report quality --target topic --json --html quality.html`,
    )
    .action(async (options: QualityReportOptions) => {
      const { reportOnQuality } = await import('./report/report-quality.ts')
      answer(shell, options, await reportOnQuality(options, shell, storeOptions(program)))
    })
  addReviewReport(report, program, shell)
  addRiskReport(report, program, shell)
  addShadowReport(report, program, shell)
}
