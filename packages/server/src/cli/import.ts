import type { Command } from 'commander'
import { answer, type AnswerOptions } from './answer.ts'
import { addFileOptions, type FileOptions } from './file-options.ts'
import { jsonOption } from './options.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'

export interface ImportOptions extends FileOptions, AnswerOptions {
  readonly activateAgents?: boolean
}

/** `pointsman import`: a company's history, into the database. */
export function addImportCommand(program: Command, shell: Shell): void {
  const command = program
    .command('import')
    .summary('read tickets of the past, with what became of them')
    .description(
      'Reads tickets of the past from CSV or JSON Lines files (gzip is recognised), or from standard input with -. ' +
        'Nothing is routed. Importing again changes nothing: a ticket with the same id replaces the former. ' +
        'Queues and agents named in the files are created; agents as inactive, so that nothing goes to them by surprise.',
    )
    .argument('<files...>', 'ticket files; - for standard input')
    .option(
      '--activate-agents',
      'let the agents named in the files have tickets: active, online, for the queues they worked in',
    )
    .addOption(jsonOption())
  addFileOptions(command)
    .addHelpText(
      'after',
      `
Columns: id, created_at, subject, body, requester, queue, assignee, priority, resolved_at … (docs/reference/ticket-files.md).

Examples:
  pointsman import tickets.csv --activate-agents
  pointsman import export.csv --map "Group=queue" --map "Resolved By=assignee" --map "Notes=-"
  gzip -dc 2025.jsonl.gz | pointsman import -`,
    )
    .action(async (files: readonly string[], options: ImportOptions) => {
      const { importFiles } = await import('./import/import-files.ts')
      answer(shell, options, await importFiles(files, options, shell, storeOptions(program)))
    })
}
