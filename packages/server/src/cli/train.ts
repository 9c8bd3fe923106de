import { randomUUIDv7 } from 'node:crypto'
import type { Command } from 'commander'
import { answer, type AnswerOptions } from './answer.ts'
import { withStore } from './open-store.ts'
import { jsonOption, whole } from './options.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'

interface TrainOptions extends AnswerOptions {
  readonly seed: number
  readonly promote?: boolean
  readonly by: string
}

/** `pointsman train`: a model from everything that is in the database. */
export function addTrainCommand(program: Command, shell: Shell): void {
  program
    .command('train')
    .summary('learn from the imported and resolved tickets')
    .description(
      'Trains a new model on all imported and resolved tickets and compares it with the one in force on the newest of them. ' +
        'It is put in force if it is the first, or better by more than chance. Running servers take it over by themselves.',
    )
    .option('--seed <number>', 'same tickets, same seed: the same model, bit for bit', whole(0, 2 ** 31), 1)
    .option('--promote', 'put it in force whatever the comparison says')
    .option('--by <name>', 'who trains, for the record', 'operator')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman train')
    .action(async ({ seed, promote = false, by, ...options }: TrainOptions) => {
      const { trainOnce } = await import('./train/train-once.ts')
      const { trainedJson, trainedText } = await import('./train/trained-text.ts')
      const done = await withStore(shell, storeOptions(program), (store) => {
        const parts = { store, now: shell.now, newId: () => randomUUIDv7() }
        return trainOnce(shell, parts, { actor: by, kind: 'asked', seed, isForced: promote })
      })
      answer(shell, options, { json: trainedJson(done), text: trainedText(done) })
    })
}
