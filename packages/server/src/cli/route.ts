import type { Command } from 'commander'
import { PointsmanError } from '@pointsman/core'
import { addFileOptions, type FileOptions } from './file-options.ts'
import { answer, type AnswerOptions } from './answer.ts'
import { jsonOption } from './options.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'

export interface RouteOptions extends FileOptions, AnswerOptions {
  readonly id?: string
  readonly subject?: string
  readonly body?: string
  readonly requester?: string
  readonly account?: string
  readonly plan?: string
  readonly priority?: string
  readonly preview?: boolean
}

/** `pointsman route`: one ticket from the command line, or many from a file. */
export function addRouteCommand(program: Command, shell: Shell): void {
  const command = program
    .command('route')
    .summary('decide who should have a ticket, and say why')
    .description(
      'Decides about one ticket given by --subject and --body, or about every ticket of a file (CSV, JSON Lines, - for standard input). ' +
        'Tickets and decisions are stored unless --preview is given.',
    )
    .argument('[file]', 'tickets as they arrive; - for standard input')
    .option('--subject <text>', 'of one ticket')
    .option('--body <text>', 'of one ticket: plain text, HTML or mail')
    .option('--id <id>', "the help desk's own id (default: made from the words)")
    .option('--requester <who>', 'who asks')
    .option('--account <id>', 'the customer they belong to')
    .option('--plan <name>', "the account's plan")
    .option('--priority <band>', 'what the form claims: urgent, high, normal or low')
    .option('--preview', 'store nothing')
    .addOption(jsonOption())
  addFileOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  pointsman route --subject "Charged twice" --body "My card was charged twice in March"
  pointsman route new-tickets.csv --preview
  echo '{"subject":"Cannot log in"}' | pointsman route - --json`,
    )
    .action(async (file: string | undefined, options: RouteOptions) => {
      const hasWords = options.subject !== undefined || options.body !== undefined
      if (hasWords === (file !== undefined)) {
        throw new PointsmanError(
          'usage',
          'give either a file or --subject and --body',
          'pointsman route --subject "Charged twice"',
        )
      }
      const { routeFile, routeOne } = await import('./route/route-tickets.ts')
      const place = storeOptions(program)
      answer(
        shell,
        options,
        file === undefined ? await routeOne(options, shell, place) : await routeFile(file, options, shell, place),
      )
    })
}
