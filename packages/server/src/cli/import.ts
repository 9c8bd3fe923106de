import type { Timestamp } from '@pointsman/core'
import { Option, type Command } from 'commander'
import { fileFormats, type FileFormat } from '../ticket-files/history-columns.ts'
import { answer, type AnswerOptions } from './answer.ts'
import { addFileOptions, type FileOptions } from './file-options.ts'
import { asDate, collect, jsonOption } from './options.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'

/** As given on the command line. */
export interface ImportOptions extends FileOptions, AnswerOptions {
  readonly activateAgents?: boolean
  /** Undefined: told from the columns of each file. */
  readonly format?: FileFormat
  readonly since?: Timestamp
  readonly set: readonly string[]
  readonly empty: readonly string[]
  readonly field: readonly string[]
  readonly status: readonly string[]
  readonly begin: 'created' | 'first'
}

/** `pointsman import`: a company's history, into the database. */
export function addImportCommand(program: Command, shell: Shell): void {
  const command = program
    .command('import')
    .summary('read tickets of the past, with what became of them')
    .description(
      'Reads tickets of the past from CSV or JSON Lines files (gzip is recognised), or from standard input with -. ' +
        'A row is a ticket, or a change of one: of a change history each ticket is taken back to how it stood when it arrived. ' +
        'Nothing is routed. Importing again changes nothing: a ticket with the same id replaces the former, a change that was ' +
        'read before is passed over, and an import that was stopped goes on where it was. ' +
        'Queues and agents named in the files are created; agents as inactive, so that nothing goes to them by surprise.',
    )
    .argument('<files...>', 'ticket files; - for standard input')
    .option(
      '--activate-agents',
      'let the agents named in the files have tickets: active, online, for the queues they worked in',
    )
    .option('--since <date>', 'pass over rows whose newest date is older, such as 2026-01-31', asDate)
  addFormatOptions(command)
  command.addOption(jsonOption())
  addFileOptions(command)
    .addHelpText('after', examples)
    .action(async (files: readonly string[], options: ImportOptions) => {
      const { importFiles } = await import('./import/import-files.ts')
      answer(shell, options, await importFiles(files, options, shell, storeOptions(program)))
    })
}

const examples = `
Columns: id, created_at, subject, body, requester, queue, assignee, priority, resolved_at …; of changes: ticket, at, actor, field,
from, to (docs/reference/ticket-files.md).

Examples:
  pointsman import tickets.csv --activate-agents
  pointsman import export.csv --map "Group=queue" --map "Resolved By=assignee" --map "Notes=-"
  pointsman import changes-2025.jsonl.gz changes-2026.jsonl.gz --field "Support level=queue"
  pointsman import audit.csv --format snapshots --map sys_updated_at=at --map assignment_group=queue
  gzip -dc 2025.jsonl.gz | pointsman import -`

/** What a row is, and how its fields and values are called. */
function addFormatOptions(command: Command): void {
  const list = (flags: string, text: string): Option => new Option(flags, text).argParser(collect).default([], 'none')
  command
    .addOption(
      new Option(
        '--format <kind>',
        'what a row is: a ticket, a change (event), or the whole ticket at each change (snapshot); default: told from the columns, tickets or events',
      ).choices(fileFormats),
    )
    .addOption(list('--set <ours=value>', 'give every row a value in a column that the file lacks (repeatable)'))
    .addOption(list('--empty <value>', 'take this value for none, such as Unassigned (repeatable)'))
    .addOption(
      list(
        '--field <theirs=ours>',
        'in events: read changes of their field as ours, or leave them out with theirs=- (repeatable)',
      ),
    )
    .addOption(list('--status <theirs=ours>', 'in histories: their status means open, resolved or closed (repeatable)'))
    .addOption(
      new Option(
        '--begin <how>',
        'in events: a ticket begins when it is created, or with the first that is known of it',
      )
        .choices(['created', 'first'])
        .default('created'),
    )
}
