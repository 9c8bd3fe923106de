import { Option, type Command } from 'commander'
import type { RowOptions } from '../ticket-files/read-rows.ts'
import { parseColumnMap } from '../ticket-files/columns.ts'
import { collect } from './options.ts'

/** How a ticket file is to be read, as given on the command line. */
export interface FileOptions {
  readonly map: readonly string[]
  readonly encoding?: string
  readonly monthFirst?: boolean
  readonly strict?: boolean
}

/** Adds `--map`, `--encoding`, `--month-first` and `--strict`. */
export function addFileOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--map <theirs=ours>', 'read their column as ours, or leave it out with theirs=- (repeatable)')
        .argParser(collect)
        .default([], 'none'),
    )
    .option('--encoding <name>', 'of the text, for example windows-1252 (default: UTF-8)')
    .option('--month-first', 'read dates such as 1/2/2026 as January 2nd (default: day first)')
    .option('--strict', 'stop at the first bad row instead of skipping it')
}

/** The same for the reader of files. */
export function rowOptions(options: FileOptions): RowOptions {
  return { map: parseColumnMap(options.map), ...(options.encoding && { encoding: options.encoding }) }
}
