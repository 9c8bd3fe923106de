import type { Command } from 'commander'
import { answer, type AnswerOptions } from './answer.ts'
import { withStore } from './open-store.ts'
import { jsonOption, whole } from './options.ts'
import { showProgress } from './progress.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'

/** `pointsman train`: a model from everything that is in the database. */
export function addTrainCommand(program: Command, shell: Shell): void {
  program
    .command('train')
    .summary('learn from the imported and resolved tickets')
    .description(
      'Trains a new model on all imported and resolved tickets and puts it in force. A running server takes it over by itself.',
    )
    .option('--seed <number>', 'same tickets, same seed: the same model, bit for bit', whole(0, 2 ** 31), 1)
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman train')
    .action(async (options: AnswerOptions & { readonly seed: number }) => {
      const { trainStore } = await import('./train/train-store.ts')
      const { trainedText } = await import('./train/trained-text.ts')
      const trained = await withStore(shell, storeOptions(program), async (store) => {
        const progress = showProgress(shell, 'training')
        try {
          return await trainStore(store, {
            seed: options.seed,
            now: shell.now,
            seconds: shell.seconds,
            onProgress: (share, step) => progress.update(share, step),
          })
        } finally {
          progress.end()
        }
      })
      answer(shell, options, { json: trained, text: trainedText(trained) })
    })
}
