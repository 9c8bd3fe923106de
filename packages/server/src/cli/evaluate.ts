import { Option, type Command } from 'commander'
import { answer } from './answer.ts'
import { addFileOptions } from './file-options.ts'
import { between, collect, jsonOption, whole } from './options.ts'
import type { Shell } from './shell.ts'
import { targets } from './evaluate/examples.ts'
import type { EvaluateOptions } from './evaluate/evaluate-files.ts'

/** `pointsman evaluate`: how well the reader does on tickets whose answer is known. Needs no database. */
export function addEvaluateCommand(program: Command, shell: Shell): void {
  const command = program
    .command('evaluate')
    .summary('measure how well tickets are read, on files of your own')
    .description(
      'Trains on some tickets, reads others whose answer is known, and says how often and how surely it was right. ' +
        'Touches no database. Give either --history (learn from the past, be tested on what came after), ' +
        'or --train and --test (where all dates of --test are later, what was asked last counts more, as in ' +
        '--history), or --train and --folds.',
    )
    .option('--history <file>', 'tickets with created_at, split by time (repeatable)', collect)
    .option('--split <share>', 'share of --history to learn from', between(0, 1), 0.8)
    .option('--train <file>', 'tickets to learn from (repeatable)', collect)
    .option('--test <file>', 'tickets to be tested on (repeatable)', collect)
    .option('--folds <count>', 'test every ticket of --train once, by a model that never saw it', whole(2, 100))
    .addOption(new Option('--target <column>', 'what to read').choices(targets).default('queue'))
    .option('--out-of-scope <label>', 'tickets with this label are of none: they must be told apart')
    .option('--without <label>', 'leave out tickets with this label (repeatable)', collect, [])
    .option('--limit-train <count>', 'learn from at most so many tickets, drawn evenly', whole(1))
    .option('--prequential', 'also predict, then learn, ticket after ticket, starting from nothing')
    .option('--predictions <file>', 'write a JSON line a ticket: id, predicted, probability, truth, in_scope')
    .option('--seed <number>', 'same seed, same figures', whole(0, 2 ** 31), 1)
    .addOption(jsonOption())
  addFileOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  pointsman evaluate --history tickets.csv --target queue
  pointsman evaluate --train banking.jsonl.gz --folds 5 --target intent --json
  pointsman evaluate --train old.csv --test new.csv --target assignee --map "Resolved By=assignee"`,
    )
    .action(async (options: EvaluateOptions) => {
      const { evaluateFiles } = await import('./evaluate/evaluate-files.ts')
      answer(shell, options, await evaluateFiles(options, shell))
    })
}
