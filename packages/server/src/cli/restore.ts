import { stat } from 'node:fs/promises'
import { PointsmanError } from '@pointsman/core'
import type { Command } from 'commander'
import { answer, type AnswerOptions } from './answer.ts'
import { configOf } from './open-store.ts'
import { jsonOption } from './options.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'

/** `pointsman restore`: a backup becomes the database. */
export function addRestoreCommand(program: Command, shell: Shell): void {
  program
    .command('restore')
    .summary('begin with a copy made by backup')
    .description(
      'Makes the embedded database of the data folder from a backup. Refuses where there is one already: nothing is ever overwritten.',
    )
    .argument('<file>', 'as written by pointsman backup')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman restore pointsman.tar.gz --data-folder ./restored')
    .action(async (file: string, options: AnswerOptions) => {
      const { dataFolder, databaseUrl } = configOf(shell, storeOptions(program))
      if (databaseUrl) {
        throw new PointsmanError(
          'usage',
          'restore makes an embedded database, but a PostgreSQL server is configured',
          'psql reads the backup of a server: unset DATABASE_URL, or use psql',
        )
      }
      if (!(await stat(file).catch(() => undefined))?.isFile())
        throw new PointsmanError('not_found', `${file}: no such file`)
      const store = await shell.openStore({ dataFolder, restoreFrom: file })
      const counts = await store.counts().finally(() => store.close())
      answer(shell, options, {
        json: { data_folder: dataFolder, ...counts },
        text: `Restored into ${dataFolder}: ${counts.history.toLocaleString('en')} tickets of the past, ${counts.tickets.toLocaleString('en')} routed, ${counts.decisions.toLocaleString('en')} decisions, ${counts.lessons.toLocaleString('en')} lessons.`,
      })
    })
}
