import type { Command } from 'commander'
import { answer, type AnswerOptions } from './answer.ts'
import { jsonOption } from './options.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'

/** As given on the command line. */
export interface ExportOptions extends AnswerOptions {
  readonly all?: boolean
  readonly changes?: boolean
  readonly force?: boolean
}

/** `pointsman export`: tickets, out of the database. */
export function addExportCommand(program: Command, shell: Shell): void {
  program
    .command('export')
    .summary('write tickets to a file that import reads')
    .description(
      'Writes tickets that are over, imported or routed here, with what became of them: JSON Lines, oldest first, in the columns that ' +
        'import reads. Read into an empty database and written again it is the same file, byte for byte. Decisions, lessons, people and ' +
        'policy are not in it; a backup has those.',
    )
    .argument(
      '<file>',
      'where to, ending in .jsonl or .ndjson; packed with gzip where .gz follows; - for standard output',
    )
    .option(
      '--all',
      'tickets that are not over too, as they stand: for other programs, since import takes all for over',
    )
    .option(
      '--changes',
      'the change histories of these tickets instead, as imported or read from a help desk: a row a change; import reads both files together',
    )
    .option('--force', 'replace a file that is there')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  pointsman export tickets.jsonl.gz
  pointsman export changes.jsonl.gz --changes
  pointsman export - --all | head`,
    )
    .action(async (file: string, options: ExportOptions) => {
      const { exportTickets } = await import('./export/export-tickets.ts')
      const told = await exportTickets(file, options, shell, storeOptions(program))
      // Standard output is taken by the tickets.
      answer(file === '-' ? { ...shell, out: shell.err } : shell, options, told)
    })
}
